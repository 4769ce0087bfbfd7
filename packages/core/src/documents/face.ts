/** One font as drawing needs it: by UTF-16 unit, what to write in the page and how wide it is. */
export interface Face {
  /** The font's name in a page's resources. */
  readonly name: string
  /** The number of the glyph; a hole where the font has none. */
  readonly glyphs: readonly (number | undefined)[]
  /** Thousandths of the size; a hole where the font has no glyph. */
  readonly widths: readonly (number | undefined)[]
}

const lookAlikes: Readonly<Record<string, string>> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u201a': ',',
  '\u201e': '"',
  '\u2032': "'",
  '\u2039': '<',
  '\u203a': '>',
}

/**
 * `text` in the characters that the font has: an unknown letter loses its accent, an unknown space is a space,
 * marks nobody sees go, anything else is `?`.
 */
export const printable = (face: Face, text: string): string => {
  const has = (char: string): boolean => face.glyphs[char.charCodeAt(0)] !== undefined
  const nearest = (char: string): string => {
    if (/\s/u.test(char)) return ' '
    if (/[\p{M}\p{Cc}\p{Cf}]/u.test(char)) return ''
    const base = [...char.normalize('NFKD')].filter(has).join('')
    return base || (lookAlikes[char] ?? '?')
  }
  return [...text.normalize('NFC')].map((char) => (has(char) ? char : nearest(char))).join('')
}

/** `text` itself when the font has all of it, as it nearly always does; otherwise what is printable of it. */
export const known = (face: Face, text: string): string => {
  for (let i = 0; i < text.length; i++)
    if (face.glyphs[text.charCodeAt(i)] === undefined) return printable(face, text)
  return text
}

/** The width of `text` at `size`, both in points. */
export const widthOf = (face: Face, text: string, size: number): number => {
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const width = face.widths[text.charCodeAt(i)]
    if (width === undefined) return widthOf(face, printable(face, text), size)
    sum += width
  }
  return (sum * size) / 1000
}

/**
 * `text` in lines of at most `width` points, broken after a space; a word that is wider than a line is broken after
 * a hyphen between letters, or cut. No-break spaces hold.
 */
export const wrap = (face: Face, text: string, size: number, width: number): readonly string[] => {
  if (widthOf(face, text, size) <= width) return [text]
  const shown = known(face, text)
  const limit = (width * 1000) / size
  const lines: string[] = []
  let [start, reached, stop, atStop] = [0, 0, 0, 0]
  for (let i = 0; i < shown.length; i++) {
    const unit = shown.charCodeAt(i)
    const advance = face.widths[unit] ?? 0
    reached += advance
    while (reached > limit && unit !== space && i > start) {
      const end = stop > start ? stop : i
      lines.push(shown.slice(start, end).replace(/ +$/, ''))
      reached = stop > start ? reached - atStop : advance
      start = end
    }
    const bare = stop <= start || shown.charCodeAt(stop - 1) === hyphen
    if (unit === space || (bare && unit === hyphen && isInsideWord(shown, i))) {
      stop = i + 1
      atStop = reached
    }
  }
  return [...lines, shown.slice(start)]
}

const space = 0x20
const hyphen = 0x2d
const letter = /\p{L}/u

const isInsideWord = (text: string, i: number): boolean =>
  letter.test(text[i - 1] ?? '') && letter.test(text[i + 1] ?? '')
