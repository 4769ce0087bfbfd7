import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openBrowser } from './testing/browser.js'
import { openSite } from './testing/open-site.js'

/** The screens of the README, taken from the running company: `npm run pictures`. */
const pictures = [
  { name: 'public-page', path: '/', who: undefined, shows: '[part=advantage]', width: 1280 },
  { name: 'office', path: '/office', who: /Jeanne/, shows: 'foyer-home li', width: 1280 },
  { name: 'calls', path: '/office/calls', who: /Agnès/, shows: 'foyer-intake input', width: 1280 },
  {
    name: 'quotes',
    path: '/office/quotes',
    who: /Agnès/,
    shows: 'foyer-quotes li',
    width: 1280,
  },
  {
    name: 'invoices',
    path: '/office/invoices',
    who: /Agnès/,
    shows: 'foyer-invoices li',
    width: 1280,
  },
  {
    name: 'certificates',
    path: '/office/certificates',
    who: /Jeanne/,
    shows: 'foyer-certificates li',
    width: 1280,
  },
  {
    name: 'accounting',
    path: '/office/accounting',
    who: /Simon/,
    shows: 'foyer-accounting table',
    width: 1280,
  },
  { name: 'debits', path: '/office/debits', who: /Simon/, shows: 'foyer-debits h3', width: 1280 },
  { name: 'worker', path: '/worker', who: /Alma/, shows: 'foyer-day h3', width: 420 },
  {
    name: 'customer-space',
    path: '/space',
    who: /Hélène/,
    shows: 'foyer-customer-space h3',
    width: 768,
  },
  { name: 'outbox', path: '/outbox', who: undefined, shows: 'article', width: 1280 },
] as const

const folder = fileURLToPath(new URL('../../../docs/screens/', import.meta.url))
mkdirSync(folder, { recursive: true })
const [site, browser] = await Promise.all([openSite(), openBrowser()])
for (const { name, path, who, shows, width } of pictures) {
  const context = await browser.newContext({ viewport: { width, height: 800 } })
  const page = await context.newPage()
  await page.goto(site.url + path)
  if (who) await page.getByRole('button', { name: who }).click()
  if (name === 'calls') {
    await page.getByRole('combobox').fill('Marchand')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Ce qui est demandé' }).waitFor()
  }
  await page
    .locator(shows)
    .first()
    .waitFor({ timeout: 5_000 })
    .catch(() => undefined)
  await page.screenshot({ path: `${folder}${name}.png` })
  await context.close()
}
await browser.close()
await site.close()
