import type { Backlog } from '@foyer/core/store'

/** What a statement counted: how many are due, the first of them or null, how many are parked. */
export const toBacklog = ([due, oldest, parked]: readonly unknown[]): Backlog => {
  const counts = { due: Number(due), parked: Number(parked) }
  return oldest == null
    ? counts
    : { ...counts, oldest: String(oldest) as NonNullable<Backlog['oldest']> }
}
