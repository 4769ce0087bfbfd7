import type { PaymentPage } from './paying.js'

/** What the house says of a payment page: `unknown` = it is none of this customer's; undefined = nobody answered. */
export type Heard = PaymentPage['status'] | 'unknown' | undefined

/** What watches a payment page whose payer came back. */
export interface PaidWatch {
  readonly ask: () => Promise<Heard>
  /** Told of every answer; `late` once nobody asks any more. */
  readonly hear: (heard: Exclude<Heard, undefined> | 'late') => void
}

/** A payment provider says within seconds that somebody paid, mostly. */
const everyMs = 3_000
const times = 20

/** Asks at once, then every three seconds for a minute, until the page is no longer open; answers how to stop. */
export const watchPaid = ({ ask, hear }: PaidWatch): (() => void) => {
  let isWatched = true
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = async (left: number): Promise<void> => {
    const heard = await ask()
    if (!isWatched) return
    if (heard) hear(heard)
    if (heard !== undefined && heard !== 'opened') return
    if (left === 0) return hear('late')
    timer = setTimeout(() => void look(left - 1), everyMs)
  }
  void look(times)
  return () => {
    isWatched = false
    clearTimeout(timer)
  }
}
