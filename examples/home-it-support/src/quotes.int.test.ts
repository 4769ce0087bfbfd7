import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { yes } from './answers.js'
import { tenant } from './company.js'
import { axeFinds } from './testing/axe-finds.js'
import { openBrowser } from './testing/browser.js'
import { movingClock } from './testing/moving-clock.js'
import { complaintsOf, type OpenSite, openEmptySite } from './testing/open-site.js'
import { askForLink } from './testing/steps.js'

// A company that did no more than register itself, and one customer of it: every quote is made in this file.
const clock = movingClock('2026-11-24T08:00:00.000Z')
let site: OpenSite
let browser: Browser

const email = 'noemie.rivoire@exemple.example'
const as = { tenant, id: 'owner', role: 'owner' } as const

beforeAll(async () => {
  ;[site, browser] = await Promise.all([openEmptySite(clock), openBrowser()])
  const home = { street: '3 rue des Lilas', postcode: '26000', city: 'Valence' }
  const identity = { firstName: 'Noémie', lastName: 'Rivoire', email, home }
  await yes(site.house.foyer.customers.registerCustomer({ identity }, { as }))
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const complaints: (readonly string[])[] = []

const session = async (path: string, who?: RegExp): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  context.setDefaultTimeout(15_000)
  await clock.winds(context)
  const page = await context.newPage()
  complaints.push(complaintsOf(page))
  await page.goto(site.url + path)
  if (who) await page.getByRole('button', { name: who }).click()
  return page
}

/** The customer's own browser: they come in by the link in their mail. */
const customerSession = async (language = ''): Promise<Page> => {
  const page = await session('/space')
  await askForLink(page, email)
  await site.house.foyer.relay()
  const mail = site.house.outbox
    .sent()
    .find(({ address, subject }) => address === email && subject === 'access-link')
  const [link] = /https?:\/\/\S+/.exec(mail?.text ?? '') ?? []
  if (!link) throw new Error('no link')
  await page.goto(link.replace('/space', `${language}/space`))
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

const typeIn = async (page: Page, place: Locator, text: string): Promise<void> => {
  await reach(page, place)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
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

describe('a quote in a browser, from an empty tenant', () => {
  let agent: Page
  let owner: Page
  let customer: Page

  it('is written by the keyboard alone, priced as one types, compulsory from 100 euros a month (S290, S069)', async () => {
    agent = await session('/office/quotes', /Agnès/)
    await agent.getByText('Aucun devis', { exact: true }).waitFor()
    await press(agent, 'Nouveau devis')
    await agent.getByRole('heading', { name: 'Pour quel client ?' }).waitFor()
    await agent.keyboard.type('Rivoire')
    await agent.getByRole('button', { name: /Noémie Rivoire/ }).waitFor()
    await agent.keyboard.press('ArrowDown')
    await agent.keyboard.press('Enter')
    await agent.getByRole('heading', { name: 'Nouveau devis, Noémie Rivoire' }).waitFor()
    await typeIn(agent, agent.getByLabel('Ce qui est demandé'), 'Sauver les photos')
    await agent.getByText('Devis facultatif : 59,00').waitFor()
    await typeIn(agent, agent.getByLabel('Quantité'), '2')
    await agent.getByText('Devis obligatoire avant la commande').waitFor()
    await press(agent, 'Ajouter une option (ligne 1)')
    await typeIn(agent, agent.getByLabel('Prix unitaire TTC').nth(1), '89')
    await typeIn(agent, agent.getByLabel('Fait, ou commencé'), '12312026')
    await press(agent, 'Enregistrer le brouillon')
    const summary = agent.getByRole('alert')
    await summary.getByText('Indiquez le libellé.').waitFor()
    expect(await hasFocus(summary)).toBe(true)
    await passes(agent)
    await reach(agent, summary.getByRole('link'))
    await agent.keyboard.press('Enter')
    const label = agent.getByLabel('Libellé').nth(1)
    expect([await hasFocus(label), await label.getAttribute('aria-invalid')]).toEqual([
      true,
      'true',
    ])
    await agent.keyboard.type('Disque externe')
    await press(agent, 'Enregistrer le brouillon')
    await agent.getByText('Brouillon enregistré.').waitFor()
    await agent.getByText(/Crédit d’impôt possible\s: 59,00/).waitFor()
  })

  it('is sent once the customer was told everything that the law wants told, its PDF by e-mail (S137)', async () => {
    await press(agent, 'Envoyer au client')
    const summary = agent.getByRole('alert')
    await summary.getByText('le médiateur de la consommation').waitFor()
    expect(await summary.getByRole('link').count()).toBe(3)
    await passes(agent)
    for (const name of [/garanties légales/, /médiateur/, /frais de renvoi/]) {
      await reach(agent, agent.getByRole('checkbox', { name }))
      await agent.keyboard.press('Space')
    }
    await press(agent, 'Envoyer au client')
    await agent.getByText('Devis envoyé à Noémie Rivoire.').waitFor()
    await site.house.foyer.relay()
    const [mail] = site.house.outbox.sent().filter(({ subject }) => subject === 'quote-sent')
    expect([mail?.address, mail?.attachments.length]).toEqual([email, 1])
    await agent.keyboard.press('Escape')
    const line = agent.getByRole('button', { name: /Rivoire.*118,00.*Envoyé/s })
    await line.waitFor()
    expect(await hasFocus(line)).toBe(true)
  })

  it('is read by its customer, price first, and accepted with an option and a name (S138)', async () => {
    customer = await customerSession()
    await customer.getByRole('tab', { name: 'Devis' }).click()
    await customer.getByRole('button', { name: /Lire le devis/ }).click()
    const price = customer.locator('dd.price')
    await price.getByText('118,00').waitFor()
    await passes(customer)
    await customer.getByRole('checkbox', { name: /Disque externe, 89,00.*TVA à 20/ }).check()
    await price.getByText('207,00').waitFor()
    await customer.getByText(/Crédit d’impôt possible\s: 59,00/).waitFor()
    await press(customer, 'Accepter le devis')
    await press(customer, 'Commander avec obligation de paiement')
    await customer.getByRole('alert').getByText('Écrivez vos prénom et nom.').waitFor()
    await passes(customer)
    await typeIn(customer, customer.getByLabel('Vos prénom et nom'), 'Noémie Rivoire')
    await customer.keyboard.press('Enter')
    await customer.getByText('Votre accord est enregistré.').waitFor()
    await customer.getByText('Accepté par Noémie Rivoire').waitFor()
  })

  it('becomes an order once: who is late is shown the order that it became (S161)', async () => {
    owner = await session('/office/quotes', /Jeanne/)
    await owner.getByRole('button', { name: /Rivoire.*207,00.*Accepté/s }).click()
    await owner.getByRole('button', { name: 'Transformer en commande' }).waitFor()
    await agent.reload()
    await agent.locator('.quo-line').waitFor()
    await reach(agent, agent.getByRole('searchbox'))
    await agent.keyboard.press('ArrowDown')
    await agent.keyboard.press('Enter')
    await press(agent, 'Transformer en commande')
    await agent.getByText('Commande créée.').waitFor()
    await agent.getByText(/Commande ord_/).waitFor()
    await press(owner, 'Transformer en commande')
    await owner.getByRole('alert').getByText('Ce devis est déjà devenu une commande.').waitFor()
    await owner.getByText(/Commande ord_/).waitFor()
    await passes(owner)
  })

  it('is withdrawn from by its customer in two steps, with a receipt of its date and time (S137)', async () => {
    await customer.getByRole('button', { name: 'Tous vos devis' }).click()
    await customer.getByRole('button', { name: /Lire le devis/ }).click()
    await customer.getByText('14 jours qui suivent la réception du matériel').waitFor()
    await passes(customer)
    await press(customer, 'Renoncer au contrat ici')
    await customer.getByText('Je soussigné(e) Noémie Rivoire').waitFor()
    await customer.getByText(`part à ${email}`).waitFor()
    await passes(customer)
    await press(customer, 'Confirmer la rétractation')
    await customer.getByText('Votre rétractation est enregistrée').waitFor()
    await customer.getByText('Reçue le mar. 24 nov. 2026 à 09:00.').waitFor()
    await site.house.foyer.relay()
    const subjects = site.house.outbox.sent().map(({ subject }) => subject)
    expect(subjects).toContain('withdrawal-received')
    const { items } = await yes(site.house.foyer.sales.listQuotes({}, { as }))
    const order = await yes(
      site.house.foyer.sales.showOrder({ order: items[0]?.order ?? '' }, { as }),
    )
    expect(order).toMatchObject({ status: 'cancelled', total: 20_700, withdrawal: { due: 0 } })
  })

  it('is in English too, from the first word to a refusal with its reason', async () => {
    const page = await session('/en/office/quotes', /Agnès/)
    await page.getByRole('button', { name: /Rivoire.*207\.00.*Made an order/s }).waitFor()
    await page.getByRole('button', { name: 'New quote' }).click()
    await page.getByRole('searchbox', { name: 'Customer' }).fill('Rivoire')
    await page.getByRole('button', { name: /Noémie Rivoire/ }).click()
    await page.getByText('Quote optional: €59.00 a month').waitFor()
    await passes(page)
    await page.getByRole('button', { name: 'Save the draft' }).click()
    await page.getByText('Draft saved.').waitFor()
    for (const name of [/consumer mediator/, /day or time/])
      await page.getByRole('checkbox', { name }).check()
    await page.getByRole('button', { name: 'Send to the customer' }).click()
    await page.getByText('Quote sent to Noémie Rivoire.').waitFor()
    await passes(page)

    const space = await customerSession('/en')
    await space.getByRole('tab', { name: 'Quotes' }).click()
    await space
      .getByRole('button', { name: /Read the quote/ })
      .first()
      .click()
    await space.getByRole('button', { name: 'Decline' }).click()
    await space.getByLabel('For what reason?').selectOption({ label: 'Too late for me' })
    await passes(space)
    await space.getByRole('button', { name: 'Decline this quote' }).click()
    await space.getByText('Your refusal is recorded.').waitFor()
    await page.reload()
    await page.getByRole('button', { name: /Rivoire.*59\.00.*Declined/s }).waitFor()
    // A browser writes down by itself that an answer was a refusal: there were two, both of them wanted.
    const refusals = complaints.flat().filter((said) => said.includes('409 (Conflict)'))
    expect(complaints.flat()).toEqual(refusals)
    expect(refusals).toHaveLength(2)
  })
})
