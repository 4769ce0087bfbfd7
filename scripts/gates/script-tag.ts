import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Outcome, root } from '../run.js'

/** The most that each file of the script tag may weigh, gzipped, in bytes: what a page loads at once, and one language of the rest. */
const most = { 'foyer.js': 2_000, 'visitors.fr.js': 12_000, 'visitors.en.js': 12_000 } as const

/** The built files as they are: bundling them once more would weigh something else. */
export const scriptTag = (): Outcome => {
  const weighed = Object.entries(most).map(([name, limit]) => {
    const path = join(root, 'packages/react-widgets/dist/script', name)
    const bytes = gzipSync(readFileSync(path), { level: 9 }).length
    return { ok: bytes <= limit, output: `Size: ${name} ${bytes} B of ${limit} B, gzipped` }
  })
  return {
    ok: weighed.every(({ ok }) => ok),
    output: weighed.map(({ output }) => output).join('\n'),
  }
}
