import { describe, expect, it } from 'vitest'
import { type Errand, errands } from '../app/reactions.js'
import { type Timer, timers } from '../app/timers.js'
import type { Doc } from '../ports/store.js'
import { instant } from '../shared/instant.js'
import { keptNotices } from '../testing/doubles.js'
import { given, refused, type Scenario } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'

const at = instant('2026-03-02T08:00:00.000Z')
const id = (letters: string, no: number) => `${letters}_${String(no).padStart(26, '0')}`

/** An errand of an operation that is not there: the relay fails at it however often it tries. */
const errand = (no: number) =>
  ({
    ...{ id: id('err', no), fact: id('fac', no), operation: 'journal.gone', input: {} },
    ...{ attempts: 0, due: at, stream: `doc-${no}` },
  }) as Errand

const alarm = {
  ...{ id: 'gone doc-1', schedule: 'gone', doc: 'doc-1', wanted: at, attempts: 8 },
  ...{ problem: 'no such schedule or document', due: null },
} as Timer

const keep = (
  { store, tenant }: Scenario,
  of: { readonly name: string },
  ...docs: readonly Doc[]
) =>
  store.commit(
    tenant,
    docs.map((doc) => ({ do: 'insert', of: of.name, doc })),
  )

/** Fails at all that is due, eight times. */
const failing = async ({ foyer, clock }: Scenario) => {
  for (let attempt = 1; attempt <= 8; attempt++) {
    await foyer.relay()
    clock.pass(640_000)
  }
}

describe('what is parked', () => {
  it('is listed with why, page after page, once it failed eight times and not before', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const asked = { kind: 'errand', limit: 2 } as const
    const list = async (after?: string) =>
      given(foyer.desk.listParked({ ...asked, ...(after ? { after } : {}) }, as('manager')))
    await keep(company, errands, errand(1), errand(2), errand(3))
    await foyer.relay()
    expect(await list()).toEqual({ items: [] })
    await failing(company)
    const first = await list()
    expect(first.items).toEqual(
      [1, 2].map((no) => ({
        ...{ kind: 'errand', id: id('err', no), what: 'journal.gone', of: `doc-${no}` },
        ...{ attempts: 8, problem: 'no such operation: journal.gone' },
      })),
    )
    expect((await list(first.next)).items.map((one) => one.id)).toEqual([id('err', 3)])
  })

  it('is tried again when somebody asks for it, eight times more', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const one = { kind: 'errand', id: id('err', 1) } as const
    await keep(company, errands, errand(1))
    await failing(company)
    expect(await given(foyer.desk.retryParked(one, as('manager')))).toMatchObject({ attempts: 8 })
    expect(await refused(foyer.desk.retryParked(one, as('manager')))).toEqual({
      code: 'not-parked',
    })
    expect(await given(foyer.desk.listParked({ kind: 'errand' }, as('owner')))).toEqual({
      items: [],
    })
    await failing(company)
    const { items } = await given(foyer.desk.listParked({ kind: 'errand' }, as('owner')))
    expect(items).toMatchObject([{ ...one, attempts: 8 }])
    const { items: trail } = await given(foyer.audit.showTrail({ of: one.id }, as('owner')))
    const data = { kind: 'errand', attempts: 8 }
    expect(trail).toMatchObject([{ type: 'parked-retried', by: 'manager', data }])
  })

  it('is an alarm as well, which rings again at the next tick', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    await keep(company, timers, alarm)
    const told = { what: 'gone', of: 'doc-1', attempts: 8, problem: 'no such schedule or document' }
    const { items } = await given(foyer.desk.listParked({ kind: 'alarm' }, as('manager')))
    expect(items).toEqual([{ kind: 'alarm', id: alarm.id, ...told }])
    await given(foyer.desk.retryParked({ kind: 'alarm', id: alarm.id }, as('manager')))
    await foyer.tick()
    const stored = await company.store.get(company.tenant, timers.name, alarm.id)
    expect(stored?.doc).toMatchObject({ attempts: 1, problem: 'no such schedule or document' })
  })

  it('is a notice as well, which leaves at the next relay', async () => {
    const { sent, notifier } = keptNotices()
    let down = true
    const sms: typeof notifier = async (told) => {
      if (down) throw new Error('gateway down')
      return notifier(told)
    }
    const company = await smallCompany({ notifiers: { sms, email: sms } })
    const { foyer, as, alma } = company
    const home = { street: '1 rue des Lilas', postcode: '26000', city: 'Valence' }
    const identity = { lastName: 'Petit', phone: '+33612345678', home }
    const lead = { source: 'flyer', wants: 'Deux heures de ménage', identity } as const
    await given(foyer.customers.takeLead(lead, as('agent')))
    await failing(company)
    const { items } = await given(foyer.desk.listParked({ kind: 'notice' }, as('manager')))
    expect(items).toMatchObject([{ of: alma, attempts: 8, problem: 'gateway down' }])
    down = false
    await foyer.relay()
    expect(sent).toEqual([])
    const [one] = items
    await given(foyer.desk.retryParked({ kind: 'notice', id: one?.id ?? '' }, as('manager')))
    await foyer.relay()
    expect(sent).toMatchObject([{ to: alma, key: one?.id }])
    expect(await given(foyer.desk.listParked({ kind: 'notice' }, as('manager')))).toEqual({
      items: [],
    })
  })

  it('of another company is neither seen nor tried again, and what is not there is said to be so', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    await keep(company, timers, alarm)
    const other = { as: { ...as('owner').as, tenant: 'tenant-b' as typeof company.tenant } }
    expect(await given(foyer.desk.listParked({ kind: 'alarm' }, other))).toEqual({ items: [] })
    const asked = { kind: 'alarm', id: alarm.id } as const
    const missing = { code: 'not-found', id: alarm.id }
    expect(await refused(foyer.desk.retryParked(asked, other))).toEqual(missing)
    for (const kind of ['errand', 'notice'] as const)
      expect(await refused(foyer.desk.retryParked({ kind, id: alarm.id }, as('owner')))).toEqual(
        missing,
      )
    expect(await refused(foyer.desk.retryParked(asked, as('agent')))).toMatchObject({
      code: 'not-allowed',
    })
  })
})
