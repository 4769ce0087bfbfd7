import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import type { PageWord } from '../ports/payment-pages.js'
import { instant } from '../shared/instant.js'
import { Money } from '../shared/money.js'
import { bill, support } from '../testing/journey.js'
import { payingProvider } from '../testing/paying-provider.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'
import { OnlinePayment, unpaid } from './online-payment.js'

const origin = 'https://app.example.fr'
const returnTo = `${origin}/espace`
const http = { origin, secret: 'a secret of thirty-two bytes, no less' }
const at = instant('2026-03-02T08:00:00.000Z')
const expiresAt = instant('2026-03-02T10:00:00.000Z')

const opened = async (expires?: typeof expiresAt) => {
  const provider = payingProvider(expires)
  const company = await smallCompany({ paymentPages: provider.pages, http })
  const { foyer, as, store, tenant } = company
  const invoice = await bill(company, [support(6000)])
  const pay = (asked: object = {}, who = as('agent')) =>
    foyer.payments.payOnline({ invoice, returnTo, ...asked }, who)
  const say = async (word: PageWord) => {
    const asked = { method: 'POST', ...provider.say(tenant, word) }
    const answer = await foyer.http(new Request(`${origin}/hooks/payments/${tenant}`, asked))
    return answer.status
  }
  const paid = (no: number, amount: number, on = at): PageWord => ({
    ...{ type: 'paid', reference: `page-${no}`, paymentReference: `money-${no}` },
    ...{ event: `paid-${no}`, amount: Money.cents(amount), at: on },
  })
  const left = (type: 'refunded' | 'disputed', amount: number, on = at, no = 1): PageWord => ({
    ...{ type, paymentReference: `money-${no}`, event: `${type}-${amount}` },
    ...{ amount: Money.cents(amount), at: on },
  })
  const told = async (type: string) => {
    const asked = { where: { type }, order: 'at', limit: 99 }
    const { items } = await store.find(tenant, facts.name, asked)
    return items.map(({ doc }) => doc)
  }
  const pages = () => given(foyer.payments.listOnlinePayments({ invoice }, as('agent')))
  const moneyOf = async (reference: string) => {
    const { items } = await store.find(tenant, 'payments', { where: { reference }, limit: 9 })
    return items.map(({ doc }) => doc)
  }
  return { ...company, provider, invoice, pay, say, paid, left, told, pages, moneyOf }
}

describe('a page that is asked for', () => {
  it('asks for what the customer owes, in the customer’s language, and is kept as the provider opened it', async () => {
    const { pay, provider, invoice, customer, tenant, told, as, foyer } = await opened(expiresAt)
    const page = await given(pay())
    const { number } = await given(foyer.invoicing.showInvoice({ invoice }, as('agent')))
    expect(provider.opened).toEqual([
      {
        ...{ amount: 6000, currency: 'EUR', invoice: number, label: `Facture ${number}` },
        ...{ language: 'fr', returnTo, tenant, expiresAt, reference: 'page-1' },
        url: 'https://pay.example/page-1',
        key: expect.stringMatching(/^[\da-f]{64}$/),
      },
    ])
    expect(page).toEqual({
      ...{ id: page.id, invoice, customer, no: 1, amount: 6000, reference: 'page-1' },
      ...{ url: 'https://pay.example/page-1', returnTo, openedAt: at, expiresAt },
      ...{ by: { role: 'agent', id: as('agent').as.id }, status: 'opened', received: [] },
    })
    expect(OnlinePayment.parse(page)).toEqual(page)
    expect(await told('online-payment-opened')).toMatchObject([
      { of: page.id, about: customer, data: { invoice, amount: 6000, no: 1 } },
    ])
  })

  it('speaks the customer’s language unless it is asked in another, and names the customer’s address', async () => {
    const { pay, provider, foyer, as, customer } = await opened()
    const change = { email: 'ines@example.fr', language: 'en' } as const
    await given(foyer.customers.amendCustomer({ customer, change } as never, as('agent')))
    const page = await given(pay({ amount: 1000 }))
    expect(page).not.toHaveProperty('expiresAt')
    await given(pay({ amount: 2000, language: 'fr' }))
    expect(provider.opened).toMatchObject([
      { language: 'en', email: 'ines@example.fr', label: 'Invoice X1' },
      { language: 'fr', email: 'ines@example.fr', label: 'Facture X1' },
    ])
  })

  it('is another one for another amount, another page to come back to, or once its time is over', async () => {
    const { pay, provider, clock } = await opened(expiresAt)
    const first = await given(pay())
    expect((await given(pay())).id).toBe(first.id)
    expect(await given(pay({ amount: 5999 }))).toMatchObject({ no: 2, amount: 5999 })
    expect(await given(pay({ returnTo: `${origin}/autre` }))).toMatchObject({ no: 3 })
    clock.set('2026-03-02T09:59:59.999Z')
    expect((await given(pay())).id).toBe(first.id)
    clock.set(expiresAt)
    expect(await given(pay())).toMatchObject({ no: 4, amount: 6000 })
    expect(new Set(provider.opened.map(({ key }) => key)).size).toBe(4)
  })

  it('is for what the customer owes, when others owe the rest; all of it may be paid, and not a cent more', async () => {
    const { pay, foyer, as, invoice } = await opened()
    const shares = [{ kind: 'department', payer: 'Drôme', amount: 4000 }] as const
    await given(foyer.payments.agreeShares({ invoice, shares }, as('accountant')))
    expect(await given(pay())).toMatchObject({ amount: 2000 })
    expect(await given(pay({ amount: 6000 }))).toMatchObject({ amount: 6000 })
    expect(await refused(pay({ amount: 6001 }))).toEqual({ code: 'above-debt', due: 6000 })
    const all = [{ kind: 'department', payer: 'Drôme', amount: 6000 }] as const
    await given(foyer.payments.agreeShares({ invoice, shares: all }, as('accountant')))
    expect(await refused(pay())).toEqual({ code: 'nothing-due' })
  })

  it('is refused for an invoice that is not there; so is its list, and to another customer', async () => {
    const { pay, foyer, as, customer, invoice } = await opened()
    const id = `inv_${'0'.repeat(26)}`
    expect(await refused(pay({ invoice: id }))).toEqual({ code: 'not-found', id })
    const list = foyer.payments.listOnlinePayments
    expect(await refused(list({ invoice: id as never }, as('agent')))).toEqual({
      ...{ code: 'not-found', id },
    })
    await given(pay())
    expect(await refused(list({ invoice }, as('customer', 'cus_other')))).toEqual({
      code: 'not-found',
    })
    expect(await given(list({ invoice }, as('customer', customer)))).toMatchObject([{ no: 1 }])
  })

  it('is refused with the field, for a page to come back to or an amount that is none', async () => {
    const { pay } = await opened()
    for (const [asked, field] of [
      [{ returnTo: 'nowhere' }, 'returnTo'],
      [{ returnTo: `${origin}/${'x'.repeat(500)}` }, 'returnTo'],
      [{ amount: 0 }, 'amount'],
      [{ amount: -1 }, 'amount'],
      [{ amount: 1.5 }, 'amount'],
    ] as const)
      expect(JSON.stringify(await refused(pay(asked)))).toContain(field)
  })
})

describe('what a provider says', () => {
  it('is told once, with what had been asked; a word that is known changes nothing', async () => {
    const { pay, say, paid, told, customer, invoice, pages, moneyOf } = await opened()
    const page = await given(pay())
    expect(await say(paid(1, 5000))).toBe(200)
    expect(await say(paid(1, 5000))).toBe(200)
    const [money] = await moneyOf('money-1')
    expect(money).toMatchObject({ amount: 5000, on: '2026-03-02', means: 'card' })
    expect(money).not.toHaveProperty('bookedOn')
    const payment = money?.id
    expect(await told('online-payment-paid')).toMatchObject([
      {
        ...{ of: page.id, about: customer },
        data: { invoice, payment, amount: 5000, asked: 6000, event: 'paid-1' },
      },
    ])
    const received = [{ payment, reference: 'money-1', amount: 5000 }]
    expect(await pages()).toEqual([{ ...page, status: 'paid', received }])
  })

  it('is not entered a second time when somebody entered the money by its reference', async () => {
    const { pay, say, paid, foyer, as, invoice, moneyOf, pages } = await opened()
    await given(pay())
    const asked = { invoice, amount: 6000, on: '2026-03-02', means: 'card', reference: 'money-1' }
    await given(foyer.payments.recordPayment(asked as never, as('accountant')))
    expect(await say(paid(1, 6000))).toBe(200)
    const [known, ...others] = await moneyOf('money-1')
    expect(others).toEqual([])
    expect(await pages()).toMatchObject([{ status: 'paid', received: [{ payment: known?.id }] }])
  })

  it('is told of a page that failed and expired: each once, and no more once it was paid', async () => {
    const { pay, say, paid, told, customer, invoice } = await opened()
    const page = await given(pay())
    const ended = (type: 'failed' | 'expired') =>
      say({ type, reference: 'page-1', event: `it-${type}`, at })
    for (const type of ['failed', 'failed', 'expired', 'expired', 'failed'] as const)
      expect(await ended(type)).toBe(200)
    await say(paid(1, 6000))
    expect(await ended('expired')).toBe(200)
    for (const type of ['failed', 'expired'] as const)
      expect(await told(`online-payment-${type}`)).toMatchObject([
        { of: page.id, about: customer, data: { invoice, amount: 6000, event: `it-${type}` } },
      ])
    expect(await say({ type: 'failed', reference: 'page-2', event: 'x', at })).toBe(404)
  })

  it('of money that left in parts is told as it grows, and the payment is taken back with the last cent', async () => {
    const { pay, say, paid, left, told, customer, invoice, pages, moneyOf, ...company } =
      await opened()
    const page = await given(pay())
    await say(paid(1, 6000))
    for (const amount of [1000, 1000, 900, 6000, 6000])
      expect(await say(left('refunded', amount))).toBe(200)
    const [money] = await moneyOf('money-1')
    expect(money).toMatchObject({ status: 'returned', returnedOn: '2026-03-02' })
    expect(money).not.toHaveProperty('returnBookedOn')
    const payment = money?.id
    const data = { invoice, payment }
    expect(await told('online-payment-refunded')).toMatchObject([
      {
        ...{ of: page.id, about: customer },
        data: { ...data, amount: 1000, whole: false, event: 'refunded-1000' },
      },
      { data: { ...data, amount: 6000, whole: true, event: 'refunded-6000' } },
    ])
    expect(await pages()).toEqual([
      {
        ...page,
        status: 'paid',
        received: [{ payment, reference: 'money-1', amount: 6000, takenBack: 6000 }],
      },
    ])
    const { foyer, as } = company
    expect(await given(foyer.payments.showAccount({ customer }, as('agent')))).toMatchObject({
      ...{ due: 6000, credit: 0 },
    })
  })

  it('is taken back on its day, not before it came, or entered today where the books are shut', async () => {
    const { pay, say, paid, left, moneyOf, foyer, as, entity, clock } = await opened()
    await given(pay())
    await given(pay({ amount: 5000 }))
    await say(paid(1, 6000, instant('2026-03-10T08:00:00.000Z')))
    await say(paid(2, 5000, instant('2026-03-10T08:00:00.000Z')))
    await say(left('disputed', 6000, instant('2026-03-05T08:00:00.000Z')))
    expect(await moneyOf('money-1')).toMatchObject([{ returnedOn: '2026-03-10' }])
    clock.set('2026-04-03T08:00:00.000Z')
    await foyer.relay()
    const month = { legalEntity: entity, month: '2026-03' as never }
    await given(foyer.journal.closeMonth(month, as('accountant')))
    const late = instant('2026-03-12T08:00:00.000Z')
    expect(await say(left('disputed', 5000, late, 2))).toBe(200)
    expect(await moneyOf('money-2')).toMatchObject([
      { returnedOn: '2026-03-12', returnBookedOn: '2026-04-03' },
    ])
  })

  it('of money that a person took back before is noted, and takes nothing back again', async () => {
    const { pay, say, paid, left, moneyOf, foyer, as, pages } = await opened()
    await given(pay())
    await say(paid(1, 6000))
    const [money] = await moneyOf('money-1')
    const payment = money?.id as never
    const back = foyer.payments.returnPayment({ payment, on: '2026-03-04' }, as('accountant'))
    await given(back)
    expect(await say(left('disputed', 6000))).toBe(200)
    expect(await pages()).toMatchObject([{ received: [{ takenBack: 6000 }] }])
    expect(await moneyOf('money-1')).toMatchObject([{ returnedOn: '2026-03-04' }])
  })

  it('of money that never came over a page, or of more than came, is not heard', async () => {
    const { pay, say, paid, left, foyer, as, invoice, pages } = await opened()
    await given(pay())
    expect(await say(left('refunded', 1))).toBe(404)
    const asked = { invoice, amount: 100, on: '2026-03-02', means: 'card', reference: 'money-9' }
    await given(foyer.payments.recordPayment(asked as never, as('accountant')))
    expect(await say(left('refunded', 100, at, 9))).toBe(404)
    await say(paid(1, 5900))
    expect(await say(left('refunded', 5901))).not.toBe(200)
    expect((await pages())[0]?.received[0]).not.toHaveProperty('takenBack')
  })
})

describe('a page on which nobody paid', () => {
  it.each([
    ['opened', 'failed', 'failed'],
    ['failed', 'failed', 'failed'],
    ['opened', 'expired', 'expired'],
    ['failed', 'expired', 'expired'],
    ['expired', 'failed', 'expired'],
    ['expired', 'expired', 'expired'],
    ['paid', 'failed', 'paid'],
    ['paid', 'expired', 'paid'],
  ] as const)('that was %s and is said to have %s is %s', (was, said, is) => {
    expect(unpaid(was, said)).toBe(is)
  })
})
