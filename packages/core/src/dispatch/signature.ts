import { z } from 'zod'
import { utf8 } from '../shared/canonical.js'

/** Characters of the longest drawing: 64 kB. */
export const longestDrawing = 65_536

const point = '(?:1000|\\d{1,3}) (?:400|[1-3]?\\d{1,2})'

/**
 * A signature as it was drawn: the path of an SVG of 1000 by 400, moves and lines to whole numbers within it, one move for each pass of
 * the finger (`M120 200L130 190M400 80L400 80`). Nothing else is one: no curve, no colour, no markup.
 */
export const Drawing = z
  .string()
  .max(longestDrawing)
  .regex(new RegExp(`^(?:M${point}(?:L${point})+)+$`))

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What a signature is sealed with: change a byte of what was signed, of the name, of the moment or of the drawing, and it shows. */
export const Signature = z
  .object({
    /** SHA-256 of the edition as signed, in its canonical form: what it says, who signed, when, and the hash of the drawing. */
    sha256: Sha256,
    /** SHA-256 of the drawing, which the archive keeps as an SVG; absent = the name alone was typed. */
    drawing: Sha256.optional(),
  })
  .readonly()
  .meta({ id: 'Signature' })
/** What a signature is sealed with. */
export type Signature = z.output<typeof Signature>

/** A signature as it can be shown. */
export const ShownSignature = z
  .object({
    sha256: Sha256.optional(),
    /** Absent = the name alone was typed; or, with `intact: false`, what was drawn is lost or changed. */
    drawing: Drawing.optional(),
    /** False = what was signed, by whom, when, or what was drawn is no longer what it was. */
    intact: z.boolean(),
  })
  .readonly()
  .meta({ id: 'ShownSignature' })
/** A signature as it can be shown. */
export type ShownSignature = z.output<typeof ShownSignature>

const before = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 400"><path d="'
const after =
  '" fill="none" stroke="#000" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/></svg>'

/** A drawing as a file that any viewer opens. */
export const svgOf = (drawing: string): Uint8Array => utf8(`${before}${drawing}${after}`)

/** The drawing in such a file; undefined where the bytes are something else. */
export const drawingIn = (svg: Uint8Array): string | undefined => {
  const text = [...svg].map((byte) => String.fromCharCode(byte)).join('')
  if (!text.startsWith(before) || !text.endsWith(after)) return undefined
  return Drawing.safeParse(text.slice(before.length, -after.length)).data
}
