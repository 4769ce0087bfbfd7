import type { CustomerId } from '../customers/index.js'
import type { VisitId } from '../dispatch/index.js'
import type { Places } from '../ports/travel.js'
import { given } from './scenario.js'
import { type SmallCompany, smallCompany } from './small-company.js'

interface DayHours {
  readonly weekday: number
  readonly from: string
  readonly until: string
}

/** The Monday that is planned. */
export const monday = '2026-03-09'

/** A few towns along the Rhône. */
const towns: Readonly<Record<string, readonly [lat: number, lon: number]>> = {
  '26000': [44.9334, 4.8924],
  '26500': [44.9503, 4.8951],
  '26100': [45.0453, 5.0511],
  '69001': [45.7679, 4.8339],
}
/** Where they are. */
export const places: Places = {
  placeOf: (postcode) => {
    const [lat, lon] = towns[postcode] ?? []
    return lat === undefined || lon === undefined ? undefined : { lat, lon }
  },
}

/** From Monday to Friday. */
export const hours = (from = '09:00', until = '17:00'): readonly DayHours[] =>
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, until }))

/** A company whose two workers work from Monday to Friday, nine to five. */
export const working = async (
  options: Parameters<typeof smallCompany>[0] = {},
): Promise<SmallCompany> => {
  const company = await smallCompany({ places, ...options })
  const { foyer, as, alma, basile } = company
  for (const worker of [alma, basile])
    await given(foyer.organisation.setWorkingWeek({ worker, hours: hours() }, as('owner')))
  return company
}

/** A validated visit of a new customer in a town, wanted on Monday at some hours. */
export const wants = async (
  company: SmallCompany,
  asked: {
    readonly postcode?: string
    readonly from?: string
    readonly latest?: string
    readonly through?: string
    readonly priority?: number
    readonly activity?: 'II-11' | 'II-1' | 'II-3'
    readonly minutes?: number
    readonly customer?: string
  } = {},
): Promise<VisitId> => {
  const { foyer, as, entity } = company
  const { postcode = '26500', from = '09:00', latest = '16:00', activity = 'II-11' } = asked
  const { minutes = 60, priority, through = monday } = asked
  const customer = asked.customer ?? (await livingIn(company, postcode))
  const task = { legalEntity: entity, customer, activity, minutes } as const
  const { id: visit } = await given(foyer.dispatch.createVisit(task, as('agent')))
  await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
  const wanted = { from: monday, through, earliest: from, latest }
  await given(foyer.dispatch.wantVisit({ visit, wanted, priority }, as('agent')))
  return visit
}

let count = 100
/** One more customer, who lives in a town. */
export const livingIn = async (
  { foyer, as }: SmallCompany,
  postcode: string,
): Promise<CustomerId> => {
  count += 1
  const identity = {
    ...{ lastName: `Client ${count}`, phone: `+336${String(count).padStart(8, '0')}` },
    home: { street: '', postcode, city: '' },
  }
  const { customer } = await given(foyer.customers.registerCustomer({ identity }, as('agent')))
  return customer.id
}

/** Fixes an appointment on Monday. */
export const book = async (
  { foyer, as }: SmallCompany,
  visit: string,
  worker: string,
  start: string,
): Promise<void> => {
  await given(foyer.dispatch.bookSlot({ visit, worker, date: monday, start }, as('agent')))
}
