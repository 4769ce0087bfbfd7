import { execFile } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { extractText } from 'unpdf'
import { afterAll, describe, expect, it } from 'vitest'
import { ofAnyYear, walkOf } from '../scripts/first-invoice.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const walk = walkOf(readFileSync(join(root, 'docs/first-invoice.md'), 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'foyer-first-invoice-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Stands for the page's `npm install`: the packages of this repository, as their sources are. */
const install = (names: readonly string[]): void => {
  mkdirSync(join(folder, 'node_modules/@foyer'), { recursive: true })
  for (const name of names)
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'junction')
}

const node = (file: string) => {
  const tsx = join(root, 'node_modules/tsx/dist/esm/index.mjs')
  const flags = ['--conditions=foyer-source', '--import', pathToFileURL(tsx).href]
  return promisify(execFile)(process.execPath, [...flags, file], { cwd: folder })
}

describe('the page about the first invoice', () => {
  it('is followed by a machine from an empty folder to an issued invoice and its PDF (S370)', async () => {
    const [make, install_, run, ...more] = walk.commands
    expect([make, more]).toEqual(['mkdir my-company && cd my-company', []])
    install(install_?.match(/@foyer\/[\w-]+/g) ?? [])
    const file = run?.replace('node ', '') ?? ''
    writeFileSync(join(folder, file), walk.program)
    const { stdout, stderr } = await node(file)
    expect([ofAnyYear(stdout), stderr]).toEqual([ofAnyYear(walk.prints), ''])

    const [name = ''] = readdirSync(folder).filter((one) => one.endsWith('.pdf'))
    const { text } = await extractText(new Uint8Array(readFileSync(join(folder, name))), {
      mergePages: true,
    })
    expect(text).toContain(`Facture n° ${name.replace('.pdf', '')}`)
    expect(text).toContain('Hélène Marchand')
    expect(text).toMatch(/Reste à payer\s+59,00\s€/)
    expect(text).toContain('SAP123456782')

    // The page says what a second run answers.
    await expect(node(file)).rejects.toThrow('already registered')
  })

  it('is linked from the first page', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8')
    expect(readme).toContain('(docs/first-invoice.md)')
  })
})

describe('the reading of a page', () => {
  it('takes the blocks of each language in order, and nothing of the prose', () => {
    const page = 'a `js`\n\n```js\none()\n```\n\n```sh\nmake\nrun\n```\n\n```js\ntwo()\n```\n'
    expect(walkOf(page)).toEqual({
      ...{ program: 'one()\n\ntwo()\n', commands: ['make', 'run'] },
      prints: '',
    })
    expect(ofAnyYear('F2026-00001')).toBe(ofAnyYear('F2031-00001'))
  })
})
