import { forNotice, type PerNotice } from './per-notice.js'
import type { Notifier } from './port.js'
import { type SmsTextOptions, smsNumber, smsParts, smsText } from './sms.js'
import { type Answer, askGateway, fieldOf, textOf, type WireOptions } from './wire.js'

/** The account at Clickatell, and how to reach it. */
export interface ClickatellOptions extends WireOptions, SmsTextOptions {
  /** The key of an integration of Clickatell's platform. */
  readonly apiKey: string
  /** The number or name that the telephone shows; the account's own unless told otherwise. */
  readonly from?: PerNotice<string>
}

const by = 'clickatell'

/**
 * Sends SMS through Clickatell's Platform REST API (`POST /messages`). The notice's key travels as `clientMessageId`, which
 * receipts repeat; Clickatell does not promise to send one id only once.
 * @throws {Error} when Clickatell refuses, with its reason, or does not answer: to be tried again.
 */
export const clickatellNotifier = (options: ClickatellOptions): Notifier => {
  if (!options.apiKey) throw new RangeError('apiKey: empty')
  const url = `${options.baseUrl ?? 'https://platform.clickatell.com'}/messages`
  return async (notice) => {
    const content = smsText(by, notice, options)
    const body = JSON.stringify({
      to: [smsNumber(by, notice).slice(1)],
      content,
      clientMessageId: notice.key,
      ...(options.from && { from: forNotice(options.from, notice) }),
    })
    // The key stands alone: Clickatell refuses `Bearer`.
    const headers = { Authorization: options.apiKey, 'Content-Type': 'application/json' }
    const answer = await askGateway(by, options, url, { method: 'POST', headers, body })
    return { by, reference: acceptedAs(answer), parts: smsParts(content) }
  }
}

/** The id of the message. @throws {Error} unless it was accepted: a refusal of one number comes with status 202. */
const acceptedAs = ({ status, body }: Answer): string => {
  const messages = fieldOf(body, 'messages')
  const message: unknown = Array.isArray(messages) ? messages[0] : undefined
  const problem = reasonOf(fieldOf(message, 'error')) ?? reasonOf(body)
  if (status >= 300) throw new Error(`${by}: HTTP ${status}: ${problem ?? 'no reason given'}`)
  const reference = textOf(message, 'apiMessageId') ?? textOf(message, 'apiMsgId')
  if (fieldOf(message, 'accepted') === true && !problem && reference) return reference
  throw new Error(`${by}: not accepted: ${problem ?? 'no reason given'}`)
}

// Old keys answer with a sentence, newer ones with an object.
const reasonOf = (error: unknown): string | undefined => {
  if (typeof error === 'string') return error || undefined
  return (
    textOf(error, 'description') ??
    textOf(error, 'errorDescription') ??
    textOf(error, 'error') ??
    textOf(error, 'message') ??
    textOf(error, 'code')
  )
}
