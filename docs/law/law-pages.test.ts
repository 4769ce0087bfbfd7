import { readdirSync, readFileSync } from 'node:fs'
import { registry } from '@foyer/core/law'
import { describe, expect, it } from 'vitest'
import { lawPages } from '../../scripts/law/pages.js'

const pages = lawPages()
const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const kept = (folder: string, ending: string): readonly string[] =>
  readdirSync(new URL(folder, import.meta.url)).filter((name) => name.endsWith(ending))

describe('the pages of the law (npm run law-pages)', () => {
  it.each([...pages])('%s is what the tables print', (path, text) => {
    expect(read(`./${path}`)).toBe(text)
  })

  // The worked cases are printed by the conformance, and held in step by its own test.
  const others = ['cash-register.md', 'open-questions.md', 'worked-cases.md']

  it('are all printed, but for the open questions and the worked cases', () => {
    const committed = [
      ...kept('./', '.md').filter((name) => !others.includes(name)),
      ...kept('./pictures/', '.svg').map((name) => `pictures/${name}`),
    ]
    expect([...committed].sort()).toEqual([...pages.keys()].sort())
  })

  it('list every row that nobody read among those that no answer rests on', () => {
    const unread = registry
      .flatMap(({ tables }) => tables)
      .flatMap(({ rows }) => rows.filter(({ source }) => source.confidence === 'memory'))
      .map(({ id }) => id)
    const told = `${read('./README.md')}${read('./open-questions.md')}`
    expect(unread.filter((id) => !told.includes(`\`${id}\``))).toEqual([])
    expect(unread.length).toBeGreaterThan(0)
  })

  it('show each table that has a history, and say in words what the picture shows', () => {
    for (const table of registry.flatMap(({ tables }) => tables)) {
      const picture = pages.get(`pictures/${table.id}.svg`)
      expect(picture !== undefined).toBe(table.rows.length > 1)
      if (!picture) continue
      expect(picture).toContain('<title id="title">')
      expect(
        picture.match(
          /<rect class="(verified|secondary|memory)" x="\d+" y="\d+" width="\d+" height="20"/g,
        ),
      ).toHaveLength(table.rows.length)
      expect(picture).toContain('prefers-color-scheme: dark')
      expect(picture).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg")/)
    }
  })
})
