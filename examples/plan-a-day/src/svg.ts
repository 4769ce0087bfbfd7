/** Text as it stands in HTML and SVG. */
export const text = (raw: string): string =>
  raw.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A number of a drawing, to a tenth. */
export const n = (value: number): string => String(Math.round(value * 10) / 10)

/** Of eight routes, colour, dash and shape tell them apart; from the ninth on they come again. */
export const looks = [
  ['#b4481e', ''],
  ['#0b6e99', '7 3'],
  ['#1f7a4d', '2 3'],
  ['#7a3e9d', '9 3 2 3'],
  ['#9a6700', '4 2'],
  ['#a3195b', '12 3'],
  ['#37568c', '1 3'],
  ['#5b6b1f', '6 2 1 2'],
] as const

/** The look of a route. */
export const lookOf = (at: number): (typeof looks)[number] => looks[at % looks.length] ?? looks[0]
