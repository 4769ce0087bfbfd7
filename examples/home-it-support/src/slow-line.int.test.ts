import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPhone, barePage, oneWorker } from './testing/bare-page.js'
import { openBrowser } from './testing/browser.js'
import { type OpenSite, openPage, openSite } from './testing/open-site.js'
import { gate } from './testing/rounds.js'
import { type OnTheLine, secondsOn } from './testing/slow-line.js'

const { around, opening } = gate()
let shop: Awaited<ReturnType<typeof openPage>>
let site: OpenSite
let browser: Browser

beforeAll(async () => {
  shop = await openPage()
  ;[site, browser] = await Promise.all([openSite([shop.url], around), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await site.close()
  await shop.close()
})

/** The page itself came from the shop, in a round of its own. */
const withPage = ({ bytes, rounds }: OnTheLine): OnTheLine => ({ bytes, rounds: rounds + 1 })

const phone = async () => {
  const context = await browser.newContext(aPhone)
  return { page: await context.newPage(), close: () => context.close() }
}

/** Whether the first button of that name can be pressed. */
const button = (page: Page, name: string | RegExp) => () =>
  page.getByRole('button', { name, disabled: false }).first().isVisible()

describe('on a slow line, counted in bytes and in rounds', () => {
  it('the form of a bare page can be filled in and sent after 16 kB and three rounds: under two seconds (S359)', async () => {
    shop.show(await barePage(site, shop.url))
    const { page, close } = await phone()
    const cost = withPage(await opening(page, shop.url, button(page, 'Demander à être rappelé')))
    expect(cost.rounds).toBe(3)
    expect(cost.bytes).toBeLessThan(16_000)
    expect(secondsOn(cost)).toBeLessThan(2)
    await close()
  })

  it('its simulator says what it costs after 18 kB and five rounds: under three seconds (S359)', async () => {
    shop.show(await barePage(site, shop.url))
    const { page, close } = await phone()
    const says = () => page.locator('[part=advantage]').isVisible()
    const cost = withPage(await opening(page, shop.url, says))
    expect(cost.rounds).toBe(5)
    expect(cost.bytes).toBeLessThan(18_000)
    expect(secondsOn(cost)).toBeLessThan(3)
    await close()
  })

  it('a worker’s day opens in under six seconds, and from then on in under four: its files came once (S359)', async () => {
    const { page, close } = await phone()
    await page.request.post(`${site.url}/sign-in`, { form: { who: await oneWorker(site) } })
    const open = () => opening(page, `${site.url}/worker`, button(page, /Ouvrir la visite/))
    const first = await open()
    expect(first.bytes).toBeLessThan(110_000)
    expect(secondsOn(first)).toBeLessThan(6)
    const again = await open()
    expect(again.bytes).toBeLessThan(25_000)
    expect(secondsOn(again)).toBeLessThan(4)
    await close()
  })
})
