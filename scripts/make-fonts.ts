/**
 * Cuts DejaVu Sans Condensed down to what French and English documents print, and writes
 * `packages/core/src/documents/fonts.generated.ts`. Run by hand: `npx tsx scripts/make-fonts.ts`.
 * Every character gets a glyph of its own (a no-break space is not a space), so that the text of a
 * document reads back exactly; instructions for coarse screens are left out, which halves the size.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { deflateSync } from 'node:zlib'
import fontkit from '@pdf-lib/fontkit'

const require = createRequire(import.meta.url)
const out = new URL('../packages/core/src/documents/', import.meta.url)

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i)

/** Latin-1, Latin Extended-A, Romanian commas, dashes, quotes, bullet, ellipsis, narrow space, euro. */
const repertoire = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0xac),
  ...range(0xae, 0x17f),
  ...range(0x218, 0x21b),
  ...[0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2026, 0x202f, 0x20ac, 0x2212],
]

interface Source {
  readonly tables: ReadonlyMap<string, Buffer>
  readonly glyphOf: (codePoint: number) => number
}

const open = (file: string): Source => {
  const bytes = readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${file}`))
  const tables = new Map<string, Buffer>()
  for (let i = 0; i < bytes.readUInt16BE(4); i++) {
    const at = 12 + i * 16
    const start = bytes.readUInt32BE(at + 8)
    const tag = bytes.toString('latin1', at, at + 4)
    tables.set(tag, bytes.subarray(start, start + bytes.readUInt32BE(at + 12)))
  }
  const font = fontkit.create(bytes)
  return { tables, glyphOf: (codePoint) => font.glyphForCodePoint(codePoint).id }
}

const table = (source: Source, tag: string): Buffer => {
  const found = source.tables.get(tag)
  if (!found) throw new Error(`the font has no ${tag} table`)
  return found
}

const outline = (source: Source, glyph: number): Buffer => {
  const loca = table(source, 'loca')
  const long = table(source, 'head').readInt16BE(50) === 1
  const at = (i: number): number => (long ? loca.readUInt32BE(i * 4) : loca.readUInt16BE(i * 2) * 2)
  return Buffer.from(table(source, 'glyf').subarray(at(glyph), at(glyph + 1)))
}

const withoutInstructions = (glyph: Buffer): Buffer => {
  const at = 10 + glyph.readInt16BE(0) * 2
  const length = glyph.readUInt16BE(at)
  return Buffer.concat([
    glyph.subarray(0, at),
    Buffer.from([0, 0]),
    glyph.subarray(at + 2 + length),
  ])
}

/** Rewrites the parts of a composite glyph; `place` says where a part goes in the new font. */
const recomposed = (glyph: Buffer, place: (part: number) => number): Buffer => {
  const [words, scaled, more, scaledTwice, matrix, instructed] = [1, 8, 32, 64, 128, 256]
  let at = 10
  for (let flags = more; flags & more; ) {
    flags = glyph.readUInt16BE(at)
    glyph.writeUInt16BE(flags & ~instructed, at)
    glyph.writeUInt16BE(place(glyph.readUInt16BE(at + 2)), at + 2)
    const transform = flags & scaled ? 2 : flags & scaledTwice ? 4 : flags & matrix ? 8 : 0
    at += 4 + (flags & words ? 4 : 2) + transform
  }
  return glyph.subarray(0, at)
}

interface Chosen {
  /** The glyph's number in the source font. */
  readonly from: number
  readonly outline: Buffer
}

const choose = (source: Source): readonly Chosen[] => {
  const wanted = [0, ...repertoire.map(source.glyphOf)]
  if (wanted.indexOf(0, 1) > 0) throw new Error('a character is missing from the font')
  const chosen: Chosen[] = []
  const place = (part: number): number => {
    const known = wanted.indexOf(part)
    return known >= 0 ? known : wanted.push(part) - 1
  }
  for (let i = 0; i < wanted.length; i++) {
    const from = wanted[i] ?? 0
    const drawn = outline(source, from)
    const empty = drawn.length === 0
    const composite = !empty && drawn.readInt16BE(0) < 0
    const shape = composite ? recomposed(drawn, place) : drawn
    chosen.push({ from, outline: empty || composite ? shape : withoutInstructions(shape) })
  }
  return chosen
}

const uint16 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [i, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, i * 2)
  return bytes
}

const padded = (bytes: Buffer, to: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to)])

const metrics = (source: Source, chosen: readonly Chosen[]): Buffer => {
  const hmtx = table(source, 'hmtx')
  const full = table(source, 'hhea').readUInt16BE(34)
  return Buffer.concat(
    chosen.map(({ from }) => {
      const bearing = from < full ? from * 4 + 2 : full * 4 + (from - full) * 2
      const advance = hmtx.readUInt16BE(Math.min(from, full - 1) * 4)
      return uint16(advance, hmtx.readUInt16BE(bearing))
    }),
  )
}

/** Format 4, one segment a character: glyph i + 1 is the repertoire's character i. */
const characterMap = (): Buffer => {
  const starts = [...repertoire, 0xffff]
  const deltas = [...repertoire.map((code, i) => i + 1 - code), 1]
  const body = Buffer.concat([
    uint16(starts.length * 2, 0, 0, 0),
    uint16(...starts, 0, ...starts, ...deltas, ...starts.map(() => 0)),
  ])
  return Buffer.concat([uint16(0, 1, 3, 1, 0, 12), uint16(4, body.length + 6, 0), body])
}

/** Copyright, family, style and PostScript name: the licence asks for the first. */
const names = (source: Source): Buffer => {
  const name = table(source, 'name')
  const records: Buffer[] = []
  const strings: Buffer[] = []
  for (let at = 6; at < 6 + name.readUInt16BE(2) * 12; at += 12) {
    const [platform, id] = [name.readUInt16BE(at), name.readUInt16BE(at + 6)]
    if (platform !== 3 || ![0, 1, 2, 4, 6].includes(id)) continue
    const start = name.readUInt16BE(4) + name.readUInt16BE(at + 10)
    const text = name.subarray(start, start + name.readUInt16BE(at + 8))
    const offset = strings.reduce((sum, one) => sum + one.length, 0)
    records.push(Buffer.concat([name.subarray(at, at + 8), uint16(text.length, offset)]))
    strings.push(text)
  }
  const head = uint16(0, records.length, 6 + records.length * 12)
  return Buffer.concat([head, ...records, ...strings])
}

const patched = (bytes: Buffer, at: number, ...values: readonly number[]): Buffer => {
  const copy = Buffer.from(bytes)
  uint16(...values).copy(copy, at)
  return copy
}

const subset = (source: Source): Buffer => {
  const chosen = choose(source)
  const outlines = chosen.map((glyph) => padded(glyph.outline, 2))
  const offsets = [0]
  for (const bytes of outlines) offsets.push((offsets.at(-1) ?? 0) + bytes.length / 2)
  return assemble({
    'OS/2': table(source, 'OS/2'),
    cmap: characterMap(),
    glyf: Buffer.concat(outlines),
    head: patched(patched(table(source, 'head'), 8, 0, 0), 50, 0),
    hhea: patched(table(source, 'hhea'), 34, chosen.length),
    hmtx: metrics(source, chosen),
    loca: uint16(...offsets),
    maxp: patched(patched(table(source, 'maxp'), 4, chosen.length), 14, 1, 0, 0, 0, 0, 0, 0),
    name: names(source),
    post: patched(table(source, 'post').subarray(0, 32), 0, 3, 0),
  })
}

const checksum = (bytes: Buffer): number => {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}

const assemble = (tables: Readonly<Record<string, Buffer>>): Buffer => {
  const entries = Object.entries(tables)
  const power = Math.floor(Math.log2(entries.length))
  const search = 16 * 2 ** power
  const head = uint16(1, 0, entries.length, search, power, entries.length * 16 - search)
  let offset = head.length + entries.length * 16
  const records = entries.map(([tag, bytes]) => {
    const record = Buffer.alloc(16)
    record.write(tag, 'latin1')
    record.writeUInt32BE(checksum(padded(bytes, 4)), 4)
    record.writeUInt32BE(offset, 8)
    record.writeUInt32BE(bytes.length, 12)
    offset += padded(bytes, 4).length
    return record
  })
  return Buffer.concat([head, ...records, ...entries.map(([, bytes]) => padded(bytes, 4))])
}

const regular = subset(open('DejaVuSansCondensed.ttf'))
const bold = subset(open('DejaVuSansCondensed-Bold.ttf'))
const printed = (font: Buffer): string => deflateSync(font, { level: 9 }).toString('base64')

writeFileSync(
  new URL('fonts.generated.ts', out),
  `// Written by scripts/make-fonts.ts; licence in FONTS-LICENSE.txt.

/** DejaVu Sans Condensed, cut down to the repertoire: a TrueType file, deflated, in base 64. */
export const regular =
  '${printed(regular)}'

/** DejaVu Sans Condensed Bold, likewise. */
export const bold =
  '${printed(bold)}'
`,
)
console.log(`regular ${regular.length} bytes, bold ${bold.length}, ${repertoire.length} characters`)
