import type { Work } from '../app/work.js'
import type { Visit } from './visit.js'

/** Tells the customer of a first appointment, or of one that is now at another time or with somebody else. */
export const tellOfBooking = (work: Work, before: Visit, { id, customer, ...now }: Visit): void => {
  const told = { channel: 'email', to: customer, data: { visit: id } } as const
  if (before.status !== 'booked') return void work.notify({ ...told, subject: 'visit-booked' })
  const { worker, date, start } = before
  if (worker !== now.worker || date !== now.date || start !== now.start)
    work.notify({ ...told, subject: 'visit-moved' })
}

/** Tells those who were told of a visit that it is cancelled: nobody knew of a draft. */
export const tellOfCancelling = (work: Work, before: Visit): void => {
  const { id, customer, worker, status } = before
  if (status === 'draft') return
  const told = { subject: 'visit-cancelled', data: { visit: id } } as const
  if (worker) work.notify({ ...told, channel: 'sms', to: worker })
  work.notify({ ...told, channel: 'email', to: customer })
}
