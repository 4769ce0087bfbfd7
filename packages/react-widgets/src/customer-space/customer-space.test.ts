import type { registry } from '@foyer/core'
import { createClient } from '@foyer/core/client'
import { given, smallCompany } from '@foyer/core/testing'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { bytesOf } from '../kit/pdf.js'
import { CustomerSpace } from './component.js'
import { DocumentsTab } from './documents-tab.js'
import { HomeTab } from './home-tab.js'
import { Locked } from './locked.js'
import { lastCertificate, next, nextVisit, type Space, unread } from './model.js'
import { standingOf } from './papers.js'
import { notPaying } from './paying.js'
import { readSpace } from './read-space.js'
import { atDoor } from './sign-in.js'
import type { CustomerSpaceInHand } from './use-customer-space.js'
import { words } from './words.js'

/** A household with a visit tomorrow, and an invoice of 49 € of last week that it has not paid. */
const householdOf = async () => {
  const company = await smallCompany({
    http: { principalOf: () => company.as('customer', company.customer).as },
  })
  const client = createClient<typeof registry>({
    url: 'https://app.example.fr',
    fetch: (url, init) => company.foyer.http(new Request(String(url), init)),
  })
  const { foyer, as, customer, entity: legalEntity, alma: worker } = company
  const agent = as('agent')
  const ordered = { customer, legalEntity, activity: 'II-11', minutes: 60, price: 4_900 } as const
  const book = async (date: string) => {
    const { visit } = await given(foyer.dispatch.takeOrder({ ...ordered, worker }, agent))
    const slot = { visit: visit.id, worker, date, start: '08:00' }
    await given(foyer.dispatch.bookSlot(slot, agent))
    return visit.id
  }
  const visit = await book('2026-03-02')
  await given(foyer.dispatch.completeVisit({ visit }, as('manager')))
  const report = await given(foyer.dispatch.writeReport({ visit, text: 'Fait' }, agent))
  await given(foyer.dispatch.signReport({ report: report.id, signedBy: 'Marie Dupont' }, agent))
  const drafts = await given(foyer.invoicing.listInvoices({ customer }, as('owner')))
  const [draft] = drafts.items
  if (!draft) throw new Error('no draft')
  const owner = as('owner')
  await given(foyer.invoicing.checkInvoice({ invoice: draft.id }, owner))
  await given(foyer.invoicing.issueInvoice({ legalEntity, invoice: draft.id }, owner))
  await given(foyer.documents.archiveInvoice({ invoice: draft.id }, owner))
  const coming = await book('2026-03-03')
  const read = async () => {
    const answer = await readSpace(client, customer)
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.space
  }
  return { ...company, client, invoice: draft.id, coming, read }
}

describe('what a customer comes for', () => {
  it('is read with the customer’s own permissions: next visit, last invoice, its file', async () => {
    const { read, coming, invoice, client } = await householdOf()
    const space = await read()
    const visit = { id: coming, workerName: 'Alma' }
    expect(nextVisit(space.visits ?? [], '2026-03-02')).toMatchObject(visit)
    expect(space).toMatchObject({ name: 'Marie Dupont 1', certificates: [], hasOlder: false })
    expect(space.invoices).toMatchObject([
      { of: invoice, number: 'F2026-00001', gross: 4_900, due: 4_900, standing: 'to-pay' },
    ])
    expect(space.invoices?.[0]?.hasFile).toBe(true)
    const { base64 } = await given(client.documents.downloadDocument({ of: invoice }))
    expect(new TextDecoder().decode(bytesOf(base64).slice(0, 5))).toBe('%PDF-')
  })

  it('says what is left to pay, and has the certificate of the year in January', async () => {
    const { read, foyer, as, clock, entity: legalEntity, invoice } = await householdOf()
    const owner = as('owner')
    const money = { invoice, means: 'card', on: '2026-03-02' } as const
    await given(foyer.payments.recordPayment({ ...money, amount: 1_900 }, owner))
    expect((await read()).invoices).toMatchObject([{ due: 3_000, standing: 'partly-paid' }])
    await given(foyer.payments.recordPayment({ ...money, amount: 3_000 }, owner))
    clock.pass(320 * 86_400_000)
    const year = { legalEntity, year: 2026 }
    await given(foyer.attestation.draftYear(year, owner))
    expect((await read()).certificates).toEqual([])
    await given(foyer.attestation.closeYear(year, owner))
    await foyer.relay()
    const { invoices, certificates } = await read()
    expect(invoices).toMatchObject([{ due: 0, standing: 'paid' }])
    expect(certificates).toMatchObject([
      { year: 2026, number: 'AF2026-00001', standing: 'ready', hasFile: true },
    ])
  })

  it('has quotes, unless the company takes no orders here (S070)', async () => {
    const { read, foyer, as } = await householdOf()
    expect((await read()).withoutQuotes).toBe(false)
    await given(foyer.organisation.switchFeatures({ off: ['orders'] }, as('owner')))
    expect((await read()).withoutQuotes).toBe(true)
  })

  it('is somebody else’s for nobody', async () => {
    const { client } = await householdOf()
    expect(await readSpace(client, 'cus_0000000000000000000000000X')).toMatchObject({
      ...{ ok: false, refusal: { code: 'not-found' } },
    })
  })
})

describe('what comes next', () => {
  it('is the earliest visit with a slot from today on, else one still to be fixed', async () => {
    const { read, coming } = await householdOf()
    const visits = (await read()).visits ?? []
    const planned = visits.map((one) => ({ ...one, status: 'planned', date: null }) as const)
    const later = visits.map((one) => ({ ...one, status: 'booked', date: '2026-04-01' }) as const)
    expect(nextVisit([...planned, ...later, ...visits], '2026-03-03')?.id).toBe(coming)
    expect(nextVisit([...visits, ...planned], '2026-03-04')?.status).toBe('planned')
    expect(nextVisit(visits, '2026-03-04')).toBeUndefined()
  })
})

describe('where a document stands', () => {
  it.each([
    [{ gross: 4_900, credited: 0 }, 4_900, 'to-pay'],
    [{ gross: 4_900, credited: 0 }, 1, 'partly-paid'],
    [{ gross: 4_900, credited: 0 }, 0, 'paid'],
    [{ gross: 4_900, credited: 1_000 }, 3_900, 'to-pay'],
    [{ gross: 4_900, credited: 4_900 }, 0, 'credited'],
    [{ gross: 0, credited: 0 }, 0, 'paid'],
    [{ gross: 4_900, credited: 0 }, undefined, 'issued'],
  ] as const)('%j with %s left is %s', (invoice, due, standing) => {
    expect(standingOf(invoice, due)).toBe(standing)
  })

  it('leads with the certificate that counts', () => {
    const papers = [
      { year: 2025, standing: 'replaced' },
      { year: 2025, standing: 'ready' },
      { year: 2024, standing: 'ready' },
    ] as const
    const paper = { kind: 'certificate', number: 'A1', hasFile: true } as const
    const all = papers.map((one, i) => ({ ...paper, ...one, of: `cer_${i}` }))
    expect(lastCertificate(all)?.of).toBe('cer_1')
  })
})

describe('the states of a space', () => {
  const space: Space = {
    ...{ name: 'Marie', visits: [], orders: [], invoices: [], certificates: [], hasOlder: false },
  }
  const open = next(unread, { type: 'read', space })

  it('forgets everything when it locks (S084), and when the house no longer knows who asks', () => {
    expect(next(open, { type: 'forgotten' })).toEqual({ is: 'reading' })
    for (const code of ['not-signed-in', 'token-refused'])
      expect(next(open, { type: 'refused', code, says: 'Connectez-vous.' })).toEqual({
        is: 'signed-out',
      })
  })

  it('keeps what was read when nobody answers, and says why when there was nothing', () => {
    const lost = { type: 'refused', code: 'unreachable', says: 'Pas de réponse.' } as const
    expect(next(open, lost)).toBe(open)
    expect(next(unread, lost)).toEqual({ is: 'lost', says: 'Pas de réponse.' })
  })

  it('says which document could not be opened', () => {
    const coming = next(open, { type: 'downloading', of: 'inv_1' })
    expect(coming).toMatchObject({ downloading: 'inv_1', trouble: undefined })
    const failed = next(coming, { type: 'not-downloaded', of: 'inv_1', says: 'Introuvable.' })
    expect(failed).toMatchObject({
      ...{ downloading: undefined, trouble: { of: 'inv_1', says: 'Introuvable.' } },
    })
    expect(next(unread, { type: 'downloaded' })).toBe(unread)
  })
})

describe('the customer space without a browser', () => {
  it.each([
    ['fr', 'Chargement', 'Connexion', 'À payer'],
    ['en', 'Loading', 'Sign in', 'To pay'],
  ] as const)('is drawn in "%s"', async (language, loading, signIn, toPay) => {
    const { client, customer, read } = await householdOf()
    const options = { client, language, customer }
    const whole = renderToString(createElement(CustomerSpace, options))
    expect(whole).toContain(`lang="${language}"`)
    expect(whole).toContain(loading)
    expect(whole).not.toContain('style=')

    const { customer: _, ...nobody } = { ...options, signedOut: 'par un lien' }
    const out = renderToString(createElement(CustomerSpace, nobody))
    expect(out).toContain(signIn)
    expect(out).toContain('par un lien')

    const space = await read()
    const nothing = () => undefined
    const hand: CustomerSpaceInHand = {
      ...{ state: next(unread, { type: 'read', space }), lock: { is: 'open' }, tab: 'home' },
      ...{
        today: '2026-03-02',
        openTab: nothing,
        refresh: nothing,
        show: nothing,
        customer,
        client,
      },
      openPdf: async () => undefined,
      paying: { state: notPaying, pay: async () => undefined },
      signIn: {
        ...{ state: atDoor, type: nothing, ask: async () => undefined, again: nothing },
        ...{ comeIn: async () => undefined, leave: nothing, end: nothing },
      },
    }
    const home = renderToString(createElement(HomeTab, { hand, options, space }))
    const comes = `${words[language].comes} Alma`
    for (const text of [toPay, '49', 'F2026-00001', '08:00', comes]) expect(home).toContain(text)
    expect(home).not.toContain('Roux')
    const hidden = { ...options, hidePrices: true }
    for (const tab of [HomeTab, DocumentsTab]) {
      const html = renderToString(createElement(tab, { hand, options: hidden, space }))
      expect(html).toContain(toPay)
      expect(html).not.toContain('49')
    }
    const lock = { is: 'locked', wants: false, host: 'refused' } as const
    const locked = renderToString(createElement(Locked, { lock, show: nothing, language }))
    expect(locked).toContain(words[language].show)
    expect(locked).toContain(words[language].locked)
    expect(locked).not.toContain('Dupont')
  })
})
