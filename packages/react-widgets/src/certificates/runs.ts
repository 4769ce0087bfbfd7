import type { Said } from '../kit/answer.js'
import type { Which } from '../kit/of-a-year.js'
import type { Run } from './model.js'
import type { CertificatesClient } from './read-year.js'

/** What a run came to. */
export interface RunSum {
  readonly count: number
  readonly unreachable: number
  readonly isLate: boolean
}

/** One call of a run: what it added, and whether there is more. */
type Part = { readonly isLast: boolean } & Partial<RunSum>
type Answer<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly refusal: Said }

/**
 * Does something to a whole year, call after call, and tells how many were done by then. A refusal ends it; begun again, it goes on where
 * it stopped, for the house keeps the place. It stops without an answer when nobody waits for it any more.
 */
export const runYear = async (
  client: CertificatesClient,
  what: Run,
  which: Which,
  onCount: (count: number) => void,
  isWanted: () => boolean,
): Promise<Answer<RunSum> | undefined> => {
  const ask = steps[what](client, which)
  let sum: RunSum = { count: 0, unreachable: 0, isLate: false }
  while (isWanted()) {
    const answer = await ask()
    if (!answer.ok) return answer
    const { count = 0, unreachable = 0, isLate = false, isLast } = answer.value
    sum = {
      count: sum.count + count,
      unreachable: sum.unreachable + unreachable,
      isLate: sum.isLate || isLate,
    }
    if (isLast) return { ok: true, value: sum }
    onCount(sum.count)
  }
  return undefined
}

const steps: {
  readonly [R in Run]: (client: CertificatesClient, which: Which) => () => Promise<Answer<Part>>
} = {
  draft:
    ({ attestation }, which) =>
    async () => {
      const answer = await attestation.draftYear(which)
      if (!answer.ok) return answer
      const { drafted: count, done: isLast } = answer.value
      return { ok: true, value: { count, isLast } }
    },
  close:
    ({ attestation }, which) =>
    async () => {
      const answer = await attestation.closeYear(which)
      if (!answer.ok) return answer
      const { issued, left, late: isLate } = answer.value
      return { ok: true, value: { count: issued.length, isLast: !left, isLate } }
    },
  send: ({ documents }, which) => {
    let after: string | undefined
    return async () => {
      const answer = await documents.sendYear({ ...which, ...(after ? { after } : {}) })
      if (!answer.ok) return answer
      const { queued: count, unreachable, next } = answer.value
      after = next
      return { ok: true, value: { count, unreachable: unreachable.length, isLast: !next } }
    }
  },
}
