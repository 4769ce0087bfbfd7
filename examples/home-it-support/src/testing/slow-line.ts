import type { Page } from 'playwright-core'

/** A cheap phone in a stairwell: what a browser's own tools call slow 3G, and a processor four times slower than this one. */
const slow = { latencyMs: 400, bytesPerSecond: 50_000, processor: 4 }

/** What the opening of a page costs on the line. */
export interface OnTheLine {
  /** Headers and contents, packed as they come. */
  readonly bytes: number
  /** How often the page waits for the line, one answer after the other: what is asked for together counts once. */
  readonly rounds: number
}

/** Seconds that a slow line alone takes, without what the processor adds. */
export const secondsOn = ({ bytes, rounds }: OnTheLine): number =>
  (rounds * slow.latencyMs) / 1000 + bytes / slow.bytesPerSecond

/** Puts a page on it. */
export const onSlowLine = async (page: Page): Promise<void> => {
  const tools = await page.context().newCDPSession(page)
  await tools.send('Network.enable')
  await tools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: slow.latencyMs,
    downloadThroughput: slow.bytesPerSecond,
    uploadThroughput: slow.bytesPerSecond,
  })
  await tools.send('Emulation.setCPUThrottlingRate', { rate: slow.processor })
}

/** Counts what comes over the line from now on; nothing for what the browser had already. */
export const weighed = async (page: Page): Promise<() => number> => {
  const tools = await page.context().newCDPSession(page)
  let bytes = 0
  tools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await tools.send('Network.enable')
  return () => bytes
}
