import { z } from 'zod'
import type { Sha256 } from '../ports/outside.js'
import { canonical } from '../shared/canonical.js'
import { CivilDate } from '../shared/civil-date.js'
import { entryId, genesis, hashOf, type JournalEntry, type Link } from './entry.js'
import { noTotals, plusTotals, type Totals, withEntry } from './totals.js'

/**
 * What is wrong with an entry: `number` a gap, a twin or a swap; `previous` it does not follow the one before; `hash` something in it was
 * changed; `totals` a closing does not add up; `document` its document says something else today; `anchor` an anchor kept outside bears
 * another hash; `cut` entries that an anchor or the head knows of are gone; `head` the head is not the last entry.
 */
export const FaultKind = z.enum([
  ...['number', 'previous', 'hash', 'totals', 'document', 'anchor', 'cut', 'head'],
] as const)
/** What is wrong with an entry. */
export type FaultKind = z.output<typeof FaultKind>

/** Something wrong, and the number of the entry it was found at. */
export interface Fault {
  readonly no: number
  readonly fault: FaultKind
}

/** What a chain was found to be. */
export interface Checked {
  readonly last: Link
  readonly faults: readonly Fault[]
}

/** Where a part of a chain begins: behind which link, and on which day; before that day nothing is known. */
export interface Beginning extends Link {
  readonly since: string
}

/** The beginning of a whole chain. */
export const fromGenesis: Beginning = { count: 0, hash: genesis, since: '' }

/** Follows a chain from a beginning on: every number, every hash, every closing, and every anchor that was kept outside. */
export const checkChain = async (
  entries: readonly JournalEntry[],
  anchors: readonly Link[],
  sha256: Sha256,
  beginning: Beginning = fromGenesis,
): Promise<Checked> => {
  const faults: Fault[] = []
  const hashAt = new Map<number, string>()
  let last: Link = beginning
  for (const entry of entries) {
    const { hash, ...said } = entry
    const { no } = said
    const found = (fault: FaultKind) => faults.push({ no, fault })
    if (no !== last.count + 1 || entry.id !== entryId(entry.legalEntity, no)) found('number')
    if (entry.previous !== last.hash) found('previous')
    if ((await hashOf(said, sha256)) !== hash) found('hash')
    hashAt.set(no, hash)
    last = { count: no, hash }
  }
  for (const { count: no, hash } of anchors) {
    if (no > last.count) faults.push({ no, fault: 'cut' })
    else if (no > beginning.count && hashAt.get(no) !== hash) faults.push({ no, fault: 'anchor' })
  }
  return { last, faults: [...faults, ...wrongClosings(entries, beginning.since)] }
}

/** Closings whose totals are not those of the entries written down in their days, as far as all of these are here. */
const wrongClosings = (entries: readonly JournalEntry[], since: string): readonly Fault[] => {
  const byDay = new Map<string, Totals>()
  for (const entry of entries)
    byDay.set(entry.entered, withEntry(byDay.get(entry.entered) ?? noTotals, entry))
  const between = (from: string, through: string) =>
    [...byDay]
      .filter(([day]) => day >= from && day <= through)
      .map(([, totals]) => totals)
      .reduce(plusTotals, noTotals)
  return entries.flatMap(({ no, kind, content }) => {
    const told = kind === 'closing' && Told.safeParse(content).data
    if (!told || told.from < since) return []
    const isRight =
      canonical(between(told.from, told.through)) === canonical(told.totals) &&
      (since !== '' || canonical(between('', told.through)) === canonical(told.perpetual))
    return isRight ? [] : [{ no, fault: 'totals' }]
  })
}

const Told = z.object({
  ...{ from: CivilDate, through: CivilDate },
  ...{ totals: z.json(), perpetual: z.json() },
})
