import { foyer } from './foyer'

const kept = globalThis as { foyerKeepsUp?: readonly unknown[] }

/** Does what waits after commits, and what time triggers, for as long as the process lives. */
export const keepUp = (): void => {
  kept.foyerKeepsUp ??= [every(500, () => foyer().relay()), every(60_000, () => foyer().tick())]
}

const every = (ms: number, work: () => Promise<unknown>): unknown => {
  let isBusy = false
  return setInterval(async () => {
    if (isBusy) return
    isBusy = true
    await work().catch((problem: unknown) => console.error(problem))
    isBusy = false
  }, ms)
}
