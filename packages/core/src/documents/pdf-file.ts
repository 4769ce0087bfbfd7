import fontkit from '@pdf-lib/fontkit'
import {
  CustomFontEmbedder,
  decodeFromBase64,
  decodePDFRawStream,
  PDFContext,
  PDFHexString,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
} from 'pdf-lib'
import type { CivilDate } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'
import type { Face } from './face.js'
import { bold, regular } from './fonts.generated.js'

/** What every document starts with, made once: both fonts as PDF objects, and what drawing needs of them. */
export interface Pdf {
  readonly regular: Face
  readonly bold: Face
  /** The file up to the document's own objects. */
  readonly prefix: Uint8Array
  /** The rows of the cross-reference table for the objects in `prefix`. */
  readonly rows: string
  /** How many objects `prefix` holds, the free one included. */
  readonly size: number
  /** The object that names the fonts for a page. */
  readonly resources: string
}

/** What a file says of itself, and its pages as content streams (Latin-1: one unit is one byte). */
export interface PdfParts {
  readonly title: string
  readonly author: string
  readonly language: Language
  readonly createdOn: CivilDate
  readonly pages: readonly string[]
}

/** A4, in points. */
export const paper = { width: 595.28, height: 841.89 } as const

let prepared: Promise<Pdf> | undefined

/** The fonts, embedded once a process: all the cost of a PDF is in them (about 30 ms). */
export const preparePdf = (): Promise<Pdf> => {
  prepared ??= prepare()
  return prepared
}

const prepare = async (): Promise<Pdf> => {
  const context = PDFContext.create()
  const faces = await Promise.all([
    embed(context, 'F0', 'FOYERA+DejaVuSansCondensed', regular),
    embed(context, 'F1', 'FOYERB+DejaVuSansCondensed-Bold', bold),
  ])
  const fonts = Object.fromEntries(faces.map(({ face, ref }) => [face.name, ref]))
  const resources = context.register(context.obj({ Font: fonts }))
  const [plain, strong] = faces
  return {
    regular: plain.face,
    bold: strong.face,
    resources: resources.toString(),
    ...serialise(context),
  }
}

const embed = async (
  context: PDFContext,
  name: string,
  postScript: string,
  deflated: string,
): Promise<{ readonly face: Face; readonly ref: PDFRef }> => {
  const stream = PDFRawStream.of(context.obj({ Filter: 'FlateDecode' }), decodeFromBase64(deflated))
  const font = await CustomFontEmbedder.for(
    fontkit,
    decodePDFRawStream(stream).decode(),
    postScript,
  )
  return { face: faceOf(name, font), ref: await font.embedIntoContext(context) }
}

const faceOf = (name: string, { font, scale }: CustomFontEmbedder): Face => {
  const codePoints = font.characterSet.filter((one) => one < 0xffff)
  const size = Math.max(...codePoints) + 1
  // Filled at once: an array that grows by leaps becomes a slow dictionary.
  const codes = new Array<string | undefined>(size).fill(undefined)
  const widths = new Array<number | undefined>(size).fill(undefined)
  for (const codePoint of codePoints) {
    const glyph = font.glyphForCodePoint(codePoint)
    codes[codePoint] = escaped(glyph.id >> 8) + escaped(glyph.id & 0xff)
    widths[codePoint] = glyph.advanceWidth * scale
  }
  return { name, codes, widths }
}

/** A byte inside `(...)`: brackets, the backslash and the carriage return would be read as something else. */
const escaped = (byte: number): string => {
  const char = String.fromCharCode(byte)
  return char === '\r' ? '\\r' : '()\\'.includes(char) ? `\\${char}` : char
}

const serialise = (context: PDFContext): Pick<Pdf, 'prefix' | 'rows' | 'size'> => {
  const parts: Uint8Array[] = [latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')]
  let length = parts[0]?.length ?? 0
  let rows = '0000000000 65535 f \n'
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    rows += row(length)
    const bytes = bytesOf(ref, object)
    parts.push(bytes)
    length += bytes.length
  }
  const prefix = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    prefix.set(part, at)
    at += part.length
  }
  return { prefix, rows, size: context.largestObjectNumber + 1 }
}

const bytesOf = (ref: PDFRef, object: PDFObject): Uint8Array => {
  const head = `${ref.objectNumber} 0 obj\n`
  const tail = '\nendobj\n'
  const bytes = new Uint8Array(head.length + object.sizeInBytes() + tail.length)
  bytes.set(latin1(head))
  object.copyBytesInto(bytes, head.length)
  bytes.set(latin1(tail), bytes.length - tail.length)
  return bytes
}

const row = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`

const latin1 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

const locale = { fr: 'fr-FR', en: 'en-GB' } as const

/** The whole file: the prepared part, then this document's few objects. Same parts, same bytes. */
export const writePdf = (pdf: Pdf, parts: PdfParts): Uint8Array => {
  let body = ''
  let rows = pdf.rows
  for (const [i, object] of objectsOf(pdf, parts).entries()) {
    rows += row(pdf.prefix.length + body.length)
    body += `${pdf.size + i} 0 obj\n${object}\nendobj\n`
  }
  const size = pdf.size + 3 + parts.pages.length * 2
  const start = pdf.prefix.length + body.length
  const trailer = `<</Size ${size}/Root ${pdf.size} 0 R/Info ${pdf.size + 2} 0 R>>`
  const end = `${body}xref\n0 ${size}\n${rows}trailer${trailer}\nstartxref\n${start}\n%%EOF\n`
  const bytes = new Uint8Array(pdf.prefix.length + end.length)
  bytes.set(pdf.prefix)
  for (let i = 0, at = pdf.prefix.length; i < end.length; i++, at++) bytes[at] = end.charCodeAt(i)
  return bytes
}

/** Catalogue, page tree, information, then each page and its content. */
const objectsOf = (pdf: Pdf, parts: PdfParts): readonly string[] => {
  const tree = `${pdf.size + 1} 0 R`
  const pageNumber = (i: number): number => pdf.size + 3 + i * 2
  const kids = parts.pages.map((_, i) => `${pageNumber(i)} 0 R`).join(' ')
  const text = (value: string): string => PDFHexString.fromText(value).toString()
  const box = `/MediaBox[0 0 ${paper.width} ${paper.height}]`
  return [
    `<</Type/Catalog/Pages ${tree}/Lang(${locale[parts.language]})/ViewerPreferences<</DisplayDocTitle true>>>>`,
    `<</Type/Pages/Kids[${kids}]/Count ${parts.pages.length}${box}/Resources ${pdf.resources}>>`,
    `<</Title ${text(parts.title)}/Author ${text(parts.author)}/Producer(Foyer)/CreationDate(D:${parts.createdOn.replaceAll('-', '')})>>`,
    ...parts.pages.flatMap((content, i) => [
      `<</Type/Page/Parent ${tree}/Contents ${pageNumber(i) + 1} 0 R>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    ]),
  ]
}
