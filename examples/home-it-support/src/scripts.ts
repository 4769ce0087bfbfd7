import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const widgets = dirname(createRequire(import.meta.url).resolve('@foyer/react-widgets/package.json'))

/** What the pages load, by path: the script tag as shops use it, and the staff's screens bundled with React. */
export const scripts = async (): Promise<ReadonlyMap<string, string>> => {
  const [staff, ...tags] = await Promise.all([bundled('staff.ts'), ...scriptTag.map(read)])
  return new Map([['/assets/staff.js', staff], ...tags])
}

/** Builds the script tag's files, in a program of its own: beside the making of the company. */
export const buildScriptTag = async (): Promise<void> => {
  const shell = process.platform === 'win32'
  await promisify(execFile)('npm', ['run', 'script', '--silent'], { cwd: widgets, shell })
}

const scriptTag = ['foyer.js', 'visitors.fr.js', 'visitors.en.js']

const read = async (name: string): Promise<readonly [string, string]> => {
  return [`/assets/${name}`, await readFile(join(widgets, 'dist/script', name), 'utf8')]
}

const bundled = async (entry: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(here, 'browser', entry)],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    conditions: ['foyer-source'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}
