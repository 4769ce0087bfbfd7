/**
 * `npm run crash -- KILLS [--postgres]`: kills offices that live the journey as often as told, 500 times unless told otherwise, on a SQLite
 * file or on a Postgres that it starts and that is cut off itself in every other round; prints what was under way at each end, and stops at
 * the first flaw.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv, exit, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { collections } from '@foyer/core'
import { build } from 'tsup'
import { sqliteStore } from '../sqlite-store.js'
import { startChild } from './child.js'
import { officesKilled, type Power } from './lived.js'
import { postgresPlace } from './postgres-place.js'
import { storeAt } from './store-at.js'

const kills = Number(argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 500)
const here = fileURLToPath(new URL('../..', import.meta.url))

/** The office as one file, which starts in a third of the time. Beside the drivers that it needs. */
const bundled = async (): Promise<string> => {
  const outDir = mkdtempSync(join(here, '../../node_modules', '.crash-'))
  await build({
    ...{ entry: [join(here, 'src/testing/live-until-killed.ts')], outDir, format: 'esm' },
    ...{ config: false, silent: true, splitting: false, platform: 'node', target: 'node20' },
    ...{ noExternal: [/^(?!(pg|libsql)$)/], skipNodeModulesBundle: true },
    esbuildOptions(options) {
      options.conditions = ['foyer-source']
    },
    // What is not a module of the language asks for what Node brings.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
    },
    minify: true,
    outExtension: () => ({ js: '.mjs' }),
  })
  return outDir
}

const onSqlite = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-crash-'))
  const place = join(folder, 'crash.db')
  const store = sqliteStore({ path: place, collections })
  const power = () => async () => {}
  const stop = async () => rmSync(folder, { recursive: true, force: true })
  return { place, store, power, stop }
}

const onPostgres = async () => {
  const { server, place } = await postgresPlace(collections)
  const store = await storeAt(place, collections)
  const cut: Power = () => server.crash()
  const power = (round: number): Power => (round % 2 ? cut : async () => {})
  return { place, store, power, stop: server.stop }
}

const { place, store, power, stop } = await (argv.includes('--postgres')
  ? onPostgres()
  : onSqlite())
const office = await bundled()
const total = { ends: 0, inFlight: 0, committing: 0, answered: 0, notices: 0, twice: 0 }
const start = (desk: object) =>
  startChild(join(office, 'live-until-killed.mjs'), [JSON.stringify(desk)])
let flawed = false
for await (const round of officesKilled(store, place, Math.ceil(kills / 2), power, start)) {
  total.answered += round.answered
  total.notices += round.notices
  total.twice += round.twice
  for (const { inFlight, committing } of round.ends) {
    total.ends += 1
    total.inFlight += inFlight
    total.committing += Number(committing)
    const where = committing ? 'inside a commit' : 'between two commits'
    stdout.write(`${total.ends} of ${kills}: ${inFlight} commands under way, ${where}\n`)
  }
  flawed = round.flaws.length > 0
  if (flawed) {
    stdout.write(`${round.flaws.join('\n')}\n`)
    break
  }
}
stdout.write(
  `${total.ends} ends, ${total.committing} inside a commit, ${total.inFlight} commands under way; ${total.answered} answers, none lost; ${total.notices} notices, ${total.twice} of them twice\n`.replace(
    'none lost',
    flawed ? 'see above' : 'none lost',
  ),
)
await store.close()
await stop()
rmSync(office, { recursive: true, force: true })
exit(flawed ? 1 : 0)
