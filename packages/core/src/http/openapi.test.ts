import { describe, expect, it } from 'vitest'
import { registry } from '../registry.js'
import { httpDoor, site } from '../testing/http-door.js'
import { given, scenario } from '../testing/scenario.js'

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
  it('is there for everybody, and has a path for every operation and for coming in by a link', async () => {
    const { get, signIn } = httpDoor()
    signIn(undefined)
    expect((await get('/openapi.json')).status).toBe(200)
    const { openapi, paths } = await described()
    expect(openapi).toBe('3.1.0')
    const names = Object.entries(registry).flatMap(([context, operations]) =>
      Object.keys(operations).map((name) => `${context}.${name}`),
    )
    expect(Object.values(paths).map(({ post }) => post.operationId)).toEqual([...names, 'signIn'])
    expect(Object.keys(paths)).toEqual([
      ...names.map((name) => `/${name.replace('.', '/')}`),
      '/sign-in',
    ])
  })

  it('says how a customer comes in: asks for a link, and hands its code in for a token', async () => {
    const { paths, components } = await described()
    const ask = JSON.stringify(paths['/customers/askForAccess']?.post)
    for (const part of ['"email"', '"phone"', '"page"', '"page-not-allowed"'])
      expect(ask).toContain(part)
    const post = paths['/sign-in']?.post
    expect(post?.['x-roles']).toEqual({ visitor: 'all' })
    const text = JSON.stringify(post)
    expect(text).toContain('"const":"link-used-up"')
    expect(text).toContain('"code"')
    expect(text).not.toContain('Idempotency-Key')
    expect(JSON.stringify(post?.['responses'])).toContain('#/components/schemas/SignedIn')
    expect(components.schemas['SignedIn']).toMatchObject({
      required: ['customer', 'token', 'until'],
    })
  })

  it('has no such path where there are no links: no secret, or a company without a portal', async () => {
    const pathsOf = async (answer: Promise<Response>) =>
      Object.keys(((await (await answer).json()) as { readonly paths: Json }).paths)
    const asked = new Request(`${site}/openapi.json`)
    const without = await pathsOf(scenario().foyer.http(asked))
    const { foyer, get, as } = httpDoor()
    await given(foyer.organisation.switchFeatures({ off: ['portal'] }, as('owner')))
    for (const paths of [without, await pathsOf(get('/openapi.json'))]) {
      expect(paths).toContain('/customers/showCustomer')
      expect(paths).not.toContain('/sign-in')
    }
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
    // Its answer holds a secret, which is kept nowhere.
    expect(JSON.stringify(paths['/webhooks/registerEndpoint'])).not.toContain('Idempotency-Key')
  })
})
