import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { day, plusDays } from '../shared/civil-date.js'
import { type DatedTable, datedTable } from './dated-table.js'
import { registry, sameCitation } from './registry.js'
import { cite, type LegalSource } from './source.js'

const tables = registry.flatMap((page) => page.tables)
const named = tables.map((table) => [table.id, table] as const)

const tablesIn = (value: unknown): readonly object[] => {
  if (typeof value !== 'object' || value === null) return []
  return 'rows' in value && 'on' in value ? [value] : Object.values(value).flatMap(tablesIn)
}

describe('the register of the law', () => {
  it('has every table that a file of rules exports', async () => {
    const folder = fileURLToPath(new URL('./fr/', import.meta.url))
    const files = readdirSync(folder).filter((file) => /^[a-z-]+\.ts$/.test(file))
    const known = new Set<object>(tables)
    const missing: string[] = []
    for (const file of files) {
      const module: unknown = await import(`./fr/${file.replace(/\.ts$/, '')}.ts`)
      const found = tablesIn({ ...(module as object) })
      if (found.some((table) => !known.has(table))) missing.push(file)
    }
    expect(missing).toEqual([])
    expect(files.length).toBeGreaterThan(10)
  })

  it('has one table of an id, and one page of a name', () => {
    for (const names of [tables.map(({ id }) => id), registry.map(({ page }) => page)])
      expect(new Set(names).size).toBe(names.length)
    for (const { id } of tables) expect(id).toMatch(/^fr(\.[a-z0-9]+(-[a-z0-9]+)*)+$/)
  })

  it.each(named)('%s: each row holds from its first day, and not the day before', (_, table) => {
    expect(table.rows.length).toBeGreaterThan(0)
    table.rows.forEach((row, i) => {
      expect(table.on(row.from)).toBe(row)
      expect(table.on(plusDays(row.from, -1))).toBe(table.rows[i + 1])
    })
  })

  it.each(named)('%s: says what it is in both languages, and who says so', (_, table) => {
    expect([table.title.fr, table.title.en, table.unit]).not.toContain('')
    for (const { source } of table.rows) {
      expect([source.text, source.article]).not.toContain('')
      expect(['verified', 'secondary', 'memory']).toContain(source.confidence)
      expect(source.readOn <= day('2026-11-22')).toBe(true)
    }
  })
})

describe('a citation', () => {
  const source = (article: string): LegalSource => ({
    text: 'CGI',
    article,
    confidence: 'verified',
    readOn: day('2026-11-22'),
  })
  const table = (id: string, ...rows: readonly (readonly [string, string])[]): DatedTable<1> =>
    datedTable<1>({
      id,
      title: { fr: id, en: id },
      unit: 'x',
      governedBy: 'issue',
      rows: rows.map(([from, article]) => ({ from, value: 1, source: source(article) })),
    })

  it('stands on the rows of one rule only', () => {
    expect(sameCitation(tables)).toEqual([])
  })

  it('may stand on several rows of that rule', () => {
    expect(sameCitation([table('a', ['2020-01-01', '1'], ['2010-01-01', '1'])])).toEqual([])
  })

  it('is a defect on rows of two', () => {
    const two = [table('a', ['2020-01-01', '1']), table('b', ['2010-01-01', '1'])]
    expect(sameCitation(two)).toEqual([
      { citation: cite(source('1')), rows: ['a@2020-01-01', 'b@2010-01-01'] },
    ])
  })
})
