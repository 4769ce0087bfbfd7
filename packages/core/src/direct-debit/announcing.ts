import { notices } from '../app/notices.js'
import type { Work } from '../app/work.js'
import { customers } from '../customers/index.js'
import type { Channel } from '../ports/outside.js'
import { preNotificationDays } from '../rules/fr/sepa.js'
import { plusDays } from '../shared/civil-date.js'
import type { Creditor } from './creditor.js'
import type { Debit } from './debit.js'
import type { Mandate } from './mandate.js'

/** Days from telling a payer to the debit: as agreed in the mandate, else as the company does, else what the scheme asks for. */
export const noticeDaysOf = (
  { today }: Pick<Work, 'today'>,
  { terms }: Pick<Mandate, 'terms'>,
  { settings }: Pick<Creditor, 'settings'>,
): number => {
  if (settings.announced === 'elsewhere') return 0
  const asked = preNotificationDays.on(today) ?? preNotificationDays.rows.at(-1)
  const days = terms.noticeDays ?? settings.noticeDays ?? asked?.value
  if (days === undefined) throw new Error('no row says when a payer is told')
  return days
}

/** Tells a payer of a debit, unless the company tells by its own means. */
export const announce = async (
  work: Work,
  debit: Pick<Debit, 'id' | 'customer'>,
  { settings }: Creditor,
): Promise<Debit['announced']> => {
  if (settings.announced === 'elsewhere') return { on: work.today }
  const told = { subject: 'debit-announced', data: { debit: debit.id } } as const
  const channel = await channelTo(work, debit.customer)
  return { on: work.today, notice: work.notify({ ...told, channel, to: debit.customer }) }
}

/** Asks a payer for an account that can be debited. */
export const askForAccount = async (
  work: Work,
  { id: mandate, customer: to }: Mandate,
): Promise<void> => {
  const told = { subject: 'account-needed', data: { mandate } } as const
  work.notify({ ...told, channel: await channelTo(work, to), to })
}

/** By e-mail where there is an address, else by SMS, else by letter. */
const channelTo = async (work: Work, to: string): Promise<Channel> => {
  const customer = await work.get(customers, to)
  if (customer?.email) return 'email'
  return customer?.phone ? 'sms' : 'letter'
}

/** Whether the payer was told, and early enough for the day: a notice that waits or came back told nobody. */
export const isAnnounced = async (
  work: Work,
  { announced, collectOn }: Debit,
  noticeDays: number,
): Promise<boolean> => {
  const { on, notice: id } = announced
  if (plusDays(on, noticeDays) > collectOn) return false
  const notice = id && (await work.get(notices, id))
  return !notice || notice.status === 'sent' || notice.status === 'delivered'
}
