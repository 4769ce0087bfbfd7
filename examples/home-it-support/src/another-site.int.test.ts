import { Instant } from '@foyer/core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { yes } from './answers.js'
import { tenant } from './company.js'
import { openBrowser } from './testing/browser.js'
import { complaintsOf, type OpenSite, openPage, openSite } from './testing/open-site.js'

let shop: Awaited<ReturnType<typeof openPage>>
let site: OpenSite
let browser: Browser
let token: string

beforeAll(async () => {
  shop = await openPage()
  ;[site, browser] = await Promise.all([openSite([shop.url]), openBrowser()])
  token = await site.house.foyer.mintToken({
    ...{ tenant, id: 'shop', role: 'visitor', origin: shop.url },
    operations: ['customers.submitForm', 'taxCredit.simulate'],
    until: Instant.parse(new Date(Date.now() + 600_000).toISOString()),
  })
})
afterAll(async () => {
  await browser.close()
  await site.close()
  await shop.close()
})

const as = { tenant, id: 'owner', role: 'owner' } as const

const pageWith = (bearer: string) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>A shop</title>
<script type="module" src="${site.url}/assets/foyer.js"></script>
<p>Need help with your new printer?</p>
<foyer-form url="${site.url}/foyer" token="${bearer}"></foyer-form>`

const sentFrom = async (html: string) => {
  shop.show(html)
  const page = await browser.newPage()
  const complaints = complaintsOf(page)
  await page.goto(shop.url)
  await page.getByRole('textbox', { name: 'Last name' }).fill('Lointain')
  await page.getByRole('textbox', { name: 'Telephone' }).fill('06 39 98 77 66')
  await page.getByRole('textbox', { name: 'What you need' }).fill('From another site')
  await page.getByRole('button').click()
  return { page, complaints }
}

const leads = async () => {
  const { items } = await yes(site.house.foyer.customers.listLeads({ limit: 100 }, { as }))
  return items.filter(({ wants }) => wants === 'From another site').length
}

describe('the form on a bare page of another origin', () => {
  it('brings a lead with the token that was minted for it', async () => {
    const { page, complaints } = await sentFrom(pageWith(token))
    await page.getByRole('heading', { name: 'We have your request' }).waitFor()
    expect([complaints, await leads()]).toEqual([[], 1])
    await page.close()
  })

  it('says that it did not go through with a token that is none, and brings nothing', async () => {
    const before = await leads()
    const { page } = await sentFrom(pageWith('foyer1.made.up'))
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('textbox', { name: 'Last name' }).inputValue()).toBe('Lointain')
    expect(await leads()).toBe(before)
    await page.close()
  })

  it('hands a request over from server to server with one call', async () => {
    const input = { identity: { lastName: 'Durand', phone: '06 39 98 12 34' }, wants: 'By curl' }
    const answer = await fetch(`${site.url}/foyer/customers/submitForm`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(input),
    })
    expect([answer.status, await answer.json()]).toEqual([200, { received: true }])
  })
})
