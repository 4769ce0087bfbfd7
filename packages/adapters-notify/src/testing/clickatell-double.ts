import {
  type GatewayDouble,
  type Reply,
  type Seen,
  scriptedServer,
  wait,
} from './scripted-server.js'

/** A message that the double took. */
export interface ClickatellMessage {
  readonly apiMessageId: string
  readonly to: string
  readonly content: string
  readonly from?: string
  readonly clientMessageId?: string
}

/** A double of Clickatell's Platform REST API. */
export interface ClickatellDouble extends GatewayDouble {
  readonly messages: readonly ClickatellMessage[]
  /** Does not accept messages to a number (digits alone), for this reason, with status 202 as Clickatell does. */
  refuse(to: string, reason: string): void
  /** Calls back as Clickatell does. @returns the status that the callback answered. @throws {Error} for a message that it never took. */
  report(
    apiMessageId: string,
    told: { readonly url: string; readonly status: string; readonly afterMs?: number },
  ): Promise<number>
}

/** Starts a Clickatell that knows one key, takes what is well formed, and sends nothing to anybody. */
export const clickatellDouble = async (options: {
  readonly apiKey: string
}): Promise<ClickatellDouble> => {
  const messages: ClickatellMessage[] = []
  const refused = new Map<string, string>()
  const take = (sent: Sent, to: string): object => {
    const error = /^[1-9]\d{6,14}$/.test(to) ? refused.get(to) : 'Invalid destination address'
    if (error) return { apiMessageId: null, accepted: false, to, error }
    const apiMessageId = String(messages.length + 1).padStart(32, '0')
    const { content, from, clientMessageId } = sent
    messages.push({
      ...{ apiMessageId, to, content },
      ...(from && { from }),
      ...(clientMessageId && { clientMessageId }),
    })
    return { apiMessageId, accepted: true, to, error: null }
  }
  const reply = ({ method, path, headers, body }: Seen): Reply => {
    if (method !== 'POST' || path !== '/messages') return problem(404, 'Not found')
    if (headers['authorization'] !== options.apiKey)
      return problem(401, 'Invalid or missing Integration API Key')
    const sent = sentIn(body)
    if (!sent) return problem(400, 'Invalid or missing parameter')
    return { status: 202, body: { messages: sent.to.map((to) => take(sent, to)) } }
  }
  return {
    ...(await scriptedServer(reply)),
    messages,
    refuse: (to, reason) => {
      refused.set(to, reason)
    },
    report: async (apiMessageId, { url, status, afterMs = 0 }) => {
      const message = messages.find((one) => one.apiMessageId === apiMessageId)
      if (!message) throw new Error(`apiMessageId: ${apiMessageId} was never taken`)
      await wait(afterMs)
      const body = JSON.stringify(callbackOf(message, status))
      const headers = { 'Content-Type': 'application/json' }
      return (await fetch(url, { method: 'POST', headers, body })).status
    },
  }
}

interface Sent {
  readonly to: readonly string[]
  readonly content: string
  readonly from?: string
  readonly clientMessageId?: string
}

const sentIn = (body: string): Sent | undefined => {
  try {
    const sent = JSON.parse(body) as Sent
    return Array.isArray(sent.to) && sent.to.length && sent.content ? sent : undefined
  } catch {
    return undefined
  }
}

const problem = (status: number, errorDescription: string): Reply => ({
  status,
  body: { messages: [], errorCode: status, error: errorDescription, errorDescription },
})

const callbackOf = (message: ClickatellMessage, status: string): object => ({
  integrationName: 'foyer',
  messageId: message.apiMessageId,
  requestId: null,
  clientMessageId: message.clientMessageId ?? null,
  to: message.to,
  from: message.from ?? null,
  status,
  statusDescription: `Described: ${status}`,
  timestamp: Date.parse('2026-11-02T09:00:00.000Z'),
})
