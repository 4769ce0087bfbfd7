import { describe, expect, it } from 'vitest'
import { registry } from '../registry.js'
import { httpDoor } from '../testing/http-door.js'

type Json = { readonly [name: string]: unknown }

/** Every `$ref` of a document. */
const refsIn = (part: unknown): readonly string[] => {
  if (Array.isArray(part)) return part.flatMap(refsIn)
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, value]) =>
    name === '$ref' ? [String(value)] : refsIn(value),
  )
}

const described = async () => {
  const { get } = httpDoor()
  return (await (await get('/openapi.json')).json()) as {
    readonly openapi: string
    readonly paths: Record<string, { readonly post: Json & { readonly operationId: string } }>
    readonly components: { readonly schemas: Json }
  }
}

describe('the OpenAPI document', () => {
  it('is there for everybody, and has a path for every operation', async () => {
    const { get, signIn } = httpDoor()
    signIn(undefined)
    expect((await get('/openapi.json')).status).toBe(200)
    const { openapi, paths } = await described()
    expect(openapi).toBe('3.1.0')
    const names = Object.entries(registry).flatMap(([context, operations]) =>
      Object.keys(operations).map((name) => `${context}.${name}`),
    )
    expect(Object.values(paths).map(({ post }) => post.operationId)).toEqual(names)
    expect(Object.keys(paths)).toEqual(names.map((name) => `/${name.replace('.', '/')}`))
  })

  it('refers to nothing that it does not have', async () => {
    const document = await described()
    const known = Object.keys(document.components.schemas)
    const refs = new Set(refsIn(document))
    expect(refs.size).toBeGreaterThan(10)
    expect(
      [...refs].filter((ref) => !known.includes(ref.replace('#/components/schemas/', ''))),
    ).toEqual([])
  })

  it('says of an operation what it takes, who may ask, and its refusals with their data', async () => {
    const { paths } = await described()
    const post = paths['/organisation/registerLegalEntity']?.post
    expect(post?.['x-roles']).toEqual(registry.organisation.registerLegalEntity.allow)
    const text = JSON.stringify(post)
    expect(text).toContain('"const":"siren-taken"')
    expect(text).toContain('"legalEntity"')
    expect(text).toContain('Idempotency-Key')
    expect(JSON.stringify(paths['/organisation/territoryOf'])).not.toContain('Idempotency-Key')
  })
})
