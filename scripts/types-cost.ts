/**
 * What the shape of an operation costs the compiler: 200 invented operations and a call of each, checked by `tsc`, beside the
 * same program with none. `npm run types-cost`. The shape was chosen by this figure: schemas go in generic, three plain
 * types come out.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const contexts = 20
const operationsEach = 10

const root = fileURLToPath(new URL('..', import.meta.url))
const source = (file: string): string => join(root, 'packages/core/src', file)

const operation = (context: number, i: number): string => `
export const operation${i} = command({
  input: z.object({
    customer: z.string(), on: CivilDate, amount: PositiveAmount, note: z.string().max(${i + 1}00).optional(),
    kind: z.enum(['a${context}', 'b${i}', 'c']), tags: z.array(z.string()).readonly(),
    address: z.object({ line: z.string(), postcode: z.string(), city: z.string() }).readonly(),
  }),
  output: Noun.extend({ of${i}: z.string(), lines: z.array(z.object({ no: z.int(), amount: Amount })).readonly() }),
  allow: { owner: 'all', manager: 'all', customer: 'own' },
  refusals: { 'wrong-state': { state: z.enum(['draft', 'issued']) }, 'above-limit-${i}': { limit: Amount }, gone: {} },
  async run(work, { customer }) {
    return customer ? refuse({ code: 'gone' }) : refuse({ code: 'not-found', id: customer })
  },
})`

const contextFile = (context: number): string => `
import { z } from 'zod'
import { command } from '${source('app/operation.js')}'
import { CivilDate } from '${source('shared/civil-date.js')}'
import { Amount, PositiveAmount } from '${source('shared/money.js')}'
import { refuse } from '${source('shared/result.js')}'
const Noun = z.object({
  id: z.string(), status: z.enum(['draft', 'issued', 'credited']), on: CivilDate, total: Amount, paid: Amount,
  customer: z.string(), number: z.string().nullable(), language: z.enum(['fr', 'en']),
})
${Array.from({ length: operationsEach }, (_, i) => operation(context, i)).join('\n')}
`

const call = (context: number, i: number): string => `
  const a${i} = await foyer.context${context}.operation${i}({
    customer: 'c', on: '2026-03-02', amount: 1, kind: 'c', tags: [], address: { line: '', postcode: '', city: '' },
  }, { as })
  if (a${i}.ok) a${i}.value.of${i} satisfies string
  else if (a${i}.refusal.code === 'above-limit-${i}') a${i}.refusal.limit satisfies number`

const useFile = (count: number): string => {
  const names = Array.from({ length: count }, (_, context) => context)
  const calls = (context: number): string =>
    Array.from({ length: operationsEach }, (_, i) => call(context, i)).join('')
  return `
import type { Facade, Principal } from '${source('app/operation.js')}'
${names.map((n) => `import * as context${n} from './context${n}.js'`).join('\n')}
export const registry = { ${names.map((n) => `context${n}`).join(', ')} } as const
declare const foyer: Facade<typeof registry>
declare const as: Principal
${names.map((n) => `export const use${n} = async () => {${calls(n)}\n}`).join('\n')}
`
}

interface Cost {
  readonly seconds: number
  readonly megabytes: number
  readonly types: number
}

const costOf = async (folder: string, count: number): Promise<Cost> => {
  const files = ['use.ts', ...Array.from({ length: count }, (_, n) => `context${n}.ts`)]
  for (let n = 0; n < count; n++) writeFileSync(join(folder, `context${n}.ts`), contextFile(n))
  writeFileSync(join(folder, 'use.ts'), useFile(count))
  const config = { extends: join(root, 'tsconfig.json'), files, include: [] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, [tsc, '-p', folder, '--extendedDiagnostics'])
  const figure = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1])
  return {
    seconds: figure('Total time'),
    megabytes: Math.round(figure('Memory used') / 1024),
    types: figure('Types'),
  }
}

// Beside the packages, so that what is generated finds them.
const cache = join(root, 'node_modules/.cache')
mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(join(cache, 'types-cost-'))
try {
  for (const count of [0, contexts]) {
    const { seconds, megabytes, types } = await costOf(folder, count)
    const operations = String(count * operationsEach).padStart(4)
    console.log(`${operations} operations  ${seconds} s  ${megabytes} MB  ${types} types`)
  }
} catch (problem) {
  console.error((problem as { stdout?: string }).stdout?.slice(0, 4000) ?? problem)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
