import { describe, expect, it } from 'vitest'
import { debitCompany } from '../testing/debit-company.js'
import { bill, checkAndIssue, pay, sign, support } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'

const goods = { kind: 'goods', label: 'Souris', gross: 6000, vatRate: '0.2' } as const

/** Issues one invoice, to be paid on receipt unless the company gives days. */
const issued = async (company: SmallCompany) => {
  const { foyer, as } = company
  const { id: invoice } = await sign(company)
  const draft = foyer.invoicing.amendDraft({ invoice, lines: [goods] }, as('agent'))
  return checkAndIssue(company, await given(draft))
}

const giveDays = ({ foyer, as, entity: legalEntity }: SmallCompany, consumerDays: number) => {
  const settled = { legalEntity, settings: { consumerDays } }
  return given(foyer.organisation.settleInvoicing(settled, as('owner')))
}

/** The night after a day: what is due then is done. */
const nightAfter = async ({ clock, foyer }: SmallCompany, date: string) => {
  clock.set(`${date}T23:30:00.000Z`)
  await foyer.tick()
}

const casesOf = async ({ foyer, as }: SmallCompany, status: 'watched' | 'open' | 'closed') =>
  (await given(foyer.recovery.listCases({ status }, as('agent')))).items

describe('an unpaid case', () => {
  it('opens for the one of ten that is not paid, the day after its last day, without delay (S107)', async () => {
    const company = await smallCompany()
    await giveDays(company, 30)
    const all = []
    for (let i = 0; i < 10; i++) all.push(await issued(company))
    const [late, ...others] = all
    for (const { id, gross, issuedOn: on } of others)
      await pay(company, id, gross, { on: on ?? '' })
    const dueOn = late?.dueOn ?? ''
    company.clock.set(`${dueOn}T12:00:00.000Z`)
    await company.foyer.tick()
    expect(await casesOf(company, 'open')).toEqual([])
    await nightAfter(company, dueOn)
    expect(await casesOf(company, 'open')).toMatchObject([
      { id: late?.id, number: late?.number, dueOn, openedOn: '2026-04-09', status: 'open' },
    ])
    expect(dueOn).toBe('2026-04-08')
    expect(await casesOf(company, 'watched')).toEqual([])
    expect(await casesOf(company, 'closed')).toEqual([])
    await nightAfter(company, '2026-06-01')
    expect(await casesOf(company, 'open')).toHaveLength(1)
  })

  it('closes when nothing is owed any more, and opens again when the bank takes the money back', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const { id: invoice, gross } = await issued(company)
    await nightAfter(company, '2026-03-09')
    expect(await casesOf(company, 'open')).toHaveLength(1)
    await pay(company, invoice, gross - 1, { on: '2026-03-10' })
    expect(await casesOf(company, 'open')).toHaveLength(1)
    const payment = await pay(company, invoice, 1, { on: '2026-03-10', means: 'cheque' })
    expect(await casesOf(company, 'closed')).toMatchObject([
      { id: invoice, openedOn: '2026-03-10', closedOn: '2026-03-10' },
    ])
    company.clock.set('2026-03-20T10:00:00.000Z')
    await given(foyer.payments.returnPayment({ payment, on: '2026-03-20' }, as('accountant')))
    expect(await casesOf(company, 'open')).toMatchObject([
      { id: invoice, openedOn: '2026-03-20', closedOn: null },
    ])
  })

  it.each([
    ['a credit note takes everything off', 'credited'],
    ['the debt is given up', 'written-off'],
  ])('closes when %s', async (_, how) => {
    const company = await smallCompany()
    const { foyer, as, entity: legalEntity } = company
    const { id: invoice } = await issued(company)
    await nightAfter(company, '2026-03-09')
    if (how === 'credited') {
      const drafted = { invoice, reason: 'Geste commercial' }
      const { id } = await given(foyer.invoicing.draftCreditNote(drafted, as('agent')))
      const issue = { legalEntity, creditNote: id }
      await given(foyer.invoicing.issueCreditNote(issue, as('accountant')))
    } else {
      const lost = { invoice, reason: 'insolvent' }
      await given(foyer.payments.writeOff(lost, as('accountant')))
    }
    expect(await casesOf(company, 'closed')).toMatchObject([{ id: invoice }])
  })

  it('of an invoice paid in time leaves nothing behind; one whose money comes back in time is watched again', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    await giveDays(company, 15)
    const { id: invoice, gross } = await issued(company)
    expect(await casesOf(company, 'watched')).toMatchObject([{ id: invoice, openedOn: null }])
    const payment = await pay(company, invoice, gross, { on: '2026-03-10', means: 'cheque' })
    expect(await casesOf(company, 'watched')).toEqual([])
    expect((await refused(foyer.recovery.showCase({ invoice }, as('agent')))).code).toBe(
      'not-found',
    )
    await given(foyer.payments.returnPayment({ payment, on: '2026-03-12' }, as('accountant')))
    const [watched] = await casesOf(company, 'watched')
    expect(watched).toMatchObject({ id: invoice, dueOn: '2026-03-24', lookOn: '2026-03-25' })
    expect(await refused(foyer.recovery.openCase({ invoice }, as('agent')))).toEqual({
      ...{ code: 'not-yet-due', dueOn: '2026-03-24' },
    })
    await nightAfter(company, '2026-03-24')
    expect(await casesOf(company, 'open')).toHaveLength(1)
  })

  it('is opened by hand for an invoice that was taken over, once', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const invoice = await bill(company, [support(6000)])
    const open = () => foyer.recovery.openCase({ invoice }, as('agent'))
    expect(await given(open())).toMatchObject({ status: 'open', dueOn: '2025-03-31' })
    expect(await refused(open())).toEqual({ code: 'case-open' })
    await pay(company, invoice, 6000)
    expect(await refused(open())).toEqual({ code: 'nothing-due' })
    const nowhere = { invoice: 'inv_00000000000000000000000000' } as never
    expect((await refused(foyer.recovery.openCase(nowhere, as('agent')))).code).toBe('not-found')
  })

  it('opens by itself when money of an invoice that was taken over comes back', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const invoice = await bill(company, [support(6000)])
    const payment = await pay(company, invoice, 6000, { means: 'cheque' })
    expect(await casesOf(company, 'open')).toEqual([])
    await given(foyer.payments.returnPayment({ payment, on: '2025-04-12' }, as('accountant')))
    expect(await casesOf(company, 'open')).toMatchObject([{ id: invoice }])
  })

  it('waits for a direct debit on its way, and not for one that will not come', async () => {
    const company = await debitCompany()
    const { mandate, debit, foyer, as } = company
    await mandate()
    const invoice = await bill(company, [support(6000)])
    const { id, collectOn } = await debit(invoice)
    const open = () => given(foyer.recovery.openCase({ invoice }, as('agent')))
    const watched = await open()
    expect(watched).toMatchObject({ status: 'watched' })
    expect((watched.lookOn ?? '') > collectOn).toBe(true)
    await given(foyer.directDebit.withdrawDebit({ debit: id }, as('agent')))
    expect(await casesOf(company, 'open')).toMatchObject([{ id: invoice }])
  })
})
