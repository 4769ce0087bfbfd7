import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { entriesOf, type Manifest } from '../package-build.js'
import { type Outcome, root, run, together } from '../run.js'

/** Documented exports, local links that lead somewhere, and no subpath left out of the reference. */
export const docs = async (): Promise<Outcome> =>
  together([await run('typedoc --emit none'), entryPoints(), await links()])

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const found = (defects: readonly string[]): Outcome => ({
  ok: defects.length === 0,
  output: defects.join('\n'),
})

/** TypeDoc cannot read our `exports`: its list is held against them. */
const entryPoints = (): Outcome =>
  found(
    ['core', 'adapters-sql', 'adapters-notify', 'adapters-connect', 'react-widgets'].flatMap(
      (name) => {
        const path = `packages/${name}`
        const manifest = JSON.parse(read(`${path}/package.json`)) as Manifest
        const { entryPoints: listed } = JSON.parse(read(`${path}/typedoc.json`)) as {
          readonly entryPoints: readonly string[]
        }
        const built = Object.values(entriesOf(manifest)).map((source) => source.replace('./', ''))
        const missing = built.filter((source) => !listed.includes(source))
        return missing.map((source) => `${path}/typedoc.json leaves ${source} out`)
      },
    ),
  )

const links = async (): Promise<Outcome> => {
  const { output } = await run('git ls-files --cached --others --exclude-standard *.md')
  const pages = output.split('\n').filter((path) => path && existsSync(join(root, path)))
  return found(pages.flatMap(brokenLinks))
}

/** Links to a file or a heading of the repository; what lies on the web is not asked. */
const brokenLinks = (page: string): readonly string[] => {
  const text = withoutCode(read(page))
  const targets = [...text.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)|^\[[^\]]+\]:\s+(\S+)/gm)]
    .map(([, inline, reference]) => inline ?? reference ?? '')
    .filter((target) => !/^[a-z][a-z+.-]*:/i.test(target))
  return targets.filter((target) => !leads(page, target)).map((target) => `${page}: ${target}`)
}

const leads = (page: string, target: string): boolean => {
  const [path = '', anchor] = decodeURIComponent(target).split('#')
  const file = path ? resolve(root, dirname(page), path) : join(root, page)
  if (!existsSync(file)) return false
  return !anchor || !file.endsWith('.md') || headings(readFileSync(file, 'utf8')).includes(anchor)
}

const withoutCode = (text: string): string =>
  text.replace(/^(```+|~~~+)[^\n]*\n[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '')

/** Headings as a forge writes their anchors; the same one again gets a number. */
const headings = (text: string): readonly string[] => {
  const seen = new Map<string, number>()
  const lines = text
    .replace(/^(```+|~~~+)[^\n]*\n[\s\S]*?^\1/gm, '')
    .matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)
  return [...lines].map(([, heading = '']) => {
    const anchor = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-')
    const times = seen.get(anchor) ?? 0
    seen.set(anchor, times + 1)
    return times ? `${anchor}-${times}` : anchor
  })
}
