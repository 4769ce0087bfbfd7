import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { customers, hasAgreed } from '../customers/index.js'
import { later } from '../shared/instant.js'
import { accept, refuse } from '../shared/result.js'
import { NewNewsletter, Newsletter, NewsletterId } from './newsletter.js'
import { newsletters } from './newsletters.js'

/**
 * Sends a letter by e-mail to every customer who agreed to its topic, and to nobody else (S207): the next ticks go through the customers. Whoever
 * takes the consent back before the letter leaves does not get it.
 */
export const sendNewsletter = command({
  input: NewNewsletter,
  output: Newsletter,
  allow: { owner: 'all', manager: 'all' },
  refusals: {},
  async run(work, written) {
    const id = work.newId(NewsletterId)
    const begun = { told: 0, excluded: 0, sending: { after: null, at: work.now } }
    const newsletter: Newsletter = { ...written, id, at: work.now, by: work.as.id, ...begun }
    work.put(newsletters, newsletter)
    work.record({ type: 'newsletter-begun', of: id, data: { topic: written.topic } })
    return accept(newsletter)
  },
})

const atOnce = 200

/** Addresses a letter to the next customers who agree to its topic. Asked by `tick`. */
export const spreadLetters = command({
  input: z.object({ newsletter: NewsletterId }),
  output: Newsletter,
  allow: { system: 'all' },
  refusals: {},
  async run(work, { newsletter: id }) {
    const newsletter = await work.get(newsletters, id)
    if (!newsletter) return refuse({ code: 'not-found', id })
    if (!newsletter.sending) return accept(newsletter)
    const { sending, ...settled } = newsletter
    const { topic } = newsletter
    const after = sending.after ?? undefined
    const { items, next } = await work.page(customers, { limit: atOnce, after })
    let told = 0
    for (const { id: to } of items) {
      if (!(await hasAgreed(work, to, 'marketing', topic))) continue
      const subject = { subject: 'newsletter', data: { newsletter: id, customer: to } }
      work.notify({ channel: 'email', to, ...subject, purpose: 'marketing', topic })
      told++
    }
    const counted: Newsletter = {
      ...settled,
      told: settled.told + told,
      excluded: settled.excluded + items.length - told,
      ...(next ? { sending: { after: next, at: later(sending.at, 1) } } : {}),
    }
    work.put(newsletters, counted)
    const type = next ? 'newsletter-spread' : 'newsletter-sent'
    const { excluded } = counted
    work.record({ type, of: id, data: { topic, told: counted.told, excluded } })
    return accept(counted)
  },
})

/** The letters, newest first, with how many each was addressed to. */
export const listNewsletters = query({
  input: Paging,
  output: pageOf(Newsletter),
  allow: { owner: 'all', manager: 'all', agent: 'all' },
  refusals: {},
  async run(work, paging) {
    return accept(await work.page(newsletters, { order: 'at', descending: true, ...paging }))
  },
})
