import type { Page } from 'playwright-core'
import type { Ask } from './open-site.js'
import { type OnTheLine, weighed } from './slow-line.js'

/** Holds requests back, and lets those that came together be answered together. */
export interface Gate {
  readonly around: (ask: Ask) => Ask
  /** Opens a page and counts, until it can be used. */
  readonly opening: (
    page: Page,
    url: string,
    isUsable: () => Promise<boolean>,
  ) => Promise<OnTheLine>
}

/** A gate that is open but for the pages that are counted. */
export const gate = (): Gate => {
  let isCounting = false
  let held: (() => void)[] = []
  /** Answers how many rounds that was. */
  const release = (): number => {
    const waiting = held
    held = []
    for (const go of waiting) go()
    return waiting.length ? 1 : 0
  }
  return {
    around: (ask) => async (request) => {
      if (isCounting) await new Promise<void>((go) => held.push(go))
      return ask(request)
    },
    async opening(page, url, isUsable) {
      const bytes = await weighed(page)
      let rounds = 0
      isCounting = true
      const arrived = page.goto(url, { waitUntil: 'commit' })
      while (!(await isThere(arrived))) rounds += release()
      for (;;) {
        await atRest(page)
        if (await isUsable()) break
        rounds += release()
      }
      const cost = { bytes: bytes(), rounds }
      isCounting = false
      release()
      return cost
    },
  }
}

/** Whether it is settled within a moment. */
const isThere = (settles: Promise<unknown>): Promise<boolean> =>
  Promise.race([settles.then(() => true), aMoment().then(() => false)])

/** Until the page has done what it had to, and its requests have arrived. A page without its style draws nothing: no frame is waited for. */
const atRest = async (page: Page): Promise<void> => {
  for (let i = 0; i < 3; i++) {
    await page.evaluate(() => new Promise((done) => setTimeout(done)))
    await aMoment()
  }
}

const aMoment = () => new Promise((passed) => setTimeout(passed, 50))
