/** Text as it stands in HTML and SVG. */
export const text = (raw: string): string =>
  raw.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A number of a drawing, to a tenth. */
export const n = (value: number): string => String(Math.round(value * 10) / 10)

/** The colours of eight routes in the light and in the dark, each at least 3:1 on its ground, and their dashes: no colour stands alone. */
const looks = [
  ['#b4481e', '#f0946c', ''],
  ['#0b6e99', '#63bfe6', '7 3'],
  ['#1f7a4d', '#6fcf9a', '2 3'],
  ['#7a3e9d', '#cba0e6', '9 3 2 3'],
  ['#9a6700', '#e0b45c', '4 2'],
  ['#a3195b', '#f291bb', '12 3'],
  ['#37568c', '#9db9ea', '1 3'],
  ['#5b6b1f', '#b9cd6b', '6 2 1 2'],
] as const

/** The colours as custom properties: `--r0` to `--r7`. */
export const coloursOf = (ground: 'light' | 'dark'): string =>
  looks.map(([light, dark], i) => `--r${i}:${ground === 'light' ? light : dark}`).join(';')

/** The colour and the dashes of a route; from the ninth on they come again. */
export const lookOf = (at: number): { readonly colour: string; readonly dash: string } => {
  const i = at % looks.length
  return { colour: `var(--r${i})`, dash: looks[i]?.[2] ?? '' }
}
