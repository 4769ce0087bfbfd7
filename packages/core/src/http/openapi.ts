import { z } from 'zod'
import { Key } from '../app/answers.js'
import { statusOf } from '../app/execute.js'
import { type AnyOperation, commonCodes, type Registry } from '../app/operation.js'
import { redeeming, SignedIn } from './sign-in.js'
import { httpWords, statuses } from './words.js'

type Json = z.core.JSONSchema.JSONSchema

/** The refusals that any operation may answer, and those of the door. */
const common = [...commonCodes, ...Object.keys(httpWords)]

/** Where a door stands, and whether customers come in by a link. */
export interface Door {
  /** What stands before every path; none = the root. */
  readonly server?: string | undefined
  readonly signsIn: boolean
}

/**
 * An OpenAPI 3.1 document of every operation: what it takes, what it answers, what it refuses and who may ask; and of `/sign-in` where
 * customers come in by a link.
 */
export const openApiOf = (registry: Registry, { server, signsIn }: Door): string => {
  const schemas: Record<string, unknown> = { Problem: problemSchema }
  const paths = Object.entries(registry).flatMap(([context, operations]) =>
    Object.entries(operations).map(([name, operation]) => [
      `/${context}/${name}`,
      { post: pathOf(asItself(context, name, operation), schemas) },
    ]),
  )
  const redeem = registry[redeeming.context]?.[redeeming.operation]
  if (signsIn && redeem) paths.push(['/sign-in', { post: pathOf(asToken(redeem), schemas) }])
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Foyer', version: '1' },
    servers: [{ url: server || '/' }],
    security: [{ bearer: [] }, { session: [] }],
    paths: Object.fromEntries(paths),
    components: {
      schemas,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token minted for an embedded page.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'session',
          description: 'The host’s own login.',
        },
      },
    },
  })
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
  },
}

/** What is asked at one path. */
interface Path {
  readonly operationId: string
  readonly tag: string
  readonly operation: AnyOperation
  readonly output: z.ZodType
  /** Whether it is done once under a key. */
  readonly isKeyed: boolean
}

const asItself = (tag: string, name: string, operation: AnyOperation): Path => ({
  operationId: `${tag}.${name}`,
  ...{ tag, operation, output: operation.output },
  isKeyed: operation.kind === 'command' && !operation.unkept,
})

/** A link that is redeemed for a token: what is handed out once is not kept under a key. */
const asToken = (operation: AnyOperation): Path => ({
  operationId: 'signIn',
  ...{ tag: redeeming.context, operation, output: SignedIn, isKeyed: false },
})

const pathOf = (
  { operationId, tag, operation, output, isKeyed }: Path,
  schemas: Record<string, unknown>,
) => {
  const { allow, refusals } = operation
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    schema: hoisted(Key, 'input', schemas),
  }
  return {
    operationId,
    tags: [tag],
    'x-roles': allow,
    ...(isKeyed ? { parameters: [key] } : {}),
    requestBody: {
      required: true,
      content: { 'application/json': { schema: hoisted(operation.input, 'input', schemas) } },
    },
    responses: {
      200: {
        description: 'The answer.',
        content: { 'application/json': { schema: hoisted(output, 'output', schemas) } },
      },
      ...refusalsOf(refusals, schemas),
    },
  }
}

const refusalsOf = (refusals: AnyOperation['refusals'], schemas: Record<string, unknown>) => {
  const codes = new Map<number, string[]>()
  for (const code of [...Object.keys(refusals), ...common]) {
    const status = statuses[code] ?? statusOf(code)
    codes.set(status, [...(codes.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...codes].map(([status, some]) => {
      const own = some.flatMap((code) => problemOf(code, refusals[code], schemas))
      const schema = own.length ? { anyOf: [...own, problemRef] } : problemRef
      const content = { 'application/problem+json': { schema } }
      return [status, { description: some.join(', '), content }]
    }),
  )
}

const problemRef = { $ref: '#/components/schemas/Problem' }

/** A refusal of the operation's own, with the data that it carries. */
const problemOf = (
  code: string,
  shape: AnyOperation['refusals'][string] | undefined,
  schemas: Record<string, unknown>,
): readonly unknown[] =>
  shape
    ? [
        {
          allOf: [
            problemRef,
            hoisted(z.looseObject({ code: z.literal(code), ...shape }), 'output', schemas),
          ],
        },
      ]
    : []

/** The JSON Schema of a schema, its named parts moved to where the whole document finds them. */
const hoisted = (
  schema: z.ZodType,
  io: 'input' | 'output',
  schemas: Record<string, unknown>,
): unknown => {
  const { $schema: _, $defs = {}, ...root } = z.toJSONSchema(schema, { io })
  const names = new Map<string, string>()
  // What a noun takes and what it answers may differ (a default that may be left out): then each has its name.
  for (const name of Object.keys($defs)) names.set(name, io === 'input' ? `${name}Given` : name)
  for (const [name, part] of Object.entries($defs))
    schemas[names.get(name) ?? name] = renamed(part as Json, names)
  return renamed(root as Json, names)
}

const renamed = (part: unknown, names: ReadonlyMap<string, string>): unknown => {
  if (Array.isArray(part)) return part.map((one) => renamed(one, names))
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(
    Object.entries(part).map(([field, value]) => {
      if (field !== '$ref' || typeof value !== 'string') return [field, renamed(value, names)]
      const name = value.split('/').at(-1) ?? ''
      return ['$ref', `#/components/schemas/${names.get(name) ?? name}`]
    }),
  )
}
