/** What cannot be taken apart into a letter and its accent. */
const inPlainLetters: { readonly [sign: string]: string } = {
  ...{ œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE', ß: 'ss', ẞ: 'SS', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L' },
  ...{ đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', þ: 'th', Þ: 'TH', ı: 'i' },
  ...{ '€': 'EUR', '&': '+', '@': '(at)', '’': "'", '‘': "'", '´': "'", '`': "'" },
  ...{ '“': "'", '”': "'", '"': "'", '«': "'", '»': "'", '–': '-', '—': '-', '−': '-' },
  ...{ '…': '...', º: 'o', ª: 'a', ';': ',', _: '-', '[': '(', ']': ')', '{': '(', '}': ')' },
}

const outside = /[^A-Za-z0-9/\-?:().,'+ ]/gu

/**
 * A text in the letters that every bank of SEPA passes on (EPC217-08: the Latin set of `a-z A-Z 0-9 / - ? : ( ) . , ' +` and space): without
 * accents, on one line, cut at so many characters. What has no letter there is a space.
 */
export const sepaText = (text: string, most: number): string =>
  [...text]
    .map((sign) => inPlainLetters[sign] ?? sign)
    .join('')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(outside, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, most)
    .trim()

/** Whether banks pass a reference on as it is: 1 to 35 characters, no space, no slash at either end and no two in a row. */
export const isSepaReference = (text: string): boolean =>
  /^[A-Za-z0-9/\-?:().,'+]{1,35}$/.test(text) && !/^\/|\/$|\/\//.test(text)
