import { setTimeout as pause } from 'node:timers/promises'
import { createFoyer } from '@foyer/core'
import type { Doc, Files, Store } from '@foyer/core/store'
import { given, smallCompany } from '@foyer/core/testing'
import { type Child, startChild } from './child.js'

/** What an office is told when it opens: where the store is, whose, and its number, which tells its customers apart. */
export interface Desk {
  readonly place: string
  readonly tenant: string
  readonly entity: string
  readonly worker: string
  readonly office: number
  /** It ends itself inside its first commit so many milliseconds after its first answer. */
  readonly endsInside?: number
}

/** When visits are planned, and when all of them are over. */
export const opening = '2026-03-02T08:00:00.000Z'
/** When all of them are over. */
export const afterwards = '2031-12-30T08:00:00.000Z'
const later = '2031-12-30T09:00:00.000Z'

/** A clock that stands at a moment. */
export const clockAt = (moment: string) => ({ now: () => moment as never })

/** The day of a customer's visit: one each, so that two never want the same hour. */
export const dateOf = (no: number): string =>
  new Date(Date.UTC(2026, 2, 9) + no * 86_400_000).toISOString().slice(0, 10)

/** Offices are ended at moments uniform over this time from their first answer. */
const livedMs = 500

/** What fails before the offices are killed: nothing, or what is under them. */
export type Power = () => Promise<unknown>

/** What was found after a round's offices were killed. */
export interface Round {
  /** What is wrong: nothing. */
  readonly flaws: readonly string[]
  /** How many commands had been answered. */
  readonly answered: number
  /** How many notices were taken by their provider, and how many of them twice. */
  readonly notices: number
  readonly twice: number
  /** For each office that ended: its commands under way, and whether one of them was inside a commit. */
  readonly ends: readonly { readonly inFlight: number; readonly committing: boolean }[]
}

/** Reads what an office says, ends it so long after its first answer, and reads on to its last word. */
const killedAfter = async (ms: number, child: Child, power: Power): Promise<readonly string[]> => {
  const words: string[] = []
  const hear = async () => {
    const word = await child.line()
    if (word !== undefined) words.push(word)
    return word
  }
  let word = await hear()
  while (word !== undefined && !word.startsWith('answered ')) word = await hear()
  const over = new AbortController()
  const killed = pause(ms, undefined, { signal: over.signal })
    .then(power)
    .then(() => child.kill())
    .catch((problem) => {
      if (problem.name !== 'AbortError') throw problem
    })
  while ((await hear()) !== undefined);
  // Who has ended by itself is not waited for.
  over.abort()
  await killed
  return words
}

const count = (words: readonly string[], start: string): number =>
  words.filter((word) => word.startsWith(start)).length

type Tenant = Parameters<Store['find']>[0]

const all = async (store: Store, tenant: Tenant, of: string): Promise<readonly Doc[]> => {
  const found: Doc[] = []
  let after: string | undefined
  do {
    const page = await store.find(tenant, of, { limit: 1000, after })
    found.push(...page.items.map(({ doc }) => doc))
    after = page.next
  } while (after)
  return found
}

/** How far a visit, a report or an invoice had come; what comes later includes what came before. */
const ways: Readonly<Record<string, readonly string[]>> = {
  visits: ['there', 'draft', 'planned', 'booked', 'done'],
  reports: ['there', 'written', 'signed'],
  invoices: ['there', 'draft', 'checked', 'issued'],
}

type Kept = Doc & Readonly<Record<string, unknown>>

/** What of an answer is not in the store. */
const isLost = (doc: Kept | undefined, of: string, truth: string): boolean => {
  if (!doc) return true
  if (truth === 'there') return false
  if (/\d/.test(truth)) return doc['number'] !== truth
  const way = ways[of] ?? []
  const status = of === 'reports' ? (doc['signedAt'] ? 'signed' : 'written') : String(doc['status'])
  return way.indexOf(status) < way.indexOf(truth)
}

/** The flaws of what a tenant's offices left behind, beside what they had answered and handed over. */
const flawsOf = async (
  store: Store,
  tenant: Tenant,
  words: readonly string[],
): Promise<readonly string[]> => {
  const flaws: string[] = []
  const kept = new Map<string, ReadonlyMap<string, Kept>>()
  for (const of of ['customers', 'orders', 'visits', 'reports', 'invoices', 'payments'])
    kept.set(of, new Map((await all(store, tenant, of)).map((doc) => [doc.id, doc as Kept])))
  for (const word of words) {
    const [said, of = '', id = '', truth = ''] = word.split(' ')
    if (said === 'answered' && isLost(kept.get(of)?.get(id), of, truth)) flaws.push(`lost: ${word}`)
  }
  const [visits, reports] = [[...(kept.get('visits') ?? [])], [...(kept.get('reports') ?? [])]]
  const invoices = [...(kept.get('invoices')?.values() ?? [])]

  const numbers = invoices.flatMap(({ number }) => (number ? [String(number)] : [])).sort()
  const gapless = numbers.map((_, i) => `F2031-${String(i + 1).padStart(5, '0')}`)
  if (numbers.join() !== gapless.join()) flaws.push(`a gap or a twin: ${numbers.join(' ')}`)

  const booked = (await all(store, tenant, 'agendas')).flatMap((agenda) =>
    JSON.stringify(agenda).match(/vis_\w+/g),
  )
  const unbooked = visits.filter(
    ([id, { status }]) => ['booked', 'done'].includes(String(status)) && !booked.includes(id),
  )
  if (unbooked.length) flaws.push(`half a commit: ${unbooked.length} visits in no agenda`)
  const drafted = new Set(invoices.map(({ report }) => report))
  const undrafted = reports.filter(([id, doc]) => doc['signedAt'] && !drafted.has(id))
  if (undrafted.length) flaws.push(`half a commit: ${undrafted.length} signatures without a draft`)

  const positions = (await all(store, tenant, 'facts'))
    .map((fact) => Number((fact as Kept)['position']))
    .sort((a, b) => a - b)
  if (positions.some((position, i) => position !== i + 1)) flaws.push('a hole in the feed of facts')

  const [entries, payments] = [await all(store, tenant, 'journal-entries'), kept.get('payments')]
  const owed = numbers.length + (payments?.size ?? 0)
  if (entries.length !== owed) flaws.push(`${entries.length} entries of a journal of ${owed}`)

  const taken = new Set(words.flatMap((word) => (word.startsWith('notice ') ? word.slice(7) : [])))
  for (const notice of await all(store, tenant, 'notices')) {
    const { status, problem } = notice as Kept
    // A booking that is told of after the visit has nothing to say any more.
    if (problem === 'nothing-to-say') continue
    if (status !== 'sent') flaws.push(`a notice that is ${status}: ${problem}`)
    else if (!taken.has(notice.id)) flaws.push(`a notice that nobody took: ${notice.id}`)
  }
  return flaws
}

/**
 * Lets two offices live the journey in a tenant of its own each round, on one store that each opens for itself from `place`; ends both at
 * random moments, inside a commit or, one of them in every other round, from outside, by `power` first; and looks at what is left. What the killed held is taken up by whoever comes once their leases are
 * over: the journal then holds all of it, once, and every notice has been taken by its provider.
 */
export async function* officesKilled(
  store: Store & { readonly files: Files },
  place: string,
  rounds: number,
  power: (round: number) => Power = () => async () => {},
  start: (desk: Desk) => Child = (desk) =>
    startChild('live-until-killed.ts', [JSON.stringify(desk)]),
): AsyncGenerator<Round> {
  for (let round = 0; round < rounds; round++) {
    const name = `office-${Date.now()}-${round}`
    const company = await smallCompany({ store, files: store.files, tenant: name, at: opening })
    const { tenant, entity, alma: worker } = company
    let failing: Promise<unknown> | undefined
    const once: Power = () => {
      failing ??= power(round)()
      return failing
    }
    const desk = { place, tenant, entity, worker }
    const [moment, other] = [Math.random() * livedMs, Math.random() * livedMs]
    const said = await Promise.all([
      round % 2
        ? killedAfter(moment, start({ ...desk, office: 0 }), once)
        : killedAfter(livedMs + 1000, start({ ...desk, office: 0, endsInside: moment }), once),
      killedAfter(livedMs + 1000, start({ ...desk, office: 1, endsInside: other }), once),
    ])
    const words = said.flat()
    const wrong = [
      ...said.flatMap(([first]) => (first === 'open' ? [] : ['an office that never opened'])),
      ...words.filter((word) => word.startsWith('ended ') && /refused|half a commit/.test(word)),
    ]

    // Whoever comes once the leases of the killed are over takes up what they held.
    const provider = async ({ key }: { readonly key: string }) => {
      words.push(`notice ${key}`)
      return { by: 'provider', reference: key }
    }
    const next = createFoyer({
      ...{ store, files: store.files, clock: clockAt(later) },
      notifiers: { email: provider, sms: provider },
    })
    await next.relay()
    const books = { as: { tenant, id: 'books', role: 'accountant' } } as const
    const proof = await given(next.journal.verifyJournal({ legalEntity: entity }, books))
    const unsound = proof.sound ? [] : [`the journal does not verify: ${JSON.stringify(proof)}`]
    const keys = words.filter((word) => word.startsWith('notice '))
    yield {
      flaws: [...wrong, ...(await flawsOf(store, tenant, words)), ...unsound],
      answered: count(words, 'answered '),
      notices: new Set(keys).size,
      twice: keys.length - new Set(keys).size,
      ends: said.map((its) => ({
        inFlight: count(its, 'command asked') - count(its, 'answered '),
        committing: count(its, 'commit begun') > count(its, 'commit ended'),
      })),
    }
  }
}
