import type { DebitWord } from '../ports/bank-files.js'
import { type CivilDate, plusDays, plusMonths } from '../shared/civil-date.js'
import type { Money } from '../shared/money.js'
import { nameKey } from '../shared/text.js'
import type { ParkedBecause } from './bank-item.js'
import type { Debit, DebitId } from './debit.js'
import { policyOf } from './return-policy.js'

/** A debit as a bank's word is compared with it. */
export interface Candidate
  extends Pick<Debit, 'id' | 'status' | 'amount' | 'collectOn' | 'endToEnd' | 'referenceKey'> {
  /** The name of the file that it went with. */
  readonly message: string | undefined
  readonly name: string | undefined
  readonly lastFour: string | undefined
}

/** Which debit a bank speaks of: one; one that was not honoured already; or nobody can tell, and who may be meant. */
export type Matched =
  | { readonly type: 'debit' | 'known'; readonly debit: DebitId }
  | {
      readonly type: 'parked'
      readonly because: ParkedBecause
      readonly candidates: readonly DebitId[]
    }

/**
 * Which of our debits a bank's word is about, by what it says. Its own reference decides where it is there, and says so if it is none of
 * ours. Else amount and days must fit, and the mandate, the file, or the payer's name or account besides; and one debit only may fit.
 * Money is never guessed: whatever is left open is parked.
 */
export const matchWord = (said: DebitWord, candidates: readonly Candidate[]): Matched => {
  const word = withFileOfOurs(said, candidates)
  const named = readable(word.refs.endToEnd) ?? readable(word.refs.instruction)
  const fitting = candidates.filter((one) => fits(word, one))
  if (named) {
    const meant = candidates.find(({ endToEnd }) => endToEnd === named)
    return meant ? decided(meant, word) : parked('unknown-reference', fitting)
  }
  if (!isTold(word)) return parked('no-reference', fitting)
  const [only, ...others] = fitting
  if (!only) return parked('no-debit', [])
  if (others.length) return parked('ambiguous', fitting)
  if (isOver(only) && !isNamed(word)) return parked('already-returned', fitting)
  return decided(only, word)
}

/** Some banks name their own message where ours belongs: what is no file of ours says nothing. */
const withFileOfOurs = (word: DebitWord, candidates: readonly Candidate[]): DebitWord => {
  const message = readable(word.refs.message)
  return candidates.some((one) => one.message === message)
    ? word
    : { ...word, refs: { ...word.refs, message: undefined } }
}

/** A bank's reference as it can be compared; what banks write for want of one is none. */
export const readable = (reference: string | undefined): string | undefined => {
  const text = reference?.trim().toUpperCase()
  return text && !/^NOT ?PROVIDED$|^NOTAVAILABLE$|^N\/?A$/.test(text) ? text : undefined
}

const parked = (because: ParkedBecause, fitting: readonly Candidate[]): Matched => ({
  type: 'parked',
  because,
  candidates: fitting.filter((one) => !isOver(one)).map(({ id }) => id),
})

const isOver = ({ status }: Candidate): boolean => status === 'rejected' || status === 'returned'

const decided = (meant: Candidate, word: DebitWord): Matched => {
  const { id: debit, status, amount } = meant
  if (isOver(meant)) return { type: 'known', debit }
  if (status === 'prepared' || status === 'withdrawn') return parked('not-at-bank', [meant])
  const said = amountSaid(word)
  return said === undefined || said === amount
    ? { type: 'debit', debit }
    : parked('amount-differs', [meant])
}

/** What had been asked for; else what was moved, which may have interest and fees in it. */
const amountSaid = ({ original, amount }: DebitWord): Money | undefined => original ?? amount

/** The mandate or the file is named. */
const isNamed = ({ refs }: DebitWord): boolean =>
  readable(refs.mandate) !== undefined || readable(refs.message) !== undefined

/** More is said than an amount and a day. */
const isTold = (word: DebitWord): boolean =>
  amountSaid(word) !== undefined &&
  (isNamed(word) || Boolean(word.name?.trim()) || word.lastFour !== undefined)

const fits = (word: DebitWord, one: Candidate): boolean =>
  amountSaid(word) === one.amount &&
  one.status !== 'prepared' &&
  one.status !== 'withdrawn' &&
  isInTime(word, one.collectOn) &&
  agree(readable(word.refs.mandate), one.referenceKey ?? undefined) &&
  agree(readable(word.refs.message), one.message) &&
  agree(word.lastFour, one.lastFour) &&
  (isNamed(word) || sameName(word.name, one.name))

/** What is said must agree; what is not said agrees with everything. */
const agree = (said: string | undefined, ours: string | undefined): boolean =>
  said === undefined || said === ours

const sameName = (said: string | undefined, ours: string | undefined): boolean =>
  !said?.trim() || (ours !== undefined && nameKey(said) === nameKey(ours))

/** The day that is said is the debit's; or it was said from a week before the debit on, until its reason's time is over. */
const isInTime = ({ collectOn: said, on, reason }: DebitWord, collectOn: CivilDate): boolean => {
  if (said !== undefined) return said === collectOn
  if (on === undefined) return true
  const within = policyOf(reason)?.within
  const until = within === undefined ? plusMonths(collectOn, 14) : plusDays(collectOn, within)
  return on >= plusDays(collectOn, -7) && on <= until
}
