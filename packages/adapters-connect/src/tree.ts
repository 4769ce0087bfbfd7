import { XMLParser } from 'fast-xml-parser'

/** An element of a file that was read: its elements by name, each a list, and its text and attributes. */
export interface Tree {
  readonly text: string
  readonly attributes: { readonly [name: string]: string }
  readonly children: { readonly [name: string]: readonly Tree[] }
}

/** Elements inside each other, at most: the deepest of the formats has some twenty. */
const deepest = 40

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: deepest,
})

/**
 * Reads XML as plain data; undefined where it is none. A document type, and with it every entity of its own, is refused unread: nothing in a
 * file is followed, fetched or multiplied.
 */
export const treeOf = (text: string): Tree | undefined => {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return undefined
  try {
    return treeFrom(parser.parse(text, true), {})
  } catch {
    return undefined
  }
}

const treeFrom = (nodes: unknown, attributes: Tree['attributes']): Tree => {
  const children = new Map<string, Tree[]>()
  let text = ''
  for (const node of listOf(nodes)) {
    const { ':@': beside, ...named } = recordOf(node)
    for (const [name, inside] of Object.entries(named))
      if (name === '#text') text += decoded(String(inside))
      else {
        const tree = treeFrom(inside, attributesOf(beside))
        const own = localOf(name)
        children.set(own, [...(children.get(own) ?? []), tree])
      }
  }
  return { text, attributes, children: Object.fromEntries(children) }
}

/** `Ntry` of `ns2:Ntry`. */
const localOf = (name: string): string => name.slice(name.indexOf(':') + 1)

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const recordOf = (value: unknown): { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null ? { ...value } : {}

const attributesOf = (own: unknown): Tree['attributes'] =>
  Object.fromEntries(
    Object.entries(recordOf(own)).map(([name, value]) => [name, decoded(String(value))]),
  )

const named = new Map([
  ...([
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
  ] as const),
])

/** The five entities that every file may use, and signs by number; any other stays as it is written. */
const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, dec, hex, name) => {
    if (name) return named.get(name) ?? whole
    const code = dec ? Number(dec) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

/** Every element under a path of names. */
export const every = (from: Tree, ...path: readonly string[]): readonly Tree[] =>
  path.reduce<readonly Tree[]>(
    (trees, name) => trees.flatMap(({ children }) => children[name] ?? []),
    [from],
  )

/** The first element under a path of names. */
export const first = (from: Tree | undefined, ...path: readonly string[]): Tree | undefined =>
  from && every(from, ...path)[0]

/** The text under the first of some paths (`Refs/EndToEndId`) that has one. */
export const textAt = (from: Tree | undefined, ...paths: readonly string[]): string | undefined => {
  for (const path of paths) {
    const text = first(from, ...path.split('/'))?.text.trim()
    if (text) return text
  }
  return undefined
}
