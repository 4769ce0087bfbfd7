import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const core = 'packages/core/src'
const example = 'examples/year-to-certificates/src'

/** A house in small: every door, a package, an example, and one breach of each wall. */
const sound: Record<string, string> = {
  'package.json': '{ "workspaces": ["packages/*", "examples/*"] }',
  'tsconfig.json': '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler" } }',
  'node_modules/pdf-lib/package.json': '{ "name": "pdf-lib", "main": "index.js" }',
  'node_modules/pdf-lib/index.js': 'export const x = 1',
  'node_modules/zod/package.json': '{ "name": "zod", "main": "index.js" }',
  'node_modules/zod/index.js': 'export const x = 1',
  'packages/core/package.json': JSON.stringify({
    name: '@foyer/core',
    type: 'module',
    exports: { '.': './src/index.ts', './store': './src/ports/index.ts' },
  }),
  'examples/year-to-certificates/package.json': '{ "dependencies": { "@foyer/core": "*" } }',
  [`${core}/index.ts`]: "export * from './foyer.js'",
  [`${core}/foyer.ts`]: "import './app/work.js'\nimport './audit/reactions.js'",
  [`${core}/app/work.ts`]: "import '../ports/index.js'\nimport '../shared/money.js'",
  [`${core}/ports/index.ts`]: "export * from '../shared/money.js'",
  [`${core}/rules/rate.ts`]: "import '../shared/money.js'",
  [`${core}/shared/money.ts`]: 'export const x = 1',
  [`${core}/audit/reactions.ts`]: "import '../organisation/index.js'\nimport '../app/work.js'",
  [`${core}/documents/pdf.ts`]: "import 'pdf-lib'",
  [`${example}/main.ts`]: "import '@foyer/core'\nimport '@foyer/core/store'",
  [`${example}/exports.ts`]: "import 'node:fs'",
  [`${example}/import/visits.ts`]: "import type { x } from '@foyer/core'\nimport '../exports.js'",
}

const contexts = [
  ...['organisation', 'customers', 'eligibility', 'vat', 'tax-credit', 'sales'],
  ...['dispatch', 'invoicing', 'payments', 'direct-debit', 'attestation'],
  ...['recovery', 'journal', 'accounting', 'documents', 'messages', 'desk', 'audit'],
  'webhooks',
]
const doors = Object.fromEntries(
  contexts.map((context) => [`${core}/${context}/index.ts`, 'export const x = 1']),
)

interface Breach {
  readonly wall: string
  readonly file: string
  readonly code: string
}

const breach = (wall: string, file: string, code: string): Breach => ({ wall, file, code })

const order = contexts
  .slice(0, -1)
  .map((context, i) =>
    breach(
      `${context}-imports-nothing-below`,
      `${core}/${context}/up.ts`,
      `import '../${contexts[i + 1]}/index.js'`,
    ),
  )

const breaches: readonly Breach[] = [
  ...order,
  breach('shared-sees-only-itself', `${core}/shared/up.ts`, "import '../rules/rate.js'"),
  breach('rules-sees-only-shared', `${core}/rules/up.ts`, "import '../ports/index.js'"),
  breach('ports-sees-only-shared', `${core}/ports/up.ts`, "import '../app/work.js'"),
  breach('app-sees-only-shared-and-ports', `${core}/app/up.ts`, "import '../vat/index.js'"),
  breach('http-sees-the-engine-alone', `${core}/http/all.ts`, "import '../foyer.js'"),
  breach('contexts-do-not-see-the-assembly', `${core}/sales/all.ts`, "import '../foyer.js'"),
  breach(
    'contexts-are-entered-by-their-door',
    `${core}/messages/in.ts`,
    "import '../audit/reactions.js'",
  ),
  breach('no-cycles', `${core}/sales/round.ts`, "import './round.js'"),
  breach('pdf-lib-lives-in-documents', `${core}/sales/pdf.ts`, "import 'pdf-lib'"),
  breach('rules-of-law-need-no-engine', `${core}/rules/engine.ts`, "import '../app/work.js'"),
  breach('rules-of-law-fit-in-a-page', `${core}/rules/heavy.ts`, "import 'zod'"),
  breach('core-is-not-of-node', `${core}/sales/node.ts`, "import 'node:fs'"),
  breach(
    'packages-are-entered-by-their-exports',
    `${example}/back-door.ts`,
    "import '../../../packages/core/src/app/work.js'",
  ),
  breach(
    'the-importer-holds-the-facade-and-nothing-else',
    `${example}/import/store.ts`,
    "import type { x } from '@foyer/core/store'",
  ),
  breach(
    'the-importer-holds-the-facade-as-a-type',
    `${example}/import-company.ts`,
    "import { x } from '@foyer/core'",
  ),
  breach('the-importer-brings-nothing-along', `${example}/import/main.ts`, "import '../main.js'"),
  breach(
    'the-oracle-knows-nothing-of-foyer',
    `${example}/oracle/cheat.ts`,
    "import { x } from '@foyer/core'",
  ),
  breach(
    'the-oracle-of-the-credit-knows-nothing-of-foyer',
    'conformance/oracle/cheat.ts',
    "import '../../packages/core/src/shared/money.js'",
  ),
  breach('every-import-leads-somewhere', `${core}/sales/gone.ts`, "import './nowhere.js'"),
]

interface Cruised {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { name: string } }[]
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] }
  }
}

const house = mkdtempSync(join(tmpdir(), 'foyer-walls-'))
afterAll(() => rmSync(house, { recursive: true }))

let found: Cruised['summary']

beforeAll(async () => {
  const broken = Object.fromEntries(breaches.map(({ file, code }) => [file, code]))
  for (const [path, text] of Object.entries({ ...sound, ...doors, ...broken })) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
  mkdirSync(join(house, 'node_modules/@foyer'))
  symlinkSync(join(house, 'packages/core'), join(house, 'node_modules/@foyer/core'))
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const config = join(root, '.dependency-cruiser.mjs')
  const args = [cruiser, '--config', config, '-T', 'json', 'packages', 'examples', 'conformance']
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: house,
    maxBuffer: 2 ** 26,
  })
  found = (JSON.parse(stdout) as Cruised).summary
})

describe('the walls of the house', () => {
  it.each(breaches)('$wall falls on $file', ({ wall, file }) => {
    const hits = found.violations.filter(({ rule }) => rule.name === wall)
    expect(hits.map(({ from }) => from)).toContain(file)
  })

  it('stand everywhere else', () => {
    const broken = new Set(breaches.map(({ file }) => file))
    expect(found.violations.filter(({ from }) => !broken.has(from))).toEqual([])
  })

  it('are each shown to fall', () => {
    const walls = found.ruleSetUsed.forbidden.map(({ name }) => name)
    expect(walls.toSorted()).toEqual(breaches.map(({ wall }) => wall).toSorted())
  })
})
