import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { collections } from '../house.js'
import { registry } from '../registry.js'
import type { AnyOperation } from './operation.js'

const operations = Object.entries(registry).flatMap(([context, own]) =>
  Object.entries(own as Record<string, AnyOperation>).map(
    ([name, op]) => [`${context}.${name}`, op] as const,
  ),
)
const named = collections.map((one) => [one.name, one] as const)

type Json = z.core.JSONSchema.JSONSchema

/** The JSON Schema of a schema; it throws when there is none. */
const jsonOf = (schema: z.ZodType, io: 'input' | 'output'): Json => z.toJSONSchema(schema, { io })

/** What a part of a JSON Schema stands for, its name looked up. */
const meant = (part: Json, { $defs = {} }: Json): Json => {
  const name = part.$ref?.split('/').at(-1)
  return name ? ($defs[name] as Json) : part
}

/** The name of a schema, as the descriptions of the door say it. */
const nameOf = (schema: z.ZodType): string => jsonOf(schema, 'output').$ref?.split('/').at(-1) ?? ''

/** What every id that a field may hold begins with: `cus`; undefined where it holds no id, or those of several nouns. */
const prefixOf = ({ pattern, anyOf = [] }: Json): string | undefined => {
  const [only, ...others] = anyOf.filter((one) => (one as Json).type !== 'null')
  if (only && !others.length) return prefixOf(only as Json)
  return pattern?.match(/^\^([a-z]+)_/)?.[1]
}

/** The fields of an object's schema, by name. */
const fieldsOf = (schema: z.ZodType, io: 'input' | 'output' = 'output') => {
  const root = jsonOf(schema, io)
  const { properties = {}, type } = meant(root, root)
  const entries = Object.entries(properties).map(
    ([name, field]) => [name, meant(field as Json, root)] as const,
  )
  return { type, fields: new Map(entries) }
}

/** The types that a field may have in JSON, null aside. */
const typesOf = ({ type, anyOf = [] }: Json): readonly string[] => {
  const found = type ? [type].flat() : anyOf.flatMap((one) => typesOf(one as Json))
  return [...new Set(found)].filter((one) => one !== 'null')
}

describe('every schema converts to JSON Schema both ways', () => {
  it.each(operations)('those of %s', (_, { input, output, refusals }) => {
    const shapes = Object.values(refusals).map((shape) => z.object(shape))
    for (const schema of [input, output, ...shapes])
      for (const io of ['input', 'output'] as const) expect(jsonOf(schema, io)).toBeTypeOf('object')
  })

  it.each(named)('that of the documents of %s, which have an id', (_, { schema }) => {
    for (const io of ['input', 'output'] as const)
      expect(typesOf(fieldsOf(schema, io).fields.get('id') ?? {})).toEqual(['string'])
  })
})

describe('a collection', () => {
  it('is the only one of its name', () => {
    const names = collections.map(({ name }) => name)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  it.each(named)('%s declares fields that its documents have', (_, of) => {
    const { fields, unique, search, refers, personal } = of
    const declared = [...Object.keys(fields), ...unique.flat(), ...search, ...Object.keys(refers)]
    const known = [...fieldsOf(of.schema).fields.keys()]
    expect(known).toEqual(expect.arrayContaining([...declared, ...personal]))
  })

  it.each(named)(
    '%s puts text in columns of text, whole numbers in columns of integers',
    (_, of) => {
      const { fields } = fieldsOf(of.schema)
      for (const [field, kind] of Object.entries(of.fields)) {
        const type = kind === 'text' ? 'string' : 'integer'
        expect([field, ...typesOf(fields.get(field) ?? {})]).toEqual([field, type])
      }
    },
  )

  it('has documents that have a name, which no others have', () => {
    const names = collections.map(({ schema }) => nameOf(schema))
    expect(names.filter((name, i) => !name || names.indexOf(name) !== i)).toEqual([])
  })

  it.each(named)('%s has ids that say what they are of', (_, { schema }) => {
    const { pattern } = fieldsOf(schema).fields.get('id') ?? {}
    if (pattern) expect(pattern).toMatch(/^\^([a-z]{3}_|\[0-9a-f\]\{64\})/)
  })

  it.each(named)('%s refers to whatever it holds the ids of', (_, { schema, refers }) => {
    for (const [field, shape] of fieldsOf(schema).fields) {
      const prefix = prefixOf(shape)
      const to = collections.find(({ name }) => name === refers[field])
      const own = to && prefixOf(fieldsOf(to.schema).fields.get('id') ?? {})
      if (field !== 'id' || to) expect([field, own]).toEqual([field, prefix])
    }
    expect([...fieldsOf(schema).fields.keys()]).toEqual(expect.arrayContaining(Object.keys(refers)))
  })

  it.each(named)('%s can be found by its unique keys', (_, { unique, fields }) => {
    expect(Object.keys(fields)).toEqual(expect.arrayContaining(unique.flat()))
  })

  it('that waits to be claimed says from when', () => {
    for (const { name, claimable, fields } of collections)
      if (claimable) expect([name, fields['due']]).toEqual([name, 'text'])
  })
})
