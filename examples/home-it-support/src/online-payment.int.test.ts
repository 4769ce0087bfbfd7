import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { yes } from './answers.js'
import { tenant } from './company.js'
import { setUp } from './seed/set-up.js'
import { axeFinds } from './testing/axe-finds.js'
import { openBrowser } from './testing/browser.js'
import { movingClock } from './testing/moving-clock.js'
import { complaintsOf, type OpenSite, openSite } from './testing/open-site.js'

// A company that did no more than register itself, and one customer who owes it two invoices.
const clock = movingClock('2026-11-24T08:00:00.000Z')
const as = { tenant, id: 'owner', role: 'owner' } as const
let site: OpenSite
let browser: Browser
let customer = ''

beforeAll(async () => {
  const begin: NonNullable<Parameters<typeof openSite>[2]>['begin'] = async (foyer) => {
    const { legalEntity } = await setUp(foyer)
    const home = { street: '3 rue des Lilas', postcode: '26000', city: 'Valence' }
    const email = 'helene.marchand@exemple.example'
    const identity = { firstName: 'Hélène', lastName: 'Marchand', email, home }
    const registered = await yes(foyer.customers.registerCustomer({ identity }, { as }))
    customer = registered.customer.id
    for (const [number, gross] of [
      ['A-1', 12_000],
      ['A-2', 4_500],
    ] as const) {
      const line = { no: 1, kind: 'goods', label: 'Box', gross, vatRate: '0.2' } as const
      const taken = { legalEntity, customer, number, issuedOn: '2026-11-02', lines: [line] }
      await yes(foyer.invoicing.takeOverInvoice(taken, { as }))
    }
  }
  ;[site, browser] = await Promise.all([openSite([], undefined, { clock, begin }), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const complaints: (readonly string[])[] = []

const session = async (path: string, who: RegExp): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  context.setDefaultTimeout(15_000)
  await clock.winds(context)
  const page = await context.newPage()
  complaints.push(complaintsOf(page))
  await page.goto(site.url + path)
  await press(page, who)
  return page
}

const hasFocus = (place: Locator): Promise<boolean> =>
  place.evaluate((node) => node.matches(':focus'))

/** Goes to a place by the Tab key alone. */
const reach = async (page: Page, place: Locator): Promise<void> => {
  await place.waitFor()
  for (let presses = 0; presses < 80; presses++) {
    if (await hasFocus(place)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${place} is not reached by keyboard`)
}

const press = async (page: Page, name: string | RegExp): Promise<void> => {
  await reach(page, page.getByRole('button', { name, exact: typeof name === 'string' }))
  await page.keyboard.press('Enter')
}

/** Nothing is wrong with the page by axe, and nothing stands beside the screen. */
const passes = async (page: Page): Promise<void> => {
  for (const width of [1280, 768]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await axeFinds(page)).toEqual([])
  }
}

const account = () => yes(site.house.foyer.payments.showAccount({ customer }, { as }))

describe('an invoice paid online, from the customer’s space to the bank and back', () => {
  it('is still owed when its payer gives up, and can be paid again (T36)', async () => {
    const page = await session('/space', /Marchand/)
    await page.getByRole('button', { name: /Payer 45,00/ }).waitFor()
    await passes(page)
    await press(page, /Payer 45,00.*A-2/)
    await page.getByRole('heading', { name: 'Banque d’essai' }).waitFor()
    await page.getByText('Imitation d’une page de paiement').waitFor()
    await passes(page)
    await press(page, 'Renoncer')
    await page.waitForURL(`${site.url}/space`)
    await page.getByText('Le paiement n’a pas été fait.').waitFor()
    await page.getByRole('button', { name: /Payer 45,00.*A-2/ }).waitFor()
    await passes(page)
    expect(await account()).toMatchObject({ due: 16_500 })
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    await page.context().close()
  })

  it('is paid by the keyboard alone, and its payer comes back to see it paid', async () => {
    const page = await session('/space', /Marchand/)
    await reach(page, page.getByRole('tab', { name: 'Accueil' }))
    await page.keyboard.press('ArrowRight')
    await press(page, /Payer 120,00.*A-1/)
    await page.getByRole('heading', { name: 'Banque d’essai' }).waitFor()
    await press(page, /Payer 120,00/)
    await page.waitForURL(`${site.url}/space`)
    await page.getByRole('tab', { name: 'Documents' }).click()
    const line = page.getByRole('listitem').filter({ hasText: 'A-1' })
    await line.getByText('Paiement reçu, merci.').waitFor()
    await line.getByText(/^✓\s*Payée$/).waitFor()
    expect(await line.getByRole('button', { name: /Payer/ }).count()).toBe(0)
    await passes(page)
    expect(await account()).toMatchObject({ due: 4_500, credit: 0 })
    await page.goBack()
    await page.getByText('Cette page a déjà servi.').waitFor()
    await page.context().close()
  })

  it('is said to be confirmed while the bank has not spoken, and what came of it once it has', async () => {
    const page = await session('/space', /Marchand/)
    await press(page, /Payer 45,00.*A-2/)
    await page.getByRole('heading', { name: 'Banque d’essai' }).waitFor()
    const reference = new URL(page.url()).pathname.replace('/bank/', '')
    await page.goto(`${site.url}/space`)
    await page.getByText('Paiement en cours de confirmation').waitFor()
    expect(await page.getByRole('button', { name: /Payer/ }).count()).toBe(0)
    await passes(page)
    const word = site.house.bank.decide(reference, 'give-up')
    const hook = `${site.url}/foyer/hooks/payments/${tenant}`
    expect((await fetch(hook, { method: 'POST', ...word })).status).toBe(200)
    await page.getByText('Le paiement n’a pas été fait.').waitFor()
    await page.context().close()
  })

  it('is paid by a link that the office copied, in the customer’s language, or one that it shows', async () => {
    const page = await session('/office/invoices', /Agnès/)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('searchbox').fill('Marchand')
    await page.getByRole('button', { name: /Marchand.*A-2/s }).click()
    await press(page, 'Copier le lien de paiement')
    await page.getByText('Lien de paiement copié').waitFor()
    await passes(page)
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toMatch(/\/bank\/[0-9a-f]{32}$/)
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('no'))
    })
    await press(page, 'Copier le lien de paiement')
    const field = page.getByLabel('Lien de paiement', { exact: true })
    await field.waitFor()
    expect([await field.inputValue(), await hasFocus(field)]).toEqual([link, true])
    await passes(page)
    await page.context().close()
  })

  it('is in English too', async () => {
    const page = await session('/en/space', /Marchand/)
    await press(page, /Pay €45\.00.*A-2/)
    await page.getByRole('heading', { name: 'Trial bank' }).waitFor()
    await passes(page)
    await press(page, 'Give up')
    await page.getByText('The payment was not made.').waitFor()
    await press(page, /Pay €45\.00.*A-2/)
    await press(page, /^Pay €45\.00$/)
    await page.waitForURL(`${site.url}/en/space`)
    await page.getByText('Payment received, thank you.').waitFor()
    await passes(page)
    expect(await account()).toMatchObject({ due: 0, credit: 0 })
    await page.context().close()
    // A browser writes down by itself that a page that was used before was gone: there was one.
    const gone = complaints.flat().filter((said) => said.includes('410 (Gone)'))
    expect(complaints.flat()).toEqual(gone)
    expect(gone).toHaveLength(1)
  })

  it('is paid on no page that the bank did not open', async () => {
    const at = `${site.url}/bank/${'0'.repeat(32)}`
    const pay = new URLSearchParams({ does: 'pay' })
    expect((await fetch(at)).status).toBe(404)
    expect((await fetch(at, { method: 'POST', body: pay })).status).toBe(404)
  })
})
