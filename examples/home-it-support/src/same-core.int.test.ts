import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPhone } from './testing/bare-page.js'
import { openBrowser } from './testing/browser.js'

/** The whole core and a morning lived with it, in one file that names no platform. */
let core: Uint8Array<ArrayBuffer>
let folder: string
let server: Server
let browser: Browser

const page = `<!doctype html><title>A page</title><script type="module">
import { morning } from '/core.js'
window.came = await morning()
</script>`

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./testing/morning.ts', import.meta.url))],
    ...{ bundle: true, write: false, format: 'esm', platform: 'neutral', target: 'es2023' },
    ...{ conditions: ['foyer-source', 'import'], mainFields: ['module', 'main'] },
  })
  core = new Uint8Array(outputFiles[0]?.contents ?? [])
  folder = mkdtempSync(join(tmpdir(), 'foyer-core-'))
  server = createServer(({ url }, answer) =>
    url === '/core.js'
      ? answer.setHeader('content-type', 'text/javascript').end(core)
      : answer.setHeader('content-type', 'text/html').end(page),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

interface Lived {
  /** SHA-256 of the bytes that ran. */
  readonly bytes: string
  readonly came: string
}

const onNode = async (): Promise<Lived> => {
  const file = join(folder, 'core.mjs')
  writeFileSync(file, core)
  const { morning } = await import(/* @vite-ignore */ pathToFileURL(file).href)
  return { bytes: createHash('sha256').update(core).digest('hex'), came: await morning() }
}

const inBrowser = async (screen: Parameters<Browser['newPage']>[0]): Promise<Lived> => {
  const shown = await browser.newPage(screen)
  const [loaded] = await Promise.all([
    shown.waitForResponse(/core\.js$/),
    shown.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
  ])
  const bytes = createHash('sha256')
    .update(await loaded.body())
    .digest('hex')
  await shown.waitForFunction('window.came')
  const lived = { bytes, came: await shown.evaluate<string>('window.came') }
  await shown.close()
  return lived
}

describe('the core', () => {
  it('is one bundle on a server, at a desk and on a phone: the same bytes draw the same invoice (S366)', async () => {
    const server = await onNode()
    const { price, issued, pdf } = JSON.parse(server.came)
    expect(price).toMatchObject({ price: 59_00, assessment: { verdict: 'eligible' } })
    expect(issued).toMatchObject({ status: 'issued', number: 'F2026-00001', gross: 59_00 })
    expect(Buffer.from(pdf.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    expect(await inBrowser({ viewport: { width: 1280, height: 900 } })).toEqual(server)
    expect(await inBrowser(aPhone)).toEqual(server)
  })
})
