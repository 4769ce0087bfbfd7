import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import type { Page } from 'playwright-core'
import { type House, openHouse } from '../house.js'
import { scripts } from '../scripts.js'
import { siteOf } from '../site.js'

/** The company's site on a port of its own, made anew in a folder that goes when it closes. */
export interface OpenSite {
  readonly url: string
  readonly house: House
  readonly close: () => Promise<void>
}

/** Opens it. */
export const openSite = async (embeddedOn: readonly string[] = []): Promise<OpenSite> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'foyer-site-'))
  const house = await openHouse({ port: 0, dataDir, isFresh: true, embeddedOn })
  const site = await siteOf(house, await scripts())
  const server = createAdaptorServer({ fetch: site.fetch })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    house,
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
      await house.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

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
