import type { registry } from '@foyer/core'
import { createClient } from '@foyer/core/client'
import { given, smallCompany } from '@foyer/core/testing'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Home } from './component.js'
import { homeElement } from './element.js'
import { type Count, countSaid, filled, isIdle, next, unread, whenSaid } from './model.js'
import { words } from './words.js'

const calls: Count = { queue: 'calls', count: 2, more: false }

const officeOf = async () => {
  const company = await smallCompany({ http: { principalOf: () => company.as('agent').as } })
  const client = createClient<typeof registry>({
    url: 'https://app.example.fr',
    fetch: (url, init) => company.foyer.http(new Request(String(url), init)),
  })
  const { foyer, as } = company
  const lead = { source: 'flyer', wants: 'Deux heures de ménage' } as const
  const identity = { lastName: 'Petit', phone: '+33612345678' }
  await given(foyer.customers.takeLead({ ...lead, identity }, as('agent')))
  return client
}

describe('the home', () => {
  it('shows what the house counts, and each count opens its list (S146, S147)', async () => {
    const client = await officeOf()
    const { queues } = await given(client.desk.home({}))
    const counted = next(unread, { type: 'counted', counts: queues })
    const waiting = counted.counts?.find(({ queue }) => queue === 'calls')
    expect(waiting && countSaid(waiting, 'fr')).toBe('1')
    const opened = next(counted, { type: 'opened', queue: 'calls' })
    const { items } = await given(client.desk.queue({ queue: 'calls' }))
    const listed = next(opened, {
      ...{ type: 'listed', queue: 'calls', after: undefined },
      lines: items,
    } as const)
    expect(listed.lines?.map(({ name }) => name)).toEqual(['Petit'])
    const [line] = items
    expect(line && whenSaid(line, 'fr')).toBe('depuis le lun. 2 mars')
    expect(line && whenSaid({ ...line, since: undefined }, 'fr')).toBeUndefined()
  })

  it('has words for every queue of the house, counted and empty', async () => {
    const client = await officeOf()
    const { queues } = await given(client.desk.home({}))
    for (const { queue } of queues)
      for (const language of ['fr', 'en'] as const) {
        expect(words[language][`queue-${queue}`]).toBeTruthy()
        expect(words[language][`empty-${queue}`]).toBeTruthy()
      }
  })

  it('says that there are more than it counted', () => {
    const many: Count = { queue: 'calls', count: 200, more: true }
    expect(countSaid(many, 'fr')).toBe('plus de 200')
    expect(countSaid(many, 'en')).toBe('more than 200')
    expect(isIdle([many])).toBe(false)
    expect(isIdle([{ ...calls, count: 0 }])).toBe(true)
  })

  it('drops a page that comes after its list was closed, and adds one that follows', () => {
    const page = { queue: 'calls', lines: [], after: 'next' } as const
    const counted = next(unread, { type: 'counted', counts: [calls] })
    expect(next(counted, { type: 'listed', ...page })).toBe(counted)
    const opened = next(counted, { type: 'opened', queue: 'calls' })
    expect(next(opened, { type: 'continued', ...page })).toMatchObject({ after: 'next' })
    const closed = next(opened, { type: 'closed' })
    expect(closed).toMatchObject({ opened: undefined, last: 'calls', lines: undefined })
  })

  it('keeps its counts when nobody answers', () => {
    const counted = next(unread, { type: 'counted', counts: [calls] })
    const lost = next(counted, { type: 'lost', says: 'Pas de réponse' })
    expect(lost).toMatchObject({ counts: [calls], trouble: 'Pas de réponse' })
  })

  it('follows the house where its element says so, by the door that it asks; a host’s own events win', () => {
    const read = (attributes: Readonly<Record<string, string>>, given = {}) =>
      homeElement.read(
        { read: (name) => attributes[name], language: 'fr', tell: () => undefined },
        given,
      )
    expect(homeElement.attributes).toContain('follow')
    expect(read({ url: '/foyer', follow: '' })?.events).toBeTypeOf('function')
    expect(read({ url: '/foyer' })?.events).toBeUndefined()
    const events = () => () => undefined
    expect(read({ url: '/foyer', follow: '' }, { events })?.events).toBe(events)
    expect(read({ follow: '' })).toBeUndefined()
  })

  it('fills the host’s addresses, and leaves what it does not know', () => {
    expect(filled('/files/{queue}/{of}', { queue: 'calls', of: 'a/b' })).toBe('/files/calls/a%2Fb')
    expect(filled('/{other}', { queue: 'calls' })).toBe('/{other}')
  })

  it.each([
    ['fr', 'À faire', 'Chargement'],
    ['en', 'To do', 'Loading'],
  ] as const)('is drawn in "%s" without a browser', async (language, title, loading) => {
    const client = await officeOf()
    const html = renderToString(createElement(Home, { client, language }))
    expect(html).toContain(`lang="${language}"`)
    expect(html).toContain(`<h2>${title}</h2>`)
    expect(html).toContain(loading)
    expect(html).not.toContain('style=')
  })
})
