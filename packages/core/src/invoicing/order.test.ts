import { describe, expect, it } from 'vitest'
import { checkAndIssue, pay, secondEntity, sign } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'

const service = { kind: 'service', activity: 'II-11', label: 'Installation' } as const
const router = { kind: 'goods', label: 'Routeur', price: 9000 } as const

const order = async (
  { foyer, as, customer, entity: legalEntity }: SmallCompany,
  lines: readonly object[],
) => {
  const asked = { customer, legalEntity, lines: lines as never }
  return (await given(foyer.sales.createOrder(asked, as('agent')))).id
}

const invoiceOrder = ({ foyer, as }: SmallCompany, id: string) =>
  foyer.invoicing.invoiceOrder({ order: id }, as('agent'))

describe('invoiceOrder', () => {
  it('makes two invoices of an order that two entities sell in, each with its series and VAT (S017)', async () => {
    const company = await smallCompany()
    const shop = await secondEntity(company)
    const { foyer, as } = company
    const vat = { legalEntity: shop, from: '2026-01-01', vat: 'franchise' } as const
    await given(foyer.organisation.changeVat(vat, as('owner')))
    const id = await order(company, [
      { ...service, price: 6000 },
      { ...router, legalEntity: shop },
    ])
    const { invoices } = await given(invoiceOrder(company, id))
    const issued = []
    for (const draft of invoices) issued.push(await checkAndIssue(company, draft))
    expect(issued).toMatchObject([
      {
        ...{ legalEntity: company.entity, number: 'F2026-00001', order: id },
        ...{ gross: 6000, net: 5000, vat: 1000 },
        lines: [{ label: 'Installation', orderLine: 1, vatRate: '0.2' }],
      },
      {
        ...{ legalEntity: shop, number: 'F2026-00001', order: id },
        ...{ gross: 9000, net: 9000, vat: 0 },
        lines: [{ label: 'Routeur', orderLine: 2, vatRate: '0', taxed: 'franchise' }],
      },
    ])
    expect(issued[1]?.lines[0]?.mention).toBe('TVA non applicable, article 293 B du CGI')
  })

  it('bills nothing twice, and again what was credited whole', async () => {
    const company = await smallCompany()
    const { foyer, as, entity: legalEntity } = company
    const id = await order(company, [router])
    const { invoices } = await given(invoiceOrder(company, id))
    const nothing = { code: 'nothing-to-invoice' }
    expect(await refused(invoiceOrder(company, id))).toEqual(nothing)
    const [draft] = invoices
    if (!draft) throw new Error('no draft')
    await checkAndIssue(company, draft)
    expect(await refused(invoiceOrder(company, id))).toEqual(nothing)
    const note = { invoice: draft.id, reason: 'Erreur' }
    const { id: creditNote } = await given(foyer.invoicing.draftCreditNote(note, as('agent')))
    await given(foyer.invoicing.issueCreditNote({ legalEntity, creditNote }, as('owner')))
    expect((await given(invoiceOrder(company, id))).invoices).toMatchObject([{ gross: 9000 }])
  })

  it('leaves a service to the visits that perform it, and bills the rest', async () => {
    const company = await smallCompany()
    const id = await order(company, [{ ...service, minutes: 60, price: 6000 }, router])
    const work = await sign(company, { order: id, minutesWorked: 90 })
    expect(work).toMatchObject({ order: id, gross: 9000, lines: [{ orderLine: 1 }] })
    const { invoices } = await given(invoiceOrder(company, id))
    expect(invoices).toMatchObject([{ lines: [{ label: 'Routeur', orderLine: 2 }] }])
  })

  it('invoices goods apart, in their own series, where the entity says so (S017)', async () => {
    const company = await smallCompany()
    const { foyer, as, entity: legalEntity } = company
    const settings = { goodsPrefix: 'M' }
    await given(foyer.organisation.settleInvoicing({ legalEntity, settings }, as('owner')))
    const id = await order(company, [{ ...service, price: 6000 }, router, { ...router, price: 1 }])
    const { invoices } = await given(invoiceOrder(company, id))
    expect(invoices.map(({ lines }) => lines.map(({ no, kind }) => [no, kind]))).toEqual([
      [[1, 'service']],
      [
        [1, 'goods'],
        [2, 'goods'],
      ],
    ])
    const numbers = []
    for (const draft of invoices) numbers.push((await checkAndIssue(company, draft)).number)
    expect(numbers).toEqual(['F2026-00001', 'M2026-00001'])
  })

  it('keeps what the order said: discounts, quantities, prices', async () => {
    const company = await smallCompany()
    const discount = { label: 'Fidélité', rate: '0.1' }
    const id = await order(company, [{ ...router, price: 7990, quantity: 2, discount }])
    const { invoices } = await given(invoiceOrder(company, id))
    expect(invoices[0]?.lines).toMatchObject([
      {
        ...{ quantity: 2, unitGross: 7990, asked: 15_980, gross: 14_382 },
        discount: { label: 'Fidélité', rate: '0.1', amount: 1598 },
      },
    ])
  })

  it('waits for prices, for somebody to confirm the order, and for nothing that is cancelled', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const unpriced = await order(company, [router, { ...router, price: undefined }])
    const open = { code: 'price-not-agreed', line: 2 }
    expect(await refused(invoiceOrder(company, unpriced))).toEqual(open)
    const id = await order(company, [router])
    await given(foyer.sales.cancelOrder({ order: id, reason: 'too-late' }, as('agent')))
    const cancelled = { code: 'order-already-cancelled' }
    expect(await refused(invoiceOrder(company, id))).toEqual(cancelled)
    const nobody = 'ord_0000000000000000000000000X'
    const unknown = { code: 'not-found', id: nobody }
    expect(await refused(invoiceOrder(company, nobody))).toEqual(unknown)
  })

  it('never counts goods or travel for the credit (X11)', async () => {
    const company = await smallCompany()
    const travel = { kind: 'travel', label: 'Déplacement', price: 1500, activity: 'II-11' }
    const id = await order(company, [router, travel])
    const { invoices } = await given(invoiceOrder(company, id))
    expect(invoices[0]?.lines.map(({ verdict }) => verdict.verdict)).toEqual([
      'not-eligible',
      'undetermined',
    ])
  })
})

describe('draftDeposit', () => {
  const lines = [
    { ...service, price: 20_000 },
    router,
    { ...service, activity: 'II-1', price: 1000 },
  ]

  it('asks for a share of the order before anything is done, line by line (S188)', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const id = await order(company, lines)
    const deposit = await given(
      foyer.invoicing.draftDeposit({ order: id, share: '0.3' }, as('agent')),
    )
    expect(deposit).toMatchObject({ nature: 'deposit', status: 'draft', order: id, gross: 9000 })
    expect(deposit.lines).toMatchObject([
      { label: 'Acompte de 30 % : Installation', gross: 6000, orderLine: 1, vatRate: '0.2' },
      { label: 'Acompte de 30 % : Routeur', gross: 2700, verdict: { verdict: 'not-eligible' } },
      { gross: 300, vatRate: '0.1', verdict: { verdict: 'undetermined' } },
    ])
    expect(deposit.lines[0]?.performedOn).toBeUndefined()
  })

  it('is taken off the next invoice of the order, with its VAT', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const id = await order(company, lines)
    const ask = (amount: number) => foyer.invoicing.draftDeposit({ order: id, amount }, as('agent'))
    const deposit = await checkAndIssue(company, await given(ask(10_000)))
    expect(await refused(ask(20_001))).toEqual({ code: 'deposit-above-order', left: 20_000 })
    const [rest] = (await given(invoiceOrder(company, id))).invoices
    if (!rest) throw new Error('no draft')
    expect(rest).toMatchObject({
      gross: 20_000,
      deducts: [{ invoice: deposit.id, number: 'F2026-00001' }],
    })
    const whole = await checkAndIssue(company, rest)
    expect(whole.vat + deposit.vat).toBe(3333 + 1500 + 91)
    const shown = await given(
      foyer.invoicing.showInvoice({ invoice: deposit.id }, as('accountant')),
    )
    expect(shown).toMatchObject({ deducted: 10_000 })
    const note = { invoice: deposit.id, reason: 'Erreur' }
    const credited = foyer.invoicing.draftCreditNote(note, as('agent'))
    expect(await refused(credited)).toEqual({ code: 'nothing-left-to-credit' })
    const again = foyer.invoicing.draftCreditNote({ ...note, invoice: whole.id }, as('agent'))
    expect(await given(again)).toMatchObject({ gross: 20_000, vat: whole.vat })
  })

  it('is taken off anew once the invoice that had taken it off is credited whole', async () => {
    const company = await smallCompany()
    const { foyer, as, entity: legalEntity } = company
    const id = await order(company, lines)
    const asked = { order: id, amount: 10_000 }
    const deposit = await given(foyer.invoicing.draftDeposit(asked, as('agent')))
    await checkAndIssue(company, deposit)
    const [first] = (await given(invoiceOrder(company, id))).invoices
    if (!first) throw new Error('no draft')
    await checkAndIssue(company, first)
    const note = { invoice: first.id, reason: 'Erreur' }
    const { id: creditNote } = await given(foyer.invoicing.draftCreditNote(note, as('agent')))
    await given(foyer.invoicing.issueCreditNote({ legalEntity, creditNote }, as('owner')))
    const [again] = (await given(invoiceOrder(company, id))).invoices
    expect(again).toMatchObject({ gross: 20_000, deducts: first.deducts })
  })

  it('is taken off a draft that was there before it was issued, which is then read again', async () => {
    const company = await smallCompany()
    const { foyer, as, entity: legalEntity } = company
    const id = await order(company, lines)
    const deposit = await given(
      foyer.invoicing.draftDeposit({ order: id, amount: 10_000 }, as('agent')),
    )
    const [draft] = (await given(invoiceOrder(company, id))).invoices
    const invoice = draft?.id ?? ''
    expect(draft).toMatchObject({ gross: 30_000 })
    await given(foyer.invoicing.checkInvoice({ invoice }, as('agent')))
    await checkAndIssue(company, deposit)
    const show = () => given(foyer.invoicing.showInvoice({ invoice }, as('agent')))
    expect(await show()).toMatchObject({ gross: 20_000, status: 'draft' })
    const note = { invoice: deposit.id, reason: 'Rendu', amount: 4000 }
    const { id: creditNote } = await given(foyer.invoicing.draftCreditNote(note, as('agent')))
    await given(foyer.invoicing.issueCreditNote({ legalEntity, creditNote }, as('owner')))
    expect(await show()).toMatchObject({ gross: 24_000, status: 'draft' })
  })

  it('is taken off what a visit bills by the hour', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const id = await order(company, [{ ...service, minutes: 60, price: 6000 }])
    const asked = { order: id, amount: 5000 }
    const deposit = await given(foyer.invoicing.draftDeposit(asked, as('agent')))
    await checkAndIssue(company, deposit)
    const first = await sign(company, { order: id, minutesWorked: 45 })
    expect(first).toMatchObject({ gross: 0, deducts: [{ parts: [{ gross: 4500 }] }] })
    const second = await sign(company, { order: id, minutesWorked: 60 })
    expect(second).toMatchObject({ gross: 5500, deducts: [{ parts: [{ gross: 500 }] }] })
    const paid = await checkAndIssue(company, first)
    expect(paid).toMatchObject({ gross: 0, settledOn: paid.issuedOn })
  })

  it('asks for a share or an amount, of an order that may be billed', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const id = await order(company, lines)
    const ask = (rest: object) => foyer.invoicing.draftDeposit({ order: id, ...rest }, as('agent'))
    for (const wrong of [{}, { share: '0.3', amount: 5 }, { share: '0' }, { share: '1.1' }])
      expect((await refused(ask(wrong))).code).toBe('invalid-input')
    const shop = await secondEntity(company)
    const unknown = { code: 'not-found', id: shop }
    expect(await refused(ask({ share: '0.3', legalEntity: shop }))).toEqual(unknown)
  })
})

describe('dropDraft', () => {
  it('throws a draft away, and loses no number', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const id = await order(company, [router])
    const [draft] = (await given(invoiceOrder(company, id))).invoices
    const drop = (invoice = draft?.id ?? '') =>
      foyer.invoicing.dropDraft({ invoice, reason: 'ordered-twice' }, as('agent'))
    await given(drop())
    expect((await refused(drop())).code).toBe('not-found')
    const [again] = (await given(invoiceOrder(company, id))).invoices
    if (!again) throw new Error('no draft')
    expect(await checkAndIssue(company, again)).toMatchObject({ number: 'F2026-00001' })
    const issued = { code: 'invoice-already-issued', number: 'F2026-00001' }
    expect(await refused(drop(again.id))).toEqual(issued)
  })
})

describe('money of a deposit', () => {
  const figures = async ({ foyer, as, customer, entity: legalEntity }: SmallCompany) => {
    const asked = { legalEntity, customer, year: 2026 } as const
    const { figures: all } = await given(foyer.attestation.explainYear(asked, as('owner')))
    return [all.paidGross, all.ineligiblePaid, all.interventions.length]
  }

  it('opens the right once the invoice of the work takes it off, and not before', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const id = await order(company, [{ ...service, minutes: 60, price: 10_000 }, router])
    const asked = { order: id, amount: 9500 }
    const draft = await given(foyer.invoicing.draftDeposit(asked, as('agent')))
    const deposit = await checkAndIssue(company, draft)
    await pay(company, deposit.id, 9500, { on: '2026-03-03' })
    expect(await figures(company)).toEqual([0, 9500, 0])
    const work = await sign(company, { order: id, minutesWorked: 60 })
    expect(work).toMatchObject({
      gross: 5000,
      deducts: [{ parts: [{ orderLine: 1, gross: 5000 }] }],
    })
    expect(await figures(company)).toEqual([0, 9500, 0])
    await checkAndIssue(company, work)
    expect(await figures(company)).toEqual([5000, 4500, 1])
    await pay(company, work.id, 5000, { on: '2026-03-20' })
    const [goods] = (await given(invoiceOrder(company, id))).invoices
    if (!goods) throw new Error('no draft')
    expect(goods).toMatchObject({ gross: 4500, deducts: [{ parts: [{ orderLine: 2 }] }] })
    await checkAndIssue(company, goods)
    await pay(company, goods.id, 4500, { on: '2026-03-21' })
    expect(await figures(company)).toEqual([10_000, 9000, 1])
  })

  it('is credited as far as no invoice took it off', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const id = await order(company, [{ ...service, minutes: 60, price: 10_000 }, router])
    const asked = { order: id, amount: 9500 }
    const deposit = await given(foyer.invoicing.draftDeposit(asked, as('agent')))
    await checkAndIssue(company, deposit)
    await checkAndIssue(company, await sign(company, { order: id, minutesWorked: 60 }))
    const note = { invoice: deposit.id, reason: 'Routeur annulé' }
    const rest = await given(foyer.invoicing.draftCreditNote(note, as('agent')))
    expect(rest).toMatchObject({ gross: 4500, lines: [{ line: 2, amount: 4500 }] })
    const above = foyer.invoicing.draftCreditNote({ ...note, amount: 4501 }, as('agent'))
    expect(await refused(above)).toEqual({ code: 'credit-above-invoice', left: 4500 })
  })
})
