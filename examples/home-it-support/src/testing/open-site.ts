import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@foyer/core/system'
import { createAdaptorServer } from '@hono/node-server'
import type { Page } from 'playwright-core'
import type { Assets } from '../assets.js'
import { type Beginning, type House, openHouse } from '../house.js'
import { scripts } from '../scripts.js'
import { setUp } from '../seed/set-up.js'
import { siteOf } from '../site.js'

/** The company's site on a port of its own, made anew in a folder that goes when it closes. */
export interface OpenSite {
  readonly url: string
  readonly house: House
  readonly assets: Assets
  readonly close: () => Promise<void>
}

/** What answers requests. */
export type Ask = (request: Request) => Response | Promise<Response>

/** Opens it; `around` stands between the line and the site. */
export const openSite = async (
  embeddedOn: readonly string[] = [],
  around: (ask: Ask) => Ask = (ask) => ask,
  beginning: Beginning = {},
): Promise<OpenSite> => {
  const dataDir = newFolder()
  if (!beginning.begin) cpSync(await seeded(beginning.clock), dataDir, { recursive: true })
  let answer: Ask = () => new Response(undefined, { status: 503 })
  const server = createAdaptorServer({ fetch: around((request) => answer(request)) })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  // The house names its own address in the links that it sends.
  const house = await openHouse({ port, dataDir, isFresh: false, embeddedOn }, beginning)
  const assets = await scripts()
  const site = await siteOf(house, assets)
  answer = (request) => site.fetch(request)
  return {
    url: `http://127.0.0.1:${port}`,
    ...{ house, assets },
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
      await house.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'foyer-site-'))

const made: { readonly dir: string; readonly at: number }[] = []

const sameMoment = 30 * 60_000

/** A folder with the seeded company: made once, and copied by every site that opens at about that moment. */
const seeded = async (clock = systemClock): Promise<string> => {
  const at = Date.parse(clock.now())
  const known = made.find((one) => at >= one.at && at < one.at + sameMoment)
  if (known) return known.dir
  const dir = newFolder()
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  const house = await openHouse({ port: 0, dataDir: dir, isFresh: false }, { clock })
  await house.close()
  made.push({ dir, at })
  return dir
}

/** Opens the site of a company that did no more than register itself, on a clock that a test moves. */
export const openEmptySite = (clock: NonNullable<Beginning['clock']>): Promise<OpenSite> =>
  openSite([], undefined, { clock, begin: async (foyer) => void (await setUp(foyer)) })

/** A site of somebody else's: one page, on an origin of its own. */
export const openPage = async (): Promise<{
  readonly url: string
  readonly show: (html: string) => void
  readonly close: () => Promise<unknown>
}> => {
  let page = ''
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show: (html) => {
      page = html
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** What a page said that it should not: errors, and what the content security policy stopped. */
export const complaintsOf = (page: Page): readonly string[] => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', ({ message }) => complaints.push(message))
  return complaints
}
