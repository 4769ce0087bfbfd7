import { describe, expect, it } from 'vitest'
import { Fact, facts } from '../app/facts.js'
import { checkAndIssue, report, serve, sign } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, type SmallCompany, smallCompany } from '../testing/small-company.js'

const order = async ({ foyer, as, customer, entity }: SmallCompany, rest: object = {}) => {
  const line = { kind: 'service', activity: 'II-11', label: 'Dépannage', minutes: 60, price: 6000 }
  const asked = { customer, legalEntity: entity, lines: [{ ...line, ...rest } as never] }
  return (await given(foyer.sales.createOrder(asked, as('agent')))).id
}

const told = async ({ store, tenant }: SmallCompany, type: string) => {
  const { items } = await store.find(tenant, facts.name, { where: { type }, limit: 100 })
  return items.map(({ doc }) => Fact.parse(doc))
}

describe('a report that is signed', () => {
  it('drafts one invoice: the worked time at the order’s price, the parts, their VAT (S178)', async () => {
    const company = await smallCompany()
    const parts = [{ label: 'Souris', quantity: 2, price: 1250 }]
    const draft = await sign(company, { order: await order(company), minutesWorked: 75, parts })
    expect(draft).toMatchObject({
      legalEntity: company.entity,
      customer: company.customer,
      status: 'draft',
      series: 'own',
      number: null,
      issuedOn: null,
      gross: 10_000,
      net: 8333,
      vat: 1667,
    })
    expect(draft.lines).toMatchObject([
      {
        no: 1,
        label: 'Dépannage',
        minutes: 75,
        unitGross: 6000,
        gross: 7500,
        net: 6250,
        vat: 1250,
        vatRate: '0.2',
        performedOn: '2026-03-09',
        worker: company.alma,
        verdict: { verdict: 'eligible' },
        incomplete: [],
      },
      {
        no: 2,
        label: 'Souris',
        quantity: 2,
        unitGross: 1250,
        gross: 2500,
        net: 2083,
        vat: 417,
        verdict: { verdict: 'not-eligible' },
        incomplete: [],
      },
    ])
  })

  it('drafts one invoice only, also when two sign it at once (S178)', async () => {
    const company = await smallCompany()
    const { foyer, as, store, tenant } = company
    const signed = { report: await report(company), signedBy: 'Marie Dupont' }
    const answers = await Promise.all(
      [1, 2, 3].map(() => foyer.dispatch.signReport(signed, as('agent'))),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await store.find(tenant, 'invoices', { limit: 9 })).items).toHaveLength(1)
    expect(await told(company, 'invoice-drafted')).toHaveLength(1)
  })

  it('keeps a fixed price whatever time it took', async () => {
    const company = await smallCompany()
    const fixed = await order(company, { minutes: undefined, price: 4900 })
    const { lines } = await sign(company, { order: fixed, minutesWorked: 200 })
    expect(lines).toMatchObject([{ gross: 4900, minutes: 200 }])
    expect(lines[0]?.unitGross).toBeUndefined()
  })

  it('takes the price of the service, not that of goods for the same activity', async () => {
    const company = await smallCompany()
    const { foyer, as, customer, entity } = company
    const lines = [
      { kind: 'goods', activity: 'II-11', label: 'Clé USB', price: 1500 },
      { kind: 'service', activity: 'II-11', label: 'Dépannage', minutes: 60, price: 6000 },
    ] as const
    const asked = { customer, legalEntity: entity, lines: [...lines] }
    const { id } = await given(foyer.sales.createOrder(asked, as('agent')))
    const draft = await sign(company, { order: id })
    expect(draft.lines).toMatchObject([{ label: 'Dépannage', gross: 6000 }])
  })

  it('is never stopped by a price that nobody knows: the line waits for a person (S178)', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const draft = await sign(company)
    expect(draft.lines).toMatchObject([{ gross: 0, incomplete: ['price'] }])
    const answer = foyer.invoicing.checkInvoice({ invoice: draft.id }, as('agent'))
    const refusal = { code: 'line-incomplete', line: 1, missing: 'price' }
    expect(await refused(answer)).toEqual(refusal)
  })

  it('is never stopped by a long description either', async () => {
    const company = await smallCompany()
    const description = 'L’imprimante ne répond plus. '.repeat(30)
    const { lines } = await sign(company, { description })
    expect(lines[0]?.label).toBe(description.slice(0, 200).trim())
  })

  it('names the activity, when nobody described the visit', async () => {
    const company = await smallCompany()
    const { lines } = await sign(company, { activity: 'II-3' })
    expect(lines[0]?.label).toBe('Petit bricolage dit homme toutes mains')
  })

  it('judges an odd job by the time that was worked', async () => {
    const company = await smallCompany()
    const worked = async (minutesWorked: number) =>
      (await sign(company, { activity: 'II-3', minutes: 120, minutesWorked })).lines[0]
    expect(await worked(120)).toMatchObject({ verdict: { verdict: 'eligible' }, vatRate: '0.1' })
    expect(await worked(121)).toMatchObject({
      verdict: { verdict: 'not-eligible', because: ['fr.odd-job.minutes'] },
      vatRate: '0.2',
    })
  })
})

describe('amendDraft', () => {
  const line = { kind: 'service', activity: 'II-11', label: 'Dépannage', vatRate: '0.2' } as const

  it('replaces the lines, and completes what was missing', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const draft = await sign(company)
    const visit = draft.lines[0]?.visit ?? ''
    const mouse = { kind: 'goods', label: 'Souris', gross: 1000, vatRate: '0.2' } as const
    const lines = [{ ...line, visit, gross: 5000 }, mouse]
    const amended = await given(
      foyer.invoicing.amendDraft({ invoice: draft.id, lines }, as('agent')),
    )
    expect(amended).toMatchObject({ status: 'draft', gross: 6000, net: 5000, vat: 1000 })
    expect(amended.lines).toMatchObject([
      { no: 1, minutes: 60, performedOn: '2026-03-09', verdict: { verdict: 'eligible' } },
      { no: 2, verdict: { verdict: 'not-eligible' } },
    ])
    await checkAndIssue(company, draft)
  })

  it('refuses what was thought out on another version, and so does the check (S149)', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const { id: invoice } = await sign(company)
    const agent = as('agent')
    const { version: read } = await given(foyer.invoicing.showInvoice({ invoice }, agent))
    const amend = (gross: number, version: number) =>
      foyer.invoicing.amendDraft({ invoice, lines: [{ ...line, gross }], version }, agent)
    const { version } = await given(amend(5000, read))
    expect(await refused(amend(6000, read))).toEqual({ code: 'stale', version })
    const check = (seen: number) => foyer.invoicing.checkInvoice({ invoice, version: seen }, agent)
    expect(await refused(check(read))).toEqual({ code: 'stale', version })
    expect(await given(check(version))).toMatchObject({ status: 'checked', version: version + 1 })
  })

  it('tells the feed amounts, and not what the lines say', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const draft = await sign(company)
    const lines = [{ ...line, label: 'PC de Mme Dupont', gross: 5000 }]
    await given(foyer.invoicing.amendDraft({ invoice: draft.id, lines }, as('agent')))
    const [fact] = await told(company, 'invoice-amended')
    expect(fact?.data).toEqual({ gross: 5000, lines: 1 })
  })

  it('judges an odd job by the time in the signed report, not by the time planned', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const draft = await sign(company, { activity: 'II-3', minutes: 120, minutesWorked: 121 })
    const visit = draft.lines[0]?.visit ?? ''
    const lines = [{ ...line, activity: 'II-3', visit, gross: 5000 } as const]
    const asked = { invoice: draft.id, lines }
    const amended = await given(foyer.invoicing.amendDraft(asked, as('agent')))
    const verdict = { verdict: 'not-eligible', because: ['fr.odd-job.minutes'] }
    expect(amended.lines).toMatchObject([{ minutes: 121, verdict }])
  })

  it('bills a visit only when it was done, for this customer, by this entity', async () => {
    const company = await smallCompany()
    const { foyer, as, entity, customer } = company
    const draft = await sign(company)
    const amend = (visit: string) => {
      const lines = [{ ...line, visit, gross: 5000 }]
      return foyer.invoicing.amendDraft({ invoice: draft.id, lines }, as('agent'))
    }
    const someone = { customer: await newCustomer(company, 2) }
    const theirs = await serve(company, 'II-11', {}, someone)
    const code = 'visit-not-billable'
    expect(await refused(amend(theirs))).toEqual({ code, visit: theirs })
    const task = { legalEntity: entity, customer, activity: 'II-11', minutes: 60 } as const
    const { id: planned } = await given(foyer.dispatch.createVisit(task, as('agent')))
    expect(await refused(amend(planned))).toEqual({ code, visit: planned })
    const id = 'vis_0000000000000000000000ZZZZ'
    expect(await refused(amend(id))).toEqual({ code: 'not-found', id })
  })

  it.each(['-1', '-0.2', '1'])('takes no rate of VAT of %s', async (vatRate) => {
    const company = await smallCompany()
    const { foyer, as } = company
    const { id } = await sign(company)
    const lines = [{ ...line, gross: 5000, vatRate }]
    const answer = foyer.invoicing.amendDraft({ invoice: id, lines }, as('agent'))
    expect(await refused(answer)).toMatchObject({
      code: 'invalid-input',
      issues: [{ path: 'lines.0.vatRate' }],
    })
  })
})
