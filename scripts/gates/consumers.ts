import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import widgets from '../../packages/react-widgets/package.json' with { type: 'json' }
import { ofAnyYear, walkOf } from '../first-invoice.js'
import { type Outcome, root, run, together } from '../run.js'

const packages = ['@foyer/core', '@foyer/adapters-sql', '@foyer/react-widgets']

/** What a host of the screens has beside them, as this repository tests them. */
const beside = ['react', 'react-dom', '@types/react', '@types/react-dom'] as const

/**
 * Packs what npm would publish, installs it in a folder outside the repository, where nothing but the tarballs can be
 * found, type-checks the programs of `examples/consumers` under every tsconfig there, runs them, and follows `docs/first-invoice.md`.
 */
export const consumers = async (): Promise<Outcome> => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-consumer-'))
  try {
    const fixture = join(root, 'examples/consumers')
    cpSync(fixture, folder, { recursive: true })
    const workspaces = packages.map((name) => `--workspace=${name}`).join(' ')
    const packed = await run(`npm pack --silent ${workspaces} --pack-destination=${folder}`)
    if (!packed.ok) return packed
    const installed = await install(folder)
    if (!installed.ok) return installed
    return together([
      ...(await typeCheck(folder)),
      ...(await runPrograms(folder)),
      await firstInvoice(folder),
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const install = (folder: string): Promise<Outcome> => {
  const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      name: 'consumer',
      private: true,
      type: 'module',
      dependencies: Object.fromEntries([
        ...packages.map((name) => [name, `file:${tarballs.find(of(name)) ?? name}`]),
        ...beside.map((name) => [name, widgets.devDependencies[name]]),
      ]),
    }),
  )
  return run('npm install --prefer-offline --no-audit --no-fund --no-package-lock', folder)
}

const of =
  (name: string) =>
  (tarball: string): boolean =>
    tarball.startsWith(`${name.replace('@', '').replace('/', '-')}-`)

const typeCheck = (folder: string): Promise<readonly Outcome[]> =>
  Promise.all(
    readdirSync(folder)
      .filter((name) => name.startsWith('tsconfig.'))
      .map(async (config) => {
        const { ok, output } = await run(`tsc --noEmit -p ${config}`, folder)
        return { ok, output: ok ? `${config}: compiles` : `${config}\n${output}` }
      }),
  )

/** Plain Node, on the types stripped away by the bundler every toolchain has: what counts is the packages' own code. */
const runPrograms = async (folder: string): Promise<readonly Outcome[]> => {
  const built = await run('tsc -p tsconfig.nodenext.json --noEmit false --outDir run', folder)
  if (!built.ok) return [built]
  const outcomes: Outcome[] = []
  for (const program of readdirSync(join(folder, 'run')))
    outcomes.push(await run(`node run/${program}`, folder))
  return outcomes
}

/** The page for beginners, followed with the packages as npm would install them. */
const firstInvoice = async (folder: string): Promise<Outcome> => {
  const { program, commands, prints } = walkOf(
    readFileSync(join(root, 'docs/first-invoice.md'), 'utf8'),
  )
  const command = commands.at(-1) ?? ''
  writeFileSync(join(folder, command.replace('node ', '')), program)
  const { ok, output } = await run(command, folder)
  const isAsSaid = ok && ofAnyYear(output).includes(ofAnyYear(prints.trim()))
  const isDrawn = readdirSync(folder).some((name) => name.endsWith('.pdf'))
  return { ok: isAsSaid && isDrawn, output: `docs/first-invoice.md: ${output}` }
}
