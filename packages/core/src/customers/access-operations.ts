import { z } from 'zod'
import { command } from '../app/operation.js'
import type { Ports, Work } from '../app/work.js'
import { later } from '../shared/instant.js'
import { accept, refuse } from '../shared/result.js'
import { Email, readTypedPhone, TypedPhone } from '../shared/text.js'
import { AccessLinkId, AccessPage, linkLifeMs, mostInAnHour } from './access-link.js'
import { accessLinks, customers } from './collections.js'
import { CustomerId } from './customer.js'

/** Where a link is to arrive, and the page that it leads to. */
const Asked = z
  .object({
    email: Email.optional(),
    /** As it was typed. */
    phone: TypedPhone.optional(),
    page: AccessPage,
  })
  .refine(({ email, phone }) => (email === undefined) !== (phone === undefined), {
    message: 'an e-mail address or a phone number is needed, not both',
    path: ['email'],
  })

/**
 * Sends whoever has this e-mail address, or by SMS whoever has this phone number, a link into the customer space: `<page>#<code>`, for a
 * quarter of an hour, once, three an hour at most. The answer is the same whether somebody is known by it or not. Refuses a page that
 * the host did not name (`page-not-allowed`).
 */
export const askForAccess = command({
  input: Asked,
  output: z.object({ received: z.literal(true) }),
  allow: { visitor: 'all' },
  refusals: { 'page-not-allowed': {} },
  lane: ({ email, phone }) => `access ${email?.toLowerCase() ?? readTypedPhone(phone ?? '')}`,
  async run(work, { email = '', phone, page }) {
    if (!work.ports.access.leadsTo(work.tenant, page)) return refuse({ code: 'page-not-allowed' })
    const number = phone === undefined ? undefined : readTypedPhone(phone)
    const where = number ? { phone: number } : { email: { in: [email, email.toLowerCase()] } }
    // Of several files under one address, the longest known: the one that a web form joins.
    const [known] = await work.find(customers, { where, order: 'since', limit: 1 })
    if (known) await sendLink(work, known.id, page, number ? 'sms' : 'email')
    return accept({ received: true })
  },
})

/**
 * Lets in whoever has the code of a link, once. A code that was used, that is a quarter of an hour old or that never was is refused
 * alike: `link-used-up`.
 */
export const redeemAccess = command({
  input: z.object({ code: z.string().regex(/^[\w-]{20,200}$/) }),
  output: z.object({ customer: CustomerId }),
  allow: { visitor: 'all' },
  refusals: { 'link-used-up': {} },
  async run(work, { code }) {
    const hash = await hashOf(work.ports, code)
    const [link] = await work.find(accessLinks, { where: { hash }, limit: 1 })
    if (!link || link.usedAt || link.until <= work.now) return refuse({ code: 'link-used-up' })
    work.put(accessLinks, { ...link, usedAt: work.now })
    work.record({ type: 'access-given', of: link.id, about: link.customer })
    return accept({ customer: link.customer })
  },
})

const sendLink = async (
  work: Work,
  customer: CustomerId,
  page: string,
  channel: 'email' | 'sms',
): Promise<void> => {
  const links = await work.find(accessLinks, { where: { customer }, limit: 100 })
  const anHourAgo = later(work.now, -60 * 60_000)
  const [old, recent] = [
    links.filter(({ at }) => at <= anHourAgo),
    links.filter(({ at }) => at > anHourAgo),
  ]
  if (recent.length >= mostInAnHour) return
  for (const { id } of old) work.remove(accessLinks, id)
  const id = work.newId(AccessLinkId)
  const hash = await hashOf(work.ports, await work.ports.access.codeOf(work.tenant, id))
  const until = later(work.now, linkLifeMs)
  work.put(accessLinks, { id, customer, hash, page, at: work.now, until, usedAt: null })
  work.record({ type: 'access-asked', of: id, about: customer })
  work.notify({ channel, to: customer, subject: 'access-link', data: { link: id } })
}

/** The hash of a code, whose letters are all of ASCII. */
const hashOf = ({ sha256 }: Ports, code: string): Promise<string> =>
  sha256(Uint8Array.from(code, (letter) => letter.charCodeAt(0)))
