import { createFoyer, type Foyer } from '@foyer/core'
import type { Files, Store } from '@foyer/core/store'
import { countedIds, given, type SmallCompany, smallCompany } from '@foyer/core/testing'
import fc from 'fast-check'
import { afterwards, clockAt, dateOf, opening } from './lived.js'

/** What one actor asks for. Numbers choose among what is there, and are wrapped round. */
export type Step =
  | { readonly ask: 'order'; readonly who: number; readonly price: number }
  | { readonly ask: 'book'; readonly visit: number; readonly day: number; readonly hour: number }
  | { readonly ask: 'cancel' | 'complete' | 'sign'; readonly visit: number }
  | { readonly ask: 'check' | 'issue'; readonly invoice: number }
  | { readonly ask: 'pay'; readonly invoice: number; readonly amount: number }
  /** A whole visit: ordered, booked on a day of its own, done and signed. */
  | { readonly ask: 'live'; readonly who: number; readonly price: number }
  | { readonly ask: 'relay' }

const which = fc.nat(12)
const money = fc.integer({ min: 1000, max: 20_000 })

/** Any step; visits want few hours of few days, so that they get in each other's way. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      ask: fc.constant('order' as const),
      who: fc.nat(2),
      price: money,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ ask: fc.constant('live' as const), who: fc.nat(2), price: money }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      ask: fc.constant('book' as const),
      visit: which,
      day: fc.nat(1),
      hour: fc.integer({ min: 9, max: 11 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ ask: fc.constant('cancel' as const), visit: which }) },
  {
    weight: 5,
    arbitrary: fc.record({ ask: fc.constantFrom('complete', 'sign', 'sign'), visit: which }),
  },
  { weight: 6, arbitrary: fc.record({ ask: fc.constantFrom('check', 'issue'), invoice: which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ask: fc.constant('pay' as const),
      invoice: which,
      amount: fc.integer({ min: 1, max: 25_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ ask: 'relay' as const }) },
)

type VisitStatus = 'planned' | 'booked' | 'done' | 'signed' | 'cancelled'

interface VisitModel {
  readonly id: string
  readonly customer: string
  readonly price: number
  status: VisitStatus
  slot: string | undefined
}

interface InvoiceModel {
  readonly id: string
  readonly customer: string
  readonly gross: number
  status: 'draft' | 'checked' | 'issued'
  number: string | undefined
}

/** What is so, in a few lines of plain JavaScript that share nothing with the library. */
export interface Model {
  readonly customers: readonly string[]
  readonly visits: VisitModel[]
  readonly invoices: InvoiceModel[]
  readonly paid: Map<string, number>
}

/** A company whose life is written down twice: in a store, by two offices, and in a model. */
export interface Life {
  readonly model: Model
  /** Two offices of one company, each with a Foyer of its own. */
  readonly office: (no: number) => Office
  readonly company: SmallCompany
  readonly store: Store
}

/** Whoever asks, before the visits and after them. */
export interface Office {
  readonly before: Foyer
  readonly after: Foyer
}

/** Opens a life in a store. Two lives of one history have the same ids. */
export const openLife = async (store: Store, files: Files, tenant: string): Promise<Life> => {
  const ids = countedIds()
  const company = await smallCompany({ store, files, tenant, at: opening, ids })
  const at = (moment: string) =>
    createFoyer({ store, files, ids, clock: clockAt(moment), pause: async () => {} })
  const offices = [1, 2].map(() => ({ before: at(opening), after: at(afterwards) }))
  const customers = [company.customer as string]
  for (const name of ['Bo', 'Cy']) {
    const identity = {
      firstName: name,
      lastName: 'Martin',
      phone: `+3361234000${customers.length}`,
    }
    const { customer } = await given(
      company.foyer.customers.registerCustomer({ identity }, company.as('agent')),
    )
    customers.push(customer.id)
  }
  return {
    ...{ company, store },
    model: { customers, visits: [], invoices: [], paid: new Map() },
    office: (no) => offices[no % 2] as Office,
  }
}

const order: readonly VisitStatus[] = ['planned', 'booked', 'done', 'signed', 'cancelled']

/** What is later stays, in whatever order the answers of one moment arrive. */
const reach = (visit: VisitModel, status: VisitStatus): void => {
  if (order.indexOf(status) > order.indexOf(visit.status)) visit.status = status
}

/** Of steps that are asked at once, those whose answers say all that the model needs: one booking of a visit, since the last one stands. */
export const distinct = ({ model }: Life, steps: readonly Step[]): readonly Step[] => {
  const booked = new Set<string | undefined>()
  return steps.filter((step) => {
    if (step.ask !== 'book') return true
    const id = at(model.visits, step.visit)?.id
    return !booked.has(id) && booked.add(id)
  })
}

const at = <T>(list: readonly T[], index: number): T | undefined =>
  list.length ? list[index % list.length] : undefined

/** What came of a step: whether the answer was yes, and whether the model says that it had to be. */
export interface Came {
  readonly ok: boolean
  readonly code: string | undefined
  readonly expected: boolean
}

type Answer = { readonly ok: boolean; readonly refusal?: { readonly code: string } }

const came = (answer: Answer, expected: boolean): Came => ({
  ...{ ok: answer.ok, expected },
  code: answer.ok ? undefined : answer.refusal?.code,
})

const ordered = async (
  { model, company, office }: Life,
  by: number,
  { who, price }: { readonly who: number; readonly price: number },
): Promise<VisitModel> => {
  const { as, entity: legalEntity, alma: worker } = company
  const { before } = office(by)
  const agent = as('agent')
  const customer = at(model.customers, who) ?? ''
  const line = { kind: 'service', activity: 'II-11', label: 'Aide', minutes: 60 } as const
  const asked = { customer: customer as never, worker, legalEntity, lines: [{ ...line, price }] }
  const order = await given(before.sales.createOrder(asked, agent))
  const { id } = await given(before.dispatch.createVisit({ order: order.id }, agent))
  await given(before.dispatch.validateVisit({ visit: id }, agent))
  const visit: VisitModel = { id, customer, price, status: 'planned', slot: undefined }
  model.visits.push(visit)
  return visit
}

const booked = async (
  { company, office }: Life,
  by: number,
  visit: VisitModel,
  date: string,
  start: string,
): Promise<Answer> => {
  const { as, alma: worker } = company
  const asked = { visit: visit.id as never, worker, date: date as never, start: start as never }
  const answer = await office(by).before.dispatch.bookSlot(asked, as('worker', worker))
  if (!answer.ok) return answer
  reach(visit, 'booked')
  visit.slot = visit.status === 'cancelled' ? undefined : `${date} ${start}`
  return answer
}

const signed = async (life: Life, by: number, visit: VisitModel): Promise<Came> => {
  const { model, company } = life
  const { after } = life.office(by)
  const hers = company.as('worker', company.alma)
  const expected = visit.status === 'done'
  const written = { visit: visit.id as never, text: 'Fait', minutesWorked: 60 }
  const report = await after.dispatch.writeReport(written, hers)
  if (!report.ok) return came(report, expected)
  const asked = { report: report.value.id, signedBy: 'Marie Dupont' }
  const answer = await after.dispatch.signReport(asked, hers)
  if (!answer.ok) return came(answer, expected)
  reach(visit, 'signed')
  const { customer } = visit
  const mine = { customer: customer as never, limit: 200 }
  const { items } = await given(after.invoicing.listInvoices(mine, company.as('agent')))
  const draft = items.find((one) => one.report === report.value.id)
  if (draft)
    model.invoices.push({
      ...{ id: draft.id, customer, gross: visit.price, status: 'draft', number: undefined },
    })
  return came({ ok: draft !== undefined }, expected)
}

/**
 * Asks a step and, where the answer is yes, does the same to the model. What the model expects was decided when the step was asked: it is to
 * be believed of steps that are asked one after the other.
 */
export const take = async (life: Life, by: number, step: Step): Promise<Came | undefined> => {
  const { model, company } = life
  const { before, after } = life.office(by)
  const { as, entity: legalEntity, alma: worker } = company
  const [agent, hers] = [as('agent'), as('worker', worker)]
  switch (step.ask) {
    case 'relay':
      await after.relay(2)
      return undefined
    case 'order':
      await ordered(life, by, step)
      return undefined
    case 'live': {
      const visit = await ordered(life, by, step)
      const no = model.visits.indexOf(visit)
      await booked(life, by, visit, dateOf(30 + no), '09:00')
      await after.dispatch.completeVisit({ visit: visit.id as never }, hers)
      reach(visit, 'done')
      return signed(life, by, visit)
    }
    case 'book': {
      const visit = at(model.visits, step.visit)
      if (!visit) return undefined
      const [date, start] = [`2026-03-${10 + step.day}`, `${String(step.hour).padStart(2, '0')}:00`]
      const slot = `${date} ${start}`
      const isFree = model.visits.every((other) => other === visit || other.slot !== slot)
      const expected = ['planned', 'booked'].includes(visit.status) && isFree
      return came(await booked(life, by, visit, date, start), expected)
    }
    case 'cancel': {
      const visit = at(model.visits, step.visit)
      if (!visit) return undefined
      const expected = ['planned', 'booked'].includes(visit.status)
      const asked = { visit: visit.id as never, reason: 'weather' as never }
      const answer = await before.dispatch.cancelVisit(asked, agent)
      if (!answer.ok) return came(answer, expected)
      reach(visit, 'cancelled')
      visit.slot = undefined
      return came(answer, expected)
    }
    case 'complete': {
      const visit = at(model.visits, step.visit)
      if (!visit) return undefined
      const expected = visit.status === 'booked'
      const answer = await after.dispatch.completeVisit({ visit: visit.id as never }, hers)
      if (answer.ok) reach(visit, 'done')
      return came(answer, expected)
    }
    case 'sign': {
      const visit = at(model.visits, step.visit)
      if (!visit) return undefined
      return signed(life, by, visit)
    }
    case 'check': {
      const invoice = at(model.invoices, step.invoice)
      if (!invoice) return undefined
      const expected = invoice.status === 'draft'
      const answer = await after.invoicing.checkInvoice({ invoice: invoice.id as never }, agent)
      if (answer.ok) invoice.status = 'checked'
      return came(answer, expected)
    }
    case 'issue': {
      const invoice = at(model.invoices, step.invoice)
      if (!invoice) return undefined
      const expected = invoice.status === 'checked'
      const asked = { legalEntity, invoice: invoice.id as never }
      const answer = await after.invoicing.issueInvoice(asked, agent)
      if (answer.ok)
        Object.assign(invoice, { status: 'issued', number: answer.value.number ?? undefined })
      return came(answer, expected)
    }
    case 'pay': {
      const invoice = at(model.invoices, step.invoice)
      if (!invoice) return undefined
      const expected = invoice.status === 'issued'
      const { amount } = step
      const on = afterwards.slice(0, 10) as never
      const paid = { invoice: invoice.id as never, amount, means: 'cash' as const, on }
      const answer = await after.payments.recordPayment(paid, as('accountant'))
      const { customer } = invoice
      if (answer.ok) model.paid.set(customer, (model.paid.get(customer) ?? 0) + amount)
      return came(answer, expected)
    }
  }
}

/** What the store says of what the model knows, in the model's words: to be compared with `told`. */
export const found = async ({ model, company, office }: Life): Promise<object> => {
  const { after } = office(0)
  const { as, alma, entity } = company
  const agent = as('agent')
  const visits: object[] = []
  for (const { id } of model.visits) {
    const visit = await given(after.dispatch.showVisit({ visit: id as never }, agent))
    visits.push({ id, status: visit.status })
  }
  const invoices: object[] = []
  for (const { id } of model.invoices) {
    const one = await given(after.invoicing.showInvoice({ invoice: id as never }, agent))
    const { status, gross, number } = one
    invoices.push({ id, status, gross, number: number ?? undefined })
  }
  const balances: number[] = []
  for (const id of model.customers) {
    const account = await given(after.payments.showAccount({ customer: id as never }, agent))
    balances.push(account.due - account.credit)
  }
  const slots: string[] = []
  for (let no = 0; no < 180; no += 30) {
    const month = { worker: alma, from: dateOf(no) as never, until: dateOf(no + 30) as never }
    const { days } = await given(office(0).before.dispatch.planOf(month, as('worker', alma)))
    for (const day of days)
      slots.push(...day.slots.map((slot) => `${slot.visit.id} ${day.date} ${slot.start}`))
  }
  await after.relay()
  const books = as('accountant')
  const { sound } = await given(after.journal.verifyJournal({ legalEntity: entity }, books))
  return { visits, invoices, balances, slots: slots.sort(), sound }
}

/** What the model says is so. */
export const told = ({ model }: Life): object => {
  const ownersOf = (one: VisitModel): string => (one.status === 'signed' ? 'done' : one.status)
  const issued = model.invoices.filter(({ status }) => status === 'issued')
  const owed = (customer: string): number =>
    issued.filter((one) => one.customer === customer).reduce((sum, { gross }) => sum + gross, 0)
  return {
    visits: model.visits.map((one) => ({ id: one.id, status: ownersOf(one) })),
    invoices: model.invoices.map(({ id, status, gross, number }) => ({
      id,
      status,
      gross,
      number,
    })),
    balances: model.customers.map((id) => owed(id) - (model.paid.get(id) ?? 0)),
    slots: model.visits.flatMap(({ id, slot }) => (slot ? [`${id} ${slot}`] : [])).sort(),
    sound: true,
  }
}

/** Whether the numbers of issued invoices are 1 to n, each once. */
export const isGapless = ({ model }: Life): boolean => {
  const numbers = model.invoices.flatMap(({ number }) => (number ? [number] : [])).sort()
  return numbers.every((number, i) => number === `F2031-${String(i + 1).padStart(5, '0')}`)
}
