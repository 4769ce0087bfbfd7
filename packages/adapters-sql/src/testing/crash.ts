/** `npm run crash -- ROUNDS`: kills two writers of one file as often as told, 100 times unless told otherwise, and says what was found. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv, exit, stdout } from 'node:process'
import { flawsOf, killings } from './killing.js'

const rounds = Number(argv[2] ?? 100)
const path = join(mkdtempSync(join(tmpdir(), 'foyer-crash-')), 'crash.db')
let round = 0
for await (const found of killings(path, rounds)) {
  const flaws = flawsOf(found)
  stdout.write(`${++round} of ${rounds}: ${found.last} numbers, ${flaws.join('; ') || 'no flaw'}\n`)
  if (flaws.length) exit(1)
}
