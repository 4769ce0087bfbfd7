import type { NewNotice, Work } from '../app/work.js'
import { type WorkerId, workers } from '../organisation/index.js'
import type { Visit } from './visit.js'

/** Tells a worker twice: by SMS, and by e-mail where there is an address (S063). */
export const tellWorker = async (
  work: Work,
  to: WorkerId,
  told: Pick<NewNotice, 'subject' | 'data'>,
): Promise<void> => {
  work.notify({ ...told, channel: 'sms', to })
  if ((await work.get(workers, to))?.email) work.notify({ ...told, channel: 'email', to })
}

/**
 * Tells of a first appointment, or of one that is now at another time or with somebody else: the customer, who comes, and who comes no
 * longer. A worker is told nothing of what they fixed themselves.
 */
export const tellOfBooking = async (work: Work, before: Visit, now: Visit): Promise<void> => {
  const { id: visit, customer } = now
  const told = { channel: 'email', to: customer, data: { visit } } as const
  if (before.status !== 'booked') work.notify({ ...told, subject: 'visit-booked' })
  else if (before.worker !== now.worker || isMoved(before, now))
    work.notify({ ...told, subject: 'visit-moved' })
  await tellFormer(work, before, now)
  if (work.as.role !== 'worker') await tellGoing(work, before, now)
}

const isMoved = ({ date, start }: Visit, now: Visit): boolean =>
  date !== now.date || start !== now.start

/** The appointment that is off is told with the notice: the visit says the new one by the time it leaves. */
const tellFormer = async (work: Work, before: Visit, { id: visit, worker }: Visit) => {
  const { worker: former, date, start } = before
  if (!former || former === worker) return
  const appointment = date && start ? { date, start } : {}
  const data = { visit, worker: former, ...appointment }
  await tellWorker(work, former, { subject: 'visit-unassigned', data })
}

const tellGoing = async (work: Work, before: Visit, now: Visit) => {
  const { id: visit, worker } = now
  if (!worker) return
  const data = { visit, worker }
  if (worker !== before.worker) await tellWorker(work, worker, { subject: 'visit-assigned', data })
  else if (before.status !== 'booked')
    await tellWorker(work, worker, { subject: 'visit-booked', data })
  else if (isMoved(before, now)) await tellWorker(work, worker, { subject: 'visit-moved', data })
}

/** Tells those who were told of a visit that it is cancelled: nobody knew of a draft. */
export const tellOfCancelling = async (work: Work, before: Visit): Promise<void> => {
  const { id, customer, worker, status } = before
  if (status === 'draft') return
  const told = { subject: 'visit-cancelled', data: { visit: id } } as const
  if (worker) await tellWorker(work, worker, told)
  work.notify({ ...told, channel: 'email', to: customer })
}
