import type { registry } from '@foyer/core'
import { createClient } from '@foyer/core/client'
import { given, payingProvider, smallCompany } from '@foyer/core/testing'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sentenceOf } from '../kit/answer.js'
import type { InvoicePaper } from './papers.js'
import { PayOnline } from './pay-online.js'
import { isPayable, nextPaying, notPaying, type PayingEvent, type PayingState } from './paying.js'
import { leftIn } from './paying-left.js'
import { readSpace } from './read-space.js'
import { heardOf, returnPage } from './use-paying.js'
import { type Heard, watchPaid } from './watch-paid.js'
import { words } from './words.js'

const site = 'https://app.example.fr'
const returnTo = `${site}/espace?vue=factures`

/** A household that owes 60 € of an invoice that was taken over, asks as the customer, and has a provider unless told. */
const owing = async ({ hasProvider = true } = {}) => {
  const provider = payingProvider()
  const company = await smallCompany({
    ...(hasProvider ? { paymentPages: provider.pages } : {}),
    http: {
      principalOf: () => company.as('customer', company.customer).as,
      ...{ origin: site, secret: 'a secret of thirty-two bytes, no less' },
    },
  })
  const { foyer, as, customer, entity: legalEntity, tenant } = company
  const client = createClient<typeof registry>({
    url: site,
    fetch: (url, init) => foyer.http(new Request(String(url), init)),
  })
  const goods = { no: 1, label: 'Souris', gross: 6_000, vatRate: '0.2', kind: 'goods' } as const
  const history = { legalEntity, customer, number: 'X1', issuedOn: '2025-03-31', lines: [goods] }
  const { invoice } = await given(foyer.invoicing.takeOverInvoice(history, as('owner')))
  const paper = async (): Promise<InvoicePaper> => {
    const read = await readSpace(client, customer)
    const [first] = (read.ok && read.space.invoices) || []
    if (!first) throw new Error('no invoice')
    return first
  }
  const tell = async (word: Parameters<typeof provider.say>[1]) => {
    const said = provider.say(tenant, word)
    const at = `${site}/hooks/payments/${tenant}`
    const answer = await foyer.http(new Request(at, { method: 'POST', ...said }))
    expect(answer.status).toBe(200)
  }
  return { ...company, client, provider, invoice, paper, tell }
}

const draw = (
  paper: InvoicePaper,
  state: PayingState,
  more: Partial<Parameters<typeof PayOnline>[0]['options']> = {},
): string => {
  const hand = { paying: { state, pay: async () => undefined } }
  const options = { language: 'fr', ...more } as const
  const html = renderToString(createElement(PayOnline, { paper, hand, options }))
  return html.replace(/[\u00a0\u202f]/g, ' ')
}

describe('an invoice in the customer’s space', () => {
  it('is paid online for what its customer owes of it themselves, and for nothing once it is paid (T36)', async () => {
    const { client, paper, invoice, provider, tell, customer } = await owing()
    const owed = await paper()
    expect([owed.own, isPayable(owed, notPaying)]).toEqual([6_000, true])
    const page = await given(client.payments.payOnline({ invoice, returnTo, language: 'en' }))
    expect(provider.opened).toMatchObject([{ amount: 6_000, language: 'en', returnTo }])
    const left = { invoice, page: page.id }
    expect(await heardOf(client, left)).toBe('opened')
    expect(await heardOf(client, { ...left, page: 'onl_other' })).toBe('unknown')
    expect(await heardOf(client, { ...left, invoice: 'inv_0000000000000000000000000X' })).toBe(
      'unknown',
    )
    await tell({
      ...{ type: 'paid', reference: page.reference, paymentReference: 'money-1', event: 'e1' },
      ...{ amount: page.amount, at: page.openedAt },
    })
    expect(await heardOf(client, left)).toBe('paid')
    const paid = await paper()
    expect([paid.standing, paid.own, isPayable(paid, notPaying)]).toEqual(['paid', 0, false])
    const account = await given(client.payments.showAccount({ customer }))
    expect(account).toMatchObject({ due: 0, credit: 0 })
  })

  it('leaves to third parties what they agreed to pay, and has no button where they pay all of it', async () => {
    const { paper, foyer, as, invoice, provider, client } = await owing()
    const agree = (amount: number) => {
      const shares = [{ kind: 'department', payer: 'Drôme', amount }] as const
      return given(foyer.payments.agreeShares({ invoice, shares: [...shares] }, as('owner')))
    }
    await agree(4_000)
    expect(draw(await paper(), notPaying)).toContain('Payer 20,00 €')
    await given(client.payments.payOnline({ invoice, returnTo }))
    expect(provider.opened).toMatchObject([{ amount: 2_000 }])
    await agree(6_000)
    expect(draw(await paper(), notPaying)).toBe('')
  })

  it('has no button where payments are switched off (S070), nor once the house said that nothing is paid online', async () => {
    const { paper, client, invoice } = await owing({ hasProvider: false })
    const answer = await client.payments.payOnline({ invoice, returnTo })
    if (answer.ok) throw new Error('opened')
    const { code } = answer.refusal
    expect(code).toBe('online-payment-unavailable')
    const refused = nextPaying(notPaying, { type: 'refused', of: invoice, code, says: '' })
    const owed = await paper()
    const html = draw(owed, refused)
    expect(html).toContain('payez comme l’indique la facture')
    expect(html).not.toContain('<button')
    expect(draw({ ...owed, of: 'inv_2' }, refused)).toBe('')
    expect(draw(owed, notPaying, { withoutPaying: true })).toBe('')

    const off = await owing()
    await given(off.foyer.organisation.switchFeatures({ off: ['payments'] }, off.as('owner')))
    const unread = await off.paper()
    expect([unread.own, draw(unread, notPaying)]).toEqual([undefined, ''])
  })

  it('says in the house’s own words why it cannot be paid now, and offers it again', async () => {
    const { paper, client, invoice, provider } = await owing()
    provider.down(true)
    const answer = await client.payments.payOnline({ invoice, returnTo })
    if (answer.ok) throw new Error('opened')
    const { code } = answer.refusal
    const says = sentenceOf(answer.refusal)
    const html = draw(
      await paper(),
      nextPaying(notPaying, { type: 'refused', of: invoice, code, says }),
    )
    expect(html).toContain('Le prestataire de paiement ne répond pas')
    expect(html).toContain('Payer 60,00 €')
  })

  it.each([
    ['fr', 'Payer 60,00 €', 'Payer en ligne'],
    ['en', 'Pay €60.00', 'Pay online'],
  ] as const)(
    'names its amount and its invoice in "%s", and no amount where prices are hidden (S283)',
    async (language, label, hidden) => {
      const { paper } = await owing()
      const owed = await paper()
      expect(draw(owed, notPaying, { language })).toContain(`aria-label="${label}, `)
      const without = draw(owed, notPaying, { language, hidePrices: true })
      expect(without).toContain(`>${hidden}<`)
      expect(without).not.toContain('60')
      for (const is of ['confirming', 'late', 'unpaid', 'paid'] as const)
        expect(draw(owed, { is, of: owed.of }, { language })).toContain(
          words[language][`pay-${is}`],
        )
    },
  )
})

describe('the states of paying online', () => {
  const of = 'inv_1'
  const after = (...events: readonly PayingEvent[]) => events.reduce(nextPaying, notPaying)
  const told = (status: 'opened' | 'failed' | 'expired' | 'paid') =>
    ({ type: 'told', of, status }) as const

  it.each([
    ['opened', 'confirming'],
    ['failed', 'unpaid'],
    ['expired', 'unpaid'],
    ['paid', 'paid'],
  ] as const)('a page that is %s is %s', (status, is) => {
    expect(after(told(status))).toEqual({ is, of })
  })

  it('offers no second payment while the first is being confirmed, and offers it again when it is late', () => {
    const paper: InvoicePaper = {
      ...{ kind: 'invoice', of, number: 'X1', on: '2026-03-02', standing: 'to-pay' },
      ...{ gross: 100, due: 100, own: 100, hasFile: false },
    }
    expect(isPayable(paper, after(told('opened')))).toBe(false)
    expect(isPayable({ ...paper, of: 'inv_2' }, after(told('opened')))).toBe(true)
    expect(isPayable(paper, after(told('opened'), { type: 'late', of }))).toBe(true)
    expect(isPayable(paper, after(told('failed')))).toBe(true)
  })

  it('stays where nothing is paid online, whatever comes after', () => {
    for (const code of ['online-payment-unavailable', 'feature-disabled', 'out-of-scope']) {
      const state = after({ type: 'refused', of, code, says: '' })
      expect(state).toEqual({ is: 'unavailable', of })
      expect(nextPaying(state, { type: 'asking', of: 'inv_2' })).toBe(state)
    }
    const code = 'payment-provider-silent'
    expect(after({ type: 'refused', of, code, says: 'Plus tard.' })).toEqual({
      is: 'refused',
      of,
      says: 'Plus tard.',
    })
    expect(after(told('paid'), { type: 'forgotten' })).toBe(notPaying)
  })
})

describe('coming back from a payment page', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const watched = (answers: readonly Heard[]) => {
    const heard: unknown[] = []
    let asked = 0
    const stop = watchPaid({
      ask: async () => answers[Math.min(asked++, answers.length - 1)],
      hear: (one) => void heard.push(one),
    })
    return { heard, stop, asked: () => asked }
  }

  it('asks every three seconds until it is paid, and no longer', async () => {
    const { heard, asked } = watched(['opened', undefined, 'opened', 'paid'])
    await vi.advanceTimersByTimeAsync(8_999)
    expect(heard).toEqual(['opened', 'opened'])
    await vi.advanceTimersByTimeAsync(60_000)
    expect([heard, asked()]).toEqual([['opened', 'opened', 'paid'], 4])
  })

  it('says after a minute that it is late, whether the house answered or not', async () => {
    for (const answer of ['opened', undefined] as const) {
      const { heard, asked } = watched([answer])
      await vi.advanceTimersByTimeAsync(59_999)
      expect(heard).not.toContain('late')
      await vi.advanceTimersByTimeAsync(1)
      expect(heard.at(-1)).toBe('late')
      await vi.advanceTimersByTimeAsync(60_000)
      expect(asked()).toBe(21)
    }
  })

  it('tells nothing once nobody watches', async () => {
    const { heard, stop } = watched(['paid'])
    stop()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(heard).toEqual([])
  })

  it('remembers two ids in the tab, believes nothing else that stands there, and does without', () => {
    const kept = new Map<string, string>()
    const left = leftIn(() => ({
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, text) => void kept.set(name, text),
      removeItem: (name) => void kept.delete(name),
    }))
    expect(left.read()).toBeUndefined()
    left.keep({ invoice: 'inv_1', page: 'onl_2' })
    expect([left.read(), [...kept.values()]]).toEqual([
      { invoice: 'inv_1', page: 'onl_2' },
      ['inv_1 onl_2'],
    ])
    for (const name of kept.keys()) kept.set(name, '<b>inv_1</b> onl_2')
    expect(left.read()).toBeUndefined()
    left.forget()
    expect(kept.size).toBe(0)
    const none = leftIn(() => {
      throw new Error('SecurityError')
    })
    none.keep({ invoice: 'inv_1', page: 'onl_2' })
    expect(none.read()).toBeUndefined()
  })

  it('leads back to the page it was, with its query, unless that is too long', () => {
    const at = (href: string) => returnPage(new URL(href))
    expect(at(`${returnTo}#code`)).toBe(returnTo)
    expect(at(`${returnTo}&q=${'x'.repeat(500)}`)).toBe(`${site}/espace`)
  })
})
