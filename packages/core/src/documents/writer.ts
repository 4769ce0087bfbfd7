import { type Face, printable } from './face.js'

/** Writes a file's bytes one after the other; joining strings first would take longer than drawing. */
export interface Writer {
  /** Writes characters below 256, one byte each. */
  readonly put: (text: string) => void
  readonly append: (bytes: Uint8Array) => void
  /** Writes the body of a PDF string that shows `text`: two bytes a glyph. */
  readonly show: (face: Face, text: string) => void
  /** How many bytes were written. */
  readonly length: () => number
  /** A copy of what was written. */
  readonly bytes: () => Uint8Array
}

/** An empty writer; `room` = the bytes expected, more are welcome. */
export const writerOf = (room: number): Writer => {
  let written = new Uint8Array(room)
  let at = 0
  const reserve = (more: number): void => {
    if (at + more <= written.length) return
    const larger = new Uint8Array((at + more) * 2)
    larger.set(written)
    written = larger
  }
  const show = (face: Face, text: string): void => {
    reserve(text.length * 4)
    const end = showInto(written, at, face, text)
    if (end === undefined) show(face, printable(face, text))
    else at = end
  }
  return {
    put: (text) => {
      const { length } = text
      reserve(length)
      for (let i = 0; i < length; i++) written[at + i] = text.charCodeAt(i)
      at += length
    },
    append: (bytes) => {
      reserve(bytes.length)
      written.set(bytes, at)
      at += bytes.length
    },
    show,
    length: () => at,
    bytes: () => written.slice(0, at),
  }
}

/** Writes glyphs from `start` on, four bytes each at most; answers where they end, or undefined when one is missing. */
const showInto = (
  into: Uint8Array,
  start: number,
  face: Face,
  text: string,
): number | undefined => {
  let at = start
  for (let i = 0; i < text.length; i++) {
    const glyph = face.glyphs[text.charCodeAt(i)]
    if (glyph === undefined) return undefined
    at = putEscaped(into, putEscaped(into, at, glyph >> 8), glyph & 0xff)
  }
  return at
}

/** Inside `(...)`, brackets, the backslash and the carriage return would be read as something else. */
const putEscaped = (into: Uint8Array, at: number, byte: number): number => {
  if (byte !== 0x28 && byte !== 0x29 && byte !== 0x5c && byte !== 0x0d) {
    into[at] = byte
    return at + 1
  }
  into[at] = 0x5c
  into[at + 1] = byte === 0x0d ? 0x72 : byte
  return at + 2
}
