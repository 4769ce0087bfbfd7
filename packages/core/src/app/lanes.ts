/**
 * Queues in this process: runs of one lane follow each other, runs of different lanes do not wait.
 * Other processes are kept in order by the version of the document itself; a lane only spares the retries.
 * `last` holds the last run of each lane that still runs.
 */
export const lanes = (
  last: Map<string, Promise<unknown>> = new Map(),
): (<T>(lane: string, run: () => Promise<T>) => Promise<T>) => {
  return async (lane, run) => {
    // What is kept here never fails: a run that failed told its own asker.
    const before = last.get(lane) ?? Promise.resolve()
    const mine = before.then(run)
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
