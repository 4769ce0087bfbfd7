import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import { bill, goods, sign, support } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'

/** An invoice of 60.00 for support and 30.00 for goods. */
const opened = async () => {
  const company = await smallCompany()
  const { foyer, as } = company
  const invoice = await bill(company, [support(6000), goods(3000)])
  const credit = (number: string, ...lines: readonly (readonly [line: number, amount: number])[]) =>
    foyer.invoicing.takeOverCreditNote(
      {
        invoice,
        number,
        issuedOn: '2025-05-05',
        lines: lines.map(([line, amount]) => ({ line, amount })),
      },
      as('owner'),
    )
  const account = () =>
    given(foyer.payments.showAccount({ customer: company.customer }, as('agent')))
  return { ...company, invoice, credit, account }
}

describe('takeOverCreditNote', () => {
  it('lowers what the lines owe, and leaves the invoice as it was', async () => {
    const { foyer, as, invoice, credit, account, store, tenant, customer } = await opened()
    const before = await given(foyer.invoicing.showInvoice({ invoice }, as('agent')))
    const { creditNote, known } = await given(credit('A1', [1, 1500], [2, 3000]))
    expect(known).toBe(false)
    expect(await given(foyer.invoicing.showInvoice({ invoice }, as('agent')))).toEqual({
      ...before,
      credited: 4500,
      version: 2,
    })
    expect(await account()).toMatchObject({ due: 4500, credit: 0 })
    const where = { of: creditNote, about: customer }
    const { items } = await store.find(tenant, facts.name, { where, limit: 9 })
    const data = { invoice, number: 'A1', amount: 4500 }
    expect(items.map(({ doc }) => doc)).toMatchObject([{ type: 'credit-note-taken-over', data }])
  })

  it('takes no more off a line than earlier notes left of it', async () => {
    const { credit } = await opened()
    const code = 'credit-above-line'
    expect(await refused(credit('A1', [1, 6001]))).toEqual({ code, line: 1, left: 6000 })
    await given(credit('A1', [1, 4000]))
    expect(await refused(credit('A2', [1, 2001]))).toEqual({ code, line: 1, left: 2000 })
    expect(await refused(credit('A2', [1, 1000], [1, 1001]))).toEqual({ code, line: 1, left: 2000 })
    await given(credit('A2', [1, 1000], [1, 1000]))
    expect(await refused(credit('A3', [1, 1]))).toEqual({ code, line: 1, left: 0 })
  })

  it('finds nothing to take off a line that the invoice has not', async () => {
    const { credit } = await opened()
    const refusal = { code: 'credit-above-line', line: 3, left: 0 }
    expect(await refused(credit('A1', [3, 1]))).toEqual(refusal)
  })

  it('lets one of two notes win that credit one line at the same time', async () => {
    const { credit, account } = await opened()
    const answers = await Promise.all([credit('A1', [1, 4000]), credit('A2', [1, 4000])])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const lost = answers.find(({ ok }) => !ok)
    const refusal = { code: 'credit-above-line', line: 1, left: 2000 }
    expect(lost).toEqual({ ok: false, refusal })
    expect(await account()).toMatchObject({ due: 5000 })
  })

  it('answers the same note again with the same id, and credits nothing twice', async () => {
    const { credit, account } = await opened()
    const first = await given(credit('A1', [1, 4000]))
    expect(await given(credit('A1', [1, 4000]))).toEqual({ ...first, known: true })
    expect(await account()).toMatchObject({ due: 5000 })
  })

  it('refuses another note under the same number', async () => {
    const { credit } = await opened()
    const { creditNote } = await given(credit('A1', [1, 4000]))
    const code = 'credit-note-number-taken'
    expect(await refused(credit('A1', [1, 100]))).toEqual({ code, creditNote })
  })

  it('corrects what was issued, and no draft', async () => {
    const company = await opened()
    const { foyer, as } = company
    const { id: invoice } = await sign(company)
    const note = { invoice, number: 'A1', issuedOn: '2026-03-10', lines: [{ line: 1, amount: 1 }] }
    const answer = foyer.invoicing.takeOverCreditNote(note, as('owner'))
    expect(await refused(answer)).toEqual({ code: 'invoice-not-issued' })
  })
})
