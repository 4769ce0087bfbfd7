import type { Instant } from '@foyer/core'
import { systemClock } from '@foyer/core/system'
import { measureSms } from './gsm7.js'
import { ovhClock } from './ovh-clock.js'
import { type OvhKeys, ovhHeaders } from './ovh-signature.js'
import { forNotice, type PerNotice } from './per-notice.js'
import type { Notice, Notifier } from './port.js'
import { type SmsTextOptions, smsNumber, smsParts, smsText } from './sms.js'
import { type Answer, askGateway, fieldOf, textOf, type WireOptions } from './wire.js'

/** The SMS account at OVHcloud, and how to reach it. */
export interface OvhOptions extends OvhKeys, WireOptions, SmsTextOptions {
  /** The SMS account: `sms-ab12345-1`. */
  readonly serviceName: string
  /** The name that the telephone shows, 3 to 11 letters and digits, approved by OVHcloud; a short number that can be answered unless told otherwise. */
  readonly sender?: PerNotice<string>
  /** Our clock, the machine's unless told otherwise. */
  readonly now?: () => Instant
}

const by = 'ovh'

// What OVHcloud adds to a marketing message; its number of characters is what the price is counted with.
const stopClause = ' STOP 36111'

/**
 * Sends SMS through OVHcloud (`POST /sms/{serviceName}/jobs`, signed). Messages of service go at once and carry no STOP clause;
 * to marketing OVHcloud adds its own and holds it back at night, on Sundays and on public holidays. OVHcloud knows no idempotency
 * key: an attempt whose answer got lost is sent again.
 * @throws {Error} when OVHcloud refuses, with its reason, or does not answer: to be tried again.
 */
export const ovhNotifier = (options: OvhOptions): Notifier => {
  refuseEmpty(options)
  const base = options.baseUrl ?? 'https://eu.api.ovh.com/1.0'
  const url = `${base}/sms/${encodeURIComponent(options.serviceName)}/jobs`
  const readTime = async (): Promise<number> =>
    secondsOf(await askGateway(by, options, `${base}/auth/time`))
  const clock = ovhClock(options.now ?? systemClock.now, readTime)
  const post = async (body: string): Promise<Answer> => {
    const method = 'POST'
    const signed = ovhHeaders(options, { method, url, body, timestamp: await clock.seconds() })
    const headers = { ...signed, 'Content-Type': 'application/json' }
    return askGateway(by, options, url, { method, headers, body })
  }
  return async (notice) => {
    const message = smsText(by, notice, options)
    const body = JSON.stringify(jobOf(notice, message, options))
    let answer = await post(body)
    if (isOffTime(answer)) {
      // Nothing was sent, and our clock may have been set since it was compared with theirs.
      clock.forget()
      answer = await post(body)
    }
    const billed = notice.purpose === 'marketing' ? message + stopClause : message
    return { by, reference: acceptedAs(answer), parts: smsParts(billed) }
  }
}

const refuseEmpty = (options: OvhOptions): void => {
  const { serviceName, applicationKey, applicationSecret, consumerKey } = options
  const needed = { serviceName, applicationKey, applicationSecret, consumerKey }
  for (const [field, value] of Object.entries(needed))
    if (!value) throw new RangeError(`${field}: empty`)
}

const jobOf = (notice: Notice, message: string, options: OvhOptions): object => ({
  receivers: [smsNumber(by, notice)],
  message,
  charset: 'UTF-8',
  coding: measureSms(message).encoding === 'gsm-7' ? '7bit' : '8bit',
  noStopClause: notice.purpose === 'service',
  priority: 'high',
  ...(options.sender
    ? { sender: senderOf(forNotice(options.sender, notice)), senderForResponse: false }
    : { senderForResponse: true }),
})

const senderOf = (sender: string): string => {
  if (!/^(?=.{3,11}$)[A-Za-z0-9 ]+$|^\+\d{7,15}$/.test(sender))
    throw new Error(`${by}: sender is not 3 to 11 letters and digits: ${sender}`)
  return sender
}

const secondsOf = ({ status, body }: Answer): number => {
  if (status === 200 && Number.isInteger(body)) return Number(body)
  throw new Error(`${by}: HTTP ${status} when asked for the time`)
}

const isOffTime = ({ status, body }: Answer): boolean =>
  status >= 400 &&
  status < 500 &&
  /signature|time/i.test(`${textOf(body, 'errorCode')} ${textOf(body, 'message')}`)

/** The id of the SMS. @throws {Error} unless OVHcloud took it: a number that it will not serve comes with status 200. */
const acceptedAs = ({ status, body }: Answer): string => {
  if (status >= 300)
    throw new Error(`${by}: HTTP ${status}: ${textOf(body, 'message') ?? 'no reason given'}`)
  if (listOf(body, 'invalidReceivers').length)
    throw new Error(`${by}: invalidReceivers: it does not send to this number`)
  const [id] = listOf(body, 'ids')
  if (id === undefined) throw new Error(`${by}: HTTP ${status} without an id`)
  return String(id)
}

const listOf = (body: unknown, name: string): readonly unknown[] => {
  const value = fieldOf(body, name)
  return Array.isArray(value) ? value : []
}
