import { execSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stdout } from 'node:process'

/**
 * What a host gets: both packages packed, installed in an empty project from their files, type-checked as bundlers and as Node
 * resolve them, and run. `npm run build` comes first.
 */
const at = mkdtempSync(join(tmpdir(), 'foyer-consumer-'))
const run = (command: string, cwd: string): void =>
  void execSync(command, { cwd, stdio: 'inherit' })

try {
  for (const name of ['core', 'adapters-sql'])
    run(`npm pack --silent --pack-destination ${at}`, join('packages', name))
  cpSync('examples/consumers', at, { recursive: true })
  writeFileSync(join(at, 'package.json'), '{ "private": true, "type": "module" }')
  const tarballs = readdirSync(at).filter((name) => name.endsWith('.tgz'))
  const tools = ['typescript@5.9.3', '@types/node@20']
  run(
    `npm install --silent --no-audit --no-fund ${tarballs.map((name) => `./${name}`).join(' ')} ${tools.join(' ')}`,
    at,
  )
  for (const config of readdirSync(at).filter((name) => name.startsWith('tsconfig.'))) {
    run(`npx tsc -p ${config}`, at)
    stdout.write(`${config}: types are right\n`)
  }
  run('node first-customer.js', at)
} finally {
  rmSync(at, { recursive: true, force: true })
}
