import { resolve } from 'node:path'

/**
 * Where the company runs: `PORT` (3000 unless told), `DATA_DIR` (`out/home-it-support`), `EMBEDDED_ON` (origins of other sites that
 * show its widgets, commas between), and `--fresh` to start over.
 */
export interface Settings {
  readonly port: number
  readonly dataDir: string
  readonly isFresh: boolean
  readonly embeddedOn?: readonly string[]
}

/** Reads the settings. @throws {Error} for a port that is none. */
export const settingsOf = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): Settings => {
  const unknown = args.filter((arg) => arg !== '--fresh')
  if (unknown.length) throw new Error(`unknown: ${unknown.join(' ')}; the one flag is --fresh`)
  const port = Number(env['PORT'] ?? '3000')
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT is a number from 0 to 65535, not ${env['PORT']}`)
  return {
    port,
    dataDir: resolve(root, env['DATA_DIR'] ?? 'out/home-it-support'),
    embeddedOn: (env['EMBEDDED_ON'] ?? '').split(',').filter(Boolean),
    isFresh: args.includes('--fresh'),
  }
}
