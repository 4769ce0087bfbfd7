import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Outcome, root } from '../run.js'

const dist = join(root, 'packages/react-widgets/dist')

/** Each built file of the widgets says `use client`, or no framework with server components can import it. */
export const clientFiles = (): Outcome => {
  const silent = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.js') && !path.startsWith('script/'))
    .filter((path) => !/^(['"])use client\1/.test(readFileSync(join(dist, path), 'utf8')))
  return {
    ok: silent.length === 0,
    output: silent.map((path) => `${path} does not begin with 'use client'`).join('\n'),
  }
}
