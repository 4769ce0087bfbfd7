import { describe, expect, it } from 'vitest'
import { given, refused } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'

/** Somebody brought by an affiliate: no two are the same person. */
const bring = async ({ foyer, as }: SmallCompany, affiliate: string, no: number) => {
  const identity = { lastName: `Petit ${no}`, phone: `+336${10_000_000 + no}` }
  const form = { identity, affiliate, wants: `${affiliate} ${no}` }
  await given(foyer.customers.submitForm(form, as('visitor')))
}

const leadsOf = async ({ foyer, as }: SmallCompany) =>
  (await given(foyer.customers.listLeads({ limit: 200 }, as('agent')))).items

const ranking = async ({ foyer, as }: SmallCompany, from: string, until: string) =>
  (await given(foyer.customers.affiliateRanking({ from, until }, as('manager')))).affiliates

const accept = (company: SmallCompany, lead: string) =>
  company.foyer.customers.acceptLead({ lead }, company.as('agent'))
const reject = (company: SmallCompany, lead: string, reason = 'out-of-area') =>
  company.foyer.customers.rejectLead({ lead, reason }, company.as('agent'))

/** One lead that an affiliate brought. */
const brought = async () => {
  const company = await smallCompany()
  await bring(company, 'COMPARE', 1)
  const [lead] = await leadsOf(company)
  if (!lead) throw new Error('no lead')
  return { ...company, lead }
}

describe('affiliateRanking', () => {
  it('ranks ten and three accepted leads over thirty days, with exact ratios (S028)', async () => {
    const company = await smallCompany()
    const brings = { NETHOME: 4, COMPARE: 15 }
    let no = 0
    for (const [affiliate, count] of Object.entries(brings))
      for (let i = 0; i < count; i++) {
        await bring(company, affiliate, no++)
        company.clock.pass(24 * 60 * 60_000)
      }
    const all = await leadsOf(company)
    const of = (name: string) => all.filter(({ affiliate }) => affiliate === name)
    for (const { id } of [...of('NETHOME').slice(0, 3), ...of('COMPARE').slice(0, 10)])
      await given(accept(company, id))
    for (const { id } of of('COMPARE').slice(10, 12)) await given(reject(company, id))
    expect(await ranking(company, '2026-03-02', '2026-04-01')).toEqual([
      { affiliate: 'COMPARE', submitted: 15, accepted: 10, rejected: 2, acceptance: 6667 },
      { affiliate: 'NETHOME', submitted: 4, accepted: 3, rejected: 0, acceptance: 7500 },
    ])
  })

  it('counts the leads of the first day, and none of the last', async () => {
    const company = await brought()
    expect(await ranking(company, '2026-03-02', '2026-03-03')).toHaveLength(1)
    expect(await ranking(company, '2026-03-01', '2026-03-02')).toEqual([])
    expect(await ranking(company, '2026-03-03', '2026-04-02')).toEqual([])
  })

  it('breaks a tie by the better ratio, then by name, and leaves out what nobody brought', async () => {
    const company = await smallCompany()
    for (const [no, name] of ['B', 'B', 'C', 'A'].entries()) await bring(company, name, no)
    const identity = { lastName: 'Seule', phone: '+33698765432' }
    await given(company.foyer.customers.submitForm({ identity }, company.as('visitor')))
    const all = await leadsOf(company)
    for (const name of ['A', 'B', 'C'])
      await given(accept(company, all.find(({ affiliate }) => affiliate === name)?.id ?? ''))
    const ranked = await ranking(company, '2026-03-02', '2026-04-01')
    expect(ranked.map(({ affiliate }) => affiliate)).toEqual(['A', 'C', 'B'])
  })

  it('counts a lead that became an order as accepted', async () => {
    const company = await brought()
    const { foyer, as, lead, entity: legalEntity } = company
    const lines = [{ kind: 'goods' as const, label: 'Souris', price: 1250 }]
    const order = { customer: lead.customer, legalEntity, lines }
    await given(foyer.sales.createOrder(order, as('agent')))
    expect(await ranking(company, '2026-03-02', '2026-04-01')).toMatchObject([{ accepted: 1 }])
    expect(await refused(reject(company, lead.id))).toEqual({
      ...{ code: 'lead-already-decided', status: 'won' },
    })
  })
})

describe('the affiliate of a lead', () => {
  it('is the partner who brings it, whatever code the form carries (S028)', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const identity = { lastName: 'Petit', phone: '+33698765432' }
    const partner = as('partner', 'par_1')
    await given(foyer.customers.submitForm({ identity, affiliate: 'ANOTHER' }, partner))
    await given(foyer.customers.takeLead({ identity, source: 'partner' }, partner))
    const both = await leadsOf(company)
    expect(both.map(({ affiliate, source }) => [affiliate, source])).toEqual(
      expect.arrayContaining([
        ['par_1', 'affiliate'],
        ['par_1', 'partner'],
      ]),
    )
  })

  it('is told with the lead and with what is decided, as a code', async () => {
    const company = await brought()
    const { foyer, as, lead } = company
    await given(reject(company, lead.id, 'wrong-number'))
    await foyer.relay()
    const { items } = await given(foyer.audit.showTrail({ of: lead.id }, as('owner')))
    expect(items).toMatchObject([
      { type: 'lead-taken', data: { source: 'affiliate', affiliate: 'COMPARE' } },
      { type: 'lead-rejected', data: { reason: 'wrong-number', affiliate: 'COMPARE' } },
    ])
  })
})

describe('acceptLead and rejectLead', () => {
  it('decide once', async () => {
    const company = await brought()
    const { id } = company.lead
    expect(await given(accept(company, id))).toMatchObject({ id, status: 'accepted' })
    const decided = { code: 'lead-already-decided', status: 'accepted' }
    expect(await refused(accept(company, id))).toEqual(decided)
    expect(await refused(reject(company, id))).toEqual(decided)
  })

  it('take a word as the reason, and keep it', async () => {
    const company = await brought()
    const { id } = company.lead
    expect((await refused(reject(company, id, 'Mme Petit a raccroché'))).code).toBe('invalid-input')
    expect(await given(reject(company, id))).toMatchObject({
      ...{ status: 'rejected', reason: 'out-of-area' },
    })
  })

  it('let the lead go from the calls; an accepted one may still be won', async () => {
    const company = await brought()
    const { foyer, as, lead, entity: legalEntity } = company
    await given(accept(company, lead.id))
    const calls = await given(foyer.desk.queue({ queue: 'calls' }, as('agent')))
    expect(calls.items).toEqual([])
    const lines = [{ kind: 'goods' as const, label: 'Souris', price: 1250 }]
    const order = { customer: lead.customer, legalEntity, lines }
    await given(foyer.sales.createOrder(order, as('agent')))
    expect(await leadsOf(company)).toMatchObject([{ id: lead.id, status: 'won' }])
  })

  it('drop with a lead the order that its form drafted', async () => {
    const company = await smallCompany()
    const { foyer, as, entity: legalEntity } = company
    const identity = { lastName: 'Petit', phone: '+33698765432' }
    const form = { identity, legalEntity, activity: 'II-11', minutes: 60, wants: 'Aide' } as const
    await given(foyer.customers.submitForm({ intent: 'order', ...form }, as('visitor')))
    const [lead] = await leadsOf(company)
    await given(reject(company, lead?.id ?? ''))
    const asked = { customer: lead?.customer ?? '' }
    const { items } = await given(foyer.sales.orderHistory(asked, as('agent')))
    expect(items).toMatchObject([{ status: 'cancelled' }])
  })

  it('refuse a lead that does not exist', async () => {
    const company = await smallCompany()
    const id = 'lea_0000000000000000000000000X'
    expect(await refused(accept(company, id))).toEqual({ code: 'not-found', id })
  })
})
