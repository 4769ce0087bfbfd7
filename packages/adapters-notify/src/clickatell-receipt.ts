import type { Receipt } from './receipt.js'
import { textOf } from './wire.js'

/**
 * What a status callback of Clickatell says (`POST` of JSON with `messageId`, `clientMessageId`, `status`, `statusDescription`
 * and `timestamp`, milliseconds since 1970); undefined for anything else. A status that is not known counts as underway. The
 * call is not signed: give Clickatell a path that nobody guesses.
 */
export const readClickatellReceipt = (body: string): Receipt | undefined => {
  const said = objectOf(body)
  const reference = textOf(said, 'messageId')
  const word = textOf(said, 'status')
  const at = momentOf(textOf(said, 'timestamp'))
  if (!reference || !word || !at) return undefined
  const key = textOf(said, 'clientMessageId')
  const status = statusOf(word)
  const reason = status === 'delivered' ? undefined : (textOf(said, 'statusDescription') ?? word)
  return { reference, ...(key && { key }), status, at, ...(reason && { reason }) }
}

const objectOf = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const momentOf = (raw: string | undefined): Receipt['at'] | undefined => {
  const moment = new Date(raw && /^\d+$/.test(raw) ? Number(raw) : (raw ?? Number.NaN))
  return Number.isNaN(moment.getTime()) ? undefined : (moment.toISOString() as Receipt['at'])
}

const statusOf = (word: string): Receipt['status'] => {
  if (/^(RECEIVED_BY_RECIPIENT|DELIVERED|DEVICE_ACK)$/.test(word)) return 'delivered'
  return /ERROR|EXPIRED|FAILED|REJECTED|CANCEL|UNDELIVER|OUT_OF_CREDIT/.test(word)
    ? 'failed'
    : 'underway'
}
