import { measureSms } from './gsm7.js'
import { plain } from './plain.js'
import type { Notice } from './port.js'

/** What every SMS gateway is told about the text. */
export interface SmsTextOptions {
  /** Whether accents outside GSM-7 are dropped, see `plain`: true unless told otherwise. */
  readonly plain?: boolean
}

/** The text as it is sent. @throws {Error} naming the gateway, for a notice that holds none. */
export const smsText = (by: string, { text }: Notice, options: SmsTextOptions): string => {
  if (!text.trim()) throw new Error(`${by}: text is empty`)
  return options.plain === false ? text : plain(text)
}

/** The number, in E.164 with its plus. @throws {Error} naming the gateway, for anything else. */
export const smsNumber = (by: string, { address }: Notice): string => {
  if (!/^\+[1-9]\d{6,14}$/.test(address))
    throw new Error(`${by}: address is not a telephone number in E.164, such as +33612345678`)
  return address
}

/** How many parts are billed. */
export const smsParts = (text: string): number => measureSms(text).parts
