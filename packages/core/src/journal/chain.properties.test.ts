import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LegalEntityId } from '../organisation/index.js'
import { day } from '../shared/civil-date.js'
import { instant } from '../shared/instant.js'
import { Money } from '../shared/money.js'
import { webSha256 } from '../system.js'
import { checkArchive, writeArchive } from './archive.js'
import { checkChain } from './checking.js'
import { chained, genesis, type JournalEntry, type Link } from './entry.js'

const legalEntity = LegalEntityId.parse('ent_00000000000000000000000001')

/** A chain of some payments. */
const chainOf = async (amounts: readonly number[]): Promise<readonly JournalEntry[]> => {
  const entries: JournalEntry[] = []
  let last: Link = { count: 0, hash: genesis }
  for (const [i, amount] of amounts.entries()) {
    const said = { of: `pay_${i}`, source: `fac_${i}`, content: { means: 'chèque' }, taxes: [] }
    const when = { at: instant('2026-03-02T08:00:00.000Z'), entered: day('2026-03-02') }
    const money = { kind: 'payment', on: day('2026-03-02'), amount: Money.cents(amount) } as const
    const entry = await chained(last, { ...said, ...when, ...money, legalEntity }, webSha256)
    entries.push(entry)
    last = { count: entry.no, hash: entry.hash }
  }
  return entries
}

const amounts = fc.array(fc.integer({ min: 1, max: 10_000_00 }), { minLength: 2, maxLength: 12 })
const anchorOf = (entries: readonly JournalEntry[]): Link => {
  const { no: count = 0, hash = genesis } = entries.at(-1) ?? {}
  return { count, hash }
}
const faultsOf = async (entries: readonly JournalEntry[], anchors: readonly Link[] = []) =>
  (await checkChain(entries, anchors, webSha256)).faults

describe('a chain of entries', () => {
  it('is sound as it was written, with its anchor', () =>
    fc.assert(
      fc.asyncProperty(amounts, async (list) => {
        const entries = await chainOf(list)
        expect(await faultsOf(entries, [anchorOf(entries)])).toEqual([])
      }),
      { numRuns: 50 },
    ))

  it('shows any one field changed, an entry taken out before the last, put in twice, or swapped', () =>
    fc.assert(
      fc.asyncProperty(amounts, fc.nat(), fc.nat(), async (list, a, b) => {
        const entries = await chainOf(list)
        const i = a % entries.length
        const it = entries[i] as JournalEntry
        const changes: readonly Partial<JournalEntry>[] = [
          { amount: Money.plus(it.amount, Money.cents(1)) },
          { on: day('2026-03-01') },
          { entered: day('2026-03-01') },
          { of: `${it.of}x` },
          { source: `${it.source}x` },
          { kind: 'refund' },
          { content: { means: 'cheque' } },
          { taxes: [{ rate: '0', net: Money.zero, vat: Money.zero }] },
          { previous: 'f'.repeat(64) },
          { hash: 'f'.repeat(64) },
        ]
        const changed = entries.with(i, { ...it, ...changes[b % changes.length] })
        expect(await faultsOf(changed)).not.toEqual([])
        const j = b % entries.length
        if (i !== j) {
          const swapped = entries.with(i, entries[j] as JournalEntry).with(j, it)
          expect(await faultsOf(swapped)).not.toEqual([])
        }
        expect(await faultsOf(entries.toSpliced(i, 0, it))).not.toEqual([])
        if (i < entries.length - 1) expect(await faultsOf(entries.toSpliced(i, 1))).not.toEqual([])
      }),
      { numRuns: 100 },
    ))

  it('shows a tail cut off, and a whole chain made anew, against an anchor', () =>
    fc.assert(
      fc.asyncProperty(amounts, fc.nat(), async (list, cut) => {
        const entries = await chainOf(list)
        const anchor = anchorOf(entries)
        const short = entries.slice(0, cut % entries.length)
        expect(await faultsOf(short)).toEqual([])
        expect(await faultsOf(short, [anchor])).toEqual([{ no: anchor.count, fault: 'cut' }])
        const anew = await chainOf(list.with(0, (list[0] ?? 0) + 1))
        expect(await faultsOf(anew)).toEqual([])
        expect(await faultsOf(anew, [anchor])).toEqual([{ no: anchor.count, fault: 'anchor' }])
      }),
      { numRuns: 50 },
    ))
})

describe('an archive', () => {
  const cover = {
    ...{ legalEntity, siren: '123456782', name: 'Les Jours Tranquilles' },
    ...{ from: day('2026-03-01'), through: day('2026-03-31') },
  }

  it('proves itself, from the link before its first entry to its last', async () => {
    const entries = await chainOf([100, 200, 300, 400])
    const [first, ...rest] = entries
    const before = anchorOf(first ? [first] : [])
    const text = await writeArchive({ ...cover, before }, rest, webSha256)
    expect(await checkArchive(text, webSha256)).toMatchObject({
      ...{ sound: true, readable: true, sealed: true, faults: [] },
      ...{ before, last: anchorOf(entries) },
    })
  })

  it('shows any byte changed, and any line lost', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 33, max: 126 }), async (at, code) => {
        const before = { count: 0, hash: genesis }
        const text = await writeArchive({ ...cover, before }, await chainOf([5, 7]), webSha256)
        const i = at % text.length
        const changed = text.slice(0, i) + String.fromCharCode(code) + text.slice(i + 1)
        fc.pre(changed !== text)
        expect((await checkArchive(changed, webSha256)).sound).toBe(false)
        const lines = text.split('\n')
        const lost = lines.toSpliced(at % (lines.length - 1), 1).join('\n')
        expect((await checkArchive(lost, webSha256)).sound).toBe(false)
      }),
      { numRuns: 100 },
    ))

  it('calls what is no archive unreadable', async () => {
    for (const text of ['', '\n', 'x', '{}\n{}\n'])
      expect(await checkArchive(text, webSha256)).toMatchObject({ sound: false, readable: false })
  })
})
