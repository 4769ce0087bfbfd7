/**
 * Every gate that a change passes, one list here and in CI: `npm run verify`, or `npm run verify -- types walls` for some of
 * them, or `npm run verify -- --except tests` for the others. All are run; the exit code is 1 when one failed.
 */
import { clientFiles } from './gates/client-files.js'
import { consumers } from './gates/consumers.js'
import { docs } from './gates/docs.js'
import { mutants } from './gates/mutants.js'
import { scriptTag } from './gates/script-tag.js'
import { inTurn, type Outcome, run, sideBySide, together } from './run.js'

interface Gate {
  readonly name: string
  readonly holds: string
  readonly pass: () => Promise<Outcome>
}

const packages = [
  'core',
  'adapters-sql',
  'adapters-notify',
  'adapters-connect',
  'react-widgets',
].map((name) => `packages/${name}`)

const gates: readonly Gate[] = [
  {
    name: 'format',
    holds: 'formatted and linted; the core asks no clock, no chance and no locale',
    pass: () => run('biome ci --colors=off --error-on-warnings .'),
  },
  {
    name: 'types',
    holds: 'everything compiles from source; the core without Node and without a browser',
    pass: () =>
      sideBySide(
        'tsc --noEmit',
        'tsc --noEmit -p packages/core/tsconfig.pure.json',
        'tsc --noEmit -p packages/core/tsconfig.edge.json',
      ),
  },
  {
    name: 'tests',
    holds: 'unit, properties, integration and types',
    pass: () => run('vitest run'),
  },
  {
    name: 'mutants',
    holds: 'no mutant of the rules of law is excused by a comment; `npm run mutate` tests them',
    pass: mutants,
  },
  {
    name: 'build',
    holds: 'every package builds, the core first',
    pass: () => run('npm run build --workspaces --if-present'),
  },
  {
    name: 'walls',
    holds: 'who imports whom',
    pass: () =>
      run('depcruise --config .dependency-cruiser.mjs packages examples scripts docs conformance'),
  },
  {
    name: 'dead-code',
    holds: 'no file, export or dependency that nobody uses',
    pass: () => run('knip --no-progress'),
  },
  {
    name: 'packages',
    holds: 'what npm would publish can be imported, with its types',
    pass: async () =>
      together([
        clientFiles(),
        await inTurn(
          ...packages.flatMap((path) => [
            `publint ${path} --strict`,
            `attw --pack ${path} --profile esm-only --no-emoji --no-color --exclude-entrypoints styles.css script/*`,
          ]),
        ),
      ]),
  },
  {
    name: 'bundle',
    holds: 'one rule drags nothing in, and stays small',
    pass: async () => together([await run('size-limit'), scriptTag()]),
  },
  {
    name: 'docs',
    holds: 'every export is documented; every link leads somewhere',
    pass: docs,
  },
  {
    name: 'consumers',
    holds: 'packed and installed elsewhere, the packages type-check and run',
    pass: consumers,
  },
]

const chosen = (args: readonly string[]): readonly Gate[] => {
  const [flag, ...rest] = args
  const except = flag === '--except'
  const names = except ? rest : args
  const unknown = names.filter((name) => !gates.some((gate) => gate.name === name))
  if (unknown.length) {
    const list = gates.map(({ name, holds }) => `  ${name.padEnd(10)} ${holds}`).join('\n')
    console.error(`No gate is called ${unknown.join(', ')}. The gates:\n${list}`)
    process.exit(2)
  }
  return names.length ? gates.filter(({ name }) => names.includes(name) !== except) : gates
}

/** The lines worth a look even when all is well: the runner's counts and the sizes. */
const worthSaying = (output: string): readonly string[] =>
  output
    .split('\n')
    .filter((line) => /^\s*(?:Test Files|Tests|Type Errors|@foyer\S* \{|Size:)/.test(line))

const started = performance.now()
const failed: string[] = []
for (const { name, pass } of chosen(process.argv.slice(2))) {
  const from = performance.now()
  const { ok, output } = await pass()
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  console.log(`${name.padEnd(10)} ${ok ? 'pass' : 'FAIL'} ${seconds.padStart(7)} s`)
  for (const line of ok ? worthSaying(output) : output.split('\n')) console.log(`    ${line}`)
  if (!ok) failed.push(name)
}
const seconds = ((performance.now() - started) / 1000).toFixed(1)
console.log(
  failed.length
    ? `\nFailed after ${seconds} s: ${failed.join(', ')}`
    : `\nEvery gate passed in ${seconds} s`,
)
process.exitCode = failed.length ? 1 : 0
