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
  const limit = (width * 1000) / size
  const lines: string[] = []
  let start = 0
  let stop = 0
  let reached = 0
  let atStop = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const advance = face.widths[unit]
    if (advance === undefined) return wrap(face, printable(face, text), size, width)
    reached += advance
    while (reached > limit && unit !== space && i > start) {
      const end = stop > start ? stop : i
      lines.push(text.slice(start, text.charCodeAt(end - 1) === space ? end - 1 : end))
      reached = stop > start ? reached - atStop : advance
      start = end
    }
    if (unit === space || (unit === hyphen && mayDivide(text, i, start, stop))) {
      stop = i + 1
      atStop = reached
    }
  }
  return [...lines, text.slice(start)]
}

const space = 0x20
const hyphen = 0x2d
const letter = /\p{L}/u

/** Only a line without a space yet is broken after a hyphen, and never `D7233-4`. */
const mayDivide = (text: string, i: number, start: number, stop: number): boolean => {
  const spaceless = stop <= start || text.charCodeAt(stop - 1) === hyphen
  return spaceless && letter.test(text[i - 1] ?? '') && letter.test(text[i + 1] ?? '')
}
