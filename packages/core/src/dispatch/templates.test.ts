import { describe, expect, it } from 'vitest'
import { given, refused, scenario } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'

const leak = {
  name: 'Recherche de fuite',
  activity: 'II-3',
  description: 'Contrôle des joints et de la pression',
  needs: { plumbing: 3 },
  materials: [{ product: 'Joint 20/27', quantity: 2 }],
  operations: [
    { label: 'Mise sous pression', minutes: 30 },
    { label: 'Contrôle des joints', minutes: 45 },
  ],
} as const

const made = async (company: SmallCompany, template: object = {}) => {
  const { foyer, as, entity, customer, alma } = company
  const { id } = await given(foyer.dispatch.saveTemplate({ ...leak, ...template }, as('manager')))
  const asked = { template: id, legalEntity: entity, customer, worker: alma }
  return given(foyer.dispatch.createVisitFromTemplate(asked, as('agent')))
}

const able = ({ foyer, as, alma }: SmallCompany, level: number) =>
  given(
    foyer.organisation.setAbilities(
      { worker: alma, abilities: { plumbing: level } },
      as('manager'),
    ),
  )

describe('a service template', () => {
  it('gives its visit a length, the abilities it needs and what is brought along (S154)', async () => {
    const company = await smallCompany()
    const visit = await made(company)
    expect(visit).toMatchObject({
      ...{ activity: 'II-3', minutes: 75, needs: { plumbing: 3 }, status: 'draft' },
      ...{ materials: leak.materials, operations: leak.operations },
    })
  })

  it('is written again under its name, and visits made before keep what they carry', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const before = await made(company)
    const after = await made(company, { minutes: 120, materials: [] })
    expect(after.template).toBe(before.template)
    expect(after.minutes).toBe(120)
    expect(await given(foyer.dispatch.showVisit({ visit: before.id }, as('agent')))).toEqual(before)
    const { items } = await given(foyer.dispatch.listTemplates({}, as('worker', company.alma)))
    expect(items.map(({ name, minutes }) => [name, minutes])).toEqual([['Recherche de fuite', 120]])
  })

  it.each([
    [{ minutes: 74 }],
    [{ operations: [] }],
    [{ operations: [leak.operations[0], { label: 'Deux jours', minutes: 1440 }] }],
  ])('is refused with a length that is none: %j', async (changed) => {
    const { foyer, as } = await smallCompany()
    const asked = foyer.dispatch.saveTemplate({ ...leak, ...changed }, as('owner'))
    expect(await refused(asked)).toEqual({ code: 'template-minutes-wrong' })
  })

  it.each([
    [{ needs: { Plumbing: 3 } }, 'needs.Plumbing'],
    [{ needs: { plumbing: 10 } }, 'needs.plumbing'],
    [{ materials: [{ product: '', quantity: 1 }] }, 'materials.0.product'],
    [{ activity: 'X' }, 'activity'],
  ])('is refused with %j', async (changed, path) => {
    const { foyer, as } = await smallCompany()
    const asked = foyer.dispatch.saveTemplate({ ...leak, ...changed } as never, as('owner'))
    expect(await refused(asked)).toMatchObject({ code: 'invalid-input', issues: [{ path }] })
  })

  it('is the managers’ to write, and unknown to another company', async () => {
    const company = await smallCompany()
    const { foyer, as, store, entity, customer } = company
    const { template = '' } = await made(company)
    for (const role of ['agent', 'worker', 'customer'] as const)
      expect((await refused(foyer.dispatch.saveTemplate(leak, as(role)))).code).toBe('not-allowed')
    const other = scenario({ store, tenant: 'tenant-b' })
    const asked = { template, legalEntity: entity, customer }
    const theirs = other.foyer.dispatch.createVisitFromTemplate(asked, other.as('owner'))
    expect(await refused(theirs)).toEqual({ code: 'not-found', id: template })
  })
})

describe('the abilities of workers', () => {
  it('let only who has them be proposed and booked (S333)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, basile } = company
    const set = (worker: string, abilities: Record<string, number>) =>
      given(foyer.organisation.setAbilities({ worker, abilities }, as('manager')))
    await set(alma, { windows: 5 })
    await set(basile, { mac: 4 })
    const asked = { activity: 'II-11', date: '2026-03-09', start: '09:00', minutes: 60 } as const
    const who = async (needs: Record<string, number>) => {
      const found = await given(foyer.dispatch.proposeWorkers({ ...asked, needs }, as('agent')))
      return found.workers.map(({ worker }) => worker)
    }
    expect(await who({ mac: 1 })).toEqual([basile])
    expect(await who({ mac: 5 })).toEqual([])
    expect(await who({ mac: 4, windows: 1 })).toEqual([])
    expect(await who({})).toHaveLength(2)
  })

  it('are asked for when an appointment is fixed', async () => {
    const company = await smallCompany()
    const { foyer, as, alma } = company
    const { id: visit } = await made(company)
    await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
    const slot = { visit, worker: alma, date: '2026-03-09', start: '09:00' }
    const lacks = { code: 'worker-lacks-ability', worker: alma, ability: 'plumbing' }
    await able(company, 2)
    expect(await refused(foyer.dispatch.bookSlot(slot, as('agent')))).toEqual(lacks)
    await able(company, 3)
    await given(foyer.dispatch.bookSlot(slot, as('agent')))
  })
})

describe('what a visit takes along', () => {
  it('is reserved with its appointment, for its day, with both operations planned (S184)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, clock } = company
    await able(company, 3)
    const reserved = (through: string) =>
      given(foyer.dispatch.reservationsOf({ product: 'Joint 20/27', through }, as('agent')))
    const [kept, dropped] = [await made(company), await made(company)]
    for (const [{ id: visit }, date] of [
      [kept, '2026-03-09'],
      [dropped, '2026-03-10'],
    ] as const) {
      await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
      await given(
        foyer.dispatch.bookSlot({ visit, worker: alma, date, start: '09:00' }, as('agent')),
      )
    }
    const plan = { worker: alma, from: '2026-03-09', until: '2026-03-10' }
    const { days } = await given(foyer.dispatch.planOf(plan, as('agent')))
    expect(days[0]?.slots[0]?.visit.operations).toHaveLength(2)
    expect((await reserved('2026-03-09')).quantity).toBe(2)
    expect((await reserved('2026-03-10')).quantity).toBe(4)
    const move = { visit: kept.id, worker: alma, date: '2026-03-11', start: '09:00' }
    await given(foyer.dispatch.bookSlot(move, as('agent')))
    expect((await reserved('2026-03-10')).quantity).toBe(2)
    const off = { visit: dropped.id, reason: 'customer-ill' }
    await given(foyer.dispatch.cancelVisit(off, as('agent')))
    expect((await reserved('2026-03-31')).reservations).toEqual([
      {
        ...{ id: `${kept.id}/1`, visit: kept.id, product: 'Joint 20/27', quantity: 2 },
        ...{ date: '2026-03-11', status: 'reserved' },
      },
    ])
    clock.set('2026-03-11T12:00:00.000Z')
    await given(foyer.dispatch.completeVisit({ visit: kept.id }, as('manager')))
    expect((await reserved('2026-03-31')).quantity).toBe(0)
  })
})
