import { septetsOf } from './gsm7.js'

// What does not decompose by itself into a letter and its accent, or decomposes into something else than one would write.
const plainer: { readonly [char: string]: string } = {
  œ: 'oe',
  Œ: 'OE',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  '’': "'",
  '‘': "'",
  '‚': "'",
  '‹': "'",
  '›': "'",
  ʼ: "'",
  '′': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '″': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '•': '-',
  '·': '.',
  '×': 'x',
  '⁄': '/',
  '°': 'o',
  '\t': ' ',
  '\u00ad': '',
  '\u200b': '',
  '\ufeff': '',
}

/**
 * The text in the letters of GSM-7, so that an SMS in French stays at 160 characters instead of 70: `ê` becomes `e`, `ç` `c`,
 * `’` `'`, `œ` `oe`, `…` three dots; what GSM-7 holds (`é`, `è`, `à`, `ù`, `€`) stays. A character without a plain equal
 * (an emoji, another script) stays too: nothing is lost, and `measureSms` tells what it costs.
 */
export const plain = (text: string): string =>
  [...text.normalize('NFC')].map((char) => (septetsOf(char) ? char : plainOf(char))).join('')

const plainOf = (char: string): string => {
  const known = plainer[char]
  if (known !== undefined) return known
  const letters = [...char.normalize('NFKD')].filter((part) => !/\p{Mn}/u.test(part))
  const found = letters.map((part) => (septetsOf(part) ? part : plainer[part]))
  return letters.length && found.every((part) => part !== undefined) ? found.join('') : char
}
