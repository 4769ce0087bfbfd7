import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import React from 'react'
import { type Assets, type Built, packed } from './assets.js'
import { style } from './style.js'
import type { Language } from './words.js'

const here = dirname(fileURLToPath(import.meta.url))
const widgets = dirname(createRequire(import.meta.url).resolve('@foyer/react-widgets/package.json'))

/** What the pages load: the style, the script tag as shops use it, and the staff's screens, each by itself beside one React. */
export const scripts = async (): Promise<Assets> => {
  const react = named('react', await bundled({ stdin: { contents: reactWhole, resolveDir: here } }))
  const [screens, tags] = await Promise.all([
    screensBeside(react),
    Promise.all(scriptTag.map(readTag)),
  ])
  const sheet = { ...named('style', style), type: 'text/css', path: pathOf('style', style, 'css') }
  return {
    at: await packed([sheet, react, ...screens.values(), ...tags]),
    style: sheet.path,
    loadsOf: (element, language) => {
      const screen = screens.get(element)
      return screen
        ? { script: screen.path, along: react.path }
        : { script: '/assets/foyer.js', along: visitorsIn(language) }
    },
  }
}

/** Builds the script tag's files, in a program of its own: beside the making of the company. */
export const buildScriptTag = async (): Promise<void> => {
  const shell = process.platform === 'win32'
  await promisify(execFile)('npm', ['run', 'script', '--silent'], { cwd: widgets, shell })
}

const scriptTag = ['foyer.js', 'visitors.fr.js', 'visitors.en.js']
const visitorsIn = (language: Language): string => `/assets/visitors.${language}.js`

/** Other sites name these files themselves: their names stay. */
const readTag = async (name: string): Promise<Built> => ({
  path: `/assets/${name}`,
  type: 'text/javascript',
  text: await readFile(join(widgets, 'dist/script', name), 'utf8'),
  isNamedByContent: false,
})

const pathOf = (name: string, text: string, ending: string): string =>
  `/assets/${name}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.${ending}`

const named = (name: string, text: string): Built => ({
  path: pathOf(name, text, 'js'),
  type: 'text/javascript',
  text,
  isNamedByContent: true,
})

/** One file for each element of `browser/`, by the element's name. */
const screensBeside = async (react: Built): Promise<ReadonlyMap<string, Built>> => {
  const files = await readdir(join(here, 'browser'))
  const plugins = [reactAt(react.path)]
  return new Map(
    await Promise.all(
      files.map(async (file) => {
        const name = file.replace(/\.ts$/, '')
        const entryPoints = [join(here, 'browser', file)]
        return [name, named(name, await bundled({ entryPoints, plugins }))] as const
      }),
    ),
  )
}

/** All of React that a screen may ask for, in one file: a browser keeps it when it goes from screen to screen. */
const reactWhole = `
export { ${Object.keys(React).join(', ')} } from 'react'
export { jsx, jsxs } from 'react/jsx-runtime'
export { createRoot } from 'react-dom/client'
`

const reactAt = (path: string): Plugin => ({
  name: 'one-react',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^react(?:-dom)?(?:\/|$)/ }, () => ({ path, external: true })),
})

const bundled = async (what: BuildOptions): Promise<string> => {
  const { outputFiles = [] } = await build({
    ...what,
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
