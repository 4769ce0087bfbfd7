import { describe, expect, it } from 'vitest'
import type { PageWord } from '../ports/payment-pages.js'
import { instant } from '../shared/instant.js'
import { Money } from '../shared/money.js'
import { bill, checkAndIssue, sign, support } from '../testing/journey.js'
import { payingProvider } from '../testing/paying-provider.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'

const origin = 'https://app.example.fr'
const returnTo = `${origin}/espace`
const http = { origin, secret: 'a secret of thirty-two bytes, no less' }

const opened = async () => {
  const provider = payingProvider()
  const company = await smallCompany({ paymentPages: provider.pages, http })
  const { foyer, as, customer, tenant } = company
  const invoice = await bill(company, [support(6000)])
  const pay = (amount?: number, who = as('customer', customer)) =>
    foyer.payments.payOnline({ invoice, returnTo, ...(amount ? { amount } : {}) }, who)
  const paid = (reference: string, amount = 6000, no = reference): PageWord => ({
    ...{ type: 'paid', reference, paymentReference: `money-${no}`, event: `event-${no}` },
    ...{ amount: Money.cents(amount), at: instant('2026-03-02T08:00:00.000Z') },
  })
  const send = async ({ headers, body }: ReturnType<typeof provider.say>, to: string = tenant) =>
    (
      await foyer.http(
        new Request(`${origin}/hooks/payments/${to}`, { method: 'POST', headers, body }),
      )
    ).status
  const account = () => given(foyer.payments.showAccount({ customer }, as('agent')))
  return { ...company, provider, invoice, pay, paid, send, account }
}

describe('an invoice paid online (T36)', () => {
  it('opens one page however often it is asked, and is paid once however often it is told', async () => {
    const { pay, paid, provider, send, account, tenant } = await opened()
    const pages = await Promise.all([given(pay()), given(pay())])
    expect(new Set(pages.map(({ id }) => id)).size).toBe(1)
    expect(provider.opened).toHaveLength(1)
    const word = provider.say(tenant, paid('page-1'))
    expect([await send(word), await send(word)]).toEqual([200, 200])
    expect(await account()).toMatchObject({ due: 0, credit: 0 })
    expect(await refused(pay())).toEqual({ code: 'nothing-due' })
  })

  it('keeps what two pages bring as credit, and takes back what is refunded in full', async () => {
    const { pay, paid, provider, send, account, tenant } = await opened()
    await given(pay())
    await given(pay(5000))
    await send(provider.say(tenant, paid('page-1')))
    await send(provider.say(tenant, paid('page-2', 5000)))
    expect(await account()).toMatchObject({ due: 0, credit: 5000 })
    const back = { type: 'refunded', paymentReference: 'money-page-2', event: 'r' } as const
    const refund = { ...back, amount: Money.cents(5000), at: instant('2026-03-02T08:00:00.000Z') }
    expect(await send(provider.say(tenant, refund))).toBe(200)
    expect(await account()).toMatchObject({ due: 0, credit: 0 })
  })

  it('hears nothing unsigned, of another tenant, or of an unknown page', async () => {
    const { pay, paid, provider, send, account, tenant } = await opened()
    await given(pay())
    const word = provider.say(tenant, paid('page-1'))
    expect(await send({ ...word, headers: {} })).toBe(400)
    expect(await send(word, 'tenant-b')).toBe(400)
    expect(await send(provider.say('tenant-b', paid('page-1')), 'tenant-b')).toBe(404)
    expect(await send(provider.say(tenant, paid('page-9')))).toBe(404)
    expect(await account()).toMatchObject({ due: 6000 })
  })

  it('refuses more than is due, another customer and a page of another site', async () => {
    const { pay, foyer, as, invoice, customer } = await opened()
    expect(await refused(pay(6001))).toEqual({ code: 'above-debt', due: 6000 })
    expect(await refused(pay(undefined, as('customer', 'cus_other')))).toEqual({
      code: 'not-found',
    })
    const away = { invoice, returnTo: 'https://elsewhere.example/x' }
    expect(await refused(foyer.payments.payOnline(away, as('customer', customer)))).toEqual({
      code: 'return-page-not-allowed',
    })
  })

  it('says of what is not issued, not offered, or not answered that it cannot be paid', async () => {
    const company = await opened()
    const { provider, foyer, as, pay, customer } = company
    const { id: draft } = await sign(company)
    const ask = (who: Parameters<typeof pay>[1]) =>
      foyer.payments.payOnline({ invoice: draft, returnTo }, who as never)
    expect(await refused(ask(as('agent')))).toEqual({ code: 'not-issued' })
    expect(await refused(ask(as('customer', customer)))).toEqual({ code: 'not-found', id: draft })
    provider.down(true)
    expect(await refused(pay())).toEqual({ code: 'payment-provider-silent' })
    provider.down(false)
    expect(await given(pay())).toMatchObject({ no: 1, status: 'opened', amount: 6000 })
    const none = await smallCompany({ http })
    const invoice = await bill(none, [support(6000)])
    const asked = { invoice, returnTo }
    expect(await refused(none.foyer.payments.payOnline(asked, none.as('agent')))).toEqual({
      ...{ code: 'online-payment-unavailable' },
    })
  })

  it('opens no page before the seven days of a contract off the premises are over (S137)', async () => {
    const company = await opened()
    const { foyer, as, customer, entity: legalEntity, clock } = company
    const contract = { concluded: 'off-premises', informed: ['withdrawal'] } as const
    const lines = [{ kind: 'goods', label: 'Souris', price: 2000 }] as const
    const placed = { customer, legalEntity, lines: [...lines], contract } as never
    const { id: order } = await given(foyer.sales.createOrder(placed, as('agent')))
    const drafted = foyer.invoicing.draftDeposit({ order, amount: 1000 }, as('agent'))
    const { id: invoice } = await checkAndIssue(company, await given(drafted))
    const ask = () => foyer.payments.payOnline({ invoice, returnTo }, as('customer', customer))
    const payableFrom = '2026-03-10'
    expect(await refused(ask())).toEqual({ code: 'not-payable-yet', payableFrom })
    clock.set(`${payableFrom}T08:00:00.000Z`)
    expect(await given(ask())).toMatchObject({ amount: 1000 })
  })

  it('takes money that comes on a page that had failed or expired', async () => {
    const { pay, paid, provider, send, account, tenant, foyer, as, invoice } = await opened()
    await given(pay())
    const at = instant('2026-03-02T08:00:00.000Z')
    const states = async () =>
      (await given(foyer.payments.listOnlinePayments({ invoice }, as('agent')))).map(
        ({ status }) => status,
      )
    for (const type of ['failed', 'expired', 'failed'] as const) {
      const word = { type, reference: 'page-1', event: `${type}-1`, at } as const
      expect(await send(provider.say(tenant, word))).toBe(200)
    }
    expect(await states()).toEqual(['expired'])
    expect(await account()).toMatchObject({ due: 6000 })
    await send(provider.say(tenant, paid('page-1')))
    expect(await states()).toEqual(['paid'])
    await send(provider.say(tenant, { type: 'failed', reference: 'page-1', event: 'late', at }))
    expect(await states()).toEqual(['paid'])
    expect(await account()).toMatchObject({ due: 0 })
  })

  it('opens another page once the first has ended', async () => {
    const { pay, provider, send, tenant } = await opened()
    await given(pay())
    const at = instant('2026-03-02T08:00:00.000Z')
    await send(provider.say(tenant, { type: 'expired', reference: 'page-1', event: 'x', at }))
    expect(await given(pay())).toMatchObject({ no: 2, reference: 'page-2' })
  })

  it('is owed again when the payer’s bank takes it back; what is refunded in part is kept for a person', async () => {
    const { pay, paid, provider, send, account, tenant, foyer, as, invoice } = await opened()
    await given(pay())
    await send(provider.say(tenant, paid('page-1')))
    const at = instant('2026-03-05T08:00:00.000Z')
    const left = (amount: number, event: string, type: 'refunded' | 'disputed') => {
      const word = { type, paymentReference: 'money-page-1', event, at } as const
      return send(provider.say(tenant, { ...word, amount: Money.cents(amount) }))
    }
    expect(await left(6001, 'a', 'refunded')).not.toBe(200)
    expect(await left(1000, 'b', 'refunded')).toBe(200)
    const pages = () => given(foyer.payments.listOnlinePayments({ invoice }, as('agent')))
    expect(await pages()).toMatchObject([{ received: [{ amount: 6000, takenBack: 1000 }] }])
    expect(await account()).toMatchObject({ due: 0 })
    expect([await left(6000, 'c', 'disputed'), await left(6000, 'c', 'disputed')]).toEqual([
      200, 200,
    ])
    expect(await account()).toMatchObject({ due: 6000, credit: 0 })
  })

  it('is entered today where the books of its month are shut', async () => {
    const { pay, paid, provider, send, account, tenant, foyer, as, entity, clock, store } =
      await opened()
    await given(pay())
    clock.set('2026-04-03T08:00:00.000Z')
    await foyer.relay()
    for (const month of ['2026-03'])
      await given(
        foyer.journal.closeMonth({ legalEntity: entity, month: month as never }, as('accountant')),
      )
    expect(await send(provider.say(tenant, paid('page-1')))).toBe(200)
    expect(await account()).toMatchObject({ due: 0 })
    const { items } = await store.find(tenant, 'payments', { limit: 9 })
    expect(items).toMatchObject([{ doc: { on: '2026-03-02', bookedOn: '2026-04-03' } }])
  })

  it('is refused at the door for broken words, and by other methods', async () => {
    const { foyer, tenant, provider } = await opened()
    const broken = provider.sayRaw(tenant, '{')
    const at = `${origin}/hooks/payments/${tenant}`
    const post = { method: 'POST', ...broken }
    expect((await foyer.http(new Request(at, post))).status).toBe(400)
    expect((await foyer.http(new Request(at))).status).toBe(405)
  })
})

describe('two invoices that are not paid in time', () => {
  it('one is paid online: its case closes, and the other goes on (S112)', async () => {
    const company = await opened()
    const { foyer, as, invoice, pay, paid, provider, send, tenant, customer } = company
    const other = await bill(company, [support(4000)])
    for (const owed of [invoice, other])
      await given(foyer.recovery.openCase({ invoice: owed }, as('agent')))
    const cases = async (status: 'open' | 'closed') =>
      (await given(foyer.recovery.listCases({ status, customer }, as('agent')))).items.map(
        ({ id }) => id,
      )
    expect(new Set(await cases('open'))).toEqual(new Set([invoice, other]))
    await given(pay())
    expect(await cases('closed')).toEqual([])
    await send(provider.say(tenant, paid('page-1')))
    expect(await cases('closed')).toEqual([invoice])
    expect(await cases('open')).toEqual([other])
  })
})
