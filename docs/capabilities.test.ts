import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = new URL('..', import.meta.url)
const page = readFileSync(new URL('./capabilities.md', import.meta.url), 'utf8')
const rows = page
  .split('\n')
  .filter((line) => /^\| [ST]\d{2,3} /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, id = '', , , test = '']) => [id, test] as const)

const textOf = (test: string): string => {
  const path = /^(?:docs|examples|packages)\//.test(test) ? test : `packages/core/src/${test}`
  const file = fileURLToPath(new URL(path, root))
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** The names of the tests of a file: what stands in quotes after `it(` or `it.each(...)(`. */
const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?:\bit(?:\.\w+)?\(|\)\()\s*(['"`])((?:(?!\1).)+)\1/g)].map(
    ([, , name = '']) => name,
  )

describe('the page of what works', () => {
  it.each(rows)('says of %s that %s runs its check', (id, test) => {
    expect(namesIn(textOf(test)).filter((name) => name.includes(id))).not.toEqual([])
  })

  it('has no id twice', () => {
    const ids = rows.map(([id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(25)
  })
})
