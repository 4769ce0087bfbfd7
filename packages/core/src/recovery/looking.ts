import { advance } from '../app/advance.js'
import type { Work } from '../app/work.js'
import { debits, isLive } from '../direct-debit/index.js'
import type { Settlement } from '../payments/index.js'
import { type CivilDate, plusDays } from '../shared/civil-date.js'
import type { Result } from '../shared/result.js'
import { unpaidCases } from './collections.js'
import { type UnpaidCase, type UnpaidRefusal, unpaidLife } from './unpaid-case.js'

/** An invoice is watched from now on, until it is settled or its last day to pay is over. */
export const watch = (
  work: Work,
  { id, legalEntity, customer, number }: Settlement,
  dueOn: CivilDate,
): UnpaidCase => {
  const parties = { id, legalEntity, customer, number, dueOn }
  const looked = { lookOn: plusDays(dueOn, 1), openedOn: null, closedOn: null }
  const watched: UnpaidCase = { ...parties, ...looked, status: 'watched' }
  work.put(unpaidCases, watched)
  return watched
}

/** Opens the case of an invoice that is owed beyond its day; while a direct debit may still bring the money, it is looked at again later. */
export const look = async (
  work: Work,
  it: UnpaidCase,
  { due }: Pick<Settlement, 'due'>,
): Promise<Result<UnpaidCase, UnpaidRefusal>> => {
  const until = it.status === 'watched' ? await debitUntil(work, it) : undefined
  return advance(
    work,
    unpaidCases,
    unpaidLife,
    it,
    until ? { type: 'put-off', until } : { type: 'open', on: work.today, due },
  )
}

/** The day after the last debit that is on its way was to be collected, in the future; undefined = none is. */
const debitUntil = async (work: Work, { id: invoice }: UnpaidCase) => {
  const tried = await work.find(debits, { where: { invoice }, limit: 100 })
  const days = tried.filter(isLive).map(({ collectOn }) => collectOn)
  const last = [work.today, ...days].sort().at(-1)
  return days.length && last ? plusDays(last, 1) : undefined
}
