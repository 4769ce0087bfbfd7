import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { day } from '../shared/civil-date.js'
import { printable, widthOf, wrap } from './face.js'
import { canvasOf, frame } from './kit.js'
import { paper, writePdf } from './pdf-file.js'
import { preparePdf } from './prepared.js'

const blank = new Uint8Array()

const parts = {
  title: 'Attestation n° 1 — Éloïse',
  author: 'Maison Œuvre',
  language: 'fr',
  createdOn: day('2026-01-15'),
} as const

/** What a reader that trusts the file's own tables finds on its first page: the bytes drawn, through ToUnicode. */
const readBack = async (bytes: Uint8Array): Promise<string> => {
  const file = await PDFDocument.load(bytes)
  const page = file.getPage(0).node
  const font = page.Resources()?.lookup(PDFName.of('Font'), PDFDict)
  const unicode = font?.lookup(PDFName.of('F0'), PDFDict).lookup(PDFName.of('ToUnicode'))
  const content = page.Contents()
  if (!(unicode instanceof PDFRawStream) || !(content instanceof PDFRawStream))
    throw new Error('a stream is missing')
  const map = new Map<number, string>()
  const table = Buffer.from(decodePDFRawStream(unicode).decode()).toString('latin1')
  for (const [, code = '', char = ''] of table.matchAll(/<(\w{4})> <(\w{4})>/g))
    map.set(Number.parseInt(code, 16), String.fromCharCode(Number.parseInt(char, 16)))
  const drawn = Buffer.from(content.contents).toString('latin1')
  const body = /Td\((.*)\)Tj/s
    .exec(drawn)?.[1]
    ?.replace(/\\(.)/gs, (_, c) => (c === 'r' ? '\r' : c))
  const codes = Buffer.from(body ?? '', 'latin1')
  return Array.from({ length: codes.length / 2 }, (_, i) =>
    map.get(codes.readUInt16BE(i * 2)),
  ).join('')
}

describe('the file of a document', () => {
  it('says its title, its author, its language and its day', async () => {
    const bytes = writePdf(await preparePdf(), { ...parts, pages: [blank] })
    const file = await PDFDocument.load(bytes, { updateMetadata: false })
    expect(file.getTitle()).toBe(parts.title)
    expect(file.getAuthor()).toBe(parts.author)
    expect(file.catalog.get(PDFName.of('Lang'))?.toString()).toBe('(fr-FR)')
    expect(file.getCreationDate()).toEqual(new Date('2026-01-15T00:00:00Z'))
    expect(file.getPage(0).getSize()).toEqual({ width: paper.width, height: paper.height })
  })

  it('holds as many pages as were drawn, each where the table says', async () => {
    const pages = Array.from({ length: 12 }, () => blank)
    const bytes = writePdf(await preparePdf(), { ...parts, pages })
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(12)
    const text = Buffer.from(bytes).toString('latin1')
    const start = Number(/startxref\n(\d+)/.exec(text)?.[1])
    const rows = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)]
    for (const [i, [, offset]] of rows.entries())
      expect(text.slice(Number(offset)).startsWith(`${i + 1} 0 obj\n`)).toBe(true)
  })

  it('gives back every character of the repertoire exactly, no-break spaces included', async () => {
    const pdf = await preparePdf()
    const all = pdf.regular.glyphs
      .map((glyph, i) => (glyph === undefined ? '' : String.fromCharCode(i)))
      .join('')
    const canvas = canvasOf(pdf)
    canvas.text(10, 10, all, { size: 8 })
    const bytes = writePdf(pdf, { ...parts, pages: [canvas.content()] })
    expect(await readBack(bytes)).toBe(all)
    for (const char of 'éÉœŒ€’–—…«»\u00a0\u202fŁłŠšŸșȚ()\\')
      expect(all.includes(char), char).toBe(true)
  })
})

describe('characters and lines', () => {
  it('prints a letter it does not know without its accent, and anything else as a question mark', async () => {
    const { regular } = await preparePdf()
    expect(printable(regular, 'Nguyễn Thị Ánh')).toBe('Nguyen Thi Ánh')
    expect(printable(regular, 'e\u0301te\u0301')).toBe('été')
    expect(printable(regular, 'un 😀 東京')).toBe('un ? ??')
    expect(printable(regular, 'a\tb\nc\u200bd\u0000e\ufb01n')).toBe('a b cdefin')
    expect(printable(regular, '\u33c2 \u2487')).toBe('a.m. (20)')
    expect(printable(regular, 'porte\u2011clés \ud800')).toBe('porte-clés ?')
  })

  it('breaks lines at spaces and hyphens, never at a no-break space, and cuts what fits nowhere', async () => {
    const { regular } = await preparePdf()
    const text = `Anne-Marie de La Rochefoucauld doit 1\u202f234,56\u00a0€ ${'W'.repeat(80)} fin`
    for (const width of [40, 60, 120, 300]) {
      const lines = wrap(regular, text, 9, width)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      for (const line of lines) expect(widthOf(regular, line, 9)).toBeLessThanOrEqual(width + 0.01)
    }
    expect(wrap(regular, 'payer 1\u202f234,56\u00a0€', 9, 60)).toEqual([
      'payer',
      '1\u202f234,56\u00a0€',
    ])
  })

  it('shrinks a figure that is wider than its column instead of overlapping its neighbour', async () => {
    const pdf = await preparePdf()
    const canvas = canvasOf(pdf)
    canvas.right(frame.right, 100, '9'.repeat(60), { size: 9 }, 50)
    const size = Number(
      /F0 ([\d.]+) Tf/.exec(Buffer.from(canvas.content()).toString('latin1'))?.[1],
    )
    expect(widthOf(pdf.regular, '9'.repeat(60), size)).toBeLessThan(50.5)
  })
})
