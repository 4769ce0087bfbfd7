import { createHash } from 'node:crypto'
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer'
import { htmlOf } from './email-html.js'
import { forNotice, type PerNotice } from './per-notice.js'
import type { Notice, Notifier } from './port.js'
import { problemOf } from './problem.js'

/** An address and the name shown with it. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** Whose mail it is, and what marketing needs. */
export interface MailOptions {
  readonly from: PerNotice<Mailbox>
  readonly replyTo?: PerNotice<Mailbox>
  /** The envelope's sender, to whom bounces go: an address for each tenant or notice tells whose it was (VERP). */
  readonly bounce?: PerNotice<string>
  /** The page that unsubscribes whom the notice is for, by one `POST` and without a login; https (RFC 8058). */
  readonly unsubscribe?: (notice: Notice) => string
}

/** A server to connect to for each mail (`smtps://user:password@host`), or nodemailer's transport as the host set it up. */
export type SmtpOptions = MailOptions &
  ({ readonly url: string } | { readonly transport: Transporter })

const by = 'smtp'
const patienceMs = 30_000

/**
 * Sends e-mail over SMTP: the text, the same as HTML, and the attachments. The Message-ID is derived from tenant and key: two
 * attempts of one notice carry the same, by which mail servers and readers tell the twin. Marked as automatic, so that nobody's
 * absence answers (RFC 3834).
 * @throws {Error} for marketing without `unsubscribe`, an address that is none, or a server that refuses or does not answer.
 */
export const smtpNotifier = (options: SmtpOptions): Notifier => {
  const transport = 'transport' in options ? options.transport : transportTo(options.url)
  return async (notice) => {
    const mail = mailOf(notice, options)
    try {
      await transport.sendMail(mail)
    } catch (cause) {
      throw new Error(`${by}: ${problemOf(cause, notice)}`, { cause })
    }
    return { by, reference: String(mail.messageId) }
  }
}

const transportTo = (url: string): Transporter =>
  createTransport({
    ...{ url, connectionTimeout: patienceMs, greetingTimeout: patienceMs },
    ...{ socketTimeout: patienceMs, disableFileAccess: true, disableUrlAccess: true },
  })

const mailOf = (notice: Notice, options: MailOptions): SendMailOptions => {
  const from = mailbox('from', forNotice(options.from, notice))
  const to = addressOf('address', notice.address)
  const bounce = options.bounce && addressOf('bounce', forNotice(options.bounce, notice))
  return {
    from,
    to: { name: '', address: to },
    ...(options.replyTo && { replyTo: mailbox('replyTo', forNotice(options.replyTo, notice)) }),
    envelope: { from: bounce ?? from.address, to },
    messageId: messageIdOf(notice, from.address),
    subject: oneLine(notice.title),
    text: notice.text,
    html: htmlOf(notice),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': notice.language,
      ...unsubscribing(notice, options),
    },
    attachments: (notice.attachments ?? []).map(({ name, type, bytes }) => ({
      ...{ filename: oneLine(name), contentType: type, content: Buffer.from(bytes) },
    })),
  }
}

const messageIdOf = ({ tenant, key }: Notice, from: string): string => {
  const digest = createHash('sha256')
    .update(JSON.stringify([tenant, key]))
    .digest('hex')
  return `<${digest.slice(0, 40)}@${from.slice(from.indexOf('@') + 1)}>`
}

/** RFC 2369 and 8058. The value is not folded: a link broken over two lines is followed by nobody. */
const unsubscribing = (notice: Notice, { unsubscribe }: MailOptions) => {
  if (notice.purpose === 'service') return {}
  if (!unsubscribe) throw new Error(`${by}: purpose is marketing, and there is no unsubscribe`)
  const link = new URL(unsubscribe(notice)).href
  if (!link.startsWith('https:') || link.length > 900)
    throw new Error(`${by}: unsubscribe is not an https link of at most 900 characters`)
  return {
    'List-Unsubscribe': { prepared: true, value: `<${link}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

const mailbox = (field: string, { name, address }: Mailbox): Mailbox => ({
  name: oneLine(name),
  address: addressOf(`${field}.address`, address),
})

// One address and nothing else: a list, a name or a line break in this place would write to others.
const addressOf = (field: string, raw: string): string => {
  if (!/^[^\s\p{Cc}<>()[\]\\,;:"@]+@[^\s\p{Cc}<>()[\]\\,;:"@]+$/u.test(raw) || raw.length > 254)
    throw new Error(`${by}: ${field} is not one e-mail address`)
  return raw
}

const oneLine = (raw: string): string => raw.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
