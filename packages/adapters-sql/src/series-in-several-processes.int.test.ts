import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collections } from '@foyer/core'
import type { Doc } from '@foyer/core/store'
import { given, type SmallCompany } from '@foyer/core/testing'
import { afterAll, expect, it } from 'vitest'
import { sqliteStore } from './sqlite-store.js'
import { type Child, startChild } from './testing/child.js'
import { companyIn, line, nth } from './testing/company.js'
import type { Told } from './testing/office.js'

const folder = mkdtempSync(join(tmpdir(), 'foyer-series-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const offices = 3
const issuers = 50

interface Answer {
  readonly ok: boolean
  readonly refusal?: { readonly code: string }
}
type Numbered = Doc & { readonly number: string; readonly legalEntity: string }
type Issues = Extract<Told, { readonly issue: unknown }>
type Tasks = { readonly [K in keyof Required<Issues>]: Required<Issues>[K] }

const amounts = { gross: 1200, net: 1000, vat: 200 }

/** A second company of the tenant. */
const shopOf = async ({ foyer, as }: SmallCompany): Promise<string> => {
  const { items } = await given(foyer.organisation.listLegalEntities({}, as('owner')))
  const [first] = items
  if (!first) throw new Error('no entity to copy')
  const { id: _, ...same } = first
  const numbers = { siren: '781286570', siret: '78128657000017', sapNumber: 'SAP781286570' }
  const shop = { ...same, ...numbers, name: 'Boutique' }
  return (await given(foyer.organisation.registerLegalEntity(shop, as('owner')))).id
}

/** Fifty checked invoices, and as many drafts of credit notes on invoices of before, for an entity. */
const toIssue = (legalEntity: string, customer: string, from: number) =>
  Array.from({ length: issuers }, (_, i) => {
    const shared = { legalEntity, customer, ...amounts }
    const own = { ...shared, series: 'own', report: null, lines: [line], credited: 0 }
    const before = { status: 'issued', number: `X${from + i}`, issuedOn: '2025-12-01' }
    const [invoice, credited] = [nth('inv', from + i), nth('inv', 10_000 + from + i)]
    const note = { ...shared, invoice: credited, reason: 'Erreur' }
    const off = { lines: [{ line: 1, amount: 1200, net: 1000, vat: 200 }] }
    return [
      ['invoices', { ...own, id: invoice, status: 'checked', number: null, issuedOn: null }],
      ['invoices', { ...own, ...before, id: credited, series: 'foreign' }],
      ['credit-note-drafts', { ...note, ...off, id: nth('crn', from + i), groups: [] }],
    ] as const
  }).flat()

/** What each office does: every third document is its own. */
const tasksOf = (office: number, legalEntities: readonly string[]): Tasks => {
  const own = legalEntities.flatMap((legalEntity, e) =>
    Array.from({ length: issuers }, (_, i) => ({ legalEntity, at: e * 1000 + i })).filter(
      ({ at }) => at % offices === office,
    ),
  )
  const issue = own.map(({ legalEntity, at }) => ({ legalEntity, invoice: nth('inv', at) }))
  const credit = own.map(({ legalEntity, at }) => ({ legalEntity, creditNote: nth('crn', at) }))
  return { issue: issue as never, credit: credit as never }
}

const answersOf = async (child: Child, told: Told): Promise<readonly Answer[]> => {
  child.say(JSON.stringify(told))
  return JSON.parse((await child.line()) ?? 'null')
}

/** Has an office do its tasks until none is refused because others were quicker ten times in a row. */
const carryOut = async (child: Child, { issue, credit }: Tasks): Promise<void> => {
  const answers = await answersOf(child, { issue, credit })
  const late = answers.map(({ refusal }) => refusal?.code === 'busy')
  expect(answers.filter(({ ok }, i) => !ok && !late[i])).toEqual([])
  const again = {
    issue: issue.filter((_, i) => late[i]),
    credit: credit.filter((_, i) => late[issue.length + i]),
  }
  if (again.issue.length + again.credit.length) await carryOut(child, again)
}

it('fifty issuers in three processes number each series of each entity from 1, no gap and no twin (T30)', async () => {
  const path = join(folder, 'series.db')
  const store = sqliteStore({ path, collections, synchronous: 'normal' })
  const children = Array.from({ length: offices }, () =>
    startChild('office.ts', [path, 'tenant-a', 'version']),
  )
  try {
    const company = await companyIn(store, {})
    const { tenant, customer } = company
    const entities = [company.entity, await shopOf(company)]
    const docs = entities.flatMap((entity, e) => toIssue(entity, customer, e * 1000))
    const inserted = docs.map(([of, doc]) => ({ do: 'insert' as const, of, doc }))
    await store.commit(tenant, inserted)
    for (const child of children) expect(await child.line()).toBe('ready')
    await Promise.all(children.map((child, i) => carryOut(child, tasksOf(i, entities))))
    const year = new Date().getFullYear()
    for (const legalEntity of entities)
      for (const [of, prefix] of [
        ['invoices', 'F'],
        ['credit-notes', 'AV'],
      ] as const) {
        const where = { legalEntity, number: { from: prefix, to: 'X' } }
        const { items } = await store.find(tenant, of, { where, order: 'number', limit: 999 })
        const expected = Array.from(
          { length: issuers },
          (_, i) => `${prefix}${year}-${String(i + 1).padStart(5, '0')}`,
        )
        expect(items.map(({ doc }) => (doc as Numbered).number)).toEqual(expected)
      }
    expect((await store.find(tenant, 'credit-note-drafts', { limit: 9 })).items).toEqual([])
  } finally {
    for (const child of children) await child.kill()
    await store.close()
  }
}, 180_000)
