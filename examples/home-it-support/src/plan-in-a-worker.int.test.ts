import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type Problem, plan } from '@foyer/core/dispatch/planner'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './testing/browser.js'

/** Forty customers on a grid, three workers. */
const grid: Problem = {
  workers: ['alma', 'basile', 'chloe'].map((id) => ({
    ...{ id, start: 0, shifts: [{ start: 0, end: 28_800 }] },
  })),
  visits: Array.from({ length: 40 }, (_, i) => ({
    ...{ id: `v${i}`, place: i + 1, duration: 900 },
    windows: [{ start: (i % 5) * 3600, end: (i % 5) * 3600 + 7200 }],
  })),
  travel: {
    durations: Array.from({ length: 41 }, (_, a) =>
      Array.from({ length: 41 }, (_, b) => 90 * Math.abs((a % 7) - (b % 7)) + 60 * Math.abs(a - b)),
    ),
  },
}

let server: Server
let browser: Browser
let page: Page

const bundled = async (file: URL): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(file)],
    ...{ bundle: true, write: false, format: 'esm', platform: 'browser', target: 'es2023' },
    conditions: ['foyer-source', 'import'],
  })
  return outputFiles[0]?.text ?? ''
}

beforeAll(async () => {
  const scripts = new Map([
    ['/worker.js', await bundled(new URL('./testing/planning-worker.ts', import.meta.url))],
    ['/page.js', await bundled(new URL('./testing/planning-page.ts', import.meta.url))],
  ])
  server = createServer(({ url = '' }, answer) => {
    const script = scripts.get(url)
    if (script) answer.setHeader('content-type', 'text/javascript').end(script)
    else answer.setHeader('content-type', 'text/html').end('<!doctype html><title>A page</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  browser = await openBrowser()
  page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
afterAll(async () => {
  await browser.close()
  await new Promise((resolve) => server.close(resolve))
})

/** Calls a function of the page's module. */
const onPage = <T>(name: string, ...given: readonly unknown[]): Promise<T> =>
  page.evaluate(`import('/page.js').then((page) => page.${name}(...${JSON.stringify(given)}))`)

describe('the planner in a worker of a browser', () => {
  it('answers the plan that it answers in Node (T23)', async () => {
    const here = await plan(grid, { iterations: 600 })
    if (!here.ok) throw new Error(JSON.stringify(here.refusal))
    expect(here.value.routes.length).toBeGreaterThan(0)
    expect(await onPage('planBeside', grid, 600)).toEqual(here.value)
  })

  it('leaves the page free, which hears of the best so far and stops it', async () => {
    const { costs, plan: best } = await onPage<{
      readonly costs: readonly number[]
      readonly plan: { readonly cost: number }
    }>('planUntilHeard', grid)
    expect(costs.length).toBeGreaterThan(0)
    expect(best.cost).toBeLessThanOrEqual(costs[0] ?? 0)
  })
})
