import { describe, expect, it } from 'vitest'
import { keptNotices } from '../testing/doubles.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, smallCompany } from '../testing/small-company.js'
import { accessLinks } from './collections.js'

const page = 'https://shop.example.com/espace'
const email = 'marie.dupont@example.fr'
const secret = 'a secret of thirty-two bytes, no less'

const opened = async (http: object = {}) => {
  const { sent, notifier } = keptNotices()
  const embeddedOn = ['https://shop.example.com']
  const company = await smallCompany({
    notifiers: { email: notifier, sms: notifier },
    http: { secret, embeddedOn, ...http },
  })
  const { foyer, as, customer, store, tenant } = company
  await given(foyer.customers.amendCustomer({ customer, change: { email } }, as('agent')))
  const ask = (more: object = {}) =>
    foyer.customers.askForAccess({ email, page, ...more }, as('visitor'))
  const redeem = (code: string) => foyer.customers.redeemAccess({ code }, as('visitor'))
  /** The codes that were sent since the last look, in order. */
  const codes = async () => {
    const before = sent.length
    await foyer.relay()
    return sent.slice(before).map(({ text }) => /#([\w-]+)/.exec(text)?.[1] ?? '')
  }
  const kept = async () =>
    JSON.stringify((await store.find(tenant, accessLinks.name, { limit: 100 })).items)
  return { ...company, sent, ask, redeem, codes, kept }
}

describe('askForAccess', () => {
  it('sends a link to the page asked for, in the words and the language of the customer', async () => {
    const { ask, codes, sent, foyer, as, customer } = await opened()
    expect(await given(ask())).toEqual({ received: true })
    const [code = ''] = await codes()
    expect(sent[0]).toMatchObject({ address: email, channel: 'email', language: 'fr' })
    expect(sent[0]?.text).toContain(`\n${page}#${code}\n`)
    const change = { language: 'en' } as const
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    await given(ask())
    await codes()
    expect(sent[1]?.title).toBe('Your link to sign in')
  })

  it('answers the same where nobody has that address, and sends nothing', async () => {
    const { ask, codes, kept } = await opened()
    expect(await given(ask({ email: 'nobody@example.fr' }))).toEqual({ received: true })
    expect(await codes()).toEqual([])
    expect(await kept()).toBe('[]')
  })

  it('knows an address that was typed with capitals', async () => {
    const { ask, codes } = await opened()
    await given(ask({ email: 'Marie.Dupont@example.fr' }))
    expect(await codes()).toHaveLength(1)
  })

  it.each(['06 12 34 56 01', '+33612345601', '0033 6 12 34 56 01'])(
    'sends it by SMS to the number %s, however it was typed',
    async (phone) => {
      const { ask, codes, redeem, sent, customer, foyer, as } = await opened()
      const change = { phone: '+33612345601' as const }
      await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
      expect(await given(ask({ email: undefined, phone }))).toEqual({ received: true })
      const [code = ''] = await codes()
      expect(sent[0]).toMatchObject({ address: '+33612345601', channel: 'sms' })
      expect(sent[0]?.text).toContain(`${page}#${code}`)
      expect(await given(redeem(code))).toEqual({ customer })
    },
  )

  it('answers the same where nobody has that number, and sends nothing', async () => {
    const { ask, codes, kept } = await opened()
    const phone = '06 99 99 99 99'
    expect(await given(ask({ email: undefined, phone }))).toEqual({ received: true })
    expect([await codes(), await kept()]).toEqual([[], '[]'])
  })

  it.each([
    [{ email: undefined }, 'email'],
    [{ phone: '06 12 34 56 78' }, 'email'],
    [{ email: undefined, phone: '06 12' }, 'phone'],
    [{ email: 'marie' }, 'email'],
  ])('takes an address or a number, one of them and whole: not %j', async (typed, path) => {
    const { ask } = await opened()
    expect(await refused(ask(typed))).toMatchObject({ code: 'invalid-input', issues: [{ path }] })
  })

  it('sends three links an hour at most, and answers the same', async () => {
    const { ask, codes, clock } = await opened()
    for (let asked = 0; asked < 5; asked++) expect(await given(ask())).toEqual({ received: true })
    expect(await codes()).toHaveLength(3)
    clock.pass(60 * 60_000 - 1)
    await given(ask())
    expect(await codes()).toEqual([])
    clock.pass(1)
    await given(ask())
    expect(await codes()).toHaveLength(1)
  })

  it('counts what goes by e-mail and by SMS together', async () => {
    const { ask, codes, foyer, as, customer } = await opened()
    const change = { phone: '+33612345601' as const }
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    for (const asked of [{}, { email: undefined, phone: '06 12 34 56 01' }, {}, {}])
      await given(ask(asked))
    expect(await codes()).toHaveLength(3)
  })

  it('sends no more when many ask at once', async () => {
    const { ask, codes } = await opened()
    await Promise.all(Array.from({ length: 6 }, () => ask()))
    expect(await codes()).toHaveLength(3)
  })

  it('keeps neither the code nor what it could be found from', async () => {
    const { ask, codes, kept, store, tenant } = await opened()
    await given(ask())
    const [code = ''] = await codes()
    expect(code.length * 6).toBeGreaterThanOrEqual(128)
    expect(await kept()).not.toContain(code)
    for (const of of ['notices', 'facts'])
      expect(JSON.stringify(await store.find(tenant, of, { limit: 100 }))).not.toContain(code)
  })

  it('is sent no more once it has ended: the mail was down for too long', async () => {
    const { ask, codes, clock, foyer, as } = await opened()
    await given(ask())
    clock.pass(15 * 60_000)
    expect(await codes()).toEqual([])
    const { items } = await given(foyer.messages.listNotices({}, as('agent')))
    expect(items).toMatchObject([{ status: 'failed', problem: 'nothing-to-say' }])
  })

  it.each([
    'https://evil.example/espace',
    'http://shop.example.com/espace',
    'https://shop.example.com.evil.example/',
    'https://shop.example.com:8443/espace',
  ])('refuses to lead to %s', async (other) => {
    const { ask } = await opened()
    expect(await refused(ask({ page: other }))).toEqual({ code: 'page-not-allowed' })
  })

  it.each([
    'https://shop.example.com/go?to=https://evil.example',
    'https://shop.example.com/#x',
    'https://shop.example.com@evil.example/',
    'https://shop.example.com\\@evil.example/',
    'javascript:alert(1)',
    '/espace',
  ])('takes %s for no page', async (other) => {
    const { ask } = await opened()
    expect((await refused(ask({ page: other }))).code).toBe('invalid-input')
  })

  it('leads to its own site, and to those of the tenant alone where the host tells them', async () => {
    const own = await opened({ origin: 'https://app.example.fr' })
    await given(own.ask({ page: 'https://app.example.fr/espace' }))
    const told = await opened({
      customerPages: (tenant: string) => (tenant === 'tenant-a' ? ['https://a.example'] : []),
    })
    await given(told.ask({ page: 'https://a.example/espace' }))
    expect((await refused(told.ask())).code).toBe('page-not-allowed')
  })

  it('leads nowhere for a host that has no secret', async () => {
    const { ask } = await opened({ secret: undefined })
    expect((await refused(ask())).code).toBe('page-not-allowed')
  })
})

describe('redeemAccess', () => {
  it('lets the customer in once', async () => {
    const { ask, redeem, codes, customer } = await opened()
    await given(ask())
    const [code = ''] = await codes()
    expect(await given(redeem(code))).toEqual({ customer })
    expect(await refused(redeem(code))).toEqual({ code: 'link-used-up' })
  })

  it('lets one in of two who come at once', async () => {
    const { ask, redeem, codes } = await opened()
    await given(ask())
    const [code = ''] = await codes()
    const both = await Promise.all([redeem(code), redeem(code)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('lets in until the last moment of the quarter of an hour, and not after', async () => {
    const { ask, redeem, codes, clock } = await opened()
    await given(ask())
    await given(ask())
    const [first = '', second = ''] = await codes()
    clock.pass(15 * 60_000 - 1)
    await given(redeem(first))
    clock.pass(1)
    expect(await refused(redeem(second))).toEqual({ code: 'link-used-up' })
  })

  it('answers a code that never was as it answers one that was used', async () => {
    const { redeem } = await opened()
    expect(await refused(redeem('x'.repeat(43)))).toEqual({ code: 'link-used-up' })
  })

  it('opens each customer’s own file, in their own tenant', async () => {
    const company = await opened()
    const { ask, redeem, codes, foyer, as } = company
    const other = await newCustomer(company, 2)
    const theirs = { email: 'deux@example.fr' } as const
    await given(foyer.customers.amendCustomer({ customer: other, change: theirs }, as('agent')))
    await given(ask(theirs))
    const [code = ''] = await codes()
    const elsewhere = { as: { ...as('visitor').as, tenant: 'tenant-b' as never } }
    expect((await refused(foyer.customers.redeemAccess({ code }, elsewhere))).code).toBe(
      'link-used-up',
    )
    expect(await given(redeem(code))).toEqual({ customer: other })
  })

  it('is in the trail: a link was asked for, and somebody came by it', async () => {
    const { ask, redeem, codes, foyer, as, customer } = await opened()
    await given(ask())
    const [code = ''] = await codes()
    await given(redeem(code))
    await foyer.relay()
    const { items } = await given(foyer.audit.showTrail({ about: customer }, as('owner')))
    expect(items.map(({ type }) => type).slice(-2)).toEqual(['access-asked', 'access-given'])
  })
})
