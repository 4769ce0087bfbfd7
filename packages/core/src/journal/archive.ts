import { z } from 'zod'
import type { Sha256 } from '../ports/outside.js'
import { canonical, utf8 } from '../shared/canonical.js'
import { CivilDate } from '../shared/civil-date.js'
import { checkChain, type Fault } from './checking.js'
import { Hash, JournalEntry, type Link } from './entry.js'
import type { Days } from './period.js'

/** The first line of an archive: whose journal it is, which days it holds, and the link that its first entry follows. */
const Cover = z
  .object({
    format: z.literal('foyer.journal/1'),
    legalEntity: z.string(),
    siren: z.string(),
    name: z.string(),
    from: CivilDate,
    through: CivilDate,
    before: z.object({ count: z.int().nonnegative(), hash: Hash }).readonly(),
  })
  .readonly()
type Cover = z.output<typeof Cover>

/** The last line: how many entries stand between, where the chain ends, and the hash of every line above. */
const Seal = z
  .object({ entries: z.int().nonnegative(), last: Cover.unwrap().shape.before, sha256: Hash })
  .readonly()

/** Writes an archive: UTF-8, a line each of canonical JSON for the cover, the entries in order, and the seal. */
export const writeArchive = async (
  cover: Omit<Cover, 'format'>,
  entries: readonly JournalEntry[],
  sha256: Sha256,
): Promise<string> => {
  const lines = [{ format: 'foyer.journal/1', ...cover }, ...entries].map(canonical)
  const end = entries.at(-1)
  const last: Link = end ? { count: end.no, hash: end.hash } : cover.before
  const above = lines.map((line) => `${line}\n`).join('')
  const seal = { entries: entries.length, last, sha256: await sha256(utf8(above)) }
  return `${above}${canonical(seal)}\n`
}

/** What an archive was found to be: `readable` as one at all, and sound when nothing is wrong with it. */
export interface CheckedArchive {
  readonly sound: boolean
  readonly readable: boolean
  /** Whether the seal holds: the hash of every line above it, their number, and the chain's end. */
  readonly sealed: boolean
  readonly faults: readonly Fault[]
  readonly days: Days | undefined
  /** The link before its first entry, and its last: archives that follow each other meet there. */
  readonly before: Link | undefined
  readonly last: Link | undefined
}

const unreadable: CheckedArchive = {
  ...{ sound: false, readable: false, sealed: false, faults: [] },
  ...{ days: undefined, before: undefined, last: undefined },
}

/** Checks an archive with nothing but itself: no database, no tenant. For its own sake, and for whoever was handed it. */
export const checkArchive = async (text: string, sha256: Sha256): Promise<CheckedArchive> => {
  const lines = text.split('\n').slice(0, -1)
  const cover = Cover.safeParse(jsonIn(lines[0])).data
  const seal = Seal.safeParse(jsonIn(lines.at(-1))).data
  const entries = lines.slice(1, -1).map((line) => JournalEntry.safeParse(jsonIn(line)).data)
  const read = entries.filter((entry) => entry !== undefined)
  if (!cover || !seal || read.length < entries.length) return unreadable
  const above = text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1)
  const { before, from, through } = cover
  const { last, faults } = await checkChain(read, [seal.last], sha256, { ...before, since: from })
  const isWritten = seal.sha256 === (await sha256(utf8(above)))
  const isWhole = seal.entries === read.length && seal.last.hash === last.hash
  const sealed = isWritten && isWhole
  const sound = sealed && faults.length === 0
  return { sound, readable: true, sealed, faults, days: { from, through }, before, last }
}

const jsonIn = (line = ''): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
