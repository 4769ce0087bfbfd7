import { describe, expect, it } from 'vitest'
import { given, refused, scenario } from '../testing/scenario.js'

const on = 'workers' as const
const label = { fr: 'Véhicule', en: 'Vehicle' }
const vehicle = { name: 'vehicle', label, kind: 'text', personal: false, searchable: true } as const
const licence = { ...vehicle, name: 'licence', personal: true } as const
const badge = {
  ...{ ...vehicle, name: 'badge', searchable: false },
  formula: { text: '{reference} {lastName}' },
} as const

const worker = { reference: 'W1', firstName: 'Alma', lastName: 'Roux', skills: ['II-11'] } as const

const opened = async (...fields: (typeof vehicle | typeof licence | typeof badge)[]) => {
  const { foyer, as, ...rest } = scenario()
  const [owner, office] = [as('owner'), as('manager')]
  const declare = (field: (typeof fields)[number]) =>
    given(foyer.organisation.declareField({ on, field }, owner))
  for (const field of fields) await declare(field)
  const hire = (custom: Record<string, string | boolean | null> = {}) =>
    foyer.organisation.hireWorker({ ...worker, skills: [...worker.skills], custom }, office)
  const found = async (text: string) =>
    (await given(foyer.organisation.listWorkers({ text, limit: 10 }, as('agent')))).items
  return { foyer, as, office, declare, hire, found, ...rest }
}

describe('the fields that a company adds to its workers', () => {
  it('are filled in when hired and amended, checked by kind, and searched (S294)', async () => {
    const { foyer, hire, found, office } = await opened(vehicle, licence, badge)
    const { id, custom } = await given(hire({ vehicle: 'Kangoo électrique' }))
    expect(custom).toEqual({ vehicle: 'Kangoo électrique', badge: 'W1 Roux' })
    expect(await found('electrique')).toMatchObject([{ id }])
    const amend = (values: Record<string, string | boolean | null>) =>
      foyer.organisation.amendWorker({ worker: id, change: {}, custom: values }, office)
    const amended = await given(amend({ vehicle: null, licence: 'B 12AA34567' }))
    expect(amended.custom).toEqual({ licence: 'B 12AA34567', badge: 'W1 Roux' })
    expect(await found('kangoo')).toEqual([])
    expect(await refused(amend({ vehicle: true }))).toEqual({
      ...{ code: 'custom-value-unfit', field: 'vehicle', kind: 'text' },
    })
    expect(await refused(amend({ badge: 'X' }))).toEqual({
      ...{ code: 'custom-field-worked-out', field: 'badge' },
    })
    expect(await refused(hire({ boat: 'x' }))).toMatchObject({ code: 'worker-reference-taken' })
  })

  it('are refused by a name that nobody declared for workers', async () => {
    const { foyer, as, hire } = await opened()
    await given(foyer.organisation.declareField({ on: 'customers', field: vehicle }, as('owner')))
    expect(await refused(hire({ vehicle: 'Kangoo' }))).toEqual({
      ...{ code: 'custom-field-unknown', field: 'vehicle' },
    })
  })

  it('are emptied where they are personal, with what was worked out from them', async () => {
    const from = { ...badge, name: 'card', formula: { text: 'card {licence}' } } as never
    const { foyer, as, hire, office, found } = await opened(vehicle, licence, from)
    const { id } = await given(hire({ vehicle: 'Kangoo', licence: 'B 12AA34567' }))
    const erase = foyer.organisation.eraseWorkerFields({ worker: id }, office)
    expect(await given(erase)).toEqual({ erased: ['licence'] })
    expect(await found('roux')).toMatchObject([{ custom: { vehicle: 'Kangoo' } }])
    const again = foyer.organisation.eraseWorkerFields({ worker: id }, office)
    expect(await given(again)).toEqual({ erased: [] })
    const denied = foyer.organisation.eraseWorkerFields({ worker: id }, as('agent'))
    expect((await refused(denied)).code).toBe('not-allowed')
  })

  it('that are worked out reach workers who were there before them, at the next ticks (S282)', async () => {
    const { foyer, clock, declare, hire, found } = await opened()
    await given(hire())
    await declare(badge)
    clock.set('2026-03-02T12:00:00.000Z')
    await foyer.tick()
    expect(await found('alma')).toMatchObject([{ custom: { badge: 'W1 Roux' } }])
  })

  it('leave the list by reference where nothing is looked for', async () => {
    const { foyer, as, hire } = await opened()
    await given(hire())
    const { items } = await given(foyer.organisation.listWorkers({ limit: 10 }, as('agent')))
    expect(items.map(({ reference }) => reference)).toEqual(['W1'])
  })
})
