import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { registry } from '@foyer/core'
import { smallCompany } from '@foyer/core/testing'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/** What a source asks for: the operations that its client is declared with, those that it names, and other ways out of a page. */
interface Asks {
  readonly declared: ReadonlySet<string>
  readonly named: ReadonlySet<string>
  readonly ways: ReadonlySet<string>
}

const waysOut = ['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket', 'sendBeacon']

const operationsOf: Readonly<Record<string, object>> = registry

/** The last name of `client.customers` or `customers`. */
const lastName = (node: ts.Expression): string =>
  ts.isIdentifier(node) ? node.text : ts.isPropertyAccessExpression(node) ? node.name.text : ''

const textsOf = (type: ts.TypeNode | undefined): readonly string[] => {
  if (!type) return []
  if (ts.isUnionTypeNode(type)) return type.types.flatMap(textsOf)
  return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? [type.literal.text] : []
}

/** The operation that `client.desk.home` or `desk.home` names; a list that is called like a context names none. */
const operationIn = (node: ts.Node): string | undefined => {
  if (!ts.isPropertyAccessExpression(node)) return undefined
  const context = lastName(node.expression)
  const operations = operationsOf[context]
  const isOfClient =
    ts.isPropertyAccessExpression(node.expression) &&
    lastName(node.expression.expression) === 'client'
  return isOfClient || (operations && node.name.text in operations)
    ? `${context}.${node.name.text}`
    : undefined
}

/** The way out of a page that a name stands for, or the part of the house that a file brings in. */
const wayIn = (node: ts.Node): string | undefined => {
  if (ts.isIdentifier(node)) return isTaken(node) ? node.text : undefined
  if (!ts.isImportDeclaration(node) || node.importClause?.isTypeOnly) return undefined
  const from = node.moduleSpecifier.getText().slice(1, -1)
  return from.startsWith('@foyer/') ? from : undefined
}

/** A type that is called so, or a field of somebody’s options, is no way out. */
const isTaken = ({ text, parent }: ts.Identifier): boolean =>
  waysOut.includes(text) &&
  !ts.isTypeNode(parent) &&
  !(ts.isBindingElement(parent) && parent.propertyName?.getText() === text && !parent.initializer)

/** Reads a source. What it names of a client it has declared first (`Calls<'desk', 'home'>`): the compiler holds it to that. */
const asksOf = (source: string): Asks => {
  const asks = { declared: new Set<string>(), named: new Set<string>(), ways: new Set<string>() }
  const look = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && node.typeName.getText() === 'Calls') {
      const [context, operations] = node.typeArguments ?? []
      for (const name of textsOf(operations)) asks.declared.add(`${textsOf(context)[0]}.${name}`)
    }
    const [operation, way] = [operationIn(node), wayIn(node)]
    if (operation) asks.named.add(operation)
    if (way) asks.ways.add(way)
    ts.forEachChild(node, look)
  }
  look(ts.createSourceFile('widget.tsx', source, ts.ScriptTarget.ES2022, true))
  return asks
}

const here = fileURLToPath(new URL('.', import.meta.url))
const files = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
const asked = files.map((path) => ({ path, ...asksOf(readFileSync(here + path, 'utf8')) }))

/** The widgets by their folders, each with its operations. */
const widgets = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && files.includes(`${entry.name}/element.tsx`))
  .map(({ name }) => {
    const own = asked.filter(({ path }) => path.startsWith(`${name}/`))
    const declared = [...new Set(own.flatMap((one) => [...one.declared]))].sort()
    const named = [...new Set(own.flatMap((one) => [...one.named]))].sort()
    return { widget: name, declared, named }
  })

/** A company, and what its door says of itself. */
const openDoor = async () => {
  const company = await smallCompany({
    http: { principalOf: (request) => company.as(roleOf(request)).as },
  })
  const roleOf = (request: Request) => (request.headers.get('x-role') ?? 'visitor') as Role
  const ask = (path: string, init: RequestInit = {}) =>
    company.foyer.http(new Request(`https://app.example.fr${path}`, init))
  const { paths } = (await (await ask('/openapi.json')).json()) as { readonly paths: Described }
  return { ...company, ask, paths }
}

type Role = Parameters<Awaited<ReturnType<typeof smallCompany>>['as']>[0]
type Described = {
  readonly [path: string]: { readonly post: { readonly 'x-roles': Record<string, string> } }
}

const pathOf = (operation: string) => `/${operation.replace('.', '/')}`

describe('what a widget does, a program can do', () => {
  it('finds every widget, and what each asks for', () => {
    expect(widgets.length).toBeGreaterThanOrEqual(7)
    for (const { widget, declared } of widgets) expect([widget, declared]).not.toEqual([widget, []])
  })

  it.each(widgets)('$widget: names nothing that it did not declare', ({ declared, named }) => {
    expect(named.filter((name) => !declared.includes(name))).toEqual([])
    expect(named).not.toEqual([])
  })

  it.each(widgets)(
    '$widget: each of its operations is in the OpenAPI document, and answers over HTTP to who may ask (S278)',
    async ({ declared }) => {
      const { ask, paths } = await openDoor()
      for (const operation of declared) {
        const described = paths[pathOf(operation)]
        expect([operation, !!described]).toEqual([operation, true])
        const role = Object.keys(described?.post['x-roles'] ?? {}).find((name) => name !== 'system')
        const answer = await ask(pathOf(operation), {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-role': role ?? '' },
          body: '{}',
        })
        // An empty question is answered, or its fields are named: the operation was reached.
        const reached = answer.status === 200 || answer.status === 400
        expect([operation, role, answer.status, reached]).toEqual([
          ...[operation, role, answer.status, true],
        ])
      }
    },
  )

  it('goes through no door that is not public: one file brings the client and its token, one that of a link, one the stream', async () => {
    const ways = asked.filter(({ ways: found }) => found.size)
    expect(ways.map(({ path, ways: found }) => [path, [...found].sort()])).toEqual([
      ['customer-space/link-door.ts', ['@foyer/core/client']],
      ['kit/client-of.ts', ['@foyer/core/client', 'fetch']],
      ['kit/follow.ts', ['fetch']],
    ])
    const { ask } = await openDoor()
    const stream = await ask('/events', { headers: { 'x-role': 'agent' } })
    expect(stream.headers.get('content-type')).toBe('text/event-stream')
    await stream.body?.cancel()
  })
})

describe('the reading of a widget', () => {
  it('sees an operation that no house has, and a door of one’s own', async () => {
    const { declared, named, ways } = asksOf(`
      import { sqliteStore } from '@foyer/adapters-sql'
      type Client = Calls<'desk', 'home' | 'secretDoor'>
      const read = async ({ desk }: Client, client: Client, customers: readonly string[]) => {
        await client.desk.secretDoor({ of: customers.length })
        await desk.home({})
        await fetch('/internal/queue')
      }`)
    expect([...declared]).toEqual(['desk.home', 'desk.secretDoor'])
    expect([...named]).toEqual(['desk.secretDoor', 'desk.home'])
    expect([...ways]).toEqual(['@foyer/adapters-sql', 'fetch'])
    const { ask, paths } = await openDoor()
    expect(paths[pathOf('desk.secretDoor')]).toBeUndefined()
    const answer = await ask(pathOf('desk.secretDoor'), { method: 'POST', body: '{}' })
    expect(answer.status).toBe(404)
  })
})
