import { z } from 'zod'
import type { Work } from '../app/work.js'
import { accept, must, type Refusal, type Result, refuse } from '../shared/result.js'
import { adopt, type Constraint, type Plan, type Problem, plan } from './planner/index.js'

/** How a problem is solved: here, step by step, or by the solver that the host plugs in. */
export interface Solving {
  readonly by: 'own' | 'outside'
  readonly steps: number
  readonly seed: number
}

/** A plan, and who made it, where it was a solver outside. */
export interface Solved {
  readonly plan: Plan
  readonly outside?: { readonly planner: string; readonly unsaid: readonly string[] }
}

const constraints = [
  ...(['skills', 'zone', 'refusal', 'tools', 'parts', 'pinned', 'window', 'most-visits'] as const),
  ...(['most-work', 'shift', 'linked', 'several', 'unknown-visit', 'unknown-shift'] as const),
  ...(['planned-twice', 'pinned-left-out'] as const),
] satisfies readonly Constraint[]

/** The data that the refusals of a solver outside carry. */
export const solverRefusals = {
  'no-outside-planner': {},
  'planner-cannot-say': { planner: z.string(), field: z.string(), reason: z.string() },
  'planner-broke-rule': {
    planner: z.string(),
    visit: z.string(),
    worker: z.string(),
    constraint: z.enum(constraints),
  },
} as const

type SolverRefusal =
  | Refusal<'no-outside-planner'>
  | (Refusal<'planner-cannot-say'> & {
      readonly planner: string
      readonly field: string
      readonly reason: string
    })
  | (Refusal<'planner-broke-rule'> & {
      readonly planner: string
      readonly visit: string
      readonly worker: string
      readonly constraint: Constraint
    })

/**
 * Solves a problem. Of what a solver outside answers only the order of visits is taken: hours and cost are worked out here, and a plan that
 * breaks a rule is refused with the visit and the constraint.
 * @throws {OutsideProblem} when the solver outside does not answer, or answers no plan.
 */
export const solve = async (
  work: Work,
  problem: Problem,
  { by, steps, seed }: Solving,
): Promise<Result<Solved, SolverRefusal>> => {
  if (by === 'own') return accept({ plan: must(await plan(problem, { iterations: steps, seed })) })
  const { planner } = work.ports
  if (!planner) return refuse({ code: 'no-outside-planner' })
  const answer = await planner.plan(problem)
  if (!answer.ok) {
    const { code, field, reason } = answer.refusal
    return refuse({ code, field, reason, planner: planner.name })
  }
  const adopted = adopt(problem, answer.value.routes)
  if (adopted.ok)
    return accept({
      plan: adopted.value,
      outside: { planner: planner.name, unsaid: answer.value.unsaid },
    })
  const { refusal } = adopted
  if (refusal.code === 'wrong-problem')
    throw new Error(`${planner.name}: ${refusal.field}: ${refusal.reason}`)
  const { visit, worker, constraint } = refusal
  return refuse({ code: 'planner-broke-rule', planner: planner.name, visit, worker, constraint })
}
