import { readFileSync } from 'node:fs'
import { collections, createFoyer, type Principal, registry, TenantId } from '@foyer/core'
import { memoryFiles, memoryStore } from '@foyer/core/testing'
import { describe, expect, it } from 'vitest'

type Role = Principal['role']
type Reach = 'all' | 'own'

/** The page as data: what it says of every operation, by `context.operation`. */
const pageRows = (): ReadonlyMap<string, Partial<Record<Role, Reach>>> => {
  const rows = new Map<string, Partial<Record<Role, Reach>>>()
  const page = readFileSync(new URL('./permissions.md', import.meta.url), 'utf8')
  let context = ''
  let columns: readonly string[] = []
  for (const line of page.split('\n')) {
    context = /^## (\w+)$/.exec(line)?.[1] ?? context
    if (!context || !line.startsWith('|') || /^\|\s*-/.test(line)) continue
    const [first = '', ...cells] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    if (first === 'operation') columns = cells
    else
      rows.set(
        `${context}.${first}`,
        Object.fromEntries(columns.flatMap((role, i) => (cells[i] ? [[role, cells[i]]] : []))),
      )
  }
  return rows
}

const operations = Object.entries(registry).flatMap(([context, own]) =>
  Object.entries(own).map(([name, operation]) => ({ context, name, operation })),
)
const roles: readonly Role[] = [
  ...['owner', 'manager', 'agent', 'worker', 'accountant'],
  ...['customer', 'partner', 'visitor', 'system'],
] as Role[]

describe('the page of permissions', () => {
  const rows = pageRows()

  it.each(
    operations.map(({ context, name, operation }) => [`${context}.${name}`, operation] as const),
  )('says of %s what the code does (S086)', (name, operation) => {
    expect(rows.get(name)).toEqual(operation.allow)
  })

  it('has no row of an operation that does not exist', () => {
    const names = new Set(operations.map(({ context, name }) => `${context}.${name}`))
    expect([...rows.keys()].filter((name) => !names.has(name))).toEqual([])
  })

  it.each(roles)('is kept by the facade for every operation asked by a %s (S086)', async (role) => {
    const foyer = createFoyer({ store: memoryStore(collections), files: memoryFiles() })
    const as: Principal = { tenant: TenantId.parse('t'), id: 'somebody', role }
    const calls = foyer as unknown as Record<
      string,
      Record<string, (i: unknown, a: object) => Promise<{ refusal?: { code: string } }>>
    >
    for (const { context, name } of operations) {
      // An input that no operation takes: whoever is refused for the role is refused before it is read.
      const answer = await calls[context]?.[name]?.(null, { as })
      const allowed = rows.get(`${context}.${name}`)?.[role]
      expect([name, answer?.refusal?.code]).toEqual([
        name,
        allowed ? 'invalid-input' : 'not-allowed',
      ])
    }
  })

  it.each(roles)('is kept over HTTP for every operation asked by a %s (S086)', async (role) => {
    const as: Principal = { tenant: TenantId.parse('t'), id: 'somebody', role }
    const rate = { burst: 10_000, perMinute: 10_000 }
    const http = { principalOf: () => as, rate }
    const foyer = createFoyer({ store: memoryStore(collections), files: memoryFiles(), http })
    for (const { context, name } of operations) {
      const answer = await foyer.http(
        new Request(`https://app.example.fr/${context}/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: 'null',
        }),
      )
      const { code } = (await answer.json()) as { code?: string }
      const allowed = rows.get(`${context}.${name}`)?.[role]
      const expected = allowed ? [400, 'invalid-input'] : [403, 'not-allowed']
      expect([name, answer.status, code]).toEqual([name, ...expected])
    }
  })
})
