import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFinds } from './testing/axe-finds.js'
import { openBrowser } from './testing/browser.js'
import { movingClock } from './testing/moving-clock.js'
import { complaintsOf, type OpenSite, openSite } from './testing/open-site.js'

const clock = movingClock('2026-11-18T09:00:00.000Z')
let site: OpenSite
let browser: Browser

beforeAll(async () => {
  ;[site, browser] = await Promise.all([openSite([], undefined, { clock }), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const open = async (who: RegExp, path: string) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  await clock.winds(context)
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  await page.goto(site.url + path)
  await page.getByRole('button', { name: who }).focus()
  await page.keyboard.press('Enter')
  return { page, complaints, close: () => context.close() }
}

/** Goes on by Tab to the button of a name, and presses it. */
const pressByKeys = async (page: Page, name: string): Promise<void> => {
  const button = page.getByRole('button', { name, exact: true })
  await button.waitFor()
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    if (!(await button.evaluate((node) => node.matches(':focus')))) continue
    await page.keyboard.press('Enter')
    return
  }
  throw new Error(`${name} is not reached by Tab`)
}

const passes = async (page: Page) => {
  for (const width of [1280, 768]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await axeFinds(page)).toEqual([])
  }
}

describe('the accountant, by the keyboard alone', () => {
  it('closes the month that comes next, carries its entries away and has the journal proved (S205, S274)', async () => {
    await site.house.foyer.relay()
    const { page, complaints, close } = await open(/Simon/, '/office/accounting')
    await page.locator('.acc-line').first().waitFor()
    await page.getByRole('button', { name: 'janvier' }).focus()
    for (let month = 1; month < 10; month++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: 'octobre 2026' }).waitFor()
    await passes(page)

    await pressByKeys(page, 'Clôturer octobre 2026')
    const asked = page.getByRole('heading', { name: 'Clôturer octobre 2026 ?' })
    await asked.waitFor()
    expect(await asked.evaluate((node) => node.matches(':focus'))).toBe(true)
    await page.getByText('Plus aucun paiement, remboursement ni rejet').waitFor()
    await passes(page)
    await pressByKeys(page, 'Clôturer octobre 2026')
    await page.getByText('C’est clos : octobre 2026.').waitFor()

    const download = page.waitForEvent('download')
    await pressByKeys(page, 'Télécharger les écritures (FEC)')
    const saved = await download
    expect(saved.suggestedFilename()).toBe('ecritures-123456782-2026-10.txt')
    const text = await readFile(await saved.path(), 'utf8')
    const [head, ...rows] = text.trimEnd().split('\n')
    expect(head?.split('\t').slice(0, 3)).toEqual(['JournalCode', 'JournalLib', 'EcritureNum'])
    const cents = (at: number) =>
      rows.reduce((sum, row) => sum + Number(row.split('\t')[at]?.replace(',', '')), 0)
    expect(cents(11)).toBeGreaterThan(0)
    expect(cents(11)).toBe(cents(12))

    await pressByKeys(page, 'Déclarer les ventes : octobre 2026')
    await page.getByText('Déclaration établie, édition 1.').waitFor()
    await page.keyboard.press('Escape')
    const october = page.getByRole('button', { name: 'octobre' })
    await october.waitFor()
    expect(await october.evaluate((node) => node.matches(':focus'))).toBe(true)
    await pressByKeys(page, 'Vérifier le journal')
    await page.getByText(/Journal intact/).waitFor()
    await passes(page)
    expect(complaints).toEqual([])
    await close()
  })

  it('is refused in words what cannot be closed yet', async () => {
    const { page, close } = await open(/Simon/, '/office/accounting')
    const day = page.getByLabel('Journée à clôturer')
    await day.waitFor()
    await day.fill('2026-11-18')
    await page.keyboard.press('Enter')
    await pressByKeys(page, 'Clôturer la journée du 18 novembre 2026')
    const summary = page.getByRole('alert')
    await summary.waitFor()
    expect(await summary.textContent()).toContain('Cette période se clôture à partir du')
    expect(await summary.evaluate((node) => node.matches(':focus'))).toBe(true)
    await close()
  })

  it('reads the year before, closed as a whole, in English', async () => {
    const { page, close } = await open(/Simon/, '/en/office/accounting')
    await page.getByLabel('Year').selectOption('2025')
    await page.getByRole('heading', { name: /^2025: .+ sold/ }).waitFor()
    await page.getByText('Last year closed: 2025').waitFor()
    expect(await page.getByText('● Closed').count()).toBeGreaterThanOrEqual(11)
    await passes(page)
    await close()
  })
})
