import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFinds } from './testing/axe-finds.js'
import { openBrowser } from './testing/browser.js'
import { complaintsOf, type OpenSite, openSite } from './testing/open-site.js'

let site: OpenSite
let browser: Browser

beforeAll(async () => {
  ;[site, browser] = await Promise.all([openSite(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const screens = [
  [/Agnès/, '/office', 'foyer-home li'],
  [/Agnès/, '/office/calls', 'foyer-intake input'],
  [/Agnès/, '/office/invoices', 'foyer-invoices input'],
  [/Alma/, '/worker', 'foyer-day h3'],
  [/Hélène/, '/space', 'foyer-customer-space h3'],
  [undefined, '/outbox', 'article'],
] as const

const open = async (who: RegExp | undefined, path: string) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  await page.goto(site.url + path)
  if (who) await page.getByRole('button', { name: who }).click()
  return { page, complaints, close: () => context.close() }
}

describe.each(['', '/en'])('screens under %j', (language) => {
  it.each(screens)(
    '%s %s are shown, keep nothing in the browser, and axe finds nothing wrong at 1280 and 768 px (S274)',
    async (who, path, shows) => {
      const { page, complaints, close } = await open(who, language + path)
      await page.locator(shows).first().waitFor()
      expect(await axeFinds(page)).toEqual([])
      await page.setViewportSize({ width: 768, height: 1024 })
      expect(await axeFinds(page)).toEqual([])
      expect(complaints).toEqual([])
      const kept = await page.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
        document.cookie,
      ])
      expect(kept).toEqual([0, 0, 0, ''])
      await close()
    },
  )
})

describe('the pages of the company', () => {
  it.each([
    [/Alma/, '/office'],
    [/Hélène/, '/worker'],
    [/Agnès/, '/space'],
  ])('show %s nothing of %s', async (who, path) => {
    const { page, close } = await open(who, '/sign-in')
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    await page.goto(site.url + path)
    expect(await page.locator('foyer-home, foyer-day, foyer-customer-space').count()).toBe(0)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Se connecter')
    await close()
  })

  it('opens the customer’s certificate of last year as a PDF', async () => {
    const { page, close } = await open(/Hélène/, '/space')
    const popup = page.context().waitForEvent('page')
    await page.getByRole('button', { name: 'Ouvrir le PDF' }).last().click()
    await (await popup).waitForURL(/^blob:/)
    await close()
  })
})
