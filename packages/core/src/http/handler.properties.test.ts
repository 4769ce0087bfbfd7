import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { registry } from '../registry.js'
import { httpDoor } from '../testing/http-door.js'

const paths = Object.entries(registry).flatMap(([context, operations]) =>
  Object.keys(operations).map((name) => `/${context}/${name}`),
)

/** Names that inputs have, so that what is malformed is malformed deep inside too. */
const names = fc.constantFrom(
  ...['id', 'customer', 'worker', 'legalEntity', 'order', 'invoice', 'amount', 'lines', 'at', 'on'],
  ...['limit', 'after', 'search', 'year', 'postcode', 'activity', '__proto__', 'constructor', ''],
)
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, -1, 0, 1e21, 2 ** 53, 0.1, '', '2025-02-30', 'cus_x', '\u0000'),
    fc.string(),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(names, tie('any'), { maxKeys: 5 }),
  ),
})).any

const body = fc.oneof(
  { weight: 6, arbitrary: value.map((one) => JSON.stringify(one)) },
  { weight: 1, arbitrary: fc.string() },
  {
    weight: 1,
    arbitrary: fc.constantFrom('[', '{"a":', `${'['.repeat(50_000)}`, '"\ud800"', 'NaN'),
  },
)
const header = fc.oneof(
  fc.constantFrom('', 'x', 'fr', 'Bearer foyer1.x.y', '\t'),
  fc.string({ unit: 'grapheme-ascii' }),
)
const request = fc.record({
  path: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...paths) },
    { weight: 1, arbitrary: fc.webPath() },
  ),
  method: fc.constantFrom('POST', 'POST', 'POST', 'POST', 'GET', 'PUT', 'OPTIONS'),
  body,
  role: fc.constantFrom(
    'owner',
    'owner',
    'manager',
    'agent',
    'worker',
    'customer',
    'system',
    undefined,
  ),
  headers: fc.dictionary(
    fc.constantFrom(
      'accept-language',
      'idempotency-key',
      'origin',
      'authorization',
      'content-type',
      'content-length',
    ),
    header,
    { maxKeys: 1 },
  ),
})

describe('malformed requests', () => {
  it('get an answer that says what is wrong, never a defect: 20,000 of them', async () => {
    const defects: unknown[] = []
    const door = httpDoor({ onDefect: (...told) => defects.push(told) })
    const { post, signIn, as } = door
    const statuses = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(request, async ({ path, method, body, role, headers }) => {
        signIn(role && as(role as 'owner').as)
        const more = { method, headers, ...(method === 'GET' ? { body: null } : { body }) }
        const asked = await post(path, undefined, more).catch((wrong: unknown) => {
          // What the Fetch standard itself does not take for a request never reaches the door.
          if (wrong instanceof TypeError && /header|Headers|append/i.test(wrong.message))
            return undefined
          throw wrong
        })
        if (!asked) return
        statuses.set(asked.status, (statuses.get(asked.status) ?? 0) + 1)
        expect(defects).toEqual([])
        expect(asked.status).toBeLessThan(500)
        if (asked.status >= 400) {
          const problem = (await asked.json()) as { code: string; title: string }
          expect(problem.title).not.toBe(problem.code)
        }
      }),
      { numRuns: 20_000 },
    )
    expect([...statuses.keys()]).toEqual(
      expect.arrayContaining([200, 400, 401, 403, 404, 405, 415]),
    )
  })
})
