import type { Foyer, Principal } from '@foyer/core'
import { yes } from '../answers.js'
import { jobs, names, offers, tenant, towns } from '../company.js'
import { isWorkday, momentOf, plusDays } from './days.js'
import { directDebits } from './debits.js'
import { type Dice, diceOf } from './dice.js'
import { quotes } from './quotes.js'
import { type SetUp, setUp } from './set-up.js'
import { type Happening, live } from './timeline.js'

const owner: Principal = { tenant, id: 'owner', role: 'owner' }
const agent: Principal = { tenant, id: 'agent', role: 'agent' }
const accountant: Principal = { tenant, id: 'accountant', role: 'accountant' }
const visitor: Principal = { tenant, id: 'visitor', role: 'visitor' }

/** Ids of what the company begins with. */
interface Company extends SetUp {
  readonly customers: readonly {
    readonly id: string
    readonly name: string
    readonly worker: string
  }[]
}

/**
 * Makes a believable company, by the operations that a company would use, on a clock that is moved through its days: since February
 * of last year, its customers, some hundred and fifty visits to their reports, signatures, invoices and payments, last year's
 * certificates, requests that nobody answered yet, and appointments of the days to come. Always the same for the same day.
 */
export const seed = async (
  foyer: Foyer,
  now: string,
  setClock: (moment: string) => void,
): Promise<void> => {
  const dice = diceOf(26)
  const today = now.slice(0, 10)
  const lastYear = Number(today.slice(0, 4)) - 1
  const opening = `${lastYear}-02-03`
  setClock(momentOf(opening, '08:00'))
  const company = await begin(foyer, dice)
  await live(
    [
      ...visits(foyer, company, dice, opening, today),
      ...yearEnd(foyer, company, lastYear),
      ...books(foyer, company, opening, today),
      ...directDebits(foyer, {
        ...{ legalEntity: company.legalEntity, today },
        apart: company.customers[0]?.id,
      }),
      ...quotes(foyer, company, today),
      ...requests(foyer, today),
    ],
    now,
    setClock,
    () => foyer.relay(),
  )
}

const begin = async (foyer: Foyer, dice: Dice): Promise<Company> => {
  const { legalEntity, workers: hired } = await setUp(foyer)
  const customers = []
  for (let i = 0; i < 36; i++) {
    const [postcode, city] = towns[i % towns.length] ?? towns[0]
    const person = personOf(dice, i)
    const home = { street: `${dice.int(1, 90)} ${dice.pick(names.streets)}`, postcode, city }
    const { customer } = await yes(
      foyer.customers.registerCustomer({ identity: { ...person, home } }, { as: agent }),
    )
    const worker = hired.find(({ from, to }) => from <= postcode && postcode <= to)
    const name = `${person.firstName} ${person.lastName}`
    customers.push({ id: customer.id, name, worker: (worker ?? hired[0])?.id ?? '' })
  }
  return { legalEntity, workers: hired, customers }
}

const personOf = (dice: Dice, i: number) => {
  const firstName = i ? dice.pick(names.first) : 'Hélène'
  const lastName = i ? dice.pick(names.last) : 'Marchand'
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z]/g, '')
  const email = `${plain(firstName)}.${plain(lastName)}${i || ''}@exemple.example`
  return { firstName, lastName, email, phone: `+336399820${String(i).padStart(2, '0')}` }
}

/** Two or three visits a week, each to whoever answers for the customer's town; today and the next days have some for everybody. */
const visits = (
  foyer: Foyer,
  company: Company,
  dice: Dice,
  opening: string,
  today: string,
): readonly Happening[] => {
  const planned: Happening[] = []
  const starts = ['09:00', '11:00', '14:00', '16:00']
  const taken = new Map<string, number>()
  const next = [1, 2, 3].map((days) => plusDays(today, days)).find(isWorkday)
  for (let date = plusDays(opening, 7); date <= plusDays(today, 6); date = plusDays(date, 1)) {
    const isNear = date >= today
    const isRecent = date >= plusDays(today, -3)
    const isPlanned = isNear
      ? isWorkday(date) || date === today
      : isWorkday(date) && (isRecent || dice.chance(0.35))
    if (!isPlanned) continue
    const times = isNear ? 4 : isRecent ? 2 : 1
    for (let n = times; n > 0; n--) {
      const isHers = n === 1 && (date === next || dice.chance(0.15))
      const customer = isHers ? company.customers[0] : dice.pick(company.customers)
      if (!customer) continue
      const slot = `${customer.worker} ${date}`
      const start = starts[taken.get(slot) ?? 0]
      taken.set(slot, (taken.get(slot) ?? 0) + 1)
      if (start) planned.push(visit(foyer, company, dice, { customer, date, start }))
    }
  }
  return planned
}

interface Appointment {
  readonly customer: Company['customers'][number]
  readonly date: string
  readonly start: string
}

const visit = (
  foyer: Foyer,
  { legalEntity }: Company,
  dice: Dice,
  { customer, date, start }: Appointment,
): Happening => {
  const [wants, done] = dice.pick(jobs)
  const minutes = dice.pick([60, 60, 90, 120])
  const pays = dice.chance(0.9)
  const means = dice.pick(['card', 'transfer', 'cheque'] as const)
  const delay = dice.int(5, 25)
  const hasPart = dice.chance(0.2)
  const as: Principal = { tenant, id: customer.worker, role: 'worker' }
  const [offer] = offers.fr
  const line = {
    kind: 'service',
    activity: 'II-11',
    label: offer.name,
    minutes: 60,
    price: offer.hourlyPrice,
  } as const
  return {
    at: momentOf(plusDays(date, -4), '09:30'),
    run: async (then) => {
      const about = {
        customer: customer.id,
        legalEntity,
        worker: customer.worker,
        description: wants,
      }
      const { id: order } = await yes(
        foyer.sales.createOrder({ ...about, lines: [line] }, { as: agent }),
      )
      const { id } = await yes(foyer.dispatch.createVisit({ order, minutes }, { as: agent }))
      await yes(foyer.dispatch.validateVisit({ visit: id }, { as: agent }))
      const slot = { visit: id, worker: customer.worker, date, start, minutes }
      then({
        at: momentOf(plusDays(date, -3), '17:00'),
        run: async (next) => {
          await yes(foyer.dispatch.bookSlot(slot, { as }))
          next({ at: momentOf(date, '18:30'), run: () => report(id) })
          next({ at: momentOf(plusDays(date, 4), '10:00'), run: (later) => bill(id, later) })
        },
      })
    },
  }

  async function report(id: string): Promise<void> {
    await yes(foyer.dispatch.completeVisit({ visit: id }, { as }))
    const parts = hasPart ? [{ label: 'Câble réseau 10 m', price: 14_90 }] : []
    const written = { visit: id, text: done, minutesWorked: minutes, parts }
    const { id: reportId } = await yes(foyer.dispatch.writeReport(written, { as }))
    await yes(foyer.dispatch.signReport({ report: reportId, signedBy: customer.name }, { as }))
  }

  async function bill(id: string, then: (later: Happening) => void): Promise<void> {
    const drafts = await yes(
      foyer.invoicing.listInvoices({ customer: customer.id, limit: 50 }, { as: owner }),
    )
    const draft = drafts.items.find(
      (one) => one.status === 'draft' && one.lines.some((own) => own.visit === id),
    )
    if (!draft) return
    await yes(foyer.invoicing.checkInvoice({ invoice: draft.id }, { as: agent }))
    const { gross } = await yes(
      foyer.invoicing.issueInvoice({ legalEntity, invoice: draft.id }, { as: agent }),
    )
    const on = plusDays(date, delay)
    if (pays)
      then({
        at: momentOf(on, '11:00'),
        run: () =>
          yes(
            foyer.payments.recordPayment(
              { on, means, invoice: draft.id, amount: gross },
              { as: owner },
            ),
          ),
      })
  }
}

/** In January, the certificates of the year before. */
const yearEnd = (foyer: Foyer, { legalEntity }: Company, year: number): readonly Happening[] => [
  {
    at: momentOf(`${year + 1}-01-12`, '09:00'),
    run: async () => {
      const whole = { legalEntity, year }
      while (!(await yes(foyer.attestation.draftYear(whole, { as: owner }))).done);
      while ((await yes(foyer.attestation.closeYear(whole, { as: owner }))).left);
      await foyer.relay()
    },
  },
]

/** On the fifth of each month, the books of the one before are shut, and of late its sales reported. The last month that is over waits. */
const books = (
  foyer: Foyer,
  { legalEntity }: Company,
  opening: string,
  today: string,
): readonly Happening[] => {
  const months: Happening[] = []
  for (let from = firstOf(opening); ; from = firstOf(plusDays(from, 31))) {
    const after = firstOf(plusDays(from, 31))
    if (firstOf(plusDays(after, 31)) > today) return months
    months.push({
      at: momentOf(plusDays(after, 4), '09:00'),
      run: async () => {
        const days = { legalEntity, from, through: plusDays(after, -1) }
        await shut(foyer, legalEntity, from.slice(0, 7))
        if (from > plusDays(today, -130))
          await yes(foyer.accounting.reportSales(days, { as: accountant }))
      },
    })
  }
}

const firstOf = (date: string): string => `${date.slice(0, 7)}-01`

const shut = async (foyer: Foyer, legalEntity: string, month: string): Promise<void> => {
  await yes(foyer.journal.closeMonth({ legalEntity, month }, { as: accountant }))
  if (!month.endsWith('-12')) return
  const year = Number(month.slice(0, 4))
  await yes(foyer.journal.closeYear({ legalEntity, year }, { as: accountant }))
}

/** Requests of the last two days that nobody has called back yet. */
const requests = (foyer: Foyer, today: string): readonly Happening[] =>
  [
    ['Thérèse', 'Vialatte', '26000', 'Valence', 'Je n’arrive plus à ouvrir mes e-mails.'],
    ['Honoré', 'Sauvageon', '07500', 'Guilherand-Granges', 'Nouvel ordinateur à installer.'],
    ['Salomé', 'Quintard', '69001', 'Lyon', 'Mon Wi-Fi coupe tout le temps.'],
  ].map(([firstName = '', lastName = '', postcode = '', city = '', wants = ''], i) => ({
    at: momentOf(plusDays(today, -1), `1${i}:00`),
    run: () =>
      yes(
        foyer.customers.submitForm(
          {
            identity: {
              ...{ firstName, lastName, phone: `+3363998300${i}` },
              home: { street: '', postcode, city },
            },
            source: 'search-engine',
            wants,
          },
          { as: visitor },
        ),
      ),
  }))
