import { setTimeout as pause } from 'node:timers/promises'
import type { Collection } from '@foyer/core/store'
import { sqliteStore } from '../sqlite-store.js'
import { type Child, startChild } from './child.js'
import { carbons, counter, type Numbered, numberedCollections, sheets, tenant } from './numbered.js'

/** What a file was found to hold after its writers were killed. */
export interface Found {
  /** Sheets whose commit was answered, and that are not there under their number: none. */
  readonly lost: readonly string[]
  /** Numbers of sheets, of what was written beside them, and the last one that was given. */
  readonly sheets: readonly number[]
  readonly carbons: readonly number[]
  readonly last: number
}

/** What is wrong with a file: nothing. */
export const flawsOf = ({ lost, sheets, carbons, last }: Found): readonly string[] => [
  ...(lost.length ? [`answered and lost: ${lost.join(', ')}`] : []),
  ...(isSeries(sheets, last) ? [] : [`a gap or a twin among ${last} numbers: ${sheets.join(' ')}`]),
  ...(isSeries(carbons, last) ? [] : [`half a commit: ${carbons.length} copies of ${last}`]),
]

const isSeries = (numbers: readonly number[], last: number): boolean =>
  numbers.length === last && numbers.every((number, i) => number === i + 1)

/**
 * Lets two processes number sheets in one file, kills each at a random moment, and looks at what the file holds then; as often
 * as told, on the same file.
 */
export async function* killings(path: string, rounds: number): AsyncGenerator<Found> {
  const answered = new Map<string, number>()
  for (let round = 0; round < rounds; round++) {
    const children = ['ada', 'bea'].map((name) =>
      startChild('write-until-killed.ts', [path, `${name}-${round}`]),
    )
    await Promise.all(children.map((child) => killSoon(child, answered)))
    yield await lookInto(path, answered)
  }
}

const killSoon = async (child: Child, answered: Map<string, number>): Promise<void> => {
  const note = (line = ''): void => {
    const [id = '', number, end] = line.split(' ')
    if (end === 'answered') answered.set(id, Number(number))
  }
  note(await child.line())
  const killed = pause(Math.random() * 150).then(() => child.kill())
  for (let line = await child.line(); line !== undefined; line = await child.line()) note(line)
  await killed
}

const lookInto = async (path: string, answered: ReadonlyMap<string, number>): Promise<Found> => {
  const store = sqliteStore({ path, collections: numberedCollections, synchronous: 'normal' })
  const all = async (of: Collection): Promise<readonly Numbered[]> => {
    const found: Numbered[] = []
    let after: string | undefined
    do {
      const page = await store.find(tenant, of.name, { order: 'number', limit: 1_000, after })
      found.push(...page.items.map(({ doc }) => doc as Numbered))
      after = page.next
    } while (after)
    return found
  }
  const [written, beside] = [await all(sheets), await all(carbons)]
  const last = await store.get(tenant, counter.name, 'last')
  await store.close()
  const numbers = new Map(written.map(({ id, number }) => [id, number]))
  return {
    lost: [...answered].filter(([id, number]) => numbers.get(id) !== number).map(([id]) => id),
    sheets: written.map(({ number }) => number),
    carbons: beside.map(({ number }) => number),
    last: (last?.doc as Numbered | undefined)?.number ?? 0,
  }
}
