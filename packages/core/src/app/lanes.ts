/**
 * Queues in this process: runs of one lane follow each other, runs of different lanes do not wait.
 * Other processes are kept in order by the version of the document itself; a lane only spares the retries.
 */
export const lanes = (): (<T>(lane: string, run: () => Promise<T>) => Promise<T>) => {
  const last = new Map<string, Promise<unknown>>()
  return async (lane, run) => {
    const before = last.get(lane) ?? Promise.resolve()
    const mine = before.then(run, run)
    const settled = mine.then(
      () => undefined,
      () => undefined,
    )
    last.set(lane, settled)
    try {
      return await mine
    } finally {
      if (last.get(lane) === settled) last.delete(lane)
    }
  }
}
