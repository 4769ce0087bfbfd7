import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { exit, stdout } from 'node:process'

/** Every local link of every page that is kept leads to a file that is kept. */
const pages = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' })
  .split('\n')
  .filter(Boolean)

const broken = pages.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => !existsSync(join(dirname(page), target)))
    .map((target) => `${page}: ${target}`),
)

for (const line of broken) stdout.write(`leads nowhere: ${line}\n`)
exit(broken.length ? 1 : 0)
