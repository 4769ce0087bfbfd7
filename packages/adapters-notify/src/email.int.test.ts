import type { TenantId } from '@foyer/core'
import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type MailOptions, smtpNotifier } from './email.js'
import type { Notice } from './port.js'
import { type MailServer, mailServer } from './testing/mail-server.js'
import { notice } from './testing/notices.js'

let server: MailServer
beforeEach(async () => {
  server = await mailServer()
})
afterEach(() => server.close())

const from = { name: 'Foyer & Fils', address: 'contact@foyer.example' }
const notifier = (over: Partial<MailOptions> = {}) =>
  smtpNotifier({ url: server.url, from, ...over })
const mail = (over: Partial<Notice> = {}): Notice =>
  notice({
    ...{ channel: 'email', key: 'fact_01#email', address: 'lea.martin@example.fr' },
    ...{ title: 'Votre visite est prévue', text: 'Bonjour Léa,\n\nÀ demain.\nFoyer' },
    ...over,
  })

/** The headers of the last mail, each on one line as it was received, and what comes after them. */
const received = (): { headers: string[]; body: string; raw: string } => {
  const { raw = '' } = server.mails.at(-1) ?? {}
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  return { headers, body: raw.slice(end + 4), raw }
}
const header = (name: string): string[] =>
  received()
    .headers.filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}: `))
    .map((line) => line.slice(name.length + 2))

/** The text of a MIME part of the last mail. */
const part = (type: string): string => {
  const [, after = ''] = received().body.split(new RegExp(`Content-Type: ${type}[^\\r]*\\r\\n`))
  const [head = '', ...rest] = after.split('\r\n\r\n')
  const [body = ''] = rest.join('\r\n\r\n').split('\r\n--')
  if (/base64/.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/quoted-printable/.test(head)) return body
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
/** An encoded header in clear (RFC 2047). */
const clear = (raw: string): string =>
  raw
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, kind, text) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : decodeURIComponent(text.replaceAll('_', ' ').replace(/%/g, '%25').replace(/=/g, '%')),
    )

describe('an e-mail', () => {
  it('says who writes to whom, in which language, and that nobody need answer it', async () => {
    await notifier({ replyTo: { name: '', address: 'agence@foyer.example' } })(mail())
    expect(header('From')).toEqual(['"Foyer & Fils" <contact@foyer.example>'])
    expect(header('To')).toEqual(['lea.martin@example.fr'])
    expect(header('Reply-To')).toEqual(['agence@foyer.example'])
    expect(header('Subject').map(clear)).toEqual(['Votre visite est prévue'])
    expect(header('Auto-Submitted')).toEqual(['auto-generated'])
    expect(header('Content-Language')).toEqual(['fr'])
    expect(server.mails[0]).toMatchObject({ from: from.address, to: ['lea.martin@example.fr'] })
  })

  it('holds the text as written, and the same as HTML', async () => {
    await notifier()(mail())
    expect(header('Content-Type')[0]).toMatch(/^multipart\/alternative/)
    expect(part('text/plain').trim()).toBe('Bonjour Léa,\r\n\r\nÀ demain.\r\nFoyer')
    const html = part('text/html')
    expect(html).toContain('<html lang="fr">')
    expect(html).toContain('<p>Bonjour Léa,</p>')
    expect(html).toMatch(/<p>À demain\.<br>\r?\nFoyer<\/p>/)
  })

  it('takes nothing in the text or title for mark-up', async () => {
    const text = `<script>alert("x")</script> & l'été`
    await notifier()(mail({ text, title: '</title><b>' }))
    const html = part('text/html')
    expect(html).not.toMatch(/<script|<b>/)
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; l&#39;été')
    expect(part('text/plain').trim()).toBe(text)
  })

  it('brings its attachments, name and bytes', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, n) => n)
    const attachments = [{ name: 'facture é.pdf', type: 'application/pdf', bytes }]
    await notifier()(mail({ attachments }))
    const { body, raw } = received()
    expect(raw).toContain('Content-Type: multipart/mixed')
    expect(raw).toMatch(
      /Content-Disposition: attachment;\s+filename\*0\*=utf-8''facture%20%C3%A9\.pdf/,
    )
    const [, after = ''] = body.split('Content-Type: application/pdf')
    const [, content = ''] = after.split('\r\n\r\n')
    expect(Buffer.from(content.split('\r\n--')[0] ?? '', 'base64')).toEqual(Buffer.from(bytes))
  })

  it('reads no file and no page that the text or a name of an attachment may point to', async () => {
    const bytes = new TextEncoder().encode('contents')
    await notifier()(mail({ attachments: [{ name: '/etc/passwd', type: 'text/csv', bytes }] }))
    expect(part('text/csv').trim()).toContain('contents')
    expect(received().raw).not.toContain('root:')
  })
})

describe('the Message-ID of an e-mail', () => {
  it('is the same at every attempt: refused for now, then taken, then asked for once more', async () => {
    const send = notifier()
    server.next(451)
    await expect(send(mail())).rejects.toThrow('smtp: Message failed: 451 come back later')
    expect(server.mails).toEqual([])
    const handed = await send(mail())
    const [first] = header('Message-ID')
    expect(first).toMatch(/^<[0-9a-f]{40}@foyer\.example>$/)
    expect(handed).toEqual({ by: 'smtp', reference: first })
    await send(mail())
    expect(header('Message-ID')).toEqual([first])
    expect(server.mails).toHaveLength(2)
  })

  it('differs for another key and for another tenant, and cannot be forged by a key', async () => {
    const send = notifier()
    const ids = new Set<string | undefined>()
    const keys = ['fact_01#email', 'fact_02#email', 'x>\r\nBcc: eve@example.fr\r\nX: <']
    for (const key of keys) {
      await send(mail({ key }))
      ids.add(header('Message-ID')[0])
    }
    await send(mail({ tenant: 'company-b' as TenantId }))
    ids.add(header('Message-ID')[0])
    expect(ids.size).toBe(4)
    expect(server.mails.every(({ raw, to }) => !raw.includes('eve@') && to.length === 1)).toBe(true)
  })
})

describe('marketing by e-mail', () => {
  const marketing = mail({ purpose: 'marketing' })
  const token = 'u'.repeat(300)

  it('can be left with one click, by a link that is not broken over lines (RFC 8058)', async () => {
    await notifier({ unsubscribe: ({ to }) => `https://foyer.example/u/${to}/${token}` })(marketing)
    expect(received().raw).toContain(
      `\r\nList-Unsubscribe: <https://foyer.example/u/cus_1/${token}>\r\n`,
    )
    expect(header('List-Unsubscribe-Post')).toEqual(['List-Unsubscribe=One-Click'])
  })

  it('is refused where it cannot be left, or not safely', async () => {
    await expect(notifier()(marketing)).rejects.toThrow(
      'purpose is marketing, and there is no unsub',
    )
    for (const link of ['http://foyer.example/u', 'mailto:stop@foyer.example', 'not a link'])
      await expect(notifier({ unsubscribe: () => link })(marketing)).rejects.toThrow()
    expect(server.mails).toEqual([])
  })

  it('adds no header by its link', async () => {
    const link = 'https://foyer.example/u\r\nBcc: eve@example.fr\r\n>'
    await notifier({ unsubscribe: () => link })(marketing)
    expect(received().headers.filter((line) => /^bcc/i.test(line))).toEqual([])
  })

  it('is left by nobody who is only told of a visit', async () => {
    await notifier({ unsubscribe: () => 'https://foyer.example/u' })(mail())
    expect(received().raw).not.toMatch(/List-Unsubscribe/i)
  })
})

describe('what would write to others', () => {
  it('is cleaned out of titles and names', async () => {
    const sneaky = 'Visite\r\nBcc: eve@example.fr\r\n\r\n<p>'
    const bytes = new Uint8Array([1])
    await notifier({ from: { name: sneaky, address: from.address } })(
      mail({ title: sneaky, attachments: [{ name: sneaky, type: 'application/pdf', bytes }] }),
    )
    expect(header('Subject')).toEqual(['Visite Bcc: eve@example.fr <p>'])
    expect(header('Bcc')).toEqual([])
    expect(server.mails[0]?.to).toEqual(['lea.martin@example.fr'])
  })

  it('is refused as an address: line breaks, lists, names, nothing', async () => {
    const send = notifier()
    const wrong = ['a@b.fr\r\nBcc: c@d.fr', 'a@b.fr, c@d.fr', 'Léa <a@b.fr>', 'a@b.fr;c@d.fr', '']
    for (const address of [...wrong, 'a', '@b.fr', 'a@', 'a@b@c', '"a b"@c.fr', 'a@b.fr '])
      await expect(send(mail({ address }))).rejects.toThrow('address is not one e-mail address')
    expect(server.mails).toEqual([])
  })

  it('is refused as a bounce address or a sender', async () => {
    const bounce = 'b@c.fr> SIZE=1'
    await expect(notifier({ bounce })(mail())).rejects.toThrow('bounce is not one e-mail address')
    const broken = { name: '', address: 'a' }
    await expect(notifier({ from: broken })(mail())).rejects.toThrow('from.address is not one')
    await expect(notifier({ replyTo: broken })(mail())).rejects.toThrow('replyTo.address is not')
  })
})

describe('the mail server', () => {
  it('is told where bounces go, by tenant or by notice (VERP)', async () => {
    const bounce = ({ tenant, key }: Notice): string =>
      `bounces+${tenant}+${key.replace('#', '-')}@foyer.example`
    await notifier({ bounce })(mail())
    expect(server.mails[0]?.from).toBe('bounces+company-a+fact_01-email@foyer.example')
    expect(header('From')).toEqual(['"Foyer & Fils" <contact@foyer.example>'])
  })

  it('throws what it refuses for good, without the address of whom it refuses', async () => {
    server.refuse('lea.martin@example.fr')
    const sending = notifier()(mail())
    await expect(sending).rejects.toThrow(/^smtp: .*550 <\[address\]> unknown here/)
  })

  it('throws when nobody listens', async () => {
    const { url } = server
    await server.close()
    await expect(smtpNotifier({ url, from })(mail())).rejects.toThrow(/^smtp: .*ECONNREFUSED/)
    server = await mailServer()
  })

  it("may be reached by a transport that the host set up, with each tenant's own sender", async () => {
    const transport = createTransport({ url: server.url, pool: true })
    const send = smtpNotifier({
      transport,
      from: ({ tenant }) => ({ name: tenant, address: `${tenant}@foyer.example` }),
    })
    await send(mail())
    expect(header('From')).toEqual(['"company-a" <company-a@foyer.example>'])
    transport.close()
  })
})
