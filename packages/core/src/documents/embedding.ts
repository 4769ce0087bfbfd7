import fontkit from '@pdf-lib/fontkit'
import {
  CustomFontEmbedder,
  decodeFromBase64,
  decodePDFRawStream,
  PDFContext,
  PDFRawStream,
  type PDFRef,
} from 'pdf-lib'
import type { Face } from './face.js'
import { bold, regular } from './fonts.generated.js'
import { type Pdf, row } from './pdf-file.js'
import { writerOf } from './writer.js'

/** Embeds both fonts. */
export const embedFonts = async (): Promise<Pdf> => {
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
