import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collections } from '@foyer/core'
import type { Doc } from '@foyer/core/store'
import type { SmallCompany } from '@foyer/core/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { sqliteStore } from './sqlite-store.js'
import { type Child, startChild } from './testing/child.js'
import { companyIn, nth } from './testing/company.js'
import type { Told } from './testing/office.js'

const folder = mkdtempSync(join(tmpdir(), 'foyer-processes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const open = (path: string) => sqliteStore({ path, collections, synchronous: 'normal' })

interface Answer {
  readonly ok: boolean
  readonly refusal?: { readonly code: string }
}

type Numbered = Doc & { readonly number: string }

interface Offices extends SmallCompany {
  /** Tells each of the two offices its own at the same moment; answers what each of them answered. */
  readonly tell: (told: readonly [Told, Told]) => Promise<readonly (readonly Answer[])[]>
}

/** A company in a file, and two processes that work in its name as long as `use` takes. */
const twoOffices = async <T>(
  name: string,
  { guard = 'version', ...counts }: Parameters<typeof companyIn>[1] & { readonly guard?: string },
  use: (offices: Offices) => Promise<T>,
): Promise<T> => {
  const path = join(folder, `${name}.db`)
  const store = open(path)
  const children = [1, 2].map(() => startChild('office.ts', [path, 'tenant-a', guard]))
  const answers = async (child: Child): Promise<readonly Answer[]> =>
    JSON.parse((await child.line()) ?? 'null')
  try {
    const company = await companyIn(store, counts)
    for (const child of children) expect(await child.line()).toBe('ready')
    const tell: Offices['tell'] = (told) => {
      for (const [i, child] of children.entries()) child.say(JSON.stringify(told[i]))
      return Promise.all(children.map(answers))
    }
    return await use({ ...company, tell })
  } finally {
    for (const child of children) await child.kill()
    await store.close()
  }
}

const slotsADay = 10
const dayOf = (n: number): string =>
  new Date(Date.UTC(2026, 2, 3 + Math.floor(n / slotsADay))).toISOString().slice(0, 10)
const startOf = (n: number): string => `${String(8 + (n % slotsADay)).padStart(2, '0')}:00`

/** Two offices promise each slot to a visit of their own; of each slot, what they answered and how many visits it got. */
const race = (name: string, count: number, guard: 'version' | 'none') =>
  twoOffices(name, { visits: 2 * count, guard }, async ({ tell, alma: worker, store, tenant }) => {
    const outcomes: (readonly (string | number | undefined)[])[] = []
    for (let n = 0; n < count; n++) {
      const visits = [nth('vis', 2 * n), nth('vis', 2 * n + 1)] as const
      const slot = { worker, date: dayOf(n), start: startOf(n) }
      const [one, other] = visits.map((visit): Told => ({ book: [{ ...slot, visit } as never] }))
      const answers = one && other ? await tell([one, other]) : []
      const words = answers.map(([answer]) => (answer?.ok ? 'won' : answer?.refusal?.code))
      const where = { id: { in: visits }, status: 'booked' }
      const { items } = await store.find(tenant, 'visits', { where, limit: 2 })
      outcomes.push([...words.sort(), items.length])
    }
    return outcomes
  })

describe('two processes on one SQLite file', () => {
  it('book the same slot 1,000 times: exactly one wins each time (S064)', async () => {
    const outcomes = await race('race', 1_000, 'version')
    expect(outcomes).toEqual(Array(1_000).fill(['slot-taken', 'won', 1]))
  }, 180_000)

  it('book twice when the version that was read is dropped from the commit', async () => {
    expect(await race('control', 50, 'none')).toContainEqual(['won', 'won', 2])
  })

  it('issue fifty invoices at once on one series: no gap, no twin', async () => {
    const series = { invoices: 50 }
    await twoOffices('series', series, async ({ tell, entity: legalEntity, store, tenant }) => {
      const all = Array.from({ length: 50 }, (_, n) => ({ legalEntity, invoice: nth('inv', n) }))
      const half = (from: number): Told => ({ issue: all.slice(from, from + 25) as never })
      const answers = (await tell([half(0), half(25)])).flat()
      const refused = answers.flatMap(({ refusal }, i) => (refusal ? { ...refusal, at: i } : []))
      expect(refused.filter(({ code }) => code !== 'busy')).toEqual([])
      // An office that came too late ten times says so: asked again, it gives the next number.
      const again: Told = { issue: refused.map(({ at }) => all[at]) as never }
      expect((await tell([again, { issue: [] }])).flat().filter(({ ok }) => !ok)).toEqual([])
      const query = { where: { status: 'issued' }, order: 'number', limit: 99 }
      const { items } = await store.find(tenant, 'invoices', query)
      const expected = all.map((_, i) => String(i + 1).padStart(5, '0'))
      expect(items.map(({ doc }) => (doc as Numbered).number.split('-')[1])).toEqual(expected)
    })
  })

  it('wait for each other while a file is laid out for the first time', async () => {
    const start = String(Date.now() + 1_500)
    const children = [1, 2].map(() => startChild('open-in-step.ts', [folder, '40', start]))
    for (const child of children) expect(await child.line()).toBe('done')
  })
})
