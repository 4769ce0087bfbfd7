import type { Reading } from '../app/notices.js'
import { type Customer, CustomerId, customerName, customers } from '../customers/index.js'
import { type Worker, WorkerId, workerName, workers } from '../organisation/index.js'
import type { Channel } from '../ports/outside.js'
import type { Language } from '../shared/language.js'

/** Who is told: the same event is worded differently for each. */
export const audiences = ['customer', 'worker'] as const
/** Who is told. */
export type Audience = (typeof audiences)[number]

/** A person to be told, and where to reach them on each channel. */
export interface Recipient {
  readonly audience: Audience
  readonly language: Language
  readonly addresses: { readonly [C in Channel]: string | undefined }
  /** The customer, who alone can consent to marketing. */
  readonly customer: CustomerId | undefined
}

/** The person that an id stands for; undefined when there is none. */
export const recipientOf = async (reading: Reading, to: string): Promise<Recipient | undefined> => {
  if (CustomerId.safeParse(to).success) {
    const customer = await reading.get(customers, to)
    return customer && customerToTell(customer)
  }
  const worker = WorkerId.safeParse(to).success ? await reading.get(workers, to) : undefined
  return worker && workerToTell(worker)
}

const customerToTell = (customer: Customer): Recipient => {
  const { id, language, email, phone } = customer
  const lines = [customerName(customer), customer.home.street, townOf(customer)]
  const letter = lines.every(Boolean) ? lines.join('\n') : undefined
  const addresses = { email, sms: phone, phone, letter }
  return { audience: 'customer', language, addresses, customer: id }
}

const workerToTell = ({ language = 'fr', email, phone }: Worker): Recipient => ({
  audience: 'worker',
  language,
  // A worker's street is not kept.
  addresses: { email, sms: phone, phone, letter: undefined },
  customer: undefined,
})

/** `26000 Valence`, or the part that is known. */
export const townOf = ({ home: { postcode, city } }: Customer): string =>
  [postcode, city].filter(Boolean).join(' ')

/** How a worker is named to others. */
export const nameOf = (worker: Worker | undefined): string => (worker ? workerName(worker) : '')
