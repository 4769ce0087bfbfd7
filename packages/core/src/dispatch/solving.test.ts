import { describe, expect, it } from 'vitest'
import { OutsideProblem } from '../ports/outside-problem.js'
import type { Planner } from '../ports/planner.js'
import { book, monday, wants, working } from '../testing/planned-company.js'
import { given, refused } from '../testing/scenario.js'
import type { Problem } from './planner/index.js'

/** A solver outside that gives every visit to one worker, in the order in which it was told of them. */
const toOne = (
  chosen: (problem: Problem) => string | undefined,
  spoil: (visits: readonly string[]) => readonly string[] = (visits) => visits,
): Planner<Problem> => ({
  name: 'one',
  plan: async (problem) => ({
    ok: true,
    value: {
      routes: [
        {
          worker: chosen(problem) ?? '',
          shift: 0,
          visits: spoil(problem.visits.map(({ id }) => id)),
        },
      ],
      unassigned: [],
      unsaid: ['continuity'],
    },
  }),
})

const second = ({ workers }: Problem): string | undefined => workers[1]?.id
const asked = { date: monday, by: 'outside' } as const

describe('a plan by the solver outside', () => {
  it('has hours and cost worked out here, and is applied as any other (T23)', async () => {
    const company = await working({ planner: toOne(second) })
    const { foyer, as, basile } = company
    const [one, two] = [await wants(company), await wants(company, { postcode: '26100' })]
    const plan = await given(foyer.dispatch.planDay(asked, as('manager')))
    expect(plan.outside).toEqual({ planner: 'one', unsaid: ['continuity'] })
    expect(plan.routes).toMatchObject([{ worker: basile, stops: [{ visit: one }, { visit: two }] }])
    expect(plan.terms['travel']?.amount).toBeGreaterThan(0)
    for (const { worker, date, stops } of plan.routes) {
      const route = { worker, date, stops: stops.map(({ visit, start }) => ({ visit, start })) }
      await given(foyer.dispatch.applyRoute(route, as('manager')))
    }
    expect(await given(foyer.dispatch.showVisit({ visit: two }, as('agent')))).toMatchObject({
      ...{ status: 'booked', worker: basile },
    })
    const week = { from: monday, by: 'outside' } as const
    expect((await given(foyer.dispatch.planWeek(week, as('manager')))).outside?.planner).toBe('one')
  })

  it('is refused with the visit and the rule that it breaks', async () => {
    const company = await working({ planner: toOne(second) })
    const { foyer, as, alma, basile } = company
    const visit = await wants(company, { activity: 'II-3' })
    const lacks = await refused(foyer.dispatch.planDay(asked, as('manager')))
    expect(lacks).toEqual({
      ...{ code: 'planner-broke-rule', planner: 'one', visit, worker: basile },
      constraint: 'skills',
    })
    expect(foyer.say(lacks, 'fr')).toContain(visit)
    await given(foyer.dispatch.cancelVisit({ visit, reason: 'too-late' }, as('agent')))
    const booked = await wants(company)
    await book(company, booked, alma, '11:00')
    expect(await refused(foyer.dispatch.planDay(asked, as('manager')))).toMatchObject({
      ...{ code: 'planner-broke-rule', visit: booked, constraint: 'pinned' },
    })
  })

  it.each<[string, (visits: readonly string[]) => readonly string[], string]>([
    ['names a visit that is none', () => ['vis_nobody'], 'unknown-visit'],
    ['names a visit twice', (visits) => [...visits, ...visits], 'planned-twice'],
  ])('is refused when it %s', async (_, spoil, constraint) => {
    const company = await working({ planner: toOne(second, spoil) })
    await wants(company)
    const { foyer, as } = company
    expect(await refused(foyer.dispatch.planDay(asked, as('owner')))).toMatchObject({ constraint })
  })

  it('is refused where it cannot be told of something, and where there is none', async () => {
    const refusal = { code: 'planner-cannot-say', field: 'links', reason: 'no word' } as const
    const mute: Planner<Problem> = { name: 'mute', plan: async () => ({ ok: false, refusal }) }
    const company = await working({ planner: mute })
    const answer = company.foyer.dispatch.planDay(asked, company.as('agent'))
    expect(await refused(answer)).toEqual({ ...refusal, planner: 'mute' })
    const bare = await working()
    expect(await refused(bare.foyer.dispatch.planDay(asked, bare.as('agent')))).toEqual({
      code: 'no-outside-planner',
    })
    expect(await refused(bare.foyer.dispatch.planDay(asked, bare.as('worker')))).toMatchObject({
      code: 'not-allowed',
    })
    const wrong = { date: monday, by: 'somebody' } as never
    expect(await refused(bare.foyer.dispatch.planDay(wrong, bare.as('agent')))).toMatchObject({
      ...{ code: 'invalid-input', issues: [{ path: 'by' }] },
    })
  })

  it('throws what went wrong outside', async () => {
    const down: Planner<Problem> = {
      name: 'down',
      plan: () => Promise.reject(new OutsideProblem('no-answer', 'down: nobody answers')),
    }
    const { foyer, as } = await working({ planner: down })
    await expect(foyer.dispatch.planDay(asked, as('agent'))).rejects.toThrow('nobody answers')
  })

  it('is not asked unless it is wanted', async () => {
    const never: Planner<Problem> = {
      name: 'never',
      plan: () => Promise.reject(new Error('asked')),
    }
    const company = await working({ planner: never })
    await wants(company)
    const plan = await given(company.foyer.dispatch.planDay({ date: monday }, company.as('agent')))
    expect([plan.outside, plan.routes.length]).toEqual([undefined, 1])
  })
})
