import { given, keptNotices, newCustomer, smallCompany } from '@foyer/core/testing'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { CustomerSpace } from './component.js'
import { customerSpaceElement } from './element.js'
import { pageOf, takeCode } from './link-code.js'
import { linkDoor } from './link-door.js'
import { notPaying } from './paying.js'
import { readSpace, type SpaceClient } from './read-space.js'
import { watchEnd } from './session-end.js'
import {
  asked,
  atDoor,
  nextSignIn,
  type Session,
  type SignInEvent,
  type SignInState,
  wrongIn,
} from './sign-in.js'
import { SignedOut } from './signed-out.js'
import type { CustomerSpaceInHand } from './use-customer-space.js'
import { words } from './words.js'

const site = 'https://app.example.fr'
const page = `${site}/espace`

/** A household that is sent links, and the door that a page of the company's site opens with. */
const invited = async () => {
  const { sent, notifier } = keptNotices()
  const company = await smallCompany({
    notifiers: { email: notifier, sms: notifier },
    http: {
      principalOf: () => company.as('visitor').as,
      secret: 'a secret of thirty-two bytes, no less',
      origin: site,
    },
  })
  const { foyer, as, customer } = company
  const change = { email: 'marie@example.fr', phone: '+33612345699' }
  await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
  const door = linkDoor({
    url: site,
    fetch: (url, init) => foyer.http(new Request(String(url), init)),
  })
  /** The address in the newest message that was sent. */
  const followed = async () => {
    await foyer.relay()
    return /https:\S+/.exec(sent.at(-1)?.text ?? '')?.[0] ?? ''
  }
  return { ...company, door, sent, followed }
}

/** A window at an address. */
const windowAt = (href: string) => {
  const shown: unknown[] = []
  const history = {
    state: { scroll: 7 },
    replaceState: (...said: unknown[]) => void shown.push(said),
  }
  const { hash } = new URL(href)
  return { window: { location: { href, hash }, history } as unknown as Window, shown }
}

describe('what is typed to be sent a link', () => {
  it.each([
    [' Marie@example.fr ', { email: 'Marie@example.fr', page }],
    ['06 12 34 56 78', { phone: '06 12 34 56 78', page }],
    ['+33 6 12 34 56 78', { phone: '+33 6 12 34 56 78', page }],
    ['marie@example', undefined],
    ['marie', undefined],
    ['06 12', undefined],
    ['', undefined],
  ])('"%s" asks %j', (typed, question) => {
    expect(asked(typed, page)).toEqual(question)
  })

  it('is an address alone where the house sends no SMS', () => {
    expect(asked('06 12 34 56 78', page, true)).toBeUndefined()
    expect(asked('marie@example.fr', page, true)).toEqual({ email: 'marie@example.fr', page })
  })

  it.each([
    ['', false, 'noReach'],
    ['', true, 'noEmailTyped'],
    ['marie@', false, 'noEmail'],
    ['06 12', false, 'noPhone'],
    ['06 12 34 56 78', true, 'noEmail'],
  ] as const)('"%s" (by e-mail alone: %s) is told: %s', (typed, emailOnly, name) => {
    for (const said of [words.fr, words.en])
      expect(wrongIn(typed, said, emailOnly)).toEqual([{ field: 'reach', says: said[name] }])
  })
})

describe('a link', () => {
  it('that was asked for by e-mail or phone opens the space of that customer, and no other', async () => {
    const { door, followed, sent, customer, ...company } = await invited()
    const other = await newCustomer(company, 2)
    for (const [typed, channel] of [
      ['marie@example.fr', 'email'],
      ['06 12 34 56 99', 'sms'],
    ] as const) {
      const question = asked(typed, page)
      if (!question) throw new Error(typed)
      expect(await given(door.client.customers.askForAccess(question))).toEqual({ received: true })
      const address = await followed()
      expect(sent.at(-1)?.channel).toBe(channel)
      const code = takeCode(windowAt(address).window)
      const come = await given(door.signIn(code ?? ''))
      expect(come.customer).toBe(customer)
      const client = door.clientOf(come.token)
      expect(await readSpace(client, customer)).toMatchObject({
        ...{ ok: true, space: { name: 'Marie Dupont 1' } },
      })
      expect(await readSpace(client, other)).toMatchObject({ refusal: { code: 'not-found' } })
      expect(await door.signIn(code ?? '')).toMatchObject({ refusal: { code: 'link-used-up' } })
    }
  })

  it('is answered the same when nobody has that address', async () => {
    const { door, sent, foyer } = await invited()
    const question = { email: 'nobody@example.fr', page }
    expect(await given(door.client.customers.askForAccess(question))).toEqual({ received: true })
    await foyer.relay()
    expect(sent).toEqual([])
  })

  it('is taken out of the page’s address, of which the rest stays', () => {
    const code = 'Jx0nDq4Kq0rV6yQ2bT7mZc5LhW1sEo9PaUfGi3kX_-g'
    const { window, shown } = windowAt(`${page}?lang=fr#${code}`)
    expect(takeCode(window)).toBe(code)
    expect(shown).toEqual([[{ scroll: 7 }, '', `${page}?lang=fr`]])
  })

  it.each(['', '#', '#factures', '#questions-frequentes-sur-l-espace', `#${'x'.repeat(44)}`])(
    'is not %j: the address stays as it is',
    (hash) => {
      const { window, shown } = windowAt(`${page}${hash}`)
      expect([takeCode(window), shown]).toEqual([undefined, []])
    },
  )

  it('leads to the page that asked, without its query', () => {
    const { origin, pathname } = new URL('https://app.example.fr/@moi/espace?x=1#y')
    expect(pageOf({ origin, pathname })).toBe('https://app.example.fr/%40moi/espace')
  })
})

const session: Session = {
  ...{ customer: 'cus_1', client: {} as SpaceClient, until: '2026-03-02T10:00:00.000Z' },
}
const after = (...events: readonly SignInEvent[]): SignInState => events.reduce(nextSignIn, atDoor)
const typed = { type: 'typed', reach: 'marie@example.fr' } as const
const come = { type: 'in', session } as const

describe('the states of signing in', () => {
  it('goes from the form to the message that a link is on its way, and back with what was typed', () => {
    const sent = after(typed, { type: 'sending' }, { type: 'sent' })
    expect(sent).toEqual({ is: 'sent', reach: typed.reach })
    expect(nextSignIn(sent, { type: 'again' })).toMatchObject({
      ...{ is: 'open', reach: typed.reach, why: { is: 'again' } },
    })
  })

  it('loses nothing typed when the house refuses, and takes the complaint back at the next letter', () => {
    const wrong = [{ field: 'reach', says: 'Non.' }]
    const back = after(typed, { type: 'sending' }, { type: 'not-sent', wrong })
    expect(back).toMatchObject({ is: 'open', reach: typed.reach, wrong })
    expect(nextSignIn(back, typed)).toMatchObject({ wrong: [] })
  })

  it('says why a link was refused, and keeps its code only where it may still open', () => {
    const says = 'Ce lien a déjà servi.'
    expect(after({ type: 'coming' }, { type: 'refused', says })).toMatchObject({
      ...{ is: 'open', why: { is: 'refused', says, code: undefined } },
    })
    expect(after({ type: 'refused', says, code: 'abc' })).toMatchObject({ why: { code: 'abc' } })
  })

  it('keeps who is in when another link is refused, and shows whose link was not', () => {
    const inside = after(come)
    expect(nextSignIn(inside, { type: 'coming' })).toBe(inside)
    expect(nextSignIn(inside, { type: 'refused', says: 'Non.' })).toBe(inside)
    const another = { ...session, customer: 'cus_2' }
    expect(nextSignIn(inside, { type: 'in', session: another })).toMatchObject({
      session: another,
    })
  })

  it.each(['ended', 'left'] as const)('forgets who came when it is "%s"', (type) => {
    const out = after(typed, come, { type })
    expect(out).toEqual({ is: 'open', reach: typed.reach, wrong: [], why: { is: type } })
    expect(nextSignIn(atDoor, { type })).toBe(atDoor)
  })
})

describe('the end of a session', () => {
  const until = '2026-03-02T10:00:00.000Z'
  const watched = (answers: readonly boolean[], ahead = 0) => {
    vi.useFakeTimers({ now: Date.parse('2026-03-02T09:00:00.000Z') + ahead })
    const left = [...answers]
    const isKnown = vi.fn(async () => left.shift() ?? false)
    const onEnd = vi.fn()
    const stop = watchEnd({ until, now: () => Date.now(), isKnown }, onEnd)
    return { isKnown, onEnd, stop }
  }
  const hour = 3_600_000
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is when the house no longer knows who asks: it is asked then, not before', async () => {
    const { isKnown, onEnd } = watched([false])
    await vi.advanceTimersByTimeAsync(hour - 1)
    expect(isKnown).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(onEnd).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(hour)
    expect([isKnown.mock.calls.length, onEnd.mock.calls.length]).toEqual([1, 1])
  })

  it('is not brought about by a clock that is ahead: the house is asked again each minute', async () => {
    const { isKnown, onEnd } = watched([true, true, false], 2 * hour)
    await vi.advanceTimersByTimeAsync(60_000)
    expect([isKnown.mock.calls.length, onEnd.mock.calls.length]).toEqual([2, 0])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(onEnd).toHaveBeenCalledOnce()
  })

  it('is no longer watched once it stopped', async () => {
    const { isKnown, onEnd, stop } = watched([false])
    stop()
    await vi.advanceTimersByTimeAsync(2 * hour)
    expect([isKnown.mock.calls.length, onEnd.mock.calls.length]).toEqual([0, 0])
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('the door of the customer space without a browser', () => {
  const nothing = () => undefined
  const door = linkDoor({ url: site })
  const drawn = (
    state: SignInState,
    more: Partial<Parameters<typeof SignedOut>[0]['options']> = {},
  ): string => {
    const later = async () => undefined
    const hand: CustomerSpaceInHand = {
      ...{ state: { is: 'signed-out' }, lock: { is: 'open' }, tab: 'home', today: undefined },
      ...{ openTab: nothing, refresh: nothing, show: nothing, openPdf: later },
      ...{ customer: undefined, client: {} as SpaceClient },
      paying: { state: notPaying, pay: later },
      signIn: {
        ...{ state, type: nothing, ask: later, again: nothing, comeIn: later },
        ...{ leave: nothing, end: nothing },
      },
    }
    const options = { client: {} as SpaceClient, language: 'fr', door, ...more } as const
    return renderToString(createElement(SignedOut, { hand, options }))
  }

  it.each(['fr', 'en'] as const)('asks where a link is to be sent, in "%s"', (language) => {
    const said = words[language]
    const options = { client: {} as SpaceClient, language, door, signedOut: 'ou autrement' }
    const html = renderToString(createElement(CustomerSpace, options))
    for (const text of [said.signIn, said.reach, said.getLink, 'ou autrement'])
      expect(html).toContain(text)
    expect(html).not.toContain(said.signInMore)
    expect(html).not.toContain('style=')
  })

  it('asks for an address alone where the house sends no SMS', () => {
    const html = drawn(atDoor, { door: linkDoor({ url: site }, { emailOnly: true }) })
    expect(html).toContain(words.fr.reachByEmail)
    expect(html).not.toContain(words.fr.reach)
  })

  it('leaves the host its own login: without a door, and for whom the host signed in', () => {
    for (const html of [drawn(atDoor, { door: undefined }), drawn(atDoor, { customer: 'cus_1' })]) {
      expect(html).toContain(words.fr.signInMore)
      expect(html).not.toContain('<form')
    }
  })

  it('says what became of a link, with the form to ask for another one', () => {
    const refused = after({ type: 'refused', says: 'Ce lien a déjà servi.' })
    expect(drawn(refused)).toContain('Ce lien a déjà servi.')
    expect(drawn(refused)).toContain('<form')
    expect(drawn(refused)).not.toContain(words.fr.retry)
    const lost = after({ type: 'refused', says: 'Pas de réponse.', code: 'abc' })
    expect(drawn(lost)).toContain(words.fr.retry)
    expect(drawn(lost)).not.toContain('abc')
    expect(drawn(after(come, { type: 'ended' }))).toContain(words.fr.ended)
    expect(drawn(after(come, { type: 'left' }))).toContain(words.fr.left)
    const sent = after(typed, { type: 'sending' }, { type: 'sent' })
    expect(drawn(sent)).toContain(words.fr.askedMore)
    expect(drawn(sent)).not.toContain('marie')
    expect(drawn(after({ type: 'coming' }))).toContain(words.fr.coming)
  })
})

describe('the element', () => {
  const read = (attributes: Readonly<Record<string, string>>) =>
    customerSpaceElement.read(
      { read: (name) => attributes[name], language: 'fr', tell: () => undefined },
      {},
    )

  it('has a door unless the host has its own login, with what its attributes say of links', () => {
    expect(read({ url: '/foyer' })?.door).toMatchObject({ page: undefined, emailOnly: false })
    expect(read({ url: '/foyer', 'email-only': '', 'link-page': page })?.door).toMatchObject({
      ...{ page, emailOnly: true },
    })
    expect(read({ url: '/foyer', 'own-login': '' })?.door).toBeUndefined()
  })

  it('is drawn anew when any of its attributes changes', () => {
    for (const name of ['customer', 'own-login', 'link-page', 'email-only'])
      expect(customerSpaceElement.attributes).toContain(name)
  })
})
