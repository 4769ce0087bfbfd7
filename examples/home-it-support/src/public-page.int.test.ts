import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { yes } from './answers.js'
import { tenant } from './company.js'
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

const as = { tenant, id: 'owner', role: 'owner' } as const

const leadsWanting = async (wants: string) => {
  const { items } = await yes(site.house.foyer.customers.listLeads({ limit: 100 }, { as }))
  return items.filter((lead) => lead.wants === wants)
}

const visit = async (path: string, more: Parameters<Browser['newPage']>[0] = {}) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...more })
  const complaints = complaintsOf(page)
  await page.goto(`${site.url}${path}`)
  if (more.javaScriptEnabled !== false) await page.getByRole('checkbox').waitFor()
  return { page, complaints }
}

const filled = async (page: Page, wants: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Dieudegard')
  await page.getByRole('textbox', { name: 'Téléphone' }).fill('06 39 98 44 55')
  await page.getByLabel('Code postal').fill('26000')
  await page.getByRole('textbox', { name: 'Votre besoin' }).fill(wants)
}

describe('the web form on the public page', () => {
  it('becomes a lead of the territory’s worker, with the answer about consent and its words', async () => {
    const { page, complaints } = await visit('/')
    await filled(page, 'Mon écran reste noir.')
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Demander à être rappelé' }).click()
    await page.getByRole('heading', { name: 'Demande reçue' }).waitFor()
    expect(complaints).toEqual([])
    const [lead, ...others] = await leadsWanting('Mon écran reste noir.')
    expect(others).toEqual([])
    expect(lead?.worker).toBeTruthy()
    const { items } = await yes(
      site.house.foyer.customers.consentsOf({ customer: lead?.customer ?? '' }, { as }),
    )
    expect(items[0]).toMatchObject({ given: true, wording: expect.stringContaining('offres') })
    await page.close()
  })

  it('says what is missing beside the fields and in a summary that takes the focus, and loses nothing typed', async () => {
    const { page } = await visit('/en')
    await page.getByRole('textbox', { name: 'What you need' }).fill('A new printer')
    await page.getByRole('button', { name: 'Ask to be called back' }).click()
    const summary = page.getByRole('alert')
    await summary.waitFor()
    expect(
      await summary.evaluate(
        (node) => node.getRootNode() instanceof ShadowRoot && node.matches(':focus'),
      ),
    ).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.getByLabel('Last name').evaluate((node) => node.matches(':focus'))).toBe(true)
    expect(await page.getByLabel('Last name').getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByRole('textbox', { name: 'What you need' }).inputValue()).toBe(
      'A new printer',
    )
    await page.close()
  })

  it('can be filled and sent by the keyboard alone', async () => {
    const { page } = await visit('/')
    await page.getByRole('textbox', { name: 'Nom', exact: true }).focus()
    await page.keyboard.type('Clavier')
    for (const text of ['', '06 39 98 44 56', '', '', '', 'Par le clavier']) {
      await page.keyboard.press('Tab')
      await page.keyboard.type(text)
    }
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Demande reçue' }).waitFor()
    expect(await leadsWanting('Par le clavier')).toHaveLength(1)
    await page.close()
  })

  it('keeps nothing of what a machine filled in, and does not say so', async () => {
    const { page } = await visit('/')
    await filled(page, 'Achetez nos liens')
    await page
      .locator('input[name=website]')
      .last()
      .evaluate((trap: HTMLInputElement) => {
        trap.value = 'https://spam.example'
        trap.dispatchEvent(new Event('input', { bubbles: true }))
      })
    await page.getByRole('button', { name: 'Demander à être rappelé' }).click()
    await page.getByRole('heading', { name: 'Demande reçue' }).waitFor()
    expect(await leadsWanting('Achetez nos liens')).toEqual([])
    await page.close()
  })

  it('is a plain form where scripts are off', async () => {
    const { page } = await visit('/', { javaScriptEnabled: false })
    await page.getByLabel('Nom').fill('Sans Script')
    await page.getByLabel('Téléphone').fill('06 39 98 44 57')
    await page.getByLabel('Votre besoin').fill('Sans script')
    await page.getByRole('button').click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Demande reçue')
    expect(await leadsWanting('Sans script')).toHaveLength(1)
    await page.goto(`${site.url}/en`)
    await page.getByLabel('Name').fill('No Script')
    await page.getByLabel('Telephone').fill('12')
    await page.getByRole('button').click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Something is missing')
    await page.getByText('Some fields need correcting.').waitFor()
    await page.close()
  })
})

describe('the price simulator', () => {
  it('shows the price first and largest; the advantage apart, smaller, with its condition', async () => {
    const { page } = await visit('/')
    await page.getByLabel('Durée, en heures').fill('1,5')
    const price = page.locator('[part=price]')
    await expect.poll(() => price.textContent()).toMatch(/^88,50\s€$/)
    const advantage = page.locator('[part=advantage]')
    const look = (node: Element) => ({
      size: Number.parseFloat(getComputedStyle(node).fontSize),
      top: node.getBoundingClientRect().top,
    })
    const [first, second] = [await price.evaluate(look), await advantage.evaluate(look)]
    expect(first.size).toBeGreaterThanOrEqual(second.size * 1.5)
    expect(first.top).toBeLessThan(second.top)
    expect(await advantage.textContent()).toContain('selon votre situation')
    const largest = await page
      .locator('foyer-simulator')
      .evaluate((host) =>
        Math.max(
          ...[...(host.shadowRoot?.querySelectorAll('*') ?? [])].map((node) =>
            Number.parseFloat(getComputedStyle(node).fontSize),
          ),
        ),
      )
    expect(first.size).toBe(largest)
    await page.close()
  })

  it('says that goods open no right, and shows nothing that was answered to another question', async () => {
    const { page } = await visit('/en')
    await page.getByLabel('Service').selectOption({ label: 'Equipment (as quoted)' })
    await page.getByLabel('Price, in euros').fill('120')
    await page.getByText('This service opens no right').waitFor()
    expect(await page.locator('[part=price]').textContent()).toBe('€120.00')
    expect(await page.locator('[part=advantage]').count()).toBe(0)
    await page.close()
  })
})

describe('the public page', () => {
  it.each([
    ['/', 1280],
    ['/', 768],
    ['/en', 1280],
    ['/en', 360],
  ])(
    '%s at %i px has nothing that axe finds wrong, and nothing beside the screen',
    async (path, width) => {
      const { page } = await visit(path, { viewport: { width, height: 900 } })
      await page.locator('[part=advantage]').waitFor()
      expect(await axeFinds(page)).toEqual([])
      await page.close()
    },
  )

  it.each(['/assets/none.js', '/nowhere', '/en/nowhere'])('has nothing at %s', async (path) => {
    expect((await fetch(site.url + path)).status).toBe(404)
  })

  it('sets no cookie and keeps nothing in the browser (S081, S199)', async () => {
    const { page } = await visit('/')
    await filled(page, 'Rien à garder')
    await page.getByRole('button', { name: 'Demander à être rappelé' }).click()
    await page.getByRole('heading', { name: 'Demande reçue' }).waitFor()
    expect(await page.context().cookies()).toEqual([])
    const kept = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
    ])
    expect(kept).toEqual([0, 0, 0])
    await page.close()
  })
})
