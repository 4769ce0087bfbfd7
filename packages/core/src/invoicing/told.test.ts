import { describe, expect, it } from 'vitest'
import { Fact, facts } from '../app/facts.js'
import {
  bill,
  checkAndIssue,
  goods,
  pay,
  report,
  secondEntity,
  sign,
  support,
} from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, smallCompany } from '../testing/small-company.js'

const nobody = '0'.repeat(26)
const noInvoice = `inv_${nobody}`
const noOrder = `ord_${nobody}`
const noNote = `crn_${nobody}`
const noSchedule = `sch_${nobody}`

const service = { kind: 'service', activity: 'II-11', label: 'Installation' } as const
const router = { kind: 'goods', label: 'Routeur', price: 9000 } as const
const mouse = { kind: 'goods', label: 'Souris', gross: 1250, vatRate: '0.2' } as const

const opened = async () => {
  const company = await smallCompany()
  const { foyer, as, store, tenant, customer, entity: legalEntity } = company
  /** What was told of a type: of what, about whom, with what. */
  const told = async (type: string) => {
    const asked = { where: { type }, order: 'at', limit: 99 }
    const { items } = await store.find(tenant, facts.name, asked)
    return items.map(({ doc }) => {
      const { of, about, data } = Fact.parse(doc)
      return { of, about, ...(data ? { data } : {}) }
    })
  }
  const order = async (lines: readonly object[] = [router], whose: string = customer) => {
    const asked = { customer: whose, legalEntity, lines: lines as never } as never
    return (await given(foyer.sales.createOrder(asked, as('agent')))).id
  }
  const draft = async (lines: readonly object[] = [mouse]) => {
    const { id: invoice } = await sign(company)
    const asked = { invoice, lines: lines as never }
    return given(foyer.invoicing.amendDraft(asked, as('agent')))
  }
  return { ...company, told, order, draft }
}

describe('what is not there', () => {
  it('is said by its id, by every operation that names one', async () => {
    const { foyer, as, entity: legalEntity, customer } = await opened()
    const { invoicing } = foyer
    const by = as('owner')
    const share = { milestones: [{ label: 'Tout', share: '1' }] }
    const noted = { number: 'A1', issuedOn: '2026-03-02', lines: [{ line: 1, amount: 1 }] }
    const other = `ent_${nobody}`
    const history = { customer, number: 'X1', issuedOn: '2026-03-02', lines: [{ no: 1, ...mouse }] }
    const asked = [
      [invoicing.showInvoice({ invoice: noInvoice }, by), noInvoice],
      [invoicing.amendDraft({ invoice: noInvoice, lines: [mouse] }, by), noInvoice],
      [invoicing.checkInvoice({ invoice: noInvoice }, by), noInvoice],
      [invoicing.dropDraft({ invoice: noInvoice, reason: 'typed-twice' }, by), noInvoice],
      [invoicing.issueInvoice({ legalEntity, invoice: noInvoice }, by), noInvoice],
      [invoicing.draftCreditNote({ invoice: noInvoice, reason: 'Erreur' }, by), noInvoice],
      [invoicing.takeOverCreditNote({ invoice: noInvoice, ...noted } as never, by), noInvoice],
      [invoicing.issueCreditNote({ legalEntity, creditNote: noNote }, by), noNote],
      [invoicing.dropCreditNote({ creditNote: noNote }, by), noNote],
      [invoicing.invoiceOrder({ order: noOrder }, by), noOrder],
      [invoicing.draftDeposit({ order: noOrder, amount: 1 }, by), noOrder],
      [invoicing.scheduleOrder({ order: noOrder, ...share }, by), noOrder],
      [invoicing.schedulesOf({ order: noOrder }, by), noOrder],
      [invoicing.reachMilestone({ schedule: noSchedule, milestone: 1 }, by), noSchedule],
      [invoicing.takeOverInvoice({ legalEntity: other, ...history } as never, by), other],
    ] as const
    for (const [answer, id] of asked)
      expect(await refused(answer as Promise<never>)).toEqual({ code: 'not-found', id })
  })

  it('is a customer’s, of an invoice that is no customer’s yet, or another’s', async () => {
    const company = await opened()
    const { foyer, as, customer, draft } = company
    const { id: invoice } = await draft()
    const show = (who: Parameters<typeof as>) =>
      foyer.invoicing.showInvoice({ invoice }, as(...who))
    expect(await refused(show(['customer', customer]))).toEqual({ code: 'not-found', id: invoice })
    await checkAndIssue(company, { id: invoice, legalEntity: company.entity })
    expect(await given(show(['customer', customer]))).toMatchObject({ id: invoice, version: 4 })
    const other = await newCustomer(company, 2)
    expect((await refused(show(['customer', other]))).code).toBe('not-found')
  })
})

describe('what the feed is told of an invoice', () => {
  it('is amounts and numbers, from its draft to its issue', async () => {
    const company = await opened()
    const { draft, told, customer: about } = company
    const { id: of } = await draft([mouse, mouse])
    const { number, issuedOn: on } = await checkAndIssue(company, {
      ...{ id: of, legalEntity: company.entity },
    })
    expect(await told('invoice-drafted')).toEqual([{ of, about }])
    expect(await told('invoice-amended')).toEqual([{ of, about, data: { gross: 2500, lines: 2 } }])
    expect(await told('invoice-checked')).toEqual([{ of, about, data: { gross: 2500 } }])
    const amounts = { gross: 2500, net: 2083, vat: 417 }
    expect(await told('invoice-issued')).toEqual([
      { of, about, data: { number, on, dueOn: on, ...amounts } },
    ])
  })

  it('is what it came to and why, once its draft is dropped; one that was checked may be dropped as well', async () => {
    const { draft, told, foyer, as, customer: about } = await opened()
    const { id: invoice } = await draft()
    await given(foyer.invoicing.checkInvoice({ invoice }, as('agent')))
    const drop = { invoice, reason: 'ordered-twice' } as const
    expect(await given(foyer.invoicing.dropDraft(drop, as('agent')))).toEqual({ invoice })
    expect(await told('invoice-dropped')).toEqual([
      { of: invoice, about, data: { gross: 1250, reason: 'ordered-twice' } },
    ])
  })

  it('is the edition that outdated it, when its report is revised after the check', async () => {
    const company = await opened()
    const { foyer, as, told, alma, customer: about, order } = company
    const visited = await order([{ ...service, minutes: 60, price: 6000 }])
    const signed = await report(company, { order: visited })
    const by = as('worker', alma)
    const signs = async () =>
      given(foyer.dispatch.signReport({ report: signed, signedBy: 'Marie Dupont' }, by))
    const { visit } = await signs()
    const { items } = await company.store.find(company.tenant, 'invoices', { limit: 9 })
    const of = items[0]?.doc.id ?? ''
    const revise = async (minutesWorked: number) => {
      const written = { visit, text: 'Corrigé', minutesWorked, parts: [] }
      await given(foyer.dispatch.reviseReport(written, as('agent')))
      await signs()
    }
    await revise(90)
    expect(await told('invoice-amended')).toEqual([
      { of, about, data: { gross: 9000, lines: 1, report: signed, edition: 2 } },
    ])
    await given(foyer.invoicing.checkInvoice({ invoice: of }, as('agent')))
    await revise(120)
    expect(await told('invoice-outdated')).toEqual([
      { of, about, data: { status: 'checked', report: signed, edition: 3 } },
    ])
    const shown = await given(foyer.invoicing.showInvoice({ invoice: of }, as('agent')))
    expect(shown).toMatchObject({ status: 'checked', gross: 9000 })
  })

  it('is nothing of what money changed in it: since when it is settled, and no more once money came back', async () => {
    const company = await opened()
    const { foyer, as, draft, entity: legalEntity } = company
    const { id: invoice } = await checkAndIssue(company, { ...(await draft()), legalEntity })
    const settledOn = async () =>
      (await given(foyer.invoicing.showInvoice({ invoice }, as('agent')))).settledOn
    expect(await settledOn()).toBeUndefined()
    const payment = await pay(company, invoice, 1250, { on: '2026-03-09' })
    expect(await settledOn()).toBe('2026-03-09')
    await given(foyer.payments.returnPayment({ payment, on: '2026-03-10' }, as('accountant')))
    expect(await settledOn()).toBeUndefined()
  })
})

describe('what the feed is told of an order to be billed', () => {
  it('is its schedule, each milestone with what it asks for, and what a deposit is worth to its invoice', async () => {
    const company = await opened()
    const { foyer, as, told, order, customer: about, entity: legalEntity } = company
    const id = await order([router])
    const milestones = [
      { label: 'À la commande', share: '0.3' },
      { label: 'À la livraison', share: '0.7' },
    ]
    const planned = foyer.invoicing.scheduleOrder({ order: id, milestones }, as('agent'))
    const { id: schedule } = await given(planned)
    expect(await told('order-scheduled')).toEqual([
      { of: schedule, about, data: { order: id, total: 9000, milestones: 2 } },
    ])
    const reach = async (milestone: number) =>
      (await given(foyer.invoicing.reachMilestone({ schedule, milestone }, as('agent')))).invoice
    const deposit = await checkAndIssue(company, await reach(1))
    expect(deposit).toMatchObject({
      ...{ nature: 'deposit', schedule, milestone: 1, gross: 2700, order: id },
      lines: [{ label: 'Acompte de 30 % : Routeur', orderLine: 1, quantity: 1 }],
    })
    const rest = await checkAndIssue(company, await reach(2))
    expect(rest).toMatchObject({ gross: 6300, schedule, milestone: 2, order: id })
    expect(rest).not.toHaveProperty('nature')
    const reached = (milestone: number, invoice: string, amount: number) => ({
      ...{ of: schedule, about },
      data: { order: id, milestone, invoice, amount },
    })
    expect(await told('milestone-reached')).toEqual([
      reached(1, deposit.id, 2700),
      reached(2, rest.id, 6300),
    ])
    expect(await told('deposit-deducted')).toEqual([
      { of: deposit.id, about, data: { by: rest.id, amount: 2700 } },
    ])
    const shown = await given(
      foyer.invoicing.showInvoice({ invoice: deposit.id }, as('accountant')),
    )
    expect(shown).toMatchObject({ deducted: 2700, legalEntity })
  })

  it('says a deposit in the customer’s language', async () => {
    const { foyer, as, order, customer } = await opened()
    const change = { language: 'en' } as const
    await given(foyer.customers.amendCustomer({ customer, change } as never, as('agent')))
    const id = await order([router])
    const deposit = (rest: object) =>
      given(foyer.invoicing.draftDeposit({ order: id, ...rest }, as('agent')))
    expect((await deposit({ share: '0.125' })).lines).toMatchObject([
      { label: 'Deposit of 12.5%: Routeur', gross: 1125 },
    ])
    expect((await deposit({ amount: 100 })).lines).toMatchObject([
      { label: 'Deposit: Routeur', gross: 100 },
    ])
  })
})

describe('what the feed is told of a credit note', () => {
  it('is its invoice and amounts, from its draft to its issue, or until it is dropped', async () => {
    const company = await opened()
    const { foyer, as, told, customer: about, entity: legalEntity } = company
    const invoice = await bill(company, [support(6000), goods(3000)])
    const by = as('accountant')
    const draft = (amount: number) =>
      given(foyer.invoicing.draftCreditNote({ invoice, reason: 'Geste', amount }, by))
    const { id: dropped } = await draft(300)
    expect(await given(foyer.invoicing.dropCreditNote({ creditNote: dropped }, by))).toEqual({
      creditNote: dropped,
    })
    const { id: creditNote } = await draft(900)
    const note = await given(foyer.invoicing.issueCreditNote({ legalEntity, creditNote }, by))
    expect(await told('credit-note-drafted')).toEqual([
      { of: dropped, about, data: { invoice, amount: 300 } },
      { of: creditNote, about, data: { invoice, amount: 900 } },
    ])
    expect(await told('credit-note-dropped')).toEqual([
      { of: dropped, about, data: { invoice, amount: 300 } },
    ])
    const { number, issuedOn: on } = note
    expect(await told('credit-note-issued')).toEqual([
      { of: creditNote, about, data: { invoice, number, on, amount: 900, net: 750, vat: 150 } },
    ])
    expect(note).toMatchObject({ series: 'own', reason: 'Geste', gross: 900, net: 750, vat: 150 })
  })

  it('is the number that another system gave it', async () => {
    const company = await opened()
    const { foyer, as, told, customer: about } = company
    const invoice = await bill(company, [goods(3000)])
    const lines = [{ line: 1, amount: 600 }]
    const asked = { invoice, number: ' A-1 ', issuedOn: '2025-04-02', lines }
    const taken = foyer.invoicing.takeOverCreditNote(asked, as('accountant'))
    const { creditNote, known } = await given(taken)
    expect(known).toBe(false)
    expect(await told('credit-note-taken-over')).toEqual([
      { of: creditNote, about, data: { invoice, number: 'A-1', amount: 600 } },
    ])
  })
})

describe('what is listed', () => {
  it('is narrowed by each thing that is named', async () => {
    const company = await opened()
    const { foyer, as, order, customer, entity: legalEntity, draft } = company
    const other = await newCustomer(company, 2)
    const theirs = await order([router], other)
    const [third] = (await given(foyer.invoicing.invoiceOrder({ order: theirs }, as('agent'))))
      .invoices
    const { id: open } = await draft()
    const { id: issued, number } = await checkAndIssue(company, {
      ...{ id: third?.id as never, legalEntity },
    })
    const ids = async (asked: object) =>
      (await given(foyer.invoicing.listInvoices(asked, as('agent')))).items.map(({ id }) => id)
    expect(new Set(await ids({}))).toEqual(new Set([open, issued]))
    expect(await ids({ customer })).toEqual([open])
    expect(await ids({ customer: other })).toEqual([issued])
    expect(await ids({ number })).toEqual([issued])
    expect(await ids({ status: 'draft' })).toEqual([open])
    expect(await ids({ status: 'issued' })).toEqual([issued])
    expect(await ids({ legalEntity: `ent_${nobody}` })).toEqual([])
    const drafts = async (asked: object) =>
      (await given(foyer.invoicing.listCreditNoteDrafts(asked, as('agent')))).items.length
    const note = { invoice: issued, reason: 'Erreur' }
    await given(foyer.invoicing.draftCreditNote(note, as('agent')))
    expect(await drafts({})).toBe(1)
    expect(await drafts({ invoice: issued })).toBe(1)
    expect(await drafts({ invoice: open })).toBe(0)
    expect(await drafts({ legalEntity })).toBe(1)
    expect(await drafts({ legalEntity: `ent_${nobody}` })).toBe(0)
  })
})

describe('what is typed', () => {
  it('is refused by the field that is wrong', async () => {
    const { foyer, as, draft, order, entity: legalEntity, customer } = await opened()
    const { id: invoice } = await draft()
    const id = await order()
    const { invoicing } = foyer
    const by = as('owner')
    const amend = (lines: unknown, rest: object = {}) =>
      invoicing.amendDraft({ invoice, lines, ...rest } as never, by)
    const part = { kind: 'goods', label: 'A', vatRate: '0.2', price: 1 } as const
    const bundle = (rest: object) =>
      amend([], {
        bundles: [{ label: 'B', gross: 2, supply: 'several', parts: [part, part], ...rest }],
      })
    const shares = (...all: string[]) =>
      invoicing.scheduleOrder(
        { order: id, milestones: all.map((share) => ({ label: 'Une part', share })) },
        by,
      )
    const over = (rest: object) =>
      invoicing.takeOverInvoice(
        {
          ...{ legalEntity, customer, number: 'X9', issuedOn: '2026-03-02' },
          ...{ lines: [{ no: 1, ...mouse }], ...rest },
        } as never,
        by,
      )
    const noted = { invoice, number: 'A1', issuedOn: '2026-03-02', lines: [{ line: 1, amount: 1 }] }
    const note = (rest: object) => invoicing.takeOverCreditNote({ ...noted, ...rest } as never, by)
    const credit = (rest: object) =>
      invoicing.draftCreditNote({ invoice, reason: 'Erreur', ...rest } as never, by)
    const asked: readonly (readonly [Promise<unknown>, string])[] = [
      [amend([]), 'lines'],
      [amend(Array.from({ length: 501 }, () => mouse)), 'lines'],
      [amend([mouse, { ...mouse, gross: undefined, net: 5 }]), 'lines'],
      [amend([{ ...mouse, net: 5 }]), 'lines.0.gross'],
      [amend([{ ...mouse, gross: undefined }]), 'lines.0.gross'],
      [amend([{ ...mouse, unitNet: 5 }]), 'lines.0.gross'],
      [amend([{ ...mouse, gross: undefined, net: 5, unitGross: 5 }]), 'lines.0.gross'],
      [amend([{ ...mouse, label: ' ' }]), 'lines.0.label'],
      [amend([{ ...mouse, label: 'x'.repeat(201) }]), 'lines.0.label'],
      [amend([{ ...mouse, quantity: 0 }]), 'lines.0.quantity'],
      [amend([{ ...mouse, gross: -1 }]), 'lines.0.gross'],
      [amend([{ ...mouse, mention: ' ' }]), 'lines.0.mention'],
      [amend([{ ...mouse, mention: 'x'.repeat(201) }]), 'lines.0.mention'],
      [amend([{ ...mouse, orderLine: 0 }]), 'lines.0.orderLine'],
      [amend([{ ...mouse, kind: 'gift' }]), 'lines.0.kind'],
      [amend([{ ...mouse, bundle: { no: 1, label: ' ', supply: 'one' } }]), 'lines.0.bundle.label'],
      [amend([{ ...mouse, bundle: { no: 0, label: 'B', supply: 'one' } }]), 'lines.0.bundle.no'],
      [bundle({ parts: [part] }), 'bundles.0.parts'],
      [bundle({ parts: Array.from({ length: 21 }, () => part) }), 'bundles.0.parts'],
      [bundle({ parts: [0, 1].map(() => ({ ...part, price: 0 })) }), 'bundles.0.parts'],
      [bundle({ gross: undefined }), 'bundles.0.gross'],
      [bundle({ supply: 'one' }), 'bundles.0.principal'],
      [bundle({ supply: 'one', principal: 3 }), 'bundles.0.principal'],
      [amend([], { bundles: Array.from({ length: 51 }, () => 0) }), 'bundles'],
      [shares('0.5', '0.4'), 'milestones'],
      [shares('0.3333333333', '0.6666666667'), 'milestones.0.share'],
      [shares(), 'milestones'],
      [shares(...Array.from({ length: 25 }, () => '0.04')), 'milestones'],
      [over({ number: ' ' }), 'number'],
      [over({ number: 'x'.repeat(61) }), 'number'],
      [over({ lines: [] }), 'lines'],
      [
        over({
          lines: [
            { no: 1, ...mouse },
            { no: 1, ...mouse },
          ],
        }),
        'lines',
      ],
      [over({ lines: [{ no: 0, ...mouse }] }), 'lines.0.no'],
      [over({ lines: [{ no: 1, ...mouse, net: 5 }] }), 'lines.0.gross'],
      [note({ number: ' ' }), 'number'],
      [note({ number: 'x'.repeat(61) }), 'number'],
      [note({ lines: [] }), 'lines'],
      [note({ lines: [{ line: 0, amount: 1 }] }), 'lines.0.line'],
      [note({ lines: [{ line: 1, amount: 0 }] }), 'lines.0.amount'],
      [credit({ reason: ' ' }), 'reason'],
      [credit({ reason: 'x'.repeat(301) }), 'reason'],
      [credit({ lines: [] }), 'lines'],
      [credit({ amount: 0 }), 'amount'],
      [credit({ amount: 1, lines: [{ line: 1, amount: 1 }] }), ''],
      [invoicing.draftDeposit({ order: id }, by), ''],
      [invoicing.draftDeposit({ order: id, share: '1.5' }, by), 'share'],
      [invoicing.draftDeposit({ order: id, amount: 0 }, by), 'amount'],
      [invoicing.reachMilestone({ schedule: noSchedule, milestone: 0 } as never, by), 'milestone'],
      [invoicing.listInvoices({ number: ' ' }, by), 'number'],
      [invoicing.listInvoices({ number: 'x'.repeat(61) }, by), 'number'],
    ]
    const wrong: unknown[] = []
    for (const [answer, field] of asked) {
      const refusal = (await refused(answer as Promise<never>)) as {
        readonly code: string
        readonly issues?: readonly { readonly path: string; readonly message: string }[]
      }
      const issue = refusal.issues?.find(({ path }) => path === field)
      if (refusal.code !== 'invalid-input' || !issue?.message) wrong.push([field, refusal])
    }
    expect(wrong).toEqual([])
  })

  it('may be as long as it may be', async () => {
    const { foyer, as, draft } = await opened()
    const { id: invoice } = await draft()
    const longest = { ...mouse, label: 'x'.repeat(200), mention: 'y'.repeat(200) }
    const lines = Array.from({ length: 500 }, () => longest)
    const amended = await given(foyer.invoicing.amendDraft({ invoice, lines }, as('agent')))
    expect(amended.lines).toHaveLength(500)
    expect(amended.lines.at(-1)).toMatchObject({ no: 500, label: longest.label })
  })
})

describe('what is listed in an order', () => {
  it('of credit notes: of a customer, an invoice, an entity, the newest first', async () => {
    const company = await opened()
    const { foyer, as, customer, entity: legalEntity, clock } = company
    const other = await newCustomer(company, 2)
    const south = await secondEntity(company)
    const credit = async (invoice: string, entity: string) => {
      const note = { invoice, reason: 'Erreur', amount: 100 }
      const { id } = await given(foyer.invoicing.draftCreditNote(note, as('agent')))
      const issue = { legalEntity: entity, creditNote: id }
      return (await given(foyer.invoicing.issueCreditNote(issue, as('owner')))).id
    }
    const own = await bill(company, [goods(3000)])
    const theirs = await bill(company, [goods(3000)], { customer: other })
    const souths = await bill(company, [goods(3000)], { entity: south })
    clock.set('2026-03-05T08:00:00.000Z')
    const latest = await credit(own, legalEntity)
    clock.set('2026-03-04T08:00:00.000Z')
    const middle = await credit(theirs, legalEntity)
    clock.set('2026-03-03T08:00:00.000Z')
    const first = await credit(souths, south)
    const list = async (asked: object) =>
      (await given(foyer.invoicing.listCreditNotes(asked, as('agent')))).items.map(({ id }) => id)
    expect(await list({})).toEqual([latest, middle, first])
    expect(await list({ customer })).toEqual([latest, first])
    expect(await list({ customer: other })).toEqual([middle])
    expect(await list({ invoice: souths })).toEqual([first])
    expect(await list({ legalEntity })).toEqual([latest, middle])
    expect(await list({ legalEntity: south, customer: other })).toEqual([])
  })

  it('of overdue invoices: the longest overdue first, whichever came first', async () => {
    const company = await opened()
    const { foyer, as, draft, entity: legalEntity, clock } = company
    const issued = async (consumerDays: number) => {
      const settings = { consumerDays }
      await given(foyer.organisation.settleInvoicing({ legalEntity, settings }, as('owner')))
      const { id } = await draft()
      clock.set('2026-03-20T08:00:00.000Z')
      return (await checkAndIssue(company, { id, legalEntity })).id
    }
    const [slow, quick] = [await issued(20), await issued(2)]
    clock.set('2026-05-01T08:00:00.000Z')
    const asked = { only: 'overdue' } as const
    const { items } = await given(foyer.invoicing.listInvoices(asked, as('agent')))
    expect(items.map(({ id }) => id)).toEqual([quick, slow])
  })

  it('of schedules: those of the order that is asked for', async () => {
    const { foyer, as, order } = await opened()
    const milestones = [{ label: 'Tout', share: '1' }]
    const [one, other] = [await order(), await order()]
    for (const id of [one, other])
      await given(foyer.invoicing.scheduleOrder({ order: id, milestones }, as('agent')))
    const { items } = await given(foyer.invoicing.schedulesOf({ order: other }, as('agent')))
    expect(items.map((schedule) => schedule.order)).toEqual([other])
  })
})

describe('a draft of a signed report', () => {
  it('numbers its parts after its work, and waits for the price of a part that has none', async () => {
    const company = await opened()
    const parts = [
      { label: 'Souris', quantity: 2, price: 1250 },
      { label: 'Câble', quantity: 3 },
      { label: 'Clavier', price: 3000 },
    ]
    const order = await company.order([{ ...service, minutes: 60, price: 6000 }])
    const { lines } = await sign(company, { order, parts: parts as never })
    expect(lines).toMatchObject([
      { no: 1, kind: 'service', incomplete: [] },
      { no: 2, kind: 'goods', label: 'Souris', gross: 2500, incomplete: [] },
      { no: 3, kind: 'goods', label: 'Câble', gross: 0, unitGross: 0, incomplete: ['price'] },
      { no: 4, kind: 'goods', label: 'Clavier', gross: 3000, incomplete: [] },
    ])
  })

  it('bears in all parts of one supply the tax and the words of its principal part', async () => {
    const { foyer, as, draft } = await opened()
    const { id: invoice } = await draft()
    const part = { kind: 'goods', vatRate: '0.2', price: 100 } as const
    const mention = 'Exonération de TVA, article 261 du CGI'
    const parts = [
      { ...part, label: 'Accessoire' },
      { ...part, label: 'Principal', vatRate: '0', mention },
    ]
    const bundle = { label: 'Lot', gross: 1001, supply: 'one', principal: 2, parts } as const
    const asked = { invoice, lines: [], bundles: [bundle] }
    const { lines } = await given(foyer.invoicing.amendDraft(asked as never, as('agent')))
    const tag = { no: 1, label: 'Lot', supply: 'one' }
    expect(lines).toMatchObject([
      { label: 'Accessoire', gross: 501, vatRate: '0', mention, quantity: 1, bundle: tag },
      { label: 'Principal', gross: 500, vatRate: '0', mention, quantity: 1, bundle: tag },
    ])
  })
})

describe('a month that is closed', () => {
  it('takes no invoice and no credit note any more, whatever the clock says', async () => {
    const company = await opened()
    const { foyer, as, draft, entity: legalEntity, clock } = company
    const invoice = await bill(company, [goods(3000)])
    const note = { invoice, reason: 'Erreur' }
    const { id: creditNote } = await given(foyer.invoicing.draftCreditNote(note, as('agent')))
    const { id } = await draft()
    await given(foyer.invoicing.checkInvoice({ invoice: id }, as('agent')))
    await given(
      foyer.payments.recordPayment(
        { invoice, amount: 100, on: '2026-03-02', means: 'cash' },
        as('accountant'),
      ),
    )
    clock.set('2026-04-03T08:00:00.000Z')
    await foyer.relay()
    const month = { legalEntity, month: '2026-03' } as never
    await given(foyer.journal.closeMonth(month, as('accountant')))
    clock.set('2026-03-31T08:00:00.000Z')
    const closed = { code: 'month-closed' }
    const issue = foyer.invoicing.issueInvoice({ legalEntity, invoice: id }, as('agent'))
    expect(await refused(issue)).toMatchObject(closed)
    const credit = foyer.invoicing.issueCreditNote({ legalEntity, creditNote }, as('owner'))
    expect(await refused(credit)).toMatchObject(closed)
  })
})
