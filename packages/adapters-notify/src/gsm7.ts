/** The default alphabet, 3GPP TS 23.038, 6.2.1, without the escape: one septet each. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)

/** The extension table, 3GPP TS 23.038, 6.2.1.1: an escape and a character, two septets each. */
const extension = new Set('\f^{}\\[~]|€')

/** Units in a message of one part, and in each part of a longer one, whose header takes the rest (3GPP TS 23.040, 9.2.3.24.1). */
const room = {
  'gsm-7': { alone: 160, joined: 153 },
  'ucs-2': { alone: 70, joined: 67 },
} as const

/** What an SMS takes: gateways bill by the part. */
export interface SmsSize {
  readonly encoding: 'gsm-7' | 'ucs-2'
  /** Septets of GSM-7 or 16-bit units of UCS-2, headers of parts left out. */
  readonly units: number
  /** At least 1: an empty message is sent too. */
  readonly parts: number
}

/** Septets of one character: 1, 2 from the extension table, undefined outside GSM-7. */
export const septetsOf = (char: string): 1 | 2 | undefined =>
  basic.has(char) ? 1 : extension.has(char) ? 2 : undefined

/**
 * How a text travels as an SMS: in GSM-7 when every character is in it, else in UCS-2. Neither an escaped character nor a
 * surrogate pair is split between two parts, so that a part may stay one unit short (3GPP TS 23.038 and 23.040).
 */
export const measureSms = (text: string): SmsSize => {
  const chars = [...text]
  const encoding = chars.every(septetsOf) ? 'gsm-7' : 'ucs-2'
  const sizes = chars.map((char) => (encoding === 'gsm-7' ? (septetsOf(char) ?? 0) : char.length))
  const units = sizes.reduce((sum, size) => sum + size, 0)
  const { alone, joined } = room[encoding]
  return { encoding, units, parts: units <= alone ? 1 : partsOf(sizes, joined) }
}

const partsOf = (sizes: readonly number[], most: number): number => {
  let parts = 1
  let filled = 0
  for (const size of sizes) {
    if (filled + size > most) {
      parts++
      filled = 0
    }
    filled += size
  }
  return parts
}
