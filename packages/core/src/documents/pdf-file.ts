import type { CivilDate } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'
import type { Face } from './face.js'
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

/** The row of the cross-reference table for an object that begins there. */
export const row = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`

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
  const said = `/Title ${hexOf(title)}/Author ${hexOf(author)}/Producer(Foyer)`
  const shown = `/Lang(${locale[parts.language]})/ViewerPreferences<</DisplayDocTitle true>>`
  const box = `/MediaBox[0 0 ${paper.width} ${paper.height}]`
  return [
    `<</Type/Catalog/Pages ${pdf.size + 1} 0 R${shown}>>`,
    `<</Type/Pages/Kids[${kids}]/Count ${parts.pages.length}${box}/Resources ${pdf.resources}>>`,
    `<<${said}/CreationDate(D:${parts.createdOn.replaceAll('-', '')})>>`,
  ]
}

/** A text string (ISO 32000-1, 7.9.2.2): UTF-16, the high byte first, behind its mark; in hexadecimal. */
const hexOf = (text: string): string => {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  const hex = [0xfeff, ...units].map((unit) => unit.toString(16).toUpperCase().padStart(4, '0'))
  return `<${hex.join('')}>`
}
