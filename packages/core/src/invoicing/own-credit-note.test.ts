import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import { TenantId } from '../shared/branded.js'
import type { Refusal } from '../shared/result.js'
import { bill, checkAndIssue, goods, pay, secondEntity, sign, support } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, smallCompany } from '../testing/small-company.js'

/** An invoice of 60.00 for support and 30.00 for goods, issued by another system. */
const opened = async (sold = [support(6000), goods(3000)]) => {
  const company = await smallCompany()
  const { foyer, as } = company
  const invoice = await bill(company, sold)
  const draft = (rest: object = {}) =>
    foyer.invoicing.draftCreditNote({ invoice, reason: 'Geste commercial', ...rest }, as('agent'))
  const issue = (creditNote: string, legalEntity: string = company.entity) =>
    foyer.invoicing.issueCreditNote({ legalEntity, creditNote }, as('accountant'))
  const credit = async (rest: object = {}) => given(issue((await given(draft(rest))).id))
  const account = () =>
    given(foyer.payments.showAccount({ customer: company.customer }, as('agent')))
  return { ...company, invoice, draft, issue, credit, account }
}

describe('draftCreditNote', () => {
  it('takes everything off that is left, when nothing else is asked (T31)', async () => {
    const { draft, invoice, customer, entity, account } = await opened()
    expect(await given(draft())).toMatchObject({
      ...{ invoice, customer, legalEntity: entity, reason: 'Geste commercial' },
      lines: [
        { line: 1, amount: 6000, net: 5000, vat: 1000 },
        { line: 2, amount: 3000, net: 2500, vat: 500 },
      ],
      groups: [{ vatRate: '0.2', gross: 9000, net: 7500, vat: 1500 }],
      ...{ gross: 9000, net: 7500, vat: 1500 },
    })
    expect(await account()).toMatchObject({ due: 9000 })
  })

  it('takes amounts off certain lines (T31)', async () => {
    const { draft } = await opened()
    const note = await given(draft({ lines: [{ line: 2, amount: 1000 }] }))
    expect(note).toMatchObject({ lines: [{ line: 2, amount: 1000, net: 833, vat: 167 }] })
  })

  it('shares an amount over what is left of the lines, to the cent (T31)', async () => {
    const { draft, credit } = await opened()
    const first = await given(draft({ amount: 1000 }))
    expect(first.lines.map(({ amount }) => amount)).toEqual([667, 333])
    await credit({ lines: [{ line: 1, amount: 6000 }] })
    const second = await given(draft({ amount: 1000 }))
    expect(second.lines).toMatchObject([{ line: 2, amount: 1000 }])
  })

  it('takes no more off than is left', async () => {
    const { draft, credit } = await opened()
    await credit({ lines: [{ line: 1, amount: 4000 }] })
    const above = { code: 'credit-above-line', line: 1, left: 2000 }
    expect(await refused(draft({ lines: [{ line: 1, amount: 2001 }] }))).toEqual(above)
    const whole = { code: 'credit-above-invoice', left: 5000 }
    expect(await refused(draft({ amount: 5001 }))).toEqual(whole)
    await credit({ amount: 5000 })
    expect(await refused(draft())).toEqual({ code: 'nothing-left-to-credit' })
  })

  it('asks for lines, or an amount, and a reason', async () => {
    const { draft } = await opened()
    const both = { amount: 1, lines: [{ line: 1, amount: 1 }] }
    for (const asked of [both, { amount: 0 }, { lines: [] }, { reason: ' ' }])
      expect((await refused(draft(asked))).code).toBe('invalid-input')
  })

  it('corrects what was issued, and no draft', async () => {
    const company = await opened()
    const { draft } = company
    const { id: invoice } = await sign(company)
    expect(await refused(draft({ invoice }))).toEqual({ code: 'invoice-not-issued' })
    const nobody = 'inv_0000000000000000000000000X'
    expect(await refused(draft({ invoice: nobody }))).toEqual({ code: 'not-found', id: nobody })
  })

  it('finds nothing of another tenant', async () => {
    const { foyer, as, draft, issue, invoice, entity: legalEntity } = await opened()
    const { id: creditNote } = await given(draft())
    const elsewhere = { as: { ...as('owner').as, tenant: TenantId.parse('tenant-b') } }
    const { draftCreditNote, issueCreditNote, dropCreditNote } = foyer.invoicing
    for (const answer of [
      draftCreditNote({ invoice, reason: 'Erreur' }, elsewhere),
      issueCreditNote({ legalEntity, creditNote }, elsewhere),
      dropCreditNote({ creditNote }, elsewhere),
    ])
      expect((await refused<Refusal>(answer)).code).toBe('not-found')
    expect(await given(issue(creditNote))).toMatchObject({ number: 'AV2026-00001' })
  })

  it('may be thrown away, and loses no number', async () => {
    const { draft, foyer, as, issue } = await opened()
    const { id: creditNote } = await given(draft())
    const drop = () => foyer.invoicing.dropCreditNote({ creditNote }, as('agent'))
    await given(drop())
    expect(await refused(drop())).toEqual({ code: 'not-found', id: creditNote })
    expect(await refused(issue(creditNote))).toEqual({ code: 'not-found', id: creditNote })
    expect(await given(issue((await given(draft())).id))).toMatchObject({ number: 'AV2026-00001' })
  })
})

describe('issueCreditNote', () => {
  it('numbers a note in a series of its own, dates it today, and leaves the invoice as it was (T31)', async () => {
    const { foyer, as, credit, invoice, account } = await opened()
    const before = await given(foyer.invoicing.showInvoice({ invoice }, as('agent')))
    const note = await credit({ amount: 4500 })
    expect(note).toMatchObject({
      ...{ number: 'AV2026-00001', issuedOn: '2026-03-02', series: 'own', gross: 4500 },
    })
    expect(await given(foyer.invoicing.showInvoice({ invoice }, as('agent')))).toEqual({
      ...{ ...before, credited: 4500, version: before.version + 1 },
    })
    expect(await account()).toMatchObject({ due: 4500 })
    expect((await credit()).number).toBe('AV2026-00002')
    expect(await account()).toMatchObject({ due: 0, credit: 0 })
  })

  it('makes credit of what was paid, and settles the invoice', async () => {
    const company = await opened()
    const { foyer, as, credit, invoice, account } = company
    await pay(company, invoice, 9000)
    await credit()
    expect(await account()).toMatchObject({ due: 0, credit: 9000 })
    const shown = await given(foyer.invoicing.showInvoice({ invoice }, as('agent')))
    expect(shown).toMatchObject({ credited: 9000, settledOn: '2025-04-05' })
  })

  it('is bound by notes that were issued after it was drafted', async () => {
    const { draft, issue } = await opened()
    const [first, second] = [await given(draft({ amount: 9000 })), await given(draft())]
    await given(issue(first.id))
    const above = { code: 'credit-above-line', line: 1, left: 0 }
    expect(await refused(issue(second.id))).toEqual(above)
  })

  it('lets one of two notes win that are issued at the same time', async () => {
    const { draft, issue, account } = await opened()
    const drafts = [await given(draft({ amount: 6000 })), await given(draft({ amount: 6000 }))]
    const answers = await Promise.all(drafts.map(({ id }) => issue(id)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await account()).toMatchObject({ due: 3000 })
  })

  it('works the VAT out on what other notes left, so that nothing remains (T31)', async () => {
    const { draft, issue } = await opened([support(100), goods(100), goods(100)])
    const asked = [
      { line: 1, amount: 100 },
      { line: 2, amount: 100 },
      { line: 3, amount: 100 },
    ]
    const drafts = []
    for (const line of asked) drafts.push(await given(draft({ lines: [line] })))
    const notes = []
    for (const { id } of drafts) notes.push(await given(issue(id)))
    expect(drafts.map(({ net }) => net)).toEqual([83, 83, 83])
    expect(notes.map(({ net }) => net)).toEqual([83, 84, 83])
  })

  it('keeps a series for each entity, and issues nothing in the name of another', async () => {
    const company = await opened()
    const { draft, issue } = company
    const other = await secondEntity(company)
    const theirs = await bill(company, [goods(1000)], { entity: other })
    const [mine, second] = [await given(draft()), await given(draft({ invoice: theirs }))]
    const refusal = { code: 'not-found', id: second.id }
    expect(await refused(issue(second.id))).toEqual(refusal)
    expect(await given(issue(second.id, other))).toMatchObject({ number: 'AV2026-00001' })
    expect(await given(issue(mine.id))).toMatchObject({ number: 'AV2026-00001' })
  })

  it('starts as the entity says, and anew with the year', async () => {
    const { foyer, as, entity: legalEntity, credit, clock } = await opened()
    const settings = { creditNotePrefix: 'CN' }
    await given(foyer.organisation.settleInvoicing({ legalEntity, settings }, as('owner')))
    expect((await credit({ amount: 100 })).number).toBe('CN2026-00001')
    clock.set('2026-12-31T23:00:00.000Z')
    expect((await credit({ amount: 100 })).number).toBe('CN2027-00001')
  })

  it('refuses a number that another system gave, and loses none by it', async () => {
    const { foyer, as, draft, issue, invoice } = await opened()
    const number = 'AV2026-00001'
    const foreign = { invoice, number, issuedOn: '2026-01-05', lines: [{ line: 1, amount: 1 }] }
    await given(foyer.invoicing.takeOverCreditNote(foreign, as('owner')))
    const { id } = await given(draft())
    for (const _ of [1, 2])
      expect(await refused(issue(id))).toEqual({ code: 'number-taken', number })
  })

  it('is not taken over again as another system’s', async () => {
    const { foyer, as, credit, invoice } = await opened()
    const { id: creditNote, number, issuedOn, lines } = await credit()
    const same = lines.map(({ line, amount }) => ({ line, amount }))
    const foreign = { invoice, number, issuedOn, lines: same }
    const answer = foyer.invoicing.takeOverCreditNote(foreign, as('owner'))
    expect(await refused(answer)).toEqual({ code: 'credit-note-number-taken', creditNote })
  })

  it('tells the feed number and amounts, and not the reason', async () => {
    const { credit, store, tenant, customer, invoice } = await opened()
    const { id, number } = await credit({ amount: 900 })
    const where = { of: id, about: customer, type: 'credit-note-issued' }
    const { items } = await store.find(tenant, facts.name, { where, limit: 9 })
    const data = { invoice, number, on: '2026-03-02', amount: 900, net: 750, vat: 150 }
    expect(items.map(({ doc }) => doc)).toMatchObject([{ data }])
    expect(JSON.stringify(items)).not.toContain('Geste commercial')
  })

  it('credits an invoice of our own', async () => {
    const company = await opened()
    const { foyer, as, credit } = company
    const { id: invoice } = await sign(company)
    const mouse = { kind: 'goods', label: 'Souris', gross: 1250, vatRate: '0.2' } as const
    const asked = { invoice, lines: [mouse, { ...mouse, label: 'Clavier' }] }
    await checkAndIssue(company, await given(foyer.invoicing.amendDraft(asked, as('agent'))))
    expect(await credit({ invoice })).toMatchObject({ gross: 2500, net: 2083, vat: 417 })
  })
})

describe('listCreditNotes', () => {
  it('shows the office all, a customer its own, and nobody else’s', async () => {
    const company = await opened()
    const { foyer, as, credit, customer, draft, invoice } = company
    const list = (asked: object, by = as('agent')) => foyer.invoicing.listCreditNotes(asked, by)
    const { id } = await credit({ amount: 100 })
    await given(draft())
    for (const asked of [{}, { invoice }, { customer }, { legalEntity: company.entity }])
      expect((await given(list(asked))).items.map((one) => one.id)).toEqual([id])
    expect((await given(list({ customer }, as('customer', customer)))).items).toHaveLength(1)
    const stranger = as('customer', await newCustomer(company, 2))
    for (const asked of [{ customer }, {}])
      expect((await refused(list(asked, stranger))).code).toBe('not-found')
    const waiting = foyer.invoicing.listCreditNoteDrafts({ invoice }, as('agent'))
    expect((await given(waiting)).items).toMatchObject([{ gross: 8900 }])
  })
})
