import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sqliteStore } from '@foyer/adapters-sql'
import { collections, createFoyer, type Foyer, Instant } from '@foyer/core'
import { systemClock } from '@foyer/core/system'
import { type Outbox, openOutbox } from './outbox.js'
import { seed } from './seed/seed.js'
import { type Sessions, sessions } from './sessions.js'
import type { Settings } from './settings.js'

/** The company, open. */
export interface House {
  readonly foyer: Foyer
  readonly outbox: Outbox
  readonly sessions: Sessions
  readonly close: () => Promise<void>
}

/** Opens the company of a folder; makes it first where there is none, all of it or nothing. */
export const openHouse = async ({
  dataDir,
  isFresh,
  embeddedOn = [],
}: Settings): Promise<House> => {
  const paths = { db: join(dataDir, 'company.db'), outbox: join(dataDir, 'outbox.jsonl') }
  if (isFresh) rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true })
  if (!existsSync(paths.db)) await make(dataDir, paths)
  const store = sqliteStore({ path: paths.db, collections })
  const outbox = openOutbox(paths.outbox, () => systemClock.now())
  const open = sessions()
  const foyer = createFoyer({
    store,
    files: store.files,
    notifiers: outbox.notifiers,
    http: {
      base: '/foyer',
      principalOf: open.principalOf,
      secret: open.secret,
      embeddedOn,
      onDefect: (defect, path) => console.error(path, defect),
    },
  })
  return { foyer, outbox, sessions: open, close: () => store.close() }
}

/** A company half made has another name: a kill in between leaves nothing that looks whole. */
const make = async (dataDir: string, paths: { db: string; outbox: string }): Promise<void> => {
  const making = join(dataDir, 'making')
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making)
  const half = { db: join(making, 'company.db'), outbox: join(making, 'outbox.jsonl') }
  let moment = systemClock.now()
  const store = sqliteStore({ path: half.db, collections, synchronous: 'normal' })
  const outbox = openOutbox(half.outbox, () => moment)
  const clock = { now: () => moment }
  const foyer = createFoyer({ store, files: store.files, notifiers: outbox.notifiers, clock })
  await seed(foyer, systemClock.now(), (at) => {
    moment = Instant.parse(at)
  })
  moment = systemClock.now()
  await foyer.relay(50)
  await store.close()
  if (existsSync(half.outbox)) renameSync(half.outbox, paths.outbox)
  renameSync(half.db, paths.db)
  rmSync(making, { recursive: true, force: true })
}
