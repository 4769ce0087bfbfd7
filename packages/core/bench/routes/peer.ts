import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { vroomPlanner } from '../../../adapters-connect/src/vroom.js'
import { adopt, type Plan, type Problem } from '../../src/dispatch/planner/index.js'
import { faultsOf } from '../../src/testing/planner-checker.js'
import type { Instance } from './instance.js'

/** What a peer came to: a plan that was held against every rule here, or why there is none. */
type PeerAnswer =
  | { readonly seconds: number; readonly plan: Plan }
  | { readonly seconds: number; readonly fault: string }

/**
 * Asks a peer: a command of the shell that reads a problem in VROOM’s JSON and writes an answer in VROOM’s wire format (`vroom -x 5`). Hours
 * and cost of its routes are worked out here.
 */
const askPeer = async (command: string, problem: Problem): Promise<PeerAnswer> => {
  const began = performance.now()
  const seconds = (): number => Math.round(performance.now() - began) / 1000
  const planner = vroomPlanner({
    ...{ url: 'command:', timeoutMs: 3_600_000, retries: 0 },
    fetch: async (_, request) => new Response(await outputOf(command, String(request?.body))),
  })
  try {
    const answer = await planner.plan(problem)
    const spent = seconds()
    if (!answer.ok) return { seconds: spent, fault: `cannot be told of ${answer.refusal.field}` }
    const adopted = adopt(problem, answer.value.routes)
    if (adopted.ok) return { seconds: spent, plan: adopted.value }
    const { refusal } = adopted
    const what =
      refusal.code === 'wrong-plan'
        ? `breaks ${refusal.constraint} at ${refusal.visit}`
        : `${refusal.field} is ${refusal.reason}`
    return { seconds: spent, fault: what }
  } catch (problem) {
    return { seconds: seconds(), fault: problem instanceof Error ? problem.message : `${problem}` }
  }
}

/** What is printed of a peer. */
export interface PeerLine {
  readonly seconds: number
  readonly distance?: number
  readonly vehicles?: number
  readonly unassigned?: number
  readonly figures?: { readonly [name: string]: number }
  /** Percent over the best known; only where nothing is left out. */
  readonly gap?: number
  /** Why there is no plan. */
  readonly fault?: string
}

/** Asks a peer for an instance, and measures its plan as ours is measured, after the same check. */
export const peerLine = async (
  command: string,
  { problem, measure }: Instance,
  bestKnown: number | undefined,
): Promise<PeerLine> => {
  const answer = await askPeer(command, problem)
  if ('fault' in answer) return answer
  const { seconds, plan } = answer
  const [fault] = faultsOf(problem, plan)
  if (fault) return { seconds, fault }
  const { distance, compared, figures } = measure(plan)
  return {
    ...{ seconds, distance, vehicles: plan.routes.length, unassigned: plan.unassigned.length },
    ...(figures && { figures }),
    ...(bestKnown && !plan.unassigned.length && { gap: (compared / bestKnown - 1) * 100 }),
  }
}

const outputOf = (command: string, input: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, { shell: true, stdio: ['pipe', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.on('error', reject).on('close', () => resolve(output))
    // A command that reads nothing has closed its end.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
