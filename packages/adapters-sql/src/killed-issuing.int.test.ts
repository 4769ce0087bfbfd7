import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { collections, createFoyer } from '@foyer/core'
import type { Doc, Store } from '@foyer/core/store'
import { given } from '@foyer/core/testing'
import { afterAll, expect, it } from 'vitest'
import { sqliteStore } from './sqlite-store.js'
import { type Child, startChild } from './testing/child.js'
import { companyIn } from './testing/company.js'

const folder = mkdtempSync(join(tmpdir(), 'foyer-killed-issuing-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Invoices that wait for each of the two offices in each round: more than it can issue. */
const stock = 150
/** `CRASH_ROUNDS=50 npx vitest run killed-issuing` kills them oftener. */
const rounds = Number(process.env['CRASH_ROUNDS'] ?? 2)

/** In ten minutes: no lease lasts so long. */
const later = { now: () => new Date(Date.now() + 600_000).toISOString() as never }

/** Reads what a child had answered, kills it at a random moment once it has begun, and reads on to its last word. */
const killSoon = async (child: Child): Promise<readonly string[]> => {
  const words: string[] = []
  const note = (line = '') => line.endsWith(' answered') && words.push(line)
  note(await child.line())
  const killed = pause(Math.random() * 400).then(() => child.kill())
  for (let line = await child.line(); line !== undefined; line = await child.line()) note(line)
  await killed
  return words
}

interface Books {
  /** The numbers of our own series, in order. */
  readonly numbers: readonly string[]
  readonly numberOf: ReadonlyMap<string, string>
  /** The invoices that are paid. */
  readonly paid: ReadonlySet<string>
  /** What each entry of the journal is about. */
  readonly entries: readonly string[]
}

type Kept = Doc & { readonly number: string; readonly kind: string }
type Tenant = Parameters<Store['find']>[0]

const all = async (store: Store, tenant: Tenant, of: string, where: object = {}) => {
  const found: Kept[] = []
  let after: string | undefined
  do {
    const query = { where, limit: 1000, after } as Parameters<Store['find']>[2]
    const page = await store.find(tenant, of, query)
    found.push(...page.items.map(({ doc }) => doc as Kept))
    after = page.next
  } while (after)
  return found
}

const booksOf = async (store: Store, tenant: Tenant): Promise<Books> => {
  const issued = await all(store, tenant, 'invoices', { status: 'issued' })
  const entries = await all(store, tenant, 'journal-entries')
  return {
    numbers: issued.map(({ number }) => number).sort(),
    numberOf: new Map(issued.map(({ id, number }) => [id, number])),
    paid: new Set((await all(store, tenant, 'settlements', { due: 0 })).map(({ id }) => id)),
    entries: entries.map(({ kind }) => kind).sort(),
  }
}

it(
  'issuers killed at any moment leave whole numbers, no answer lost, and a journal that verifies (T30)',
  async () => {
    const path = join(folder, 'issuing.db')
    const store = sqliteStore({ path, collections, synchronous: 'normal' })
    const company = await companyIn(store, { invoices: 2 * stock * rounds })
    const { tenant, entity: legalEntity } = company
    const answered: string[] = []
    const books = { as: { tenant, id: 'books', role: 'accountant' } } as const
    for (let round = 0; round < rounds; round++) {
      const children = [0, 1].map((office) => {
        const from = String((2 * round + office) * stock)
        return startChild('issue-until-killed.ts', [path, tenant, legalEntity, from])
      })
      answered.push(...(await Promise.all(children.map(killSoon))).flat())

      const { numbers, numberOf, paid } = await booksOf(store, tenant)
      const year = new Date().getFullYear()
      expect(numbers).toEqual(numbers.map((_, i) => `F${year}-${String(i + 1).padStart(5, '0')}`))
      for (const word of answered) {
        const [invoice = '', said] = word.split(' ')
        if (said === 'paid') expect(paid.has(invoice)).toBe(true)
        else expect(numberOf.get(invoice)).toBe(said)
      }
      // What the killed held is taken up by whoever comes once their leases are over: the journal holds all of it, once.
      const next = createFoyer({ store, files: store.files, clock: later })
      await next.relay()
      const proof = await given(next.journal.verifyJournal({ legalEntity }, books))
      expect(proof).toMatchObject({ sound: true, faults: [] })
      expect((await booksOf(store, tenant)).entries).toEqual([
        ...numbers.map(() => 'invoice'),
        ...[...paid].map(() => 'payment'),
      ])
    }
    expect(answered.length).toBeGreaterThan(rounds)
    await store.close()
  },
  rounds * 90_000,
)
