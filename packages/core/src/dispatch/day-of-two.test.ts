import { describe, expect, it } from 'vitest'
import { book, monday, wants, working } from '../testing/planned-company.js'
import { given, refused } from '../testing/scenario.js'
import type { SmallCompany } from '../testing/small-company.js'

const planned = ({ foyer, as }: SmallCompany, how: object = {}) =>
  given(foyer.dispatch.planDay({ date: monday, steps: 200, ...how }, as('manager')))

const stopsOf = (plan: Awaited<ReturnType<typeof planned>>) =>
  plan.routes.flatMap(({ worker, stops }) =>
    stops.map(({ visit, start }) => [visit, worker, start]),
  )

describe('a visit of two persons', () => {
  it('is planned with two workers at one time, or not at all (T23)', async () => {
    const company = await working()
    const { foyer, as, alma, basile } = company
    const visit = await wants(company, { from: '10:00', latest: '11:00' })
    const { first, second } = await given(foyer.dispatch.sendSecondPerson({ visit }, as('agent')))
    expect([first.together, second.together]).toEqual([second.id, visit])
    expect(second).toMatchObject({ status: 'planned', activity: 'II-11', wanted: first.wanted })
    const stops = stopsOf(await planned(company))
    expect(stops.map(([id]) => id).sort()).toEqual([visit, second.id].sort())
    expect(new Set(stops.map(([, worker]) => worker))).toEqual(new Set([alma, basile]))
    expect(new Set(stops.map(([, , start]) => start)).size).toBe(1)
    await given(foyer.organisation.setWorkingWeek({ worker: basile, hours: [] }, as('owner')))
    const alone = await planned(company)
    expect(alone.routes).toEqual([])
    expect(alone.unplanned.map(({ because }) => because)).toEqual(['linked', 'linked'])
  })

  it('puts the second where the first is booked', async () => {
    const company = await working()
    const { foyer, as, alma, basile } = company
    const visit = await wants(company)
    await book(company, visit, alma, '11:15')
    const { second } = await given(foyer.dispatch.sendSecondPerson({ visit }, as('agent')))
    expect(stopsOf(await planned(company))).toContainEqual([second.id, basile, '11:15'])
    // Booked at different hours by somebody, both stay where they are.
    await book(company, second.id, basile, '14:00')
    expect(stopsOf(await planned(company))).toHaveLength(2)
    const slots = { visit, from: monday, until: '2026-03-10' }
    expect((await foyer.dispatch.explain(slots as never, as('agent'))).ok).toBe(true)
  })

  it('is refused of a draft, of what is closed, and of what has its second person', async () => {
    const company = await working()
    const { foyer, as, customer, entity } = company
    const send = (visit: string, who = as('agent')) =>
      foyer.dispatch.sendSecondPerson({ visit } as never, who)
    const task = { legalEntity: entity, customer, activity: 'II-11', minutes: 60 } as const
    const { id: draft } = await given(foyer.dispatch.createVisit(task, as('agent')))
    expect(await refused(send(draft))).toEqual({ code: 'visit-not-validated' })
    const visit = await wants(company)
    const { second } = await given(send(visit))
    expect(await refused(send(visit))).toEqual({ code: 'second-person-sent', visit: second.id })
    const off = { visit: second.id, reason: 'too-late' } as const
    await given(foyer.dispatch.cancelVisit(off, as('agent')))
    expect(await refused(send(second.id))).toMatchObject({ code: 'visit-already-closed' })
    expect((await send(visit)).ok).toBe(true)
    expect((await refused(send('vis_0', as('worker')))).code).toBe('not-allowed')
    expect((await refused(send('nobody'))).code).toBe('invalid-input')
  })
})

/** Visits of a template that asks for a ladder and two seals, for a new customer each. */
const fitted = async (company: SmallCompany, count: number, through = monday) => {
  const { foyer, as, entity } = company
  const template = await given(
    foyer.dispatch.saveTemplate(
      {
        ...{ name: 'Pose', activity: 'II-11', minutes: 60, tools: ['ladder'] },
        materials: [{ product: 'seal', quantity: 2 }],
      },
      as('manager'),
    ),
  )
  const ids: string[] = []
  for (let i = 0; i < count; i++) {
    const { customer } = await given(
      foyer.dispatch.showVisit({ visit: await wants(company, { minutes: 1 }) }, as('agent')),
    )
    const wanted = { from: monday, through, earliest: '09:00', latest: '16:00' }
    const made = { template: template.id, legalEntity: entity, customer, wanted } as const
    const { id: visit, tools } = await given(
      foyer.dispatch.createVisitFromTemplate(made, as('agent')),
    )
    expect(tools).toEqual(['ladder'])
    await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
    ids.push(visit)
  }
  return ids
}

describe('what workers have along', () => {
  it('decides who may go, and how often in a day', async () => {
    const company = await working()
    const { foyer, as, alma, basile } = company
    const equip = (worker: string, equipment: object | null) =>
      given(foyer.organisation.setEquipment({ worker, equipment } as never, as('manager')))
    const ids = await fitted(company, 2)
    const withLadder = async () =>
      stopsOf(await planned(company)).filter(([id]) => ids.includes(id ?? ''))
    await equip(alma, { tools: [], products: {} })
    await equip(basile, { tools: ['ladder'], products: { seal: 2 } })
    expect((await withLadder()).map(([, worker]) => worker)).toEqual([basile])
    expect((await planned(company)).unplanned).toMatchObject([{ because: 'parts' }])
    await equip(basile, { tools: ['ladder'], products: { seal: 4 } })
    expect((await withLadder()).map(([, worker]) => worker)).toEqual([basile, basile])
    await equip(basile, null)
    expect((await withLadder()).map(([, worker]) => worker)).toEqual([basile, basile])
  })

  it('is less once something of it was used, on a day that has begun, and whole on the next', async () => {
    const company = await working({ at: '2026-03-09T11:00:00.000Z' })
    const { foyer, as, alma, basile } = company
    const equip = (worker: string, equipment: object) =>
      given(foyer.organisation.setEquipment({ worker, equipment } as never, as('manager')))
    await equip(alma, { tools: [] })
    await equip(basile, { tools: ['ladder'], products: { seal: 3 } })
    const [begun = '', next = ''] = await fitted(company, 2, '2026-03-10')
    await book(company, begun as never, basile, '11:15')
    const today = await planned(company)
    expect(today.unplanned).toMatchObject([{ visit: next, because: 'parts' }])
    const week = await given(foyer.dispatch.planWeek({ from: monday, steps: 200 }, as('manager')))
    const route = week.routes.find(({ stops }) => stops.some(({ visit }) => visit === next))
    expect(route).toMatchObject({ worker: basile, date: '2026-03-10' })
    await equip(basile, { tools: ['ladder'], products: { seal: 4 } })
    expect((await planned(company)).unplanned).toEqual([])
  })

  it('is fetched at the office, where that is asked for', async () => {
    const company = await working()
    const { foyer, as, alma, basile } = company
    const [id] = await fitted(company, 1)
    for (const worker of [alma, basile])
      await given(
        foyer.organisation.setEquipment({ worker, equipment: { tools: [] } }, as('owner')),
      )
    expect((await planned(company)).unplanned.map(({ visit }) => visit)).toContain(id)
    const plan = await planned(company, { office: { minutes: 15 } })
    expect(plan.unplanned).toEqual([])
    const route = plan.routes.find(({ stops }) => stops.some(({ visit }) => visit === id))
    const start = route?.stops.find(({ visit }) => visit === id)?.start ?? ''
    expect(route?.office?.minutes).toBe(15)
    expect(route?.office && route.office.at < start).toBe(true)
    for (const [office, path] of [
      [{ minutes: -1 }, 'office.minutes'],
      [{}, 'office.minutes'],
    ] as const) {
      const wrong = foyer.dispatch.planDay({ date: monday, office } as never, as('owner'))
      expect(await refused(wrong)).toMatchObject({ issues: [{ path }] })
    }
  })

  it('and where they go is for who runs the days to say', async () => {
    const company = await working()
    const { foyer, as, alma } = company
    const { setEquipment, setServedTerritories } = foyer.organisation
    const equipment = { tools: ['ladder'] }
    expect(await refused(setEquipment({ worker: alma, equipment }, as('agent')))).toMatchObject({
      code: 'not-allowed',
    })
    for (const [wrong, path] of [
      [{ tools: [''] }, 'equipment.tools.0'],
      [{ products: { seal: -1 } }, 'equipment.products.seal'],
    ] as const)
      expect(
        await refused(setEquipment({ worker: alma, equipment: wrong } as never, as('owner'))),
      ).toMatchObject({ issues: [{ path }] })
    const nobody = 'wrk_00000000000000000000000000' as never
    expect(await refused(setEquipment({ worker: nobody, equipment }, as('owner')))).toMatchObject({
      code: 'not-found',
    })
    const nowhere = ['ter_00000000000000000000000000'] as never
    for (const asked of [
      { worker: nobody, territories: null },
      { worker: alma, territories: nowhere },
    ])
      expect(await refused(setServedTerritories(asked, as('owner')))).toMatchObject({
        code: 'not-found',
      })
    const none = setServedTerritories({ worker: alma, territories: [] }, as('owner'))
    expect(await refused(none)).toMatchObject({ issues: [{ path: 'territories' }] })
  })
})

describe('territories', () => {
  it('keep a worker to their own customers, and what is booked where it is', async () => {
    const company = await working()
    const { foyer, as, alma, basile } = company
    const rhone = await given(
      foyer.organisation.drawTerritory(
        { name: 'Rhône', postcodes: [{ from: '69000', to: '69999' }] },
        as('owner'),
      ),
    )
    const near = await wants(company, { postcode: '26100' })
    const serve = (worker: typeof alma, territories: readonly (typeof rhone.territory)[] | null) =>
      given(foyer.organisation.setServedTerritories({ worker, territories }, as('manager')))
    await serve(basile, [rhone.territory])
    expect(stopsOf(await planned(company))).toMatchObject([[near, alma, expect.anything()]])
    await serve(alma, [rhone.territory])
    expect((await planned(company)).unplanned).toMatchObject([{ visit: near, because: 'zone' }])
    await book(company, near, alma, '10:00')
    expect(stopsOf(await planned(company))).toEqual([[near, alma, '10:00']])
    await serve(alma, null)
    expect((await planned(company)).unplanned).toEqual([])
  })
})
