import type { Problem } from '@foyer/core/dispatch/planner'
import { OutsideProblem, type Planner, type PlannerAnswer } from '@foyer/core/store'
import { type AskingOptions, ask, fieldOf, type Said } from './asking.js'
import { type InVroom, inVroom, unsayable } from './vroom-problem.js'

/**
 * VROOM as a solver outside, behind the HTTP server of vroom-express (`POST /`). Two visits that hold each other and a bound on work of a
 * day are refused: it has no word for them. Its answer is an order of visits; a visit pinned here that it left out makes it no answer.
 */
export const vroomPlanner = (options: AskingOptions): Planner<Problem> => ({
  name: 'vroom',
  async plan(problem) {
    const refusal = unsayable(problem)
    if (refusal) return { ok: false, refusal }
    const asked = inVroom(problem)
    const said = await ask('vroom', options, '/', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(asked.vroom),
    })
    const value = read(said, asked)
    const lost = problem.visits.find(({ id, pinned }) => pinned && value.unassigned.includes(id))
    if (lost) throw new OutsideProblem('refused', `vroom: the pinned visit ${lost.id} is left out`)
    return { ok: true, value }
  },
})

const read = ({ status, body }: Said, { shifts, visits, unsaid }: InVroom): PlannerAnswer => {
  const code = fieldOf(body, 'code')
  if (typeof code === 'number' && code !== 0)
    throw new OutsideProblem('refused', `vroom refuses: ${code}: ${fieldOf(body, 'error')}`)
  const nonsense = (what: string): OutsideProblem =>
    new OutsideProblem('nonsense', `vroom: the answer (${status}) ${what}`)
  if (code !== 0) throw nonsense('is no plan')
  const seen = new Set<number>()
  const visitOf = (step: unknown): string => {
    const id = Number(fieldOf(step, 'id'))
    const visit = visits[id - 1]
    if (visit === undefined || seen.has(id)) throw nonsense(`names job ${id}, or names it twice`)
    seen.add(id)
    return visit
  }
  const routes = listOf(fieldOf(body, 'routes')).map((route) => {
    const vehicle = Number(fieldOf(route, 'vehicle'))
    const shift = shifts[vehicle - 1]
    if (!shift) throw nonsense(`names vehicle ${vehicle}`)
    const jobs = listOf(fieldOf(route, 'steps')).filter((step) => fieldOf(step, 'type') === 'job')
    return { ...shift, visits: jobs.map(visitOf) }
  })
  const unassigned = listOf(fieldOf(body, 'unassigned')).map(visitOf)
  if (seen.size !== visits.length)
    throw nonsense(`speaks of ${seen.size} visits of ${visits.length}`)
  return { routes, unassigned, unsaid }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
