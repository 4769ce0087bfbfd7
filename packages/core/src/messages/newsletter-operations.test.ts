import { describe, expect, it } from 'vitest'
import { keptNotices } from '../testing/doubles.js'
import { given, refused, scenario } from '../testing/scenario.js'
import { newCustomer, smallCompany } from '../testing/small-company.js'

const fr = { title: 'Le jardin en hiver', text: 'Taillez avant le gel.' }
const en = { title: 'The garden in winter', text: 'Prune before the frost.' }

const opened = async (notifiers?: object) => {
  const { sent, notifier } = keptNotices()
  const company = await smallCompany({ notifiers: notifiers ?? { email: notifier } })
  const { foyer, as, clock, customer } = company
  const agent = as('agent')
  const email = (whose: string) => `${whose.slice(-3).toLowerCase()}@example.fr`
  const reach = (whose: typeof customer, change: object = {}) =>
    given(
      foyer.customers.amendCustomer(
        { customer: whose, change: { email: email(whose), ...change } },
        agent,
      ),
    )
  await reach(customer)
  /** Says yes or no to a topic, or to everything without one. */
  const answer = (whose: typeof customer, isGiven: boolean, topic?: string) => {
    clock.pass(1000)
    const wording = 'J’accepte de recevoir cette lettre.'
    const said = { purpose: 'marketing' as const, given: isGiven, wording }
    const about = topic ? { topic } : {}
    return given(foyer.customers.answerConsent({ customer: whose, ...said, ...about }, agent))
  }
  const send = async (topic: string, rest: object = {}) => {
    const { id } = await given(foyer.messages.sendNewsletter({ topic, fr, ...rest }, as('manager')))
    clock.pass(60_000)
    await foyer.tick()
    const { items } = await given(foyer.messages.listNewsletters({}, agent))
    return items.find((one) => one.id === id)
  }
  const one = async (no: number, change: object = {}) => {
    const whose = await newCustomer(company, no)
    await reach(whose, change)
    return whose
  }
  return { ...company, agent, sent, answer, send, one, email }
}

describe('a newsletter', () => {
  it('reaches who agreed to its topic, and excludes who agreed to another one only (S207)', async () => {
    const { foyer, customer, sent, answer, send, one, email } = await opened()
    const neighbour = await one(2)
    await one(3)
    await answer(customer, true, 'jardin')
    await answer(neighbour, true, 'cuisine')
    expect(await send('jardin')).toMatchObject({ topic: 'jardin', told: 1, excluded: 2 })
    await foyer.relay()
    expect(sent).toMatchObject([{ to: customer, address: email(customer), title: fr.title }])
    expect(sent[0]).toMatchObject({ purpose: 'marketing', language: 'fr' })
    expect(sent[0]?.text).toMatch(/^Taillez avant le gel\.\n[\s\S]*demandée \(jardin\)/)
    expect(await send('bricolage')).toMatchObject({ told: 0, excluded: 3 })
  })

  it('reaches nobody by a yes to everything, and nobody after a no to everything', async () => {
    const { customer, answer, send } = await opened()
    await answer(customer, true)
    expect(await send('jardin')).toMatchObject({ told: 0, excluded: 1 })
    await answer(customer, true, 'jardin')
    expect(await send('jardin')).toMatchObject({ told: 1 })
    await answer(customer, false)
    expect(await send('jardin')).toMatchObject({ told: 0 })
    await answer(customer, true, 'jardin')
    expect(await send('jardin')).toMatchObject({ told: 1 })
    await answer(customer, false, 'jardin')
    expect(await send('jardin')).toMatchObject({ told: 0 })
  })

  it('does not leave to who took it back meanwhile', async () => {
    const { foyer, agent, customer, sent, answer, send } = await opened()
    await answer(customer, true, 'jardin')
    await send('jardin')
    await answer(customer, false, 'jardin')
    await foyer.relay()
    expect(sent).toEqual([])
    const { items } = await given(foyer.messages.listNotices({ to: customer }, agent))
    expect(items).toMatchObject([
      { subject: 'newsletter', topic: 'jardin', status: 'failed', problem: 'no-consent' },
    ])
  })

  it('is read in the language of its reader, in French where there is no other', async () => {
    const { foyer, sent, answer, send, one } = await opened()
    const reader = await one(2, { language: 'en' })
    await answer(reader, true, 'jardin')
    await send('jardin', { en })
    await send('jardin')
    await foyer.relay()
    expect(sent.map(({ language, title }) => [language, title])).toEqual([
      ['en', en.title],
      ['en', fr.title],
    ])
  })

  it('goes through all customers once, however many', async () => {
    const { foyer, customer, answer, send, one, sent } = await opened()
    let last = customer
    for (let no = 2; no <= 420; no++) last = await one(no)
    for (const whose of [customer, last]) await answer(whose, true, 'jardin')
    expect(await send('jardin')).toMatchObject({ told: 2, excluded: 418 })
    await foyer.tick()
    await foyer.relay()
    expect(sent.map(({ to }) => to).sort()).toEqual([customer, last].sort())
  })

  it('is written down as unavailable where no e-mail can be sent', async () => {
    const { foyer, agent, customer, answer, send } = await opened({})
    await answer(customer, true, 'jardin')
    await send('jardin')
    const { items } = await given(foyer.messages.listNotices({ to: customer }, agent))
    expect(items).toMatchObject([{ subject: 'newsletter', status: 'channel-unavailable' }])
  })

  it.each([
    [{ topic: 'Mon Jardin' }, 'topic'],
    [{ fr: { title: 'a\r\nBcc: x', text: 'b' } }, 'fr.title'],
    [{ fr: { title: 'a', text: ' ' } }, 'fr.text'],
    [{ fr: undefined }, 'fr'],
  ])('is refused as %j', async (wrong, path) => {
    const { foyer, as } = await opened()
    const asked = foyer.messages.sendNewsletter(
      { topic: 'jardin', fr, ...wrong } as never,
      as('manager'),
    )
    expect(await refused(asked)).toMatchObject({ code: 'invalid-input', issues: [{ path }] })
  })

  it('is the owner’s and managers’ to send, to their own customers', async () => {
    const { foyer, as, store, customer, answer } = await opened()
    await answer(customer, true, 'jardin')
    const asked = { topic: 'jardin', fr }
    for (const role of ['agent', 'accountant', 'worker'] as const)
      expect((await refused(foyer.messages.sendNewsletter(asked, as(role)))).code).toBe(
        'not-allowed',
      )
    const other = scenario({ store, tenant: 'tenant-b' })
    await given(other.foyer.messages.sendNewsletter(asked, other.as('owner')))
    await other.foyer.tick()
    const { items } = await given(other.foyer.messages.listNewsletters({}, other.as('owner')))
    expect(items).toMatchObject([{ told: 0, excluded: 0 }])
  })
})
