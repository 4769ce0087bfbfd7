import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail as it came in. */
export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  /** The whole message, headers and body, as on the wire. */
  readonly raw: string
}

/** A real SMTP server on a free port of this machine. */
export interface MailServer {
  readonly url: string
  readonly mails: readonly ReceivedMail[]
  /** Answers the next mails so, after their data, and keeps none of them. */
  next(...codes: readonly number[]): void
  /** Refuses a recipient for good. */
  refuse(address: string): void
  close(): Promise<void>
}

/** Starts a mail server that keeps what it takes. */
export const mailServer = async (): Promise<MailServer> => {
  const mails: ReceivedMail[] = []
  const codes: number[] = []
  const refused = new Set<string>()
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      refused.has(address)
        ? done(Object.assign(new Error(`<${address}> unknown here`), { responseCode: 550 }))
        : done(),
    onData: async (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      const responseCode = codes.shift()
      if (responseCode) return done(Object.assign(new Error('come back later'), { responseCode }))
      const { mailFrom, rcptTo } = envelope
      mails.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        raw: Buffer.concat(chunks).toString('utf8'),
      })
      done()
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    next: (...more) => {
      codes.push(...more)
    },
    refuse: (address) => {
      refused.add(address)
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
