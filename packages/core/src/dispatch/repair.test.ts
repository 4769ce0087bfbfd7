import { describe, expect, it } from 'vitest'
import { book, hours, monday, wants, working } from '../testing/planned-company.js'
import { given, refused } from '../testing/scenario.js'
import type { SmallCompany } from '../testing/small-company.js'

const mended = ({ foyer, as }: SmallCompany, happened: object, more: object = {}) =>
  foyer.dispatch.repair({ date: monday, happened, steps: 300, ...more } as never, as('agent'))

const stopsOf = ({ plan }: { readonly plan: { readonly routes: readonly Route[] } }) =>
  new Map(
    plan.routes.flatMap(({ worker, stops }) =>
      stops.map(({ visit, start }) => [visit, { worker, start }] as const),
    ),
  )
interface Route {
  readonly worker: string
  readonly stops: readonly { readonly visit: string; readonly start: string }[]
}

/** Two visits of Alma's and one of Basile's. */
const busy = async () => {
  const company = await working()
  const { alma, basile } = company
  const [morning, noon, his] = [await wants(company), await wants(company), await wants(company)]
  await book(company, morning, alma, '09:30')
  await book(company, noon, alma, '12:00')
  await book(company, his, basile, '10:00')
  return { ...company, morning, noon, his }
}

describe('repair', () => {
  it('gives the visits of who falls ill to another, and moves nothing else (T26)', async () => {
    const company = await busy()
    const { alma, basile, morning, noon, his } = company
    const answer = await given(
      mended(company, { type: 'worker-away', worker: alma, from: '11:00' }),
    )
    expect(answer.moved).toEqual([noon])
    const stops = stopsOf(answer)
    expect(stops.get(morning)).toEqual({ worker: alma, start: '09:30' })
    expect(stops.get(noon)).toMatchObject({ worker: basile })
    expect((stops.get(noon)?.start ?? '') >= '12:00').toBe(true)
    expect(stops.get(his)).toEqual({ worker: basile, start: '10:00' })
  })

  it('finds room for a visit that overruns (T26)', async () => {
    const company = await busy()
    const { morning, noon, his } = company
    const lasts = { type: 'visit-lasts', visit: morning, minutes: 180 }
    const answer = await given(mended(company, lasts))
    expect(answer.moved).not.toContain(his)
    const stops = stopsOf(answer)
    expect((stops.get(noon)?.start ?? '') >= '12:00').toBe(true)
    expect(answer.plan.unplanned).toEqual([])
    expect([...stops.keys()].sort()).toEqual([morning, noon, his].sort())
  })

  it('takes an emergency in, and leaves what must stay where it is (T26)', async () => {
    const company = await busy()
    const { morning, noon, his, foyer, as } = company
    const urgent = await wants(company, { from: '10:30', latest: '13:00', priority: 100 })
    const stay = { stay: [morning, noon, his] }
    const answer = await given(mended(company, { type: 'emergency', visit: urgent }, stay))
    expect(answer.plan.unplanned).toEqual([])
    expect(answer.moved).toEqual([urgent])
    const stop = stopsOf(answer).get(urgent)
    expect(stop && stop.start >= '10:30' && stop.start <= '13:00').toBe(true)
    const stops = [{ visit: urgent, start: stop?.start ?? '' }]
    const route = { worker: stop?.worker ?? '', date: monday, stops }
    await given(foyer.dispatch.applyRoute(route, as('agent')))
  })

  it('lets a visit fall out, and the others stay', async () => {
    const company = await busy()
    const answer = await given(mended(company, { type: 'visit-cancelled', visit: company.noon }))
    expect(answer.moved).toEqual([company.noon])
    expect(stopsOf(answer).size).toBe(2)
  })

  it('names what finds no other place', async () => {
    const company = await busy()
    const { foyer, as, alma, basile, morning, noon } = company
    await given(
      foyer.organisation.setWorkingWeek(
        { worker: basile, hours: hours('09:00', '11:30') },
        as('owner'),
      ),
    )
    const answer = await given(mended(company, { type: 'worker-away', worker: alma }))
    expect(answer.plan.unplanned.map(({ visit }) => visit).sort()).toEqual([morning, noon].sort())
    for (const { because, remedy } of answer.plan.unplanned)
      expect([because, remedy.kind].every(Boolean)).toBe(true)
  })

  it('refuses what it does not know, what is over and what is on another day', async () => {
    const company = await busy()
    const { foyer, as, morning, alma } = company
    const lasts = (visit: string) => mended(company, { type: 'visit-lasts', visit, minutes: 90 })
    const lost = 'vis_00000000000000000000000ZZZ'
    expect(await refused(lasts(lost))).toEqual({ code: 'not-found', id: lost })
    const elsewhere = mended(
      company,
      { type: 'visit-lasts', visit: morning, minutes: 90 },
      { date: '2026-03-10' },
    )
    expect(await refused(elsewhere)).toEqual({ code: 'visit-not-that-day' })
    await given(foyer.dispatch.cancelVisit({ visit: morning, reason: 'ill' }, as('agent')))
    expect((await refused(lasts(morning))).code).toBe('visit-already-closed')
    const worker = alma.replace(/.$/, 'Z')
    const away = mended(company, { type: 'worker-away', worker })
    expect(await refused(away)).toEqual({ code: 'not-found', id: worker })
    expect((await refused(mended(company, { type: 'fire' }))).code).toBe('invalid-input')
    const asked = { date: monday, happened: { type: 'worker-away', worker: alma } } as const
    const self = foyer.dispatch.repair(asked, as('worker', alma))
    expect((await refused(self)).code).toBe('not-allowed')
  })
})
