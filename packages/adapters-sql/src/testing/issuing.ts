import { setTimeout as pause } from 'node:timers/promises'
import { createFoyer } from '@foyer/core'
import type { Doc, Files, Store } from '@foyer/core/store'
import { given } from '@foyer/core/testing'
import { type Child, startChild } from './child.js'
import { companyIn } from './company.js'

/** Invoices that wait for each of the two offices in each round: more than it can issue. */
const stock = 150

/** What fails before the children are killed: nothing, or what is under them. */
export type Power = () => Promise<unknown>

/** What was found after two issuers were killed. */
export interface Round {
  /** What is wrong: nothing. */
  readonly flaws: readonly string[]
  /** How many answers had been given, in all rounds. */
  readonly answered: number
  /** How many issuers were inside a commit when they ended, of two. */
  readonly committing: number
}

/** In ten minutes: no lease lasts so long. */
const later = { now: () => new Date(Date.now() + 600_000).toISOString() as never }

/**
 * Reads what a child says, ends it at a random moment once it has begun, and reads on to its last word. `inside` = not before it says that a
 * commit begins.
 */
const killSoon = async (
  child: Child,
  power: Power,
  inside: boolean,
): Promise<readonly string[]> => {
  const words: string[] = []
  const hear = async () => {
    const word = await child.line()
    if (word !== undefined) words.push(word)
    return word
  }
  let word = await hear()
  while (word && !word.endsWith(' answered')) word = await hear()
  const end = async () => {
    await power()
    await child.kill()
  }
  let killed: Promise<void> | undefined
  let late = false
  const moment = pause(Math.random() * 400).then(() => {
    late = true
    if (!inside) killed = end()
  })
  while (word !== undefined) {
    if (late && inside && word === 'commit begun') killed ??= pause(Math.random() * 4).then(end)
    word = await hear()
  }
  await moment
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

/** The flaws of books that were kept by issuers who were killed, beside what these had answered. */
const flawsOf = ({ numbers, numberOf, paid, entries }: Books, answered: readonly string[]) => {
  const year = new Date().getFullYear()
  const gapless = numbers.map((_, i) => `F${year}-${String(i + 1).padStart(5, '0')}`)
  const lost = answered.filter((word) => {
    const [invoice = '', said] = word.split(' ')
    return said === 'paid' ? !paid.has(invoice) : numberOf.get(invoice) !== said
  })
  const owed = [...numbers.map(() => 'invoice'), ...[...paid].map(() => 'payment')]
  return [
    ...lost.map((word) => `lost: ${word}`),
    ...(same(numbers, gapless) ? [] : [`a gap or a twin: ${numbers.join(' ')}`]),
    ...(same(entries, owed) ? [] : [`${entries.length} entries of a journal of ${owed.length}`]),
  ]
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i])

/**
 * Lets two offices issue invoices, take money for them and follow them into the journal, on one store that each opens for itself from
 * `place`; ends both at a random moment, by `power` first, and looks at what is left. What the killed held is taken up by whoever comes
 * once their leases are over: the journal then holds all of it, once.
 */
export async function* issuersKilled(
  store: Store & { readonly files: Files },
  place: string,
  rounds: number,
  power: (round: number) => Power = () => async () => {},
): AsyncGenerator<Round> {
  const { tenant, entity: legalEntity } = await companyIn(store, { invoices: 2 * stock * rounds })
  const books = { as: { tenant, id: 'books', role: 'accountant' } } as const
  const answered: string[] = []
  for (let round = 0; round < rounds; round++) {
    let failing: Promise<unknown> | undefined
    const once: Power = () => {
      failing ??= power(round)()
      return failing
    }
    const children = [0, 1].map((office) => {
      const from = String((2 * round + office) * stock)
      return startChild('issue-until-killed.ts', [place, tenant, legalEntity, from])
    })
    const said = await Promise.all(
      children.map((child, office) => killSoon(child, once, office === 1)),
    )
    answered.push(...said.flat().filter((word) => word.endsWith(' answered')))
    const committing = said.filter((words) => {
      const last = words.findLast((word) => word.startsWith('commit '))
      return last === 'commit begun'
    }).length

    const next = createFoyer({ store, files: store.files, clock: later })
    await next.relay()
    const proof = await given(next.journal.verifyJournal({ legalEntity }, books))
    const unsound = proof.sound ? [] : [`the journal does not verify: ${JSON.stringify(proof)}`]
    const flaws = [...flawsOf(await booksOf(store, tenant), answered), ...unsound]
    yield { flaws, answered: answered.length, committing }
  }
}
