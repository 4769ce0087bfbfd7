import { spawn } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sqliteStore } from '@foyer/adapters-sql'
import { collections } from '@foyer/core'
import { describe, expect, it } from 'vitest'
import { expectedYear } from './oracle/oracle.js'
import { carriedCompany, everyDoc, onDisk } from './testing.js'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

/** Runs the year in a process of its own, and kills it as soon as its database has grown to so many bytes. */
const live = (out: string, killAt = Number.POSITIVE_INFINITY): Promise<number | null> =>
  new Promise((resolve) => {
    const flags = ['--conditions=foyer-source', '--import', 'tsx', main]
    const child = spawn('node', [...flags, '--input', carriedCompany, '--out', out], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      stdio: 'ignore',
    })
    const watch = setInterval(() => {
      if (written(out) >= killAt) child.kill('SIGKILL')
    }, 2)
    child.on('exit', (code) => {
      clearInterval(watch)
      resolve(code)
    })
  })

const written = (out: string): number =>
  ['company.sqlite', 'company.sqlite-wal']
    .map((name) => statSync(join(out, name), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((a, b) => a + b)

describe('a year that is killed and run again', () => {
  it('leaves what it would have left, and issues nothing twice', async () => {
    const out = onDisk({})
    const deaths: (number | null)[] = []
    for (const bytes of [300_000, 1_500_000, 4_000_000, 6_000_000])
      deaths.push(await live(out, bytes))
    // A kill has no exit code: at least the early ones came before the end.
    expect(deaths.slice(0, 2)).toEqual([null, null])
    expect(await live(out)).toBe(0)
    const json = JSON.parse(readFileSync(join(out, 'certificates.json'), 'utf8'))
    expect(json).toEqual(expectedYear(carriedCompany, 2025))
    const store = sqliteStore({ path: join(out, 'company.sqlite'), collections })
    const numbers = (await everyDoc(store, 'certificates')).map(({ number }) => number)
    await store.close()
    const all = numbers.length
    expect(numbers.sort()).toEqual(
      Array.from({ length: all }, (_, i) => `AF2025-${String(i + 1).padStart(5, '0')}`),
    )
  })
})
