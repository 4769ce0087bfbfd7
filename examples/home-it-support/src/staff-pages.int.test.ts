import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFinds } from './testing/axe-finds.js'
import { openBrowser } from './testing/browser.js'
import { complaintsOf, type OpenSite, openSite } from './testing/open-site.js'
import { untilPdf } from './testing/steps.js'

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
  [/Agnès/, '/office/quotes', 'foyer-quotes .quo-line'],
  [/Agnès/, '/office/invoices', 'foyer-invoices input'],
  [/Jeanne/, '/office/certificates', 'foyer-certificates .cer-line'],
  [/Agnès/, '/office/certificates', 'foyer-certificates .cer-line'],
  [/Simon/, '/office/accounting', 'foyer-accounting .acc-line'],
  [/Simon/, '/office/debits', 'foyer-debits table'],
  [/Alma/, '/worker', 'foyer-day h3'],
  [/Hélène/, '/space', 'foyer-customer-space h3'],
  [undefined, '/outbox', 'article'],
] as const

const open = async (who: RegExp | undefined, path: string, width = 1280) => {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  await page.goto(site.url + path)
  if (who) await page.getByRole('button', { name: who }).click()
  return { page, complaints, close: () => context.close() }
}

// Words do not move with the width: each language is looked at in one of the two.
describe.each([
  ['', 1280],
  ['/en', 768],
] as const)('screens under %j at %i px', (language, width) => {
  it.each(screens)(
    '%s %s are shown, keep nothing in the browser, and axe finds nothing wrong (S274)',
    async (who, path, shows) => {
      const { page, complaints, close } = await open(who, language + path, width)
      await page.locator(shows).first().waitFor()
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

describe.each(['', '/en'])('what the office opens under %j', (language) => {
  const passes = async (page: Page) => {
    for (const width of [1280, 768]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await axeFinds(page)).toEqual([])
    }
  }

  it('a payment with what is wrong of it, beside its field and in a summary that has the focus (S274)', async () => {
    const { page, close } = await open(/Agnès/, `${language}/office/invoices`)
    await page.getByRole('searchbox').fill('Marchand')
    await page
      .locator('.inv-line')
      .filter({ hasText: /En retard|Overdue/ })
      .first()
      .click()
    await page.getByRole('button', { name: /Noter un paiement|Note a payment/ }).click()
    await page.getByLabel(/Montant reçu|Amount received/).fill('0')
    await page.getByLabel(/Moyen de paiement|Means of payment/).selectOption('cash')
    await page.getByRole('button', { name: /Enregistrer|Save/ }).click()
    const summary = page.getByRole('alert')
    await summary.waitFor()
    expect(await summary.evaluate((node) => node.matches(':focus'))).toBe(true)
    expect(await page.getByLabel(/Montant reçu|Amount received/).getAttribute('aria-invalid')).toBe(
      'true',
    )
    await passes(page)
    await close()
  })

  it('a certificate, from the list by the keyboard alone and back (S274)', async () => {
    const { page, close } = await open(/Jeanne/, `${language}/office/certificates`)
    await page.locator('.cer-line').first().waitFor()
    await page.getByRole('searchbox').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: /AF\d{4}-00002/ }).waitFor()
    await passes(page)
    await page.keyboard.press('Escape')
    const second = page.locator('.cer-line').nth(1)
    await second.waitFor()
    expect(await second.evaluate((node) => node.matches(':focus'))).toBe(true)
    await close()
  })
})

describe('the pages of the company', () => {
  it.each([
    [/Alma/, '/office'],
    [/Alma/, '/office/accounting'],
    [/Agnès/, '/office/accounting'],
    [/Agnès/, '/office/debits'],
    [/Hélène/, '/worker'],
  ])('show %s nothing of %s', async (who, path) => {
    const { page, close } = await open(who, '/sign-in')
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    await page.goto(site.url + path)
    expect(
      await page.locator('foyer-home, foyer-day, foyer-accounting, foyer-debits').count(),
    ).toBe(0)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Se connecter')
    await close()
  })

  it('opens the customer’s certificate of last year as a PDF', async () => {
    const { page, close } = await open(/Hélène/, '/space')
    const shown = untilPdf(page)
    await page.getByRole('button', { name: 'Ouvrir le PDF' }).last().click()
    await shown
    await close()
  })
})
