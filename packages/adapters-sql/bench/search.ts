import { once } from 'node:events'
import { chmodSync, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Collection, collection, type Store, searchText } from '@foyer/core/store'
import pg from 'pg'
import { z } from 'zod'
import { gramsOf } from '../src/postgres/grams.js'
import { overPg, postgresStore, readWallKey } from '../src/postgres/index.js'
import { everybody, type Person, peopleOf, searchesFor } from '../src/testing/people.js'
import { startPostgres } from '../src/testing/postgres-server.js'
import { type Measure, tenant } from './commit.js'

const people: Collection = collection(z.looseObject({ id: z.string() }), {
  name: 'people',
  search: ['firstName', 'lastName', 'phone', 'email'],
})

const searches = 1_000
const peersSearches = 100
const limit = 20

/** `gramsOf` for many texts that share their words. */
const gramsFor = (whose: string) => {
  const known = new Map<string, readonly number[]>()
  const ofWord = (word: string): readonly number[] => {
    const grams = known.get(word) ?? gramsOf(whose, word)
    // A phone is met once.
    if (!/\d/.test(word)) known.set(word, grams)
    return grams
  }
  return (text: string): readonly number[] => [...new Set(text.split(' ').flatMap(ofWord))]
}

/** Writes the words of everybody, and their grams, as `copy` reads them. */
const writeRows = async (path: string, size: number, whose: string): Promise<void> => {
  const file = createWriteStream(path)
  let lines: string[] = []
  const flush = async () => {
    const room = file.write(lines.join(''))
    lines = []
    if (!room) await once(file, 'drain')
  }
  const gramsIn = gramsFor(whose)
  for (const person of everybody(size)) {
    const words = searchText(people, person)
    lines.push(`${whose}\t${person.id}\t${words}\t{${gramsIn(words).join()}}\n`)
    if (lines.length === 2_000) await flush()
  }
  await flush()
  file.end()
  await once(file, 'finish')
}

/** Fills the tables of a laid-out schema: without their indexes first, which are then built as the layout built them. */
const fill = async (owner: pg.Client, schema: string, size: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'))
  const path = join(folder, 'rows')
  try {
    chmodSync(folder, 0o755)
    await writeRows(path, size, tenant)
    const grams = `${schema}."people grams"`
    const { rows } = await owner.query('select pg_get_indexdef($1::regclass)', [grams])
    const words = `${schema}."words of people"`
    await owner.query(`set maintenance_work_mem = '1GB'; drop index ${grams};
      copy ${words} from '${path}';
      insert into ${schema}.people (tenant, id, version, body, search)
        select tenant, id, 1, json_build_object('id', id, 'lastName', words), words from ${words};
      create table ${schema}.peer as select id, words from ${words};
      ${rows[0].pg_get_indexdef}`)
    await owner.query('vacuum analyze')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What a program would do by hand: trigrams by extension where the server has it, or reading every row. */
const peerOf = async (owner: pg.Client, schema: string) => {
  try {
    await owner.query(`create extension pg_trgm;
      create index on ${schema}.peer using gin (words gin_trgm_ops)`)
    const text = `select id from ${schema}.peer where $1 <% words
      order by word_similarity($1, words) desc, id limit ${limit}`
    return {
      peer: 'pg_trgm, word similarity by its GIN index',
      ask: (q: string) => owner.query(text, [q]),
    }
  } catch {
    const text = `select id from ${schema}.peer where words ilike '%' || $1 || '%' order by id limit ${limit}`
    return { peer: 'ilike over every row', ask: (q: string) => owner.query(text, [q]) }
  }
}

/** Milliseconds of each question, one after the other. */
const timed = async (
  questions: readonly string[],
  ask: (question: string) => Promise<unknown>,
): Promise<readonly number[]> => {
  const taken: number[] = []
  for (const question of questions) {
    const from = performance.now()
    await ask(question)
    taken.push(performance.now() - from)
  }
  return taken.sort((a, b) => a - b)
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN

/**
 * Milliseconds of a thousand different searches for the best twenty of a million customers of one tenant on Postgres, behind the wall, by
 * name, part of a name, with slips of the hand, by phone; beside word similarity over the same words. `ratio` above 1 = ours is faster.
 */
export const measureSearch = async (size = 1_000_000): Promise<readonly Measure[]> => {
  const server = await startPostgres()
  const owner = new pg.Client(server.owner)
  await owner.connect()
  const application = new pg.Pool({ ...server.as('application', ''), max: 1 })
  try {
    await owner.query('create role application login')
    const schema = 'searched'
    const client = overPg(new pg.Pool({ ...server.owner, max: 2 }), { closing: true })
    const roles = { application: 'application' }
    const laid = await postgresStore({ client, collections: [people], schema, roles })
    const key = await readWallKey(client, { schema })
    await laid.close()
    await fill(owner, schema, size)
    const store: Store = await postgresStore({
      ...{ client: overPg(application), collections: [people], schema, layout: 'none', key },
    })
    const known: readonly Person[] = peopleOf(Math.min(size, 50_000))
    const asked = searchesFor(known, searches + 200)
    const ask = (search: string) => store.find(tenant, people.name, { search, limit })
    await timed(asked.slice(searches), ask)
    const ours = await timed(asked.slice(0, searches), ask)
    const { peer, ask: askPeer } = await peerOf(owner, schema)
    const theirs = await timed(asked.slice(0, peersSearches), askPeer)
    return ([50, 95] as const).map((share) => {
      const [value, peerValue] = [percentile(ours, share / 100), percentile(theirs, share / 100)]
      return {
        ...{ id: `search-p${share}-ms`, value, unit: 'ms', peer, peerValue },
        ratio: peerValue / value,
      }
    })
  } finally {
    await application.end()
    await owner.end()
    await server.stop()
  }
}
