import { describe, expect, it } from 'vitest'
import type { Role } from '../app/operation.js'
import { day } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { debitCompany } from '../testing/debit-company.js'
import { checkAndIssue } from '../testing/journey.js'
import { quotingCompany, support } from '../testing/quoting-company.js'
import { given, refused } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'
import { countedUpTo, QueueName } from './queues.js'

type Asked = Parameters<SmallCompany['foyer']['desk']['queue']>[0]

const counts = async ({ foyer, as }: SmallCompany, role: Role, id?: string) => {
  const { queues } = await given(foyer.desk.home({}, as(role, id)))
  return Object.fromEntries(queues.map(({ queue, count }) => [queue, count]))
}
const listed = async ({ foyer, as }: SmallCompany, asked: Asked, role: Role, id?: string) =>
  (await given(foyer.desk.queue(asked, as(role, id)))).items

const ask = ({ foyer, as }: SmallCompany, lastName: string) =>
  given(
    foyer.customers.takeLead(
      {
        source: 'flyer',
        wants: 'Deux heures de ménage',
        identity: { lastName, phone: '+33612345678' },
      },
      as('agent'),
    ),
  )

/** A validated visit, with an appointment when a start is given. */
const visit = async ({ foyer, as, ...it }: SmallCompany, worker: string, start?: string) => {
  const { customer, entity: legalEntity } = it
  const task = { customer, legalEntity, activity: 'II-11', minutes: 60, worker } as const
  const { id } = await given(foyer.dispatch.createVisit(task, as('agent')))
  await given(foyer.dispatch.validateVisit({ visit: id }, as('agent')))
  const slot = { visit: id, worker, date: '2026-03-02', start: start ?? '' }
  if (start) await given(foyer.dispatch.bookSlot(slot, as('agent')))
  return id
}

/** Two customers to call, three visits of today (one of them Basile's), one visit without an appointment. */
const morning = async () => {
  const company = await smallCompany()
  const { alma, basile } = company
  for (const name of ['Petit', 'Grand']) await ask(company, name)
  const running = [
    await visit(company, alma, '08:00'),
    await visit(company, alma, '10:00'),
    await visit(company, basile, '14:00'),
  ]
  return { ...company, running, unplanned: await visit(company, alma) }
}

describe('desk.home', () => {
  it('counts two calls, three visits running and one to plan, and each opens its list (S146, S147)', async () => {
    const company = await morning()
    const { running, unplanned, alma, customer } = company
    expect(await counts(company, 'agent')).toEqual({
      calls: 2,
      'orders-to-confirm': 0,
      'quotes-to-follow': 0,
      'visits-to-plan': 1,
      'visits-running': 3,
      'reports-to-sign': 0,
      'invoices-to-check': 0,
      'invoices-to-issue': 0,
      'invoices-unpaid': 0,
    })
    expect(await listed(company, { queue: 'calls' }, 'agent')).toMatchObject([
      { name: 'Petit', phone: '+33612345678', since: '2026-03-02', wants: 'Deux heures de ménage' },
      { name: 'Grand' },
    ])
    const who = { customer, name: 'Marie Dupont 1', postcode: '26000', activity: 'II-11' }
    const day = { since: '2026-03-02', minutes: 60, worker: { id: alma, name: 'Alma Roux' } }
    expect(await listed(company, { queue: 'visits-to-plan' }, 'agent')).toMatchObject([
      { of: unplanned, ...who, ...day },
    ])
    const today = await listed(company, { queue: 'visits-running' }, 'agent')
    expect(today.map(({ of }) => of)).toEqual(running)
    expect(today[0]).toMatchObject({ ...who, ...day, start: '08:00' })
  })

  it('shows an owner and a manager all of it, an agent what they do not leave to them', async () => {
    const company = await morning()
    const all = await counts(company, 'owner')
    expect(Object.keys(all)).toEqual(QueueName.options)
    expect(await counts(company, 'manager')).toEqual(all)
    const { 'credit-notes-to-issue': _, 'credits-to-refund': __, ...others } = all
    const { 'bank-words-to-match': ___, ...rest } = others
    expect(await counts(company, 'agent')).toEqual(rest)
  })

  it('shows a worker their own visits and reports, and nothing else (S086)', async () => {
    const company = await morning()
    const { basile, running } = company
    expect(await counts(company, 'worker', basile)).toEqual({
      'visits-to-plan': 0,
      'visits-running': 1,
      'reports-to-sign': 0,
    })
    const own = await listed(company, { queue: 'visits-running' }, 'worker', basile)
    expect(own.map(({ of }) => of)).toEqual(running.slice(2))
  })

  it('keeps a visit of yesterday until somebody says that it is done, and leaves tomorrow out', async () => {
    const company = await morning()
    company.clock.set('2026-03-03T08:00:00.000Z')
    expect(await counts(company, 'agent')).toMatchObject({ 'visits-running': 3 })
    company.clock.set('2026-03-01T08:00:00.000Z')
    expect(await counts(company, 'agent')).toMatchObject({ 'visits-running': 0 })
  })

  it('counts exactly up to the bound, and says when there are more', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const calls = async () => (await given(foyer.desk.home({}, as('agent')))).queues[0]
    for (let no = 0; no < countedUpTo; no++) await ask(company, `Nᵒ ${no}`)
    expect(await calls()).toEqual({ queue: 'calls', count: countedUpTo, more: false })
    await ask(company, 'Encore')
    expect(await calls()).toEqual({ queue: 'calls', count: countedUpTo, more: true })
  })
})

describe('desk.queue', () => {
  it('follows a job from the visit done to the invoice sent (S147)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, clock, customer, entity: legalEntity } = company
    const id = await visit(company, alma, '08:00')
    clock.set('2026-03-02T10:00:00.000Z')
    await given(foyer.dispatch.completeVisit({ visit: id }, as('worker', alma)))
    const written = { visit: id, text: 'Imprimante réparée' }
    const report = await given(foyer.dispatch.writeReport(written, as('worker', alma)))
    const toSign = await listed(company, { queue: 'reports-to-sign' }, 'worker', alma)
    const line = { of: report.id, visit: id, customer, activity: 'II-11', since: '2026-03-02' }
    expect(toSign).toMatchObject([line])

    await given(
      foyer.dispatch.signReport({ report: report.id, signedBy: 'Marie' }, as('worker', alma)),
    )
    expect(await counts(company, 'agent')).toMatchObject({ 'reports-to-sign': 0 })
    clock.set('2026-03-04T10:00:00.000Z')
    const [draft] = await listed(company, { queue: 'invoices-to-check' }, 'accountant')
    expect(draft).toMatchObject({ customer, activity: 'II-11', gross: 0, since: '2026-03-02' })

    const invoice = draft?.of ?? ''
    const lines = [
      {
        kind: 'service' as const,
        label: 'Dépannage',
        visit: id,
        activity: 'II-11' as const,
        gross: 6000,
        vatRate: '0.20',
      },
    ]
    await given(foyer.invoicing.amendDraft({ invoice, lines }, as('agent')))
    await given(foyer.invoicing.checkInvoice({ invoice }, as('agent')))
    expect(await listed(company, { queue: 'invoices-to-check' }, 'agent')).toEqual([])
    expect(await listed(company, { queue: 'invoices-to-issue' }, 'agent')).toMatchObject([
      { of: invoice, gross: 6000, since: '2026-03-04', worker: { name: 'Alma Roux' } },
    ])
    await given(foyer.invoicing.issueInvoice({ legalEntity, invoice }, as('agent')))
    expect(await listed(company, { queue: 'invoices-to-issue' }, 'agent')).toEqual([])
  })

  it('shows credit notes to issue, what is not paid in time, and what is to be given back by its day', async () => {
    const company = await quotingCompany()
    const { foyer, as, customer, clock, entity: legalEntity } = company
    const contract = { concluded: 'distance', informed: ['withdrawal'] } as const
    const asked = { customer, legalEntity, lines: [support], contract } as never
    const { id: order } = await given(foyer.sales.createOrder(asked, as('agent')))
    const drafted = foyer.invoicing.draftDeposit({ order, amount: 2000 }, as('agent'))
    const { id: of } = await checkAndIssue(company, await given(drafted))
    clock.set('2026-03-03T08:00:00.000Z')
    await foyer.tick()
    const unpaid = { queue: 'invoices-unpaid' } as const
    expect(await listed(company, unpaid, 'agent')).toMatchObject([
      { of, customer, since: '2026-03-02', gross: 2000, name: 'Marie Dupont 1' },
    ])
    const paid = { invoice: of, amount: 2000, on: '2026-03-03', means: 'card' } as const
    await given(foyer.payments.recordPayment(paid, as('agent')))
    expect(await listed(company, unpaid, 'agent')).toEqual([])
    const { refundBy } = await given(foyer.sales.withdrawFromOrder({ order }, as('agent')))
    const notes = await listed(company, { queue: 'credit-notes-to-issue' }, 'accountant')
    expect(notes).toMatchObject([{ customer, gross: 2000, since: '2026-03-03' }])
    const issue = { legalEntity, creditNote: notes[0]?.of ?? '' }
    await given(foyer.invoicing.issueCreditNote(issue, as('accountant')))
    expect(await listed(company, { queue: 'credit-notes-to-issue' }, 'accountant')).toEqual([])
    const refunds = { queue: 'credits-to-refund' } as const
    expect(await listed(company, refunds, 'accountant')).toMatchObject([
      { of, customer, gross: 2000, until: refundBy },
    ])
    const back = { invoice: of, amount: 2000, on: '2026-03-04', means: 'transfer' } as const
    await given(foyer.payments.refundCredit(back, as('accountant')))
    expect(await listed(company, refunds, 'accountant')).toEqual([])
  })

  it('follows a quote from its draft, or a worker’s proposal, to its order', async () => {
    const { draft, send, accept, ...company } = await quotingCompany()
    const { foyer, as, customer } = company
    const waiting = () => listed(company, { queue: 'quotes-to-follow' }, 'agent')
    const { id: quote } = await draft({ description: 'Avant Pâques' })
    const line = { of: quote, customer, activity: 'II-11', minutes: 60, gross: 6000 }
    expect(await waiting()).toMatchObject([{ ...line, since: '2026-03-02', wants: 'Avant Pâques' }])
    await send(quote)
    expect(await waiting()).toMatchObject([line])
    await accept(quote)
    expect(await waiting()).toMatchObject([line])
    await given(foyer.sales.convertQuote({ quote }, as('agent')))
    expect(await waiting()).toEqual([])
  })

  it('holds what a bank said and nobody could tell, by the name that it gave, until a person says', async () => {
    const company = await debitCompany()
    const word = { type: 'debit', status: 'returned', on: day('2026-03-02'), refs: {} } as const
    await company.hear([{ ...word, amount: Money.cents(6000), name: 'M DUPONT' }])
    const asked = { queue: 'bank-words-to-match' } as const
    const [line, ...others] = await listed(company, asked, 'accountant')
    expect(others).toEqual([])
    expect(line).toMatchObject({ customer: '', name: 'M DUPONT', gross: 6000, since: '2026-03-02' })
    expect(await counts(company, 'owner')).toMatchObject({ 'bank-words-to-match': 1 })
    const { foyer, as } = company
    const aside = { item: line?.of ?? '', because: 'not-ours' }
    await given(foyer.directDebit.dismissBankItem(aside, as('accountant')))
    expect(await listed(company, asked, 'accountant')).toEqual([])
  })

  it('goes on page after page, what waits longest first', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    for (const name of ['Un', 'Deux', 'Trois']) {
      await ask(company, name)
      company.clock.pass(24 * 60 * 60_000)
    }
    const first = await given(foyer.desk.queue({ queue: 'calls', limit: 2 }, as('agent')))
    expect(first.items.map(({ name }) => name)).toEqual(['Un', 'Deux'])
    const { next } = first
    const asked: Asked = { queue: 'calls', limit: 2, ...(next ? { after: next } : {}) }
    expect(await listed(company, asked, 'agent')).toMatchObject([{ name: 'Trois' }])
  })

  it('lets a customer go from the calls with the first order', async () => {
    const company = await smallCompany()
    const { foyer, as, entity: legalEntity } = company
    const { customer } = await ask(company, 'Petit')
    const lines = [{ kind: 'goods' as const, label: 'Souris', price: 1250 }]
    await given(foyer.sales.createOrder({ customer, legalEntity, lines }, as('agent')))
    expect(await counts(company, 'agent')).toMatchObject({ calls: 0 })
  })

  it.each([
    ['agent', 'bank-words-to-match'],
    ['worker', 'calls'],
    ['worker', 'invoices-to-check'],
    ['accountant', 'visits-running'],
  ] as const)('refuses a %s the queue of %s', async (role, queue) => {
    const { foyer, as } = await smallCompany()
    const answer = foyer.desk.queue({ queue }, as(role))
    expect(await refused(answer)).toEqual({ code: 'not-allowed', operation: 'desk.queue', role })
  })
})
