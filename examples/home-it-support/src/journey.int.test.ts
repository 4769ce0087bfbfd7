import { createHash } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { yes } from './answers.js'
import { tenant } from './company.js'
import { openBrowser } from './testing/browser.js'
import { movingClock } from './testing/moving-clock.js'
import { complaintsOf, type OpenSite, openEmptySite } from './testing/open-site.js'
import {
  askForHelp,
  askForLink,
  billAndSend,
  findInvoice,
  fullName,
  notePayment,
  type Person,
  readsLead,
  takeOrder,
  untilPdf,
  workAndSign,
} from './testing/steps.js'

// A company that did no more than register itself: whatever these screens show, somebody in this file did.
const clock = movingClock('2026-11-24T08:00:00.000Z')
let site: OpenSite
let browser: Browser

beforeAll(async () => {
  ;[site, browser] = await Promise.all([openEmptySite(clock), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const noemie: Person = {
  ...{ firstName: 'Noémie', lastName: 'Rivoire', phone: '06 39 98 55 01', postcode: '26000' },
  ...{ email: 'noemie.rivoire@exemple.example', wants: 'Ordinateur portable muet' },
}
const bastien: Person = {
  ...{ firstName: 'Bastien', lastName: 'Lacombe', phone: '06 39 98 55 02', postcode: '07000' },
  ...{ email: 'bastien.lacombe@exemple.example', wants: 'Box à raccorder' },
}

const complaints: (readonly string[])[] = []

/** A browser of its own, as far as the site can tell, at a page; signed in by the company's own login where a name is given. */
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

/** The customer's own browser: they ask for a link, and come in by the one in their mail. */
const customerSession = async ({ email }: Person): Promise<Page> => {
  const page = await session('/space')
  await askForLink(page, email)
  await relay()
  const mail = site.house.outbox.sent().find(({ address, subject }) => {
    return address === email && subject === 'access-link'
  })
  const [link] = /https?:\/\/\S+/.exec(mail?.text ?? '') ?? []
  if (!link) throw new Error(`no link for ${email}`)
  await page.goto(link)
  return page
}

const relay = () => site.house.foyer.relay()
const go = (page: Page, path: string) => page.goto(site.url + path)
const as = { tenant, id: 'owner', role: 'owner' } as const

const customerOf = async ({ lastName }: Person): Promise<string> => {
  const found = site.house.foyer.customers.searchCustomers({ text: lastName }, { as })
  const { items } = await yes(found)
  if (items.length !== 1) throw new Error(`${items.length} customers are called ${lastName}`)
  return items[0]?.id ?? ''
}

/** Whom a message about a person reached, and on which channel. */
const toldOf = ({ lastName }: Person): readonly string[] =>
  site.house.outbox
    .sent()
    .filter(({ text }) => text.includes(lastName))
    .map(({ channel, address }) => `${channel} ${address}`)

describe('the trade’s one sentence, lived twice in a browser from an empty tenant', () => {
  let agent: Page
  let owner: Page

  it('two forms become two leads in the right territories, and both offices read both', async () => {
    for (const person of [noemie, bastien]) await askForHelp(await session('/'), person)
    agent = await session('/office', /Agnès/)
    owner = await session('/office', /Jeanne/)
    for (const page of [agent, owner]) {
      await page.getByText('Clients à rappeler').click()
      await readsLead(page, noemie, 'Alma Roux')
      await readsLead(page, bastien, 'Basile Morin')
    }
  })

  it('each is ordered in two clicks, and the worker of the territory is told by e-mail and by SMS', async () => {
    await go(agent, '/office/calls')
    await takeOrder(agent, noemie, 'Alma Roux')
    await go(owner, '/office/calls')
    await takeOrder(owner, bastien, 'Basile Morin')
    await relay()
    expect(toldOf(noemie)).toEqual(
      expect.arrayContaining(['sms +33639981101', 'email alma@clic-et-foyer.example']),
    )
    expect(toldOf(bastien)).toEqual(
      expect.arrayContaining(['sms +33639981102', 'email basile@clic-et-foyer.example']),
    )
    expect(toldOf(bastien).filter((told) => told.includes('alma'))).toEqual([])
  })

  it('each worker fixes the appointment, goes, reports and has it signed', async () => {
    const alma = await session('/worker', /Alma/)
    const basile = await session('/worker', /Basile/)
    expect(await alma.getByText('Lacombe').count()).toBe(0)
    await clock.set('2026-11-24T15:00:00.000Z')
    await workAndSign(alma, noemie, '2026-11-24')
    await workAndSign(basile, bastien, '2026-11-24')
    await relay()
  })

  it('each draft is checked, numbered and sent; what one office did the other reads after a reload', async () => {
    await go(agent, '/office/invoices')
    await agent.getByText(fullName(bastien)).waitFor()
    await billAndSend(agent, noemie, relay)
    await go(owner, '/office/invoices')
    await owner.getByText(fullName(bastien)).waitFor()
    expect(await owner.getByText(fullName(noemie)).count()).toBe(0)
    await billAndSend(owner, bastien, relay)
    await relay()
    const mails = site.house.outbox.sent().filter(({ subject }) => subject === 'invoice-issued')
    expect(mails.map(({ address, attachments }) => [address, ...attachments])).toEqual([
      [bastien.email, expect.stringContaining('facture-F2026-00002.pdf')],
      [noemie.email, expect.stringContaining('facture-F2026-00001.pdf')],
    ])
    await agent.reload()
    await findInvoice(agent, bastien, 'Envoyée')
    await owner.reload()
    await findInvoice(owner, noemie, 'Envoyée')
  })

  it('each is paid, once however impatient the hand, and too much is the customer’s', async () => {
    await clock.set('2026-12-03T09:00:00.000Z')
    await agent.reload()
    await (await findInvoice(agent, noemie, 'En retard')).click()
    await notePayment(agent, { means: 'Virement', reference: ['Référence', 'VIR RIVOIRE 59'] })
    await owner.reload()
    await (await findInvoice(owner, bastien, 'En retard')).click()
    const cheque = { means: 'Chèque', reference: ['Numéro du chèque', '0001234'] } as const
    await notePayment(owner, { ...cheque, amount: '60' })
    await owner.getByText(/Trop perçu, au crédit du client\s:\s1,00\s€/).waitFor()
    const account = async (person: Person) => {
      const { due, credit } = await yes(
        site.house.foyer.payments.showAccount({ customer: await customerOf(person) }, { as }),
      )
      return { due, credit }
    }
    expect([await account(noemie), await account(bastien)]).toEqual([
      { due: 0, credit: 0 },
      { due: 0, credit: 100 },
    ])
    await agent.reload()
    await findInvoice(agent, bastien, 'Payée')
    await owner.reload()
    await (await findInvoice(owner, noemie, 'Payée')).click()
    await owner.getByText('Déjà payé').waitFor()
    await go(owner, '/office/certificates')
    await owner.getByLabel('Année des paiements').selectOption('2026')
    await owner.getByText('L’année 2026 n’est pas finie').waitFor()
  })

  it('in January the certificates are drafted, issued and sent, and the other office reads so', async () => {
    await clock.set('2027-01-12T08:00:00.000Z')
    await go(owner, '/office/certificates')
    await owner.getByText('Aucune attestation pour 2026').waitFor()
    await owner.getByRole('button', { name: 'Préparer les attestations' }).dblclick()
    await owner.getByText('2 attestations préparées.').waitFor()
    await go(agent, '/office/certificates')
    await agent.getByText('2 brouillons à relire').waitFor()
    expect(await agent.getByRole('button', { name: 'Émettre' }).count()).toBe(0)
    await owner.getByRole('button', { name: 'Émettre' }).click()
    await owner.getByRole('heading', { name: 'Émettre les attestations de 2026 ?' }).waitFor()
    await owner.getByRole('button', { name: 'Émettre les attestations 2026' }).dblclick()
    await owner.getByText('2 attestations émises.').waitFor()
    await relay()
    await owner.getByRole('button', { name: /Rivoire/ }).click()
    await owner.getByRole('heading', { name: 'Attestation AF2026-00001' }).waitFor()
    expect(await openedPdf(owner, 'Ouvrir le PDF')).toEqual({
      ...{ kind: 'certificate', number: 'AF2026-00001' },
    })
    await owner.getByRole('button', { name: 'Toutes les attestations' }).click()
    await owner.getByRole('button', { name: 'Envoyer à tous par e-mail' }).click()
    await owner.getByText('2 e-mails partent.').waitFor()
    await relay()
    const mails = site.house.outbox.sent().filter(({ subject }) => subject === 'certificate-issued')
    expect(mails.map(({ address, attachments }) => [address, ...attachments]).sort()).toEqual([
      [bastien.email, expect.stringContaining('attestation-AF2026-00002.pdf')],
      [noemie.email, expect.stringContaining('attestation-AF2026-00001.pdf')],
    ])
    await agent.reload()
    for (const person of [noemie, bastien])
      await agent
        .getByRole('button', { name: new RegExp(`${person.lastName}.*59,00.*Envoyée`, 's') })
        .waitFor()
  })

  it('each customer finds the certificate in their own space, and nothing of the other’s', async () => {
    for (const [person, number, other] of [
      [noemie, 'AF2026-00001', 'AF2026-00002'],
      [bastien, 'AF2026-00002', 'AF2026-00001'],
    ] as const) {
      const space = await customerSession(person)
      const certificate = new RegExp(`Attestation fiscale 2026, ${number}`)
      await space.getByRole('button', { name: certificate }).waitFor()
      await space.getByText('Payée').first().waitFor()
      expect(await space.getByRole('button', { name: new RegExp(other) }).count()).toBe(0)
      const { kind } = await openedPdf(space, certificate)
      expect(kind).toBe('certificate')
    }
    expect(complaints.flat()).toEqual([])
  })
})

/** Opens a PDF in a tab of its own; answers which document it was, once its bytes are those that are archived. */
const openedPdf = async (
  page: Page,
  name: string | RegExp,
): Promise<{ readonly kind: string; readonly number: string }> => {
  const shown = untilPdf(page)
  const answer = page.waitForResponse(/documents\/downloadDocument$/)
  await page.getByRole('button', { name }).first().click()
  const { document, base64 } = await (await answer).json()
  await shown
  const bytes = Buffer.from(base64, 'base64')
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(document.sha256)
  return { kind: document.kind, number: document.number }
}
