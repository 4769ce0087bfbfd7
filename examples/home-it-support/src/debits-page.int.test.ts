import { statusReport } from '@foyer/adapters-connect/testing'
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
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  await page.goto(site.url + path)
  await page.getByRole('button', { name: who }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('tab').first().waitFor()
  return { page, complaints, close: () => context.close() }
}

/** Goes on by Tab to a button, and presses it. */
const pressByKeys = async (page: Page, name: string | RegExp): Promise<void> => {
  const button = page.getByRole('button', { name, exact: true }).first()
  await button.waitFor()
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab')
    if (!(await button.evaluate((node) => node.matches(':focus')))) continue
    await page.keyboard.press('Enter')
    return
  }
  throw new Error(`${name} is not reached by Tab`)
}

const openTab = async (page: Page, name: RegExp): Promise<void> => {
  await page.getByRole('tab', { selected: true }).focus()
  const wanted = page.getByRole('tab', { name })
  for (let i = 0; i < 5; i++) {
    if ((await wanted.getAttribute('aria-selected')) === 'true') return
    await page.keyboard.press('ArrowRight')
  }
  throw new Error(`${name} is not reached by the arrows`)
}

const passes = async (page: Page) => {
  for (const width of [1280, 768]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await axeFinds(page)).toEqual([])
  }
}

describe.each([
  { language: '', tabs: [/À prélever/, /Remises/, /Retours/, /Mandats/, /Réglages/] },
  { language: '/en', tabs: [/To debit/, /Batches/, /Back from/, /Mandates/, /Settings/] },
])('the tabs under "$language"', ({ language, tabs }) => {
  it('fit at 1280 and 768 px, and axe finds nothing wrong of any (S274)', async () => {
    const { page, complaints, close } = await open(/Jeanne/, `${language}/office/debits`)
    for (const tab of tabs) {
      await openTab(page, tab)
      await passes(page)
    }
    expect(complaints).toEqual([])
    await close()
  })
})

describe('the accountant, by the keyboard alone', () => {
  it('matches a word of the bank that nobody could tell', async () => {
    const { page, close } = await open(/Simon/, '/office/debits')
    await openTab(page, /Retours de la banque/)
    const parked = page.getByText('Rien n’y dit quel prélèvement c’est.')
    await parked.first().waitFor()
    const before = await parked.count()
    const which = page.getByLabel('De quel prélèvement s’agit-il ?').first()
    await which.focus()
    if (!(await which.inputValue())) await page.keyboard.press('ArrowDown')
    await pressByKeys(page, 'Rapprocher')
    const asked = page.getByRole('heading', { name: /^C’est bien .+, facture F/ })
    await asked.waitFor()
    expect(await asked.evaluate((node) => node.matches(':focus'))).toBe(true)
    await passes(page)
    await pressByKeys(page, 'Oui, rapprocher')
    await page.getByText('Rapproché : le prélèvement est traité comme impayé.').waitFor()
    expect(await parked.count()).toBe(before - 1)
    await close()
  })

  it('prepares debits, gathers and writes their batch, saves its file and hands in the bank’s answer', async () => {
    const { page, complaints, close } = await open(/Simon/, '/office/debits')
    await pressByKeys(page, 'Préparer et prévenir les clients')
    await page.getByRole('heading', { name: /^Préparer \d+ prélèvements/ }).waitFor()
    await pressByKeys(page, 'Préparer et prévenir les clients')
    await page.getByText(/^Prélèvements préparés : \d+/).waitFor()
    await site.house.foyer.relay()
    await pressByKeys(page, /^Préparer la remise du/)
    await page.getByText(/^Remises préparées : 1/).waitFor()
    await openTab(page, /Remises/)
    await pressByKeys(page, 'Établir le fichier')
    await page.getByText('Fichier établi.').waitFor()
    const download = page.waitForEvent('download')
    await pressByKeys(page, 'Télécharger le fichier')
    const name = (await download).suggestedFilename()
    expect(name).toMatch(/^BAT[0-9A-Z]+\.xml$/)
    await pressByKeys(page, 'Je l’ai remis à la banque')
    await pressByKeys(page, /^Oui, la remise du/)
    await page.getByText('Noté : la remise est à la banque.').waitFor()

    await openTab(page, /Retours de la banque/)
    const xml = statusReport('pain.002.001.10', {
      ...{ id: 'STATUS-9', on: '2026-11-18', refused: undefined, rejected: new Map() },
      file: {
        ...{ format: 'pain.008.001.08', messageId: name.replace('.xml', '') },
        ...{ count: 0, sum: 0, groups: [] },
      },
    })
    const file = { name: 'statut.xml', mimeType: 'application/xml', buffer: Buffer.from(xml) }
    await page.getByLabel(/Fichier de la banque/).setInputFiles(file)
    await page.getByText(/^statut\.xml : \d+ mis à leur prélèvement/).waitFor()
    await page.getByLabel(/Fichier de la banque/).setInputFiles(file)
    await page.getByText('statut.xml a déjà été remis : rien de plus n’est fait.').waitFor()
    // Time goes by: whoever asks 120 times in one moment is asked to wait.
    await clock.set('2026-11-18T09:05:00.000Z')
    const broken = { ...file, name: 'facture.xml', buffer: Buffer.from('<a/>') }
    await page.getByLabel(/Fichier de la banque/).setInputFiles(broken)
    const summary = page.getByRole('alert')
    await summary.waitFor()
    expect(await summary.textContent()).toContain('Ce fichier n’est pas un relevé de banque')
    await passes(page)
    // The browser tells of an answer that refuses as of an error of the page.
    expect(complaints.filter((text) => !text.includes('the server responded with'))).toEqual([])
    await close()
  })
})
