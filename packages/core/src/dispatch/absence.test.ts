import { describe, expect, it } from 'vitest'
import { given, refused, scenario } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'

const week = { from: '2026-03-09', until: '2026-03-16' }

const away = ({ foyer, as, alma }: SmallCompany, changed: object = {}) =>
  foyer.dispatch.noteAbsence(
    {
      whose: { worker: alma },
      from: { date: '2026-03-10', time: '14:00' },
      until: { date: '2026-03-12' },
      note: 'Opération du genou',
      ...changed,
    },
    as('manager'),
  )

const booked = async ({ foyer, as, alma, entity, customer }: SmallCompany, date: string) => {
  const task = {
    legalEntity: entity,
    customer,
    worker: alma,
    activity: 'II-3',
    minutes: 90,
  } as const
  const { id: visit } = await given(foyer.dispatch.createVisit(task, as('agent')))
  await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
  const slot = { visit, worker: alma, date, start: '09:00' }
  await given(foyer.dispatch.bookSlot(slot, as('agent')))
}

describe('free and busy', () => {
  it('shows an agent when a worker is taken, and neither where nor why (S326)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma } = company
    await booked(company, '2026-03-10')
    await given(away(company))
    const { busy } = await given(foyer.dispatch.freeBusy({ worker: alma, ...week }, as('agent')))
    expect(busy).toEqual([
      { date: '2026-03-10', from: '09:00', until: '10:30' },
      { date: '2026-03-10', from: '14:00', until: '00:00' },
      { date: '2026-03-11', from: '00:00', until: '00:00' },
    ])
    expect(JSON.stringify(busy)).not.toContain('genou')
  })

  it('keeps private notes for managers and the worker (S326)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, basile } = company
    await given(away(company))
    const read = (who: ReturnType<typeof as>) =>
      foyer.dispatch.absencesOf({ worker: alma, ...week }, who)
    for (const who of [as('manager'), as('worker', alma)])
      expect((await given(read(who))).absences.map(({ note }) => note)).toEqual([
        'Opération du genou',
      ])
    expect((await refused(read(as('agent')))).code).toBe('not-allowed')
    expect((await refused(read(as('worker', basile)))).code).toBe('not-found')
    const free = foyer.dispatch.freeBusy({ worker: alma, ...week }, as('worker', basile))
    expect((await refused(free)).code).toBe('not-found')
  })

  it('forgets an absence that is dropped', async () => {
    const company = await smallCompany()
    const { foyer, as, alma } = company
    const { id } = await given(away(company))
    const drop = (role: 'agent' | 'owner') => foyer.dispatch.dropAbsence({ absence: id }, as(role))
    expect((await refused(drop('agent'))).code).toBe('not-allowed')
    await given(drop('owner'))
    expect((await refused(drop('owner'))).code).toBe('not-found')
    const { busy } = await given(foyer.dispatch.freeBusy({ worker: alma, ...week }, as('agent')))
    expect(busy).toEqual([])
  })
})

describe('noteAbsence', () => {
  it.each([
    [{ until: { date: '2026-03-10', time: '14:00' } }, 'until'],
    [{ from: { date: '2026-02-30' } }, 'from.date'],
    [{ whose: {} }, 'whose'],
  ])('refuses %j', async (changed, path) => {
    expect(await refused(away(await smallCompany(), changed))).toMatchObject({
      ...{ code: 'invalid-input', issues: [{ path }] },
    })
  })

  it('refuses whom it does not know, those of another company among them', async () => {
    const company = await smallCompany()
    const { alma, customer, store } = company
    const other = { ...company, ...scenario({ store, tenant: 'tenant-b' }) }
    for (const whose of [{ worker: alma }, { customer }])
      expect((await refused(away(other, { whose }))).code).toBe('not-found')
    await given(away(company, { whose: { customer } }))
  })
})
