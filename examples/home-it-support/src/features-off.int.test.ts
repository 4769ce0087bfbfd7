import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { yes } from './answers.js'
import { tenant } from './company.js'
import { axeFinds } from './testing/axe-finds.js'
import { barePage } from './testing/bare-page.js'
import { openBrowser } from './testing/browser.js'
import { type OpenSite, openPage, openSite } from './testing/open-site.js'

let shop: Awaited<ReturnType<typeof openPage>>
let site: OpenSite
let browser: Browser

beforeAll(async () => {
  shop = await openPage()
  ;[site, browser] = await Promise.all([openSite([shop.url]), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await site.close()
  await shop.close()
})

let opened: readonly BrowserContext[] = []
afterEach(async () => {
  await Promise.all(opened.map((context) => context.close()))
  opened = []
  await without()
})

type Off = Parameters<OpenSite['house']['foyer']['organisation']['switchFeatures']>[0]['off']

const without = (...off: Off) =>
  yes(
    site.house.foyer.organisation.switchFeatures(
      { off },
      { as: { tenant, id: 'owner', role: 'owner' } },
    ),
  )

/** A page of somebody signed in, or of a visitor; what it throws ends the test. */
const open = async (path: string, who?: RegExp): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  opened = [...opened, context]
  const page = await context.newPage()
  page.on('pageerror', (problem) => {
    throw problem
  })
  await page.goto(new URL(path, site.url).href)
  if (who) await page.getByRole('button', { name: who }).click()
  return page
}

const ways = (page: Page) => page.getByRole('navigation').getByRole('link').allTextContents()
const calm = 'Cette entreprise n’utilise pas cette fonction.'

describe('what a company switched off', () => {
  it('is gone from the office’s ways and from the public page, and back when it is on again (S070)', async () => {
    await without('orders', 'attestation', 'simulator', 'portal')
    const office = await open('/office', /Jeanne/)
    await office.locator('foyer-home li').first().waitFor()
    expect((await ways(office)).map((text) => text.trim())).toEqual([
      ...['À faire', 'Factures', 'Comptabilité', 'Prélèvements'],
    ])
    expect(await office.getByRole('link', { name: 'Espace client' }).count()).toBe(0)
    const front = await open('/')
    await front.getByRole('checkbox').waitFor()
    expect(await front.locator('foyer-simulator').count()).toBe(0)
    expect(await axeFinds(front)).toEqual([])
    await without()
    await office.reload()
    expect((await ways(office)).map((text) => text.trim())).toEqual(
      expect.arrayContaining(['Appels', 'Attestations']),
    )
    await front.reload()
    expect(await front.locator('foyer-simulator').count()).toBe(1)
  })

  it.each(['/foyer/taxCredit/simulate', '/foyer/dispatch/takeOrder', '/foyer/sales/createOrder'])(
    'is refused at %s, and is not in the description that its people read (S070)',
    async (path) => {
      const page = await open('/sign-in', /Jeanne/)
      await page.waitForURL(/office/)
      const described = async () =>
        JSON.stringify(await (await page.request.get(`${site.url}/foyer/openapi.json`)).json())
      const name = path.replace('/foyer', '')
      expect(await described()).toContain(`"${name}"`)
      await without('simulator', 'orders')
      expect(await described()).not.toContain(`"${name}"`)
      const answer = await page.request.post(site.url + path, { data: {} })
      expect([answer.status(), await answer.json()]).toMatchObject([
        403,
        { code: 'feature-disabled', title: calm },
      ])
    },
  )

  it('is said in one sentence by a widget that stands somewhere all the same, with nothing broken (S070)', async () => {
    await without('simulator', 'forms', 'orders', 'attestation', 'payments')
    shop.show(await barePage(site, shop.url))
    const bare = await open(shop.url)
    await bare.locator('foyer-simulator').getByText(calm).waitFor()
    const form = bare.locator('foyer-form')
    await form.getByRole('textbox', { name: 'Nom', exact: true }).fill('Dieudegard')
    await form.getByRole('textbox', { name: 'Téléphone' }).fill('06 39 98 44 55')
    await form.getByRole('button').click()
    await form.getByRole('alert').getByText(calm).waitFor()
    expect(await form.getByRole('textbox', { name: 'Nom', exact: true }).inputValue()).toBe(
      'Dieudegard',
    )

    const intake = await open('/office/calls', /Agnès/)
    await intake.getByRole('combobox').fill('Marchand')
    await intake.getByRole('option').first().waitFor()
    await intake.keyboard.press('Enter')
    await intake.getByRole('textbox', { name: 'Ce qui est demandé' }).fill('Une panne')
    await intake.getByRole('button', { name: /Commander/ }).click()
    await intake.getByText(calm).first().waitFor()

    const certificates = await open('/office/certificates', /Jeanne/)
    await certificates.locator('foyer-certificates').getByText(calm).waitFor()

    const space = await open('/space', /Hélène/)
    await space.getByText('Prochaine visite').waitFor()
    await space.getByText('Dernière facture').waitFor()
    expect(await space.getByText(/[Aa]ttestation/).count()).toBe(0)
    await space.getByRole('tab').last().click()
    await space.getByRole('button', { name: 'Ouvrir le PDF' }).first().waitFor()
    expect(await space.getByText(/[Aa]ttestation/).count()).toBe(0)
  })
})
