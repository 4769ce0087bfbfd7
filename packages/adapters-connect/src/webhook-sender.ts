import { request as plain } from 'node:http'
import { type RequestOptions, request as secure } from 'node:https'
import { isIP } from 'node:net'
import { OutsideProblem, type WebhookRequest, type WebhookSender } from '@foyer/core/store'
import { isPublic, publicLookup } from './public-address.js'

/** How webhooks are sent. */
export interface WebhookSenderOptions {
  /** Milliseconds after which no answer is waited for any more: 10,000 unless told otherwise. */
  readonly timeoutMs?: number
  /** For tests: the server that really answers for an address, over plain HTTP and within this machine if need be. */
  readonly instead?: (url: URL) => URL
}

/**
 * Sends webhooks by HTTPS to the open network alone: what leads to this machine or a network behind it is refused, by name and by number; no
 * redirect is followed, and of an answer nothing but its status is read.
 * @throws {OutsideProblem} `no-answer`, also for an address that is refused.
 */
export const webhookSender =
  ({ timeoutMs = 10_000, instead }: WebhookSenderOptions = {}): WebhookSender =>
  (asked) => {
    const url = new URL(asked.url)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (url.protocol !== 'https:') return refused(`${url.protocol} is not https:`)
    if (instead) return post(instead(url), asked, timeoutMs, {})
    if (isIP(host) && !isPublic(host)) return refused(`${host} is not open to all`)
    return post(url, asked, timeoutMs, { lookup: publicLookup() })
  }

const refused = (problem: string): Promise<never> =>
  Promise.reject(new OutsideProblem('no-answer', `webhook: ${problem}`))

const post = (
  url: URL,
  { headers, body }: WebhookRequest,
  timeoutMs: number,
  more: RequestOptions,
): Promise<{ readonly status: number }> =>
  new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? secure : plain
    const signal = AbortSignal.timeout(timeoutMs)
    const length = String(Buffer.byteLength(body))
    const options: RequestOptions = {
      ...{ method: 'POST', signal, agent: false, ...more },
      headers: { ...headers, 'content-length': length, 'user-agent': 'foyer-webhooks/1' },
    }
    const going = send(url, options, (answer) => {
      resolve({ status: answer.statusCode ?? 0 })
      answer.destroy()
    })
    going.on('error', (problem) => {
      const said = signal.aborted ? `no answer within ${timeoutMs} ms` : problem.message
      reject(new OutsideProblem('no-answer', `webhook: ${said}`))
    })
    going.end(body)
  })
