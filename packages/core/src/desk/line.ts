import { z } from 'zod'
import type { Work } from '../app/work.js'
import { CustomerId, customerName, customers } from '../customers/index.js'
import { VisitId } from '../dispatch/index.js'
import { WorkerId, workerName, workers } from '../organisation/index.js'
import { ActivityCode } from '../rules/schemas.js'
import { CivilDate, TimeOfDay } from '../shared/civil-date.js'
import { NaturalAmount } from '../shared/money.js'
import { Phone, Postcode } from '../shared/text.js'

/** One line of a work queue: what waits, whom it is about, and what a screen shows of both. */
export const Line = z
  .object({
    /** The id of what waits: a lead, an order, a quote, a visit, a report, an invoice, a credit note or what a bank said. */
    of: z.string(),
    /** Empty where nobody can tell whom it is about: what a bank said. */
    customer: CustomerId.or(z.literal('')),
    /** `Marie Dupont`, or the company's name; of what a bank said, the name that it gave. */
    name: z.string(),
    phone: Phone.optional(),
    /** Of the customer's home. */
    postcode: Postcode.optional(),
    activity: ActivityCode.optional(),
    /** Who is meant to do it; absent = nobody yet. */
    worker: z.object({ id: WorkerId, name: z.string() }).readonly().optional(),
    /** The day since which it waits; of a visit to be gone to, the day of its appointment. */
    since: CivilDate.optional(),
    /** The last day on which it is to be done, where the law sets one. */
    until: CivilDate.optional(),
    /** When the appointment starts, that day. */
    start: TimeOfDay.optional(),
    minutes: z.int().positive().optional(),
    /** What the customer asked for, in their words. */
    wants: z.string().optional(),
    /** The visit that a report is about. */
    visit: VisitId.optional(),
    /** What it comes to, in cents, VAT included. */
    gross: NaturalAmount.optional(),
  })
  .readonly()
  .meta({ id: 'QueueLine' })
/** One line of a work queue. */
export type Line = z.output<typeof Line>

/** A line as its queue knows it: names are looked up. */
export type Entry = Omit<Line, 'name' | 'phone' | 'postcode' | 'worker'> & {
  readonly worker?: WorkerId | null | undefined
  /** Where no customer is known. */
  readonly called?: string | undefined
}

/** The line of an entry, with the names of customer and worker as they are now. */
export const lineOf = async (
  work: Work,
  { worker: id, called = '', ...entry }: Entry,
): Promise<Line> => {
  const customer = await work.get(customers, entry.customer)
  const worker = id ? await work.get(workers, id) : undefined
  return {
    ...entry,
    name: customer ? customerName(customer) : called,
    phone: customer?.phone,
    postcode: customer?.home.postcode,
    worker: worker && { id: worker.id, name: workerName(worker) },
  }
}
