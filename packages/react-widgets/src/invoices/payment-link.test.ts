import type { registry } from '@foyer/core'
import { createClient } from '@foyer/core/client'
import { given, payingProvider, smallCompany } from '@foyer/core/testing'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { type InvoicesState, next, type PaymentLink, unread } from './model.js'
import { OneInvoice } from './one-invoice.js'
import { readInvoice } from './read-invoices.js'
import { type InvoicesInHand, linked } from './use-invoices.js'
import { words } from './words.js'

const site = 'https://app.example.fr'
const returnTo = `${site}/space`
const today = '2026-03-02'

/** An office whose customer owes 60 € of an invoice that was taken over, and a provider. */
const officeOf = async (isSwitchedOff = false) => {
  const provider = payingProvider()
  const company = await smallCompany({
    paymentPages: provider.pages,
    http: {
      principalOf: () => company.as('agent').as,
      ...{ origin: site, secret: 'a secret of thirty-two bytes, no less' },
    },
  })
  const { foyer, as, customer, entity: legalEntity } = company
  const client = createClient<typeof registry>({
    url: site,
    fetch: (url, init) => foyer.http(new Request(String(url), init)),
  })
  const goods = { no: 1, label: 'Souris', gross: 6_000, vatRate: '0.2', kind: 'goods' } as const
  const history = { legalEntity, customer, number: 'X1', issuedOn: '2025-03-31', lines: [goods] }
  const { invoice } = await given(foyer.invoicing.takeOverInvoice(history, as('owner')))
  if (isSwitchedOff)
    await given(foyer.organisation.switchFeatures({ off: ['payments'] }, as('owner')))
  const show = async () => {
    const read = await readInvoice(client, invoice, { isSent: true, today })
    if (!read.ok) throw new Error(read.refusal.code)
    return read.value
  }
  return { ...company, client, provider, invoice, show }
}

const handOf = (state: InvoicesState): InvoicesInHand => {
  const rest = async () => {}
  return {
    ...{ state, isFinding: false, refresh: rest, search: rest, toggleKeys: rest, open: rest },
    ...{ close: rest, correct: rest, type: rest, save: rest, goOn: rest, openPdf: rest },
    ...{ pay: rest, typePayment: rest, savePayment: rest, copyLink: rest },
  }
}

const draw = (
  office: Awaited<ReturnType<typeof officeOf>>,
  state: InvoicesState,
  payerPage?: string,
  language: 'fr' | 'en' = 'fr',
): string => {
  const { opened } = state
  if (!opened) throw new Error('nothing is opened')
  const options = { client: office.client, language, payerPage }
  return renderToString(createElement(OneInvoice, { hand: handOf(state), opened, options }))
}

describe('a payment link', () => {
  it('is for what the customer owes themselves, in their own language, and leads back to their page (T36)', async () => {
    const office = await officeOf()
    const { client, provider, foyer, as, invoice, show } = office
    const share = { kind: 'department', payer: 'Drôme', amount: 4_000 } as const
    await given(foyer.payments.agreeShares({ invoice, shares: [share] }, as('owner')))
    const copied: string[] = []
    const onCopy = async (url: string) => void copied.push(url)
    const opened = await show()
    const asked = { opened, returnTo, key: 'one-key-for-one-press' }
    const answer = await linked({ client, onCopy }, asked)
    expect(provider.opened).toMatchObject([{ amount: 2_000, language: 'fr', returnTo }])
    const link = { url: 'https://pay.example/page-1', isCopied: true, until: undefined }
    expect([answer, copied]).toMatchObject([
      { ok: true, value: { what: 'link', link } },
      [link.url],
    ])
    await linked({ client, onCopy }, { ...asked, key: 'another-key-a-second-press' })
    expect([provider.opened.length, copied]).toEqual([1, [link.url, link.url]])
  })

  it('is shown to be copied by hand where the browser refuses its clipboard', async () => {
    const office = await officeOf()
    const { client, show } = office
    const opened = await show()
    const onCopy = () => Promise.reject(new Error('NotAllowedError'))
    const answer = await linked({ client, onCopy }, { opened, returnTo, key: 'k-of-8-letters' })
    if (!answer.ok) throw new Error(answer.refusal.code)
    const html = draw(office, next(unread, answer.value))
    expect(html).toContain(words.fr.linkShown)
    expect(html).toContain('value="https://pay.example/page-1"')
    expect(html).not.toContain(words.fr['done-link'])
  })

  it('is refused with its reason where it may lead to no such page', async () => {
    const { client, show, provider } = await officeOf()
    const opened = await show()
    const away = { opened, returnTo: 'https://elsewhere.example/', key: 'k-of-8-letters' }
    const answer = await linked({ client, onCopy: async () => {} }, away)
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'return-page-not-allowed' } })
    expect(provider.opened).toEqual([])
  })

  it('is offered where the host says where payers come back to, while the customer owes something', async () => {
    const office = await officeOf()
    const opened = await office.show()
    const owed = next(unread, { type: 'opened', opened })
    expect(opened.own).toBe(6_000)
    expect(draw(office, owed, '/space')).toContain(words.fr.copyLink)
    expect(draw(office, owed)).not.toContain(words.fr.copyLink)
    for (const own of [0, undefined])
      expect(
        draw(office, next(unread, { type: 'opened', opened: { ...opened, own } }), '/space'),
      ).not.toContain(words.fr.copyLink)
    const off = await officeOf(true)
    const unreadable = next(unread, { type: 'opened', opened: await off.show() })
    expect(draw(off, unreadable, '/space')).not.toContain(words.fr.copyLink)
  })

  it.each([
    ['fr', 'Il sert jusqu’au lun. 2 mars 2026, 12:00.'],
    ['en', 'It works until Mon, 2 Mar 2026, 12:00.'],
  ] as const)(
    'says in "%s" until when it works, and is gone with the next step',
    async (language, until) => {
      const office = await officeOf()
      const opened = await office.show()
      const link: PaymentLink = {
        ...{ url: 'https://pay.example/page-1', isCopied: true, until: '2026-03-02T11:00:00.000Z' },
      }
      const state = next(unread, { type: 'done', what: 'link', opened, link })
      expect(draw(office, state, '/space', language)).toContain(
        `${words[language]['done-link']} ${until}`,
      )
      for (const event of [{ type: 'sending' }, { type: 'opened', opened }] as const)
        expect(next(state, event).link).toBeUndefined()
    },
  )
})
