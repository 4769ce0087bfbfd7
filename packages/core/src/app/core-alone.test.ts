import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const home = fileURLToPath(new URL('../..', import.meta.url))
const source = join(home, 'src')

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}
const manifest: Manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
const named = (of: Manifest['dependencies'] = {}) => Object.keys(of)

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
)

/** What a file imports, as it is written there. */
const importsOf = (file: string): readonly string[] => {
  const text = readFileSync(join(source, file), 'utf8')
  const written = /(?:\bfrom\s+|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g
  return [...text.matchAll(written)].map(([, name = '']) => name)
}

/** `zod/v4` belongs to `zod`, `@date-fns/utc/date` to `@date-fns/utc`. */
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

const isForTests = (file: string) => /\.test(-d)?\.tsx?$/.test(file) || file.startsWith('testing')

describe('the core alone', () => {
  it('depends on no adapter and no other package of this house (S286)', () => {
    const declared = [...named(manifest.dependencies), ...named(manifest.peerDependencies)]
    expect(declared.filter((name) => name.startsWith('@foyer/'))).toEqual([])
  })

  it('imports nothing but itself and what it declares, so that it builds where nothing else is installed', () => {
    const declared = new Set(named(manifest.dependencies))
    const strangers = files
      .filter((file) => !isForTests(file))
      .flatMap((file) => importsOf(file).map((name) => [file, name] as const))
      .filter(([, name]) => !name.startsWith('.') && !declared.has(packageOf(name)))
    expect(strangers).toEqual([])
  })

  it('is tested with no adapter at hand, and by nothing outside its own folder', () => {
    const outside = files
      .flatMap((file) => importsOf(file).map((name) => [file, name] as const))
      .filter(([file, name]) =>
        name.startsWith('.')
          ? relative(source, join(source, dirname(file), name)).startsWith('..')
          : name.startsWith('@foyer/'),
      )
    expect(outside).toEqual([])
  })

  it('was read: every file imports what it needs by such a line', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(importsOf(join('app', 'execute.ts'))).toContain('ts-pattern')
    expect(importsOf(join('app', 'execute.ts'))).toContain('./lanes.js')
  })
})
