import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './testing/browser.js'
import { type Ask, complaintsOf, type OpenSite, openSite } from './testing/open-site.js'

let site: OpenSite
let browser: Browser
/** Streams that somebody listens to. */
let listening = 0
/** What cuts them; undefined while there is no line. */
let line: AbortController | undefined = new AbortController()

/** Counts who listens to what happens, on a line that can be cut. */
const counted =
  (ask: Ask): Ask =>
  async (request) => {
    if (new URL(request.url).pathname !== '/foyer/events') return ask(request)
    if (!line) return new Response('', { status: 502 })
    const { signal } = line
    const { body, status, headers } = await ask(request)
    listening++
    const over = () => void listening--
    AbortSignal.any([signal, request.signal]).addEventListener('abort', over)
    const through = body?.pipeThrough(new TransformStream(), { signal }) ?? null
    return new Response(through, { status, headers })
  }

beforeAll(async () => {
  ;[site, browser] = await Promise.all([openSite([], counted), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

let opened: readonly BrowserContext[] = []
afterEach(async () => {
  await Promise.all(opened.map((context) => context.close()))
  opened = []
})

/** Another browser, as far as the site can tell. */
const another = async (): Promise<BrowserContext> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  opened = [...opened, context]
  return context
}

/** A session of its own. */
const session = async (who: RegExp, path: string, prepare?: (page: Page) => Promise<unknown>) => {
  const page = await (await another()).newPage()
  const complaints = complaintsOf(page)
  await prepare?.(page)
  await page.goto(site.url + path)
  await page.getByRole('button', { name: who }).click()
  return { page, complaints }
}

/** How many customers wait to be called, as the page says. */
const toCall = (page: Page) => async (): Promise<number> =>
  Number.parseInt(
    (await page.getByRole('button', { name: /Clients à rappeler/ }).textContent()) ?? '',
    10,
  )

/** People who asked: each has a telephone of their own. */
let asked = 10

/** Somebody else asks to be called, by the public page, and the house goes on as it does every half second. */
const asksToBeCalled = async (lastName: string): Promise<void> => {
  const page = await (await another()).newPage()
  await page.goto(site.url)
  await page.getByRole('checkbox').waitFor()
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill(lastName)
  await page.getByRole('textbox', { name: 'Téléphone' }).fill(`06 39 98 44 ${++asked}`)
  await page.getByRole('button', { name: 'Demander à être rappelé' }).click()
  await page.getByRole('heading', { name: 'Demande reçue' }).waitFor()
  await site.house.foyer.relay()
}

/** A house looks for what happened once a second, and a busy machine takes its time. */
const eventually = <V>(look: () => V) => expect.poll(look, { timeout: 30_000 })

/** Marks a page: a reload would wipe it. */
const marked = (page: Page) => page.evaluate(() => void Object.assign(window, { mark: 1 }))
const isMarked = (page: Page) => page.evaluate(() => 'mark' in window)

describe('the office’s home', () => {
  it('moves by itself when another session writes, counts and open list alike', async () => {
    const { page, complaints } = await session(/Agnès/, '/office')
    await eventually(() => listening).toBe(1)
    await eventually(toCall(page)).toBeGreaterThan(0)
    await marked(page)
    const before = await toCall(page)()
    await asksToBeCalled('Nouvelle')
    await eventually(toCall(page)).toBe(before + 1)
    await page.getByRole('button', { name: /Clients à rappeler/ }).click()
    await page.getByText('Nouvelle').waitFor()
    await asksToBeCalled('Suivante')
    await page.getByText('Suivante').waitFor()
    expect([await isMarked(page), complaints, listening]).toEqual([true, [], 1])
  })

  it('stops listening when the page is left', async () => {
    const { page } = await session(/Agnès/, '/office')
    await eventually(() => listening).toBe(1)
    await page.goto(`${site.url}/office/invoices`)
    await eventually(() => listening).toBe(0)
  })

  it('counts by itself where the stream does not come through', async () => {
    const { page } = await session(/Agnès/, '/office', (page) =>
      page.route('**/foyer/events', (route) => route.fulfill({ status: 503 })),
    )
    await eventually(toCall(page)).toBeGreaterThan(0)
    await marked(page)
    const before = await toCall(page)()
    await asksToBeCalled('Sans-Flux')
    await eventually(toCall(page)).toBe(before + 1)
    expect([await isMarked(page), listening]).toEqual([true, 0])
  })

  it('comes back to a stream that was cut, and misses nothing', async () => {
    const { page } = await session(/Agnès/, '/office')
    await eventually(() => listening).toBe(1)
    const before = await toCall(page)()
    line?.abort()
    line = undefined
    await eventually(() => listening).toBe(0)
    await asksToBeCalled('Pendant-La-Coupure')
    line = new AbortController()
    await eventually(toCall(page)).toBe(before + 1)
    await eventually(() => listening).toBe(1)
  })
})
