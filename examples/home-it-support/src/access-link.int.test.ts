import { Instant } from '@foyer/core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { yes } from './answers.js'
import { tenant } from './company.js'
import { axeFinds } from './testing/axe-finds.js'
import { openBrowser } from './testing/browser.js'
import { complaintsOf, type OpenSite, openSite } from './testing/open-site.js'
import { untilPdf } from './testing/steps.js'

let site: OpenSite
let browser: Browser
let moment = Instant.parse(new Date().toISOString())
const clock = {
  now: () => moment,
  pass: (ms: number) => {
    moment = Instant.parse(new Date(Date.parse(moment) + ms).toISOString())
  },
}

beforeAll(async () => {
  ;[site, browser] = await Promise.all([openSite([], undefined, { clock }), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const as = { tenant, id: 'owner', role: 'owner' } as const
const hers = 'helene.marchand@exemple.example'
const reach = 'Votre adresse e-mail ou votre numéro de mobile'

/** A browser that was never here. */
const opened = async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  return { page, complaints: complaintsOf(page), close: () => context.close() }
}

/** Asks for a link on the page of the space, by the keyboard alone. */
const ask = async (page: Page, typed: string): Promise<void> => {
  await page.goto(`${site.url}/space`)
  await page.getByRole('textbox', { name: reach }).focus()
  await page.keyboard.type(typed)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Regardez vos messages' }).waitFor()
}

/** The newest message in the outbox, once what waits has left. */
const newest = async (page: Page) => {
  await site.house.foyer.relay()
  await page.goto(`${site.url}/outbox`)
  return page.getByRole('article').first()
}

/** Asks for a link, and answers its address as it stands in the message. */
const linkFor = async (page: Page, typed = hers): Promise<string> => {
  // Three an hour is the most that one customer is sent.
  clock.pass(3_600_000)
  await ask(page, typed)
  const message = await newest(page)
  return (await message.getByRole('link').getAttribute('href')) ?? ''
}

const hasFocus = (page: Page, name: string) =>
  page.getByRole('heading', { name }).evaluate((node) => node.matches(':focus'))

const keptIn = (page: Page) =>
  page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
    document.cookie,
  ])

/** An invoice of Hélène Marchand's that is archived, and one of somebody else's. */
const documents = async (): Promise<readonly [string, string]> => {
  const { foyer } = site.house
  const { items } = await yes(foyer.customers.searchCustomers({ text: 'Marchand' }, { as }))
  const { items: invoices } = await yes(foyer.invoicing.listInvoices({ limit: 200 }, { as }))
  const her = items[0]?.id ?? ''
  const other = invoices.find(({ status, customer }) => status === 'issued' && customer !== her)
  const ofs = [her, other?.customer ?? ''].map(async (customer) => {
    const { items: archived } = await yes(foyer.documents.listDocuments({ customer }, { as }))
    return archived[0]?.of ?? ''
  })
  const [mine = '', theirs = ''] = await Promise.all(ofs)
  expect([mine, theirs]).not.toContain('')
  return [mine, theirs]
}

/** What asks in the name of who came by a link: the page has it in memory alone. */
const bearerOf = (page: Page): Promise<string> =>
  new Promise((found) => {
    page.on('request', (request) => {
      const { authorization } = request.headers()
      if (authorization && request.url().endsWith('/showCustomer')) found(authorization)
    })
  })

describe('a customer who comes by a link', () => {
  it('asks for it on the page, follows it in the e-mail, and reads what is theirs and nobody else’s (S001)', async () => {
    const { page, complaints, close } = await opened()
    const bearer = bearerOf(page)
    clock.pass(3_600_000)
    await ask(page, hers)
    expect(await hasFocus(page, 'Regardez vos messages')).toBe(true)
    const message = await newest(page)
    expect(await message.textContent()).toContain(hers)
    await message.getByRole('link').click()
    await page.getByRole('heading', { name: 'Bonjour Hélène Marchand' }).waitFor()
    expect(await hasFocus(page, 'Bonjour Hélène Marchand')).toBe(true)
    expect(page.url()).toBe(`${site.url}/space`)
    await page.getByText('Attestation fiscale').first().waitFor()
    await page
      .getByText(/^Facture F\d/)
      .first()
      .waitFor()
    const shown = untilPdf(page)
    await page.getByRole('button', { name: /Ouvrir le PDF, Attestation/ }).click()
    await shown

    const [mine, theirs] = await documents()
    const authorization = await bearer
    const download = async (of: string) =>
      page.evaluate(
        async ([token = '', asked]) => {
          const answer = await fetch('/foyer/documents/downloadDocument', {
            method: 'POST',
            headers: { authorization: token, 'content-type': 'application/json' },
            body: JSON.stringify({ of: asked }),
          })
          return [answer.status, ((await answer.json()) as { code?: string }).code]
        },
        [authorization, of],
      )
    expect(await download(mine)).toEqual([200, undefined])
    expect(complaints).toEqual([])
    expect(await download(theirs)).toEqual([404, 'not-found'])

    expect(await keptIn(page)).toEqual([0, 0, 0, ''])
    expect(await page.context().cookies()).toEqual([])
    await page.reload()
    await page.getByRole('textbox', { name: reach }).waitFor()
    await close()
  })

  it('is refused a link that was used, in a sentence, and asks for another one below it', async () => {
    const first = await opened()
    const link = await linkFor(first.page)
    await first.page.goto(link)
    await first.page.getByRole('heading', { name: 'Bonjour Hélène Marchand' }).waitFor()
    // Followed again where it let in: who is in stays in.
    await first.page.goto(link)
    await first.page.waitForURL(`${site.url}/space`)
    expect(await first.page.getByRole('heading', { name: /Bonjour/ }).count()).toBe(1)
    await first.close()

    const { page, close } = await opened()
    await page.goto(link)
    const notice = page.getByRole('alert')
    await notice.getByText('Ce lien a déjà servi ou n’est plus valable').waitFor()
    expect(await notice.evaluate((node) => node.matches(':focus'))).toBe(true)
    expect(page.url()).toBe(`${site.url}/space`)
    expect(await page.getByRole('heading', { name: /Bonjour/ }).count()).toBe(0)
    await page.keyboard.press('Tab')
    await page.keyboard.type(hers)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Regardez vos messages' }).waitFor()
    await close()
  })

  it('is refused a link that is a quarter of an hour old', async () => {
    const { page, close } = await opened()
    const link = await linkFor(page)
    clock.pass(15 * 60_000)
    await page.goto(link)
    await page.getByText('Ce lien a déjà servi ou n’est plus valable').waitFor()
    await close()
  })

  it('may try again where nobody answered, and says so', async () => {
    const { page, close } = await opened()
    const link = await linkFor(page)
    await page.route('**/foyer/sign-in', (route) => route.abort())
    await page.goto(link)
    await page.getByText('Pas de réponse').waitFor()
    await page.unroute('**/foyer/sign-in')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Bonjour Hélène Marchand' }).waitFor()
    await close()
  })

  it('comes by SMS to the number that was typed', async () => {
    const { page, close } = await opened()
    const link = await linkFor(page, '06 39 98 20 00')
    expect(await page.getByRole('article').first().textContent()).toContain('SMS')
    await page.goto(link)
    await page.getByRole('heading', { name: 'Bonjour Hélène Marchand' }).waitFor()
    await close()
  })

  it('comes in beside somebody of the office, and as nobody but themselves', async () => {
    const { page, close } = await opened()
    await page.goto(`${site.url}/office`)
    await page.getByRole('button', { name: /Agnès/ }).click()
    await page.locator('foyer-home li').first().waitFor()
    await page.goto(`${site.url}/space`)
    await page.getByRole('textbox', { name: reach }).waitFor()
    expect(await page.getByRole('heading', { name: /Bonjour/ }).count()).toBe(0)
    await page.goto(await linkFor(page))
    await page.getByRole('heading', { name: 'Bonjour Hélène Marchand' }).waitFor()
    await close()
  })

  it('is told to sign in again when the hour is over, on the page as it was', async () => {
    const { page, close } = await opened()
    const link = await linkFor(page)
    await page.clock.install({ time: clock.now() })
    await page.goto(link)
    await page.getByRole('heading', { name: 'Bonjour Hélène Marchand' }).waitFor()
    await page.evaluate(() => Object.assign(window, { stays: true }))
    clock.pass(60 * 60_000)
    await page.clock.fastForward(60 * 60_000)
    await page.getByText('Votre connexion est terminée').waitFor()
    expect(
      await page
        .getByText(/Marchand/)
        .filter({ visible: true })
        .allTextContents(),
    ).not.toContain('Bonjour Hélène Marchand')
    await page.getByRole('textbox', { name: reach }).waitFor()
    expect(await page.evaluate(() => 'stays' in window)).toBe(true)
    await close()
  })

  it('signs out, and nothing of theirs stays on the page', async () => {
    const { page, close } = await opened()
    await page.goto(await linkFor(page))
    await page.getByRole('heading', { name: 'Bonjour Hélène Marchand' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const notice = page.getByRole('alert')
    await notice.getByText('Vous êtes déconnecté').waitFor()
    expect(await notice.evaluate((node) => node.matches(':focus'))).toBe(true)
    expect(await page.getByText(/F\d{4}-\d+/).count()).toBe(0)
    await close()
  })
})

describe('the page that a link is asked for on', () => {
  it('answers a stranger as it answers a customer, and sends nothing', async () => {
    const { page, close } = await opened()
    const before = site.house.outbox.sent().length
    await ask(page, 'personne@exemple.example')
    await page.getByText('Si nous vous connaissons sous cette adresse').waitFor()
    await site.house.foyer.relay()
    expect(site.house.outbox.sent()).toHaveLength(before)
    await page.getByRole('button', { name: 'Demander un autre lien' }).click()
    const field = page.getByRole('textbox', { name: reach })
    expect(await field.evaluate((node) => node.matches(':focus'))).toBe(true)
    expect(await field.inputValue()).toBe('personne@exemple.example')
    await close()
  })

  it('says beside the field and in a summary what is wrong, and loses nothing typed', async () => {
    const { page, close } = await opened()
    await page.goto(`${site.url}/en/space`)
    const field = page.getByRole('textbox', { name: 'Your e-mail address or mobile number' })
    await field.fill('06 12')
    await page.keyboard.press('Enter')
    const summary = page.getByRole('alert')
    await summary.waitFor()
    expect(await summary.evaluate((node) => node.matches(':focus'))).toBe(true)
    expect(await axeFinds(page)).toEqual([])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await field.evaluate((node) => node.matches(':focus'))).toBe(true)
    expect(await field.inputValue()).toBe('06 12')
    await close()
  })

  it.each([
    ['', 'Recevoir un lien', 'Demander un autre lien'],
    ['/en', 'Receive a link', 'Ask for another link'],
  ])(
    'under %j has nothing that axe finds wrong at 1280 and 768 px, and keeps nothing (S274)',
    async (language, getLink, again) => {
      const { page, complaints, close } = await opened()
      const isClean = async () => {
        for (const width of [1280, 768]) {
          await page.setViewportSize({ width, height: 900 })
          expect(await axeFinds(page)).toEqual([])
        }
      }
      await page.goto(`${site.url}${language}/space`)
      await page.getByRole('button', { name: getLink }).waitFor()
      await isClean()
      await page.getByRole('textbox').fill(hers)
      await page.getByRole('button', { name: getLink }).click()
      await page.getByRole('button', { name: again }).waitFor()
      await isClean()
      await page.goto(`${site.url}${language}/space#${'x'.repeat(43)}`)
      await page.getByRole('alert').waitFor()
      await isClean()
      const refused = 'the server responded with a status of 409'
      expect(complaints.filter((text) => !text.includes(refused))).toEqual([])
      expect(await keptIn(page)).toEqual([0, 0, 0, ''])
      await close()
    },
  )
})
