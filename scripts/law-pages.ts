/**
 * Prints `docs/law` from the tables of the law: a page a subject, and a picture a table that has a
 * history. `npm run law-pages`. What is written by hand there stays; a page or picture that nothing
 * prints any more goes.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lawPages } from './law/pages.js'
import { root } from './run.js'

const folder = join(root, 'docs/law')
const pictures = join(folder, 'pictures')
const pages = lawPages()

mkdirSync(pictures, { recursive: true })
for (const name of readdirSync(pictures))
  if (!pages.has(`pictures/${name}`)) rmSync(join(pictures, name))
for (const [path, text] of pages) writeFileSync(join(folder, path), text)
console.log(`docs/law: ${pages.size} files`)
