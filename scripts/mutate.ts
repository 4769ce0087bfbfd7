/**
 * Whether the tests of the rules of law would notice another law: `npm run mutate`, or `npm run mutate -- --file tax-credit`
 * for a folder or a file of them, or for several (`--file A --file B`). Prints what survived and each file's figures; the exit code is 1 when too much survived.
 */
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { mutants as excuses, sourcesOfLaw } from './gates/mutants.js'
import { mutated, rowSetting } from './mutated.js'

type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number]
type Status = Mutant['status']

const shortened = (path: string): string => path.replace(/^.*packages\/core\/src\//, '')

const chosen = (named: readonly string[]): readonly string[] => {
  const wanted = named.map((name) => shortened(name).replace(/\/$/, ''))
  return sourcesOfLaw()
    .filter((path) => !/\.test(?:-d)?\.ts$/.test(path))
    .filter((path) => wanted.some((one) => !one || `${shortened(path)}/`.startsWith(`${one}/`)))
}

const count = (mutants: readonly Mutant[], ...statuses: readonly Status[]): number =>
  mutants.filter(({ status }) => statuses.includes(status)).length

const scoreOf = (mutants: readonly Mutant[]): number =>
  mutants.length ? (100 * count(mutants, 'Killed', 'Timeout')) / mutants.length : 100

const row = (name: string, cells: readonly (string | number)[]): string =>
  name.padEnd(32) + cells.map((cell) => String(cell).padStart(10)).join('')

const figures = (name: string, mutants: readonly Mutant[]): string =>
  row(name, [
    mutants.length,
    count(mutants, 'Killed'),
    count(mutants, 'Survived'),
    count(mutants, 'Timeout'),
    count(mutants, 'NoCoverage'),
    count(mutants, 'RuntimeError', 'CompileError', 'Ignored', 'Pending'),
    `${scoreOf(mutants).toFixed(1)} %`,
  ])

const unkilled = (mutant: Mutant): string => {
  const { status, location, mutatorName, replacement, testsCompleted } = mutant
  const { line, column } = location.start
  const written = replacement.replace(/\s+/g, ' ').slice(0, 60)
  const doubt = status === 'Survived' && !testsCompleted ? ' (no test was run!)' : ''
  return `  ${line}:${column} ${status}${doubt} ${mutatorName} ${written}`
}

const { file: named } = parseArgs({
  options: { file: { type: 'string', multiple: true, default: [''] } },
}).values
const files = chosen(named)
if (!files.length) {
  console.error(`No source that is mutated is called ${named.join(' or ')}`)
  process.exit(2)
}
const { ok, output } = await excuses()
if (!ok) {
  console.error(`A mutant is killed by a test, not excused by a comment:\n${output}`)
  process.exit(1)
}

const mutants: Mutant[] = []
const under: string[] = []
for (const [i, { folders, asked }] of mutated.entries()) {
  const own = files.filter((path) => folders.some((name) => shortened(path).startsWith(`${name}/`)))
  process.env[rowSetting] = String(i)
  const found = own.length ? await new Stryker({ mutate: [...own] }).runMutationTest() : []
  mutants.push(...found)
  if (scoreOf(found) < asked) under.push(`${folders.join(', ')}: under ${asked} %`)
}
const byFile = files
  .map((path) => [shortened(path), mutants.filter((one) => one.fileName.endsWith(path))] as const)
  .filter(([, some]) => some.length)

for (const [name, some] of byFile) {
  const left = some.filter(({ status }) => status !== 'Killed' && status !== 'Timeout')
  if (left.length) console.log([name, ...left.map(unkilled), ''].join('\n'))
}
console.log(row('', ['mutants', 'killed', 'survived', 'timeout', 'uncovered', 'error', 'score']))
for (const [name, some] of byFile) console.log(figures(name, some))
console.log(figures('total', mutants))
if (under.length) {
  console.error(`\n${under.join('\n')}`)
  process.exitCode = 1
}
