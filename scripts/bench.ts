import { cpus } from 'node:os'
import { argv, exit, stdout, version } from 'node:process'
import { measureWidgets } from '../examples/home-it-support/bench/widgets.js'
import { measureYear } from '../examples/year-to-certificates/bench/year.js'
import { measureCommit } from '../packages/adapters-sql/bench/commit.js'
import { measureMoney } from '../packages/adapters-sql/bench/money.js'
import { measurePostgresCommand } from '../packages/adapters-sql/bench/postgres-command.js'
import { measurePostgresCommit } from '../packages/adapters-sql/bench/postgres-commit.js'
import { measurePostgresCurves } from '../packages/adapters-sql/bench/postgres-curves.js'
import { measureSearch } from '../packages/adapters-sql/bench/search.js'
import { measureSeries } from '../packages/adapters-sql/bench/series.js'
import { type Measure, measureCertificates } from '../packages/core/bench/certificates.js'
import { measureDispatch } from '../packages/core/bench/dispatch.js'
import { measurePlannerCurve } from '../packages/core/bench/planner-curve.js'
import { measureRules } from '../packages/core/bench/rules.js'
import { measureSlots } from '../packages/core/bench/slots.js'

/** What is measured, by name: ours and a peer's in one run. `npm run bench -- NAME [--json]` */
const benches: Readonly<Record<string, () => Promise<readonly Measure[]>>> = {
  year: measureYear,
  documents: async () => [await measureCertificates()],
  rules: measureRules,
  commit: async () => [await measureCommit('normal'), await measureCommit('full')],
  money: measureMoney,
  store: async () => [
    ...(await measurePostgresCommit()),
    ...(await measurePostgresCommand()),
    { ...(await measureCommit('normal')), id: 'sqlite-commit' },
    await measureSeries(),
    ...(await measureSearch(sizeAsked())),
  ],
  search: () => measureSearch(sizeAsked()),
  curves: measurePostgresCurves,
  widgets: measureWidgets,
}

/** `--size N`: how many customers are searched, a million unless told otherwise. */
const sizeAsked = (): number | undefined => {
  const at = argv.indexOf('--size')
  return at < 0 ? undefined : Number(argv[at + 1])
}

/** Benches with words of their own, which print a line at a time. */
const byLine: Readonly<
  Record<string, (words: readonly string[], print: (line: string) => void) => Promise<void>>
> = {
  dispatch: measureDispatch,
  'planner-curve': measurePlannerCurve,
  slots: measureSlots,
}

const [asked, ...words] = argv.slice(2)
const lines = byLine[asked ?? '']
if (lines) {
  await lines(words, (line) => stdout.write(`${line}\n`))
  exit(0)
}

const [name = ''] = argv.slice(2).filter((word) => !word.startsWith('--'))
const bench = benches[name]
if (!bench) {
  stdout.write(
    `npm run bench -- NAME [--json], where NAME is ${[...Object.keys(benches), ...Object.keys(byLine)].join(', ')}\n`,
  )
  exit(2)
}

const cores = cpus()
const machine = `${cores[0]?.model.trim()}, ${cores.length} cores, Node ${version}`
const measures = await bench()
if (argv.includes('--json')) stdout.write(`${JSON.stringify({ name, machine, measures })}\n`)
else {
  stdout.write(`${name}, on ${machine}\n`)
  for (const { id, value, unit, peer, peerValue, ratio } of measures)
    stdout.write(
      `  ${id.padEnd(26)}${String(Math.round(value)).padStart(8)} ${unit}   ${Math.round(peerValue)} by ${peer}: x${ratio.toFixed(2)}\n`,
    )
}
