import fontkit from '@pdf-lib/fontkit'
import {
  CustomFontEmbedder,
  decodeFromBase64,
  decodePDFRawStream,
  PDFContext,
  PDFHexString,
  PDFRawStream,
  type PDFRef,
} from 'pdf-lib'
import type { CivilDate } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'
import type { Face } from './face.js'
import { bold, regular } from './fonts.generated.js'
import { writerOf } from './writer.js'

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

/** What a file says of itself, and its pages as content streams. */
export interface PdfParts {
  readonly title: string
  readonly author: string
  readonly language: Language
  readonly createdOn: CivilDate
  readonly pages: readonly Uint8Array[]
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
  const glyphs = new Array<number | undefined>(size).fill(undefined)
  const widths = new Array<number | undefined>(size).fill(undefined)
  for (const codePoint of codePoints) {
    const glyph = font.glyphForCodePoint(codePoint)
    glyphs[codePoint] = glyph.id
    widths[codePoint] = glyph.advanceWidth * scale
  }
  return { name, glyphs, widths }
}

const serialise = (context: PDFContext): Pick<Pdf, 'prefix' | 'rows' | 'size'> => {
  const writer = writerOf(65536)
  writer.put('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')
  let rows = '0000000000 65535 f \n'
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    rows += row(writer.length())
    const bytes = new Uint8Array(object.sizeInBytes())
    object.copyBytesInto(bytes, 0)
    writer.put(`${ref.objectNumber} 0 obj\n`)
    writer.append(bytes)
    writer.put('\nendobj\n')
  }
  return { prefix: writer.bytes(), rows, size: context.largestObjectNumber + 1 }
}

const row = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`

const locale = { fr: 'fr-FR', en: 'en-GB' } as const

/** The whole file: the prepared part, then this document's few objects. Same parts, same bytes. */
export const writePdf = (pdf: Pdf, parts: PdfParts): Uint8Array => {
  const drawn = parts.pages.reduce((sum, { length }) => sum + length, 0)
  const writer = writerOf(pdf.prefix.length + drawn + 2048 + parts.pages.length * 256)
  writer.append(pdf.prefix)
  let rows = pdf.rows
  let next = pdf.size
  const begin = (object: string): void => {
    rows += row(writer.length())
    writer.put(`${next++} 0 obj\n${object}`)
  }
  for (const object of headObjects(pdf, parts)) {
    begin(object)
    writer.put('\nendobj\n')
  }
  for (const content of parts.pages) {
    begin(`<</Type/Page/Parent ${pdf.size + 1} 0 R/Contents ${next + 1} 0 R>>\nendobj\n`)
    begin(`<</Length ${content.length}>>stream\n`)
    writer.append(content)
    writer.put('\nendstream\nendobj\n')
  }
  const trailer = `<</Size ${next}/Root ${pdf.size} 0 R/Info ${pdf.size + 2} 0 R>>`
  const start = writer.length()
  writer.put(`xref\n0 ${next}\n${rows}trailer${trailer}\nstartxref\n${start}\n%%EOF\n`)
  return writer.bytes()
}

/** Catalogue, page tree, information; the pages and their contents follow, two by two. */
const headObjects = (pdf: Pdf, { title, author, ...parts }: PdfParts): readonly string[] => {
  const kids = parts.pages.map((_, i) => `${pdf.size + 3 + i * 2} 0 R`).join(' ')
  const text = (value: string): string => PDFHexString.fromText(value).toString()
  const said = `/Title ${text(title)}/Author ${text(author)}/Producer(Foyer)`
  const shown = `/Lang(${locale[parts.language]})/ViewerPreferences<</DisplayDocTitle true>>`
  const box = `/MediaBox[0 0 ${paper.width} ${paper.height}]`
  return [
    `<</Type/Catalog/Pages ${pdf.size + 1} 0 R${shown}>>`,
    `<</Type/Pages/Kids[${kids}]/Count ${parts.pages.length}${box}/Resources ${pdf.resources}>>`,
    `<<${said}/CreationDate(D:${parts.createdOn.replaceAll('-', '')})>>`,
  ]
}
