import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sepaFiles } from '@foyer/adapters-connect'
import { sqliteStore } from '@foyer/adapters-sql'
import { collections, createFoyer, type Foyer, Instant } from '@foyer/core'
import { sealsUnder, systemClock } from '@foyer/core/system'
import { tenant } from './company.js'
import { type Outbox, openOutbox } from './outbox.js'
import { seed } from './seed/seed.js'
import { type Sessions, sessions } from './sessions.js'
import type { Settings } from './settings.js'
import { type TrialBank, trialBank } from './trial-bank.js'

/** The company, open. */
export interface House {
  readonly foyer: Foyer
  readonly outbox: Outbox
  readonly sessions: Sessions
  /** Where invoices are paid online: an imitation. */
  readonly bank: TrialBank
  /** The sites whose pages customers come back to. */
  readonly customerSites: readonly string[]
  /** Signs what a page asks with on which customers come in by a link: as a visitor, whoever is signed in here; for twelve hours. */
  readonly visitorToken: () => Promise<string>
  readonly close: () => Promise<void>
}

/** What a company begins with, and the clock that it lives by. */
export interface Beginning {
  /** The system's unless told. */
  readonly clock?: typeof systemClock
  /** Makes the company up to the moment; the seeded one unless told. */
  readonly begin?: typeof seed
}

/** Opens the company of a folder; makes it first where there is none, all of it or nothing. */
export const openHouse = async (
  { port, dataDir, isFresh, embeddedOn = [] }: Settings,
  { clock = systemClock, begin = seed }: Beginning = {},
): Promise<House> => {
  const paths = { db: join(dataDir, 'company.db'), outbox: join(dataDir, 'outbox.jsonl') }
  if (isFresh) rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true })
  const seals = sealsOf(join(dataDir, 'accounts.key'))
  if (!existsSync(paths.db)) await make(dataDir, paths, { clock, begin, seals })
  const store = sqliteStore({ path: paths.db, collections })
  const outbox = openOutbox(paths.outbox, () => clock.now())
  const open = sessions()
  const own = [`http://localhost:${port}`, `http://127.0.0.1:${port}`] as const
  const customerSites = [...own, ...embeddedOn]
  const bank = trialBank(own, clock)
  const foyer = createFoyer({
    store,
    files: store.files,
    notifiers: outbox.notifiers,
    ...{ clock, seals, bankFiles: sepaFiles(), paymentPages: bank.pages },
    http: {
      base: '/foyer',
      principalOf: open.principalOf,
      secret: open.secret,
      embeddedOn,
      customerPages: () => customerSites,
      formPage: ({ refusal, language }) => {
        const seconds = refusal && 'seconds' in refusal ? `&seconds=${refusal.seconds}` : ''
        const asked = refusal ? `?refused=${refusal.code}${seconds}` : ''
        return `${language === 'en' ? '/en' : ''}/call-me${asked}`
      },
      onDefect: (defect, path) => console.error(path, defect),
    },
  })
  return {
    ...{ foyer, outbox, sessions: open, bank, customerSites },
    visitorToken: () =>
      foyer.mintToken({
        ...{ tenant, id: 'space', role: 'visitor' },
        operations: ['customers.askForAccess', 'customers.redeemAccess'],
        until: Instant.parse(new Date(Date.parse(clock.now()) + 12 * 3_600_000).toISOString()),
      }),
    close: () => store.close(),
  }
}

/** Account numbers are sealed under a key of the folder. A demonstration: a real host keeps its key apart from its data. */
const sealsOf = (path: string): ReturnType<typeof sealsUnder> => {
  if (!existsSync(path)) writeFileSync(path, randomBytes(32), { mode: 0o600 })
  return sealsUnder({ own: new Uint8Array(readFileSync(path)) }, 'own')
}

/** A company half made has another name: a kill in between leaves nothing that looks whole. */
const make = async (
  dataDir: string,
  paths: { db: string; outbox: string },
  {
    clock: real,
    begin,
    seals,
  }: Required<Beginning> & { readonly seals: ReturnType<typeof sealsUnder> },
): Promise<void> => {
  const making = join(dataDir, 'making')
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making)
  const half = { db: join(making, 'company.db'), outbox: join(making, 'outbox.jsonl') }
  let moment = real.now()
  const store = sqliteStore({ path: half.db, collections, synchronous: 'normal' })
  const outbox = openOutbox(half.outbox, () => moment)
  const clock = { now: () => moment }
  const foyer = createFoyer({
    ...{ store, files: store.files, notifiers: outbox.notifiers, clock },
    ...{ seals, bankFiles: sepaFiles() },
  })
  await begin(foyer, real.now(), (at) => {
    moment = Instant.parse(at)
  })
  moment = real.now()
  await foyer.relay(50)
  await store.close()
  if (existsSync(half.outbox)) renameSync(half.outbox, paths.outbox)
  renameSync(half.db, paths.db)
  rmSync(making, { recursive: true, force: true })
}
