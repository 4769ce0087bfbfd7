import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { yes } from './answers.js'
import { tenant } from './company.js'
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

const complaints: (readonly string[])[] = []

/** A session of its own: another browser, as far as the site can tell. */
const session = async (who: RegExp, path: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  complaints.push(complaintsOf(page))
  await page.goto(site.url + path)
  await page.getByRole('button', { name: who }).click()
  return page
}

it('lives the trade’s one sentence in a browser: form, lead, order, worker, visit, report, signature, invoice', async () => {
  const visitor = await browser.newPage()
  await visitor.goto(site.url)
  await visitor.getByRole('checkbox').waitFor()
  const fill = (name: string, text: string) =>
    visitor.getByRole('textbox', { name, exact: true }).fill(text)
  await fill('Nom', 'Rivoire')
  await fill('Prénom', 'Noémie')
  await fill('Téléphone', '06 39 98 55 01')
  await fill('Adresse e-mail', 'noemie.rivoire@exemple.example')
  await fill('Code postal', '26000')
  await fill('Votre besoin', 'Ordinateur portable muet')
  await visitor.getByRole('button', { name: 'Demander à être rappelé' }).click()
  await visitor.getByRole('heading', { name: 'Demande reçue' }).waitFor()

  const agent = await session(/Agnès/, '/office')
  await agent.getByText('Clients à rappeler').click()
  await agent.getByText('Noémie Rivoire').waitFor()

  await agent.goto(`${site.url}/office/calls`)
  await agent.getByRole('combobox', { name: 'Client' }).fill('Rivoire')
  await agent.getByRole('option', { name: /Rivoire/ }).waitFor()
  await agent.keyboard.press('Enter')
  await agent.getByRole('textbox', { name: 'Ce qui est demandé' }).fill('Pas de son, à vérifier')
  await agent.getByRole('button', { name: 'Commander et confier' }).click()
  await agent.getByText('Alma Roux').first().waitFor()

  await site.house.foyer.relay()
  const told = site.house.outbox.sent().filter(({ text }) => text.includes('Rivoire'))
  expect(told.map(({ channel, address }) => [channel, address])).toEqual(
    expect.arrayContaining([
      ['sms', '+33639981101'],
      ['email', 'alma@clic-et-foyer.example'],
    ]),
  )

  const worker = await session(/Alma/, '/worker')
  const visit = worker.getByRole('listitem').filter({ hasText: 'Rivoire' })
  await visit.getByRole('button', { name: /Ouvrir la visite/ }).click()
  await worker.getByRole('button', { name: 'Fixer le rendez-vous' }).click()
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date())
  await worker.getByLabel('Jour').fill(today)
  await worker.getByLabel('Heure de début').fill('00:00')
  await worker.getByRole('button', { name: 'Enregistrer' }).click()
  await worker.getByRole('button', { name: 'Visite terminée' }).click()
  await worker.getByRole('button', { name: 'Terminer la visite' }).click()
  await worker.getByRole('button', { name: 'Écrire le compte rendu' }).click()
  await worker.getByLabel('Ce qui a été fait').fill('Pilote audio remplacé.')
  await worker.getByRole('button', { name: 'Enregistrer' }).click()
  await worker.getByRole('button', { name: 'Faire signer' }).click()
  await worker.getByLabel('Nom de la personne qui signe').fill('Noémie Rivoire')
  await worker.getByRole('button', { name: 'Signer' }).click()
  await worker.getByText('Terminée').first().waitFor()

  await agent.goto(`${site.url}/office/invoices`)
  await agent.getByText('Noémie Rivoire').click()
  await agent.getByRole('button', { name: 'Vérifiée, elle est juste' }).click()
  await agent.getByRole('button', { name: 'Émettre la facture' }).click()
  await agent.getByText('Facture émise.').waitFor()
  await site.house.foyer.relay()
  await agent.getByRole('button', { name: 'Envoyer par e-mail' }).click()
  await agent.getByText('Facture envoyée à').waitFor()
  await site.house.foyer.relay()
  const mails = site.house.outbox.sent().filter(({ attachments }) => attachments.length)
  expect(mails).toMatchObject([
    {
      channel: 'email',
      address: 'noemie.rivoire@exemple.example',
      attachments: [expect.stringContaining('.pdf')],
    },
  ])

  const other = await session(/Jeanne/, '/office')
  const as = { tenant, id: 'owner', role: 'owner' } as const
  const { items } = await yes(
    site.house.foyer.customers.searchCustomers({ text: 'Rivoire' }, { as }),
  )
  const customer = items[0]?.id ?? ''
  const invoices = await yes(site.house.foyer.invoicing.listInvoices({ customer }, { as }))
  expect(invoices.items).toMatchObject([{ status: 'issued', gross: 59_00 }])
  await other.goto(`${site.url}/outbox`)
  await other.getByText('noemie.rivoire@exemple.example').first().waitFor()
  await other.close()
  expect(complaints.flat()).toEqual([])
})
