import { describe, expect, it } from 'vitest'
import { checkAndIssue, draftOf, pay, report, sign } from '../testing/journey.js'
import { quotingCompany, support } from '../testing/quoting-company.js'
import { given } from '../testing/scenario.js'
import type { SmallCompany } from '../testing/small-company.js'
import type { Invoice } from './invoice.js'

/** Two hours of support for 120.00 euros, ordered at a distance on 2 March 2026; the work may begin at once. */
const ordered = async (contract: object = {}) => {
  const company = await quotingCompany()
  const { foyer, as, customer, entity: legalEntity } = company
  const asked = { customer, legalEntity, lines: [{ ...support, minutes: 120, price: 12_000 }] }
  const informed = ['withdrawal', 'early-cost', 'no-withdrawal'] as const
  const early = { on: 'other', acknowledged: true } as const
  const concluded = { concluded: 'distance', informed: [...informed], early, ...contract } as const
  const placed = { ...asked, contract: concluded } as never
  const { id: order } = await given(foyer.sales.createOrder(placed, as('agent')))
  const withdraw = () => given(foyer.sales.withdrawFromOrder({ order }, as('customer', customer)))
  const deposit = async (amount: number) =>
    checkAndIssue(
      company,
      await given(foyer.invoicing.draftDeposit({ order, amount }, as('agent'))),
    )
  return { ...company, order, withdraw, deposit }
}

const notesOf = async ({ foyer, as }: SmallCompany) =>
  (await given(foyer.invoicing.listCreditNoteDrafts({}, as('agent')))).items

const draftsOf = async ({ foyer, as }: SmallCompany) =>
  (await given(foyer.invoicing.listInvoices({ status: 'draft' }, as('agent')))).items

const issueNotes = async (company: SmallCompany) => {
  const { foyer, as, entity: legalEntity } = company
  for (const { id: creditNote } of await notesOf(company))
    await given(foyer.invoicing.issueCreditNote({ legalEntity, creditNote }, as('accountant')))
}

describe('an order that is withdrawn from', () => {
  it('has its deposit credited whole where no work began, and what was paid becomes credit (S137)', async () => {
    const company = await ordered()
    const { foyer, as, customer } = company
    const { id: invoice } = await company.deposit(4000)
    await pay(company, invoice, 4000, { on: '2026-03-03' })
    expect(await company.withdraw()).toMatchObject({ due: 0 })
    const reason = 'Rétractation du contrat (Code de la consommation, article L221-18)'
    expect(await notesOf(company)).toMatchObject([{ invoice, gross: 4000, reason }])
    await issueNotes(company)
    const account = await given(foyer.payments.showAccount({ customer }, as('agent')))
    expect(account).toMatchObject({ due: 0, credit: 4000 })
    const back = { invoice, amount: 4000, on: '2026-03-16', means: 'transfer' } as const
    await given(foyer.payments.refundCredit(back, as('accountant')))
    expect(await given(foyer.payments.showAccount({ customer }, as('agent')))).toMatchObject({
      ...{ due: 0, credit: 0 },
    })
  })

  it('keeps of its deposit what the work done is worth, and takes that off its bill (S137)', async () => {
    const company = await ordered()
    const { foyer, as } = company
    const { id: invoice } = await company.deposit(4000)
    const { id: draft } = await sign(company, { order: company.order, minutes: 30 })
    expect(await company.withdraw()).toMatchObject({ due: 3000 })
    expect(await notesOf(company)).toMatchObject([{ invoice, gross: 1000 }])
    await issueNotes(company)
    const shown = await given(foyer.invoicing.showInvoice({ invoice: draft }, as('agent')))
    expect(shown).toMatchObject({ deducts: [{ invoice, parts: [{ gross: 3000 }] }] })
  })

  it('is credited down to what is owed, the newest invoice first', async () => {
    const company = await ordered()
    const first = await company.deposit(4000)
    company.clock.set('2026-03-04T08:00:00.000Z')
    const second = await company.deposit(5000)
    await report(company, { order: company.order, minutes: 30 })
    expect(await company.withdraw()).toMatchObject({ due: 3000 })
    const amounts = (await notesOf(company)).map(({ invoice, gross }) => [invoice, gross])
    expect(new Map(amounts as [Invoice['id'], number][])).toEqual(
      new Map([
        [second.id, 5000],
        [first.id, 1000],
      ]),
    )
  })

  it('drops the drafts of what is not owed, and keeps the draft of work that is', async () => {
    const silent = await ordered({ early: undefined })
    const { foyer, as, order } = silent
    await sign(silent, { order, minutes: 30 })
    await given(foyer.invoicing.draftDeposit({ order, amount: 1000 }, as('agent')))
    expect(await draftsOf(silent)).toHaveLength(2)
    expect(await silent.withdraw()).toMatchObject({ due: 0 })
    expect(await draftsOf(silent)).toEqual([])

    const asked = await ordered()
    const signed = await report(asked, { order: asked.order, minutes: 30 })
    await given(
      asked.foyer.invoicing.draftDeposit({ order: asked.order, amount: 1000 }, asked.as('agent')),
    )
    const by = { report: signed, signedBy: 'Marie Dupont' }
    await given(asked.foyer.dispatch.signReport(by, asked.as('worker', asked.alma)))
    await asked.withdraw()
    expect(await draftsOf(asked)).toMatchObject([{ id: (await draftOf(asked, signed)).id }])
    expect(await notesOf(asked)).toEqual([])
  })
})
