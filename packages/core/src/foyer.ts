import type { Stop, Worker } from './app/attempt.js'
import { engine, type Host } from './app/execute.js'
import { facade } from './app/facade.js'
import { registryWithout } from './app/features.js'
import { type Health, health } from './app/health.js'
import type { Facade } from './app/operation.js'
import { type Relayed, relay } from './app/relay.js'
import { shaped, upgradeTenant } from './app/shapes.js'
import type { Keeper } from './app/tenant-copy.js'
import { eraseTenant } from './app/tenant-erasure.js'
import { exportTenant } from './app/tenant-export.js'
import { type BroughtIn, importTenant, type OpenCopy } from './app/tenant-import.js'
import { type Ticked, tick } from './app/tick.js'
import { watchedStore } from './app/watched-store.js'
import { say } from './app/words.js'
import type { Problem } from './dispatch/planner/index.js'
import { collections, compose, house, words } from './house.js'
import { accessLinks } from './http/access-links.js'
import { type Grant, tokensUnder } from './http/embed-token.js'
import { type HttpOptions, httpHandler } from './http/handler.js'
import { type Door, openApiOf } from './http/openapi.js'
import { httpWords } from './http/words.js'
import type { BankFiles } from './ports/bank-files.js'
import type { Broadcast } from './ports/broadcast.js'
import { greatCircle } from './ports/great-circle.js'
import type {
  Anchors,
  Clock,
  Files,
  Ids,
  Notifiers,
  Pause,
  Random,
  SalesPlatform,
  Seals,
  Sha256,
} from './ports/outside.js'
import type { PaymentPages } from './ports/payment-pages.js'
import type { Planner } from './ports/planner.js'
import type { Signatures } from './ports/signatures.js'
import type { Store } from './ports/store.js'
import { noTelemetry, type Telemetry } from './ports/telemetry.js'
import type { Places, Travel } from './ports/travel.js'
import type { WebhookSender } from './ports/webhooks.js'
import { registry } from './registry.js'
import type { TenantId } from './shared/branded.js'
import type { Instant } from './shared/instant.js'
import type { Language } from './shared/language.js'
import type { Refusal } from './shared/result.js'
import {
  noAnchors,
  noPlaces,
  ownSignatures,
  standardSecrets,
  systemClock,
  systemIds,
  systemPause,
  systemRandom,
  webSha256,
} from './system.js'

/** What a host plugs in: a store and where archived documents are kept; the rest has defaults. */
export interface FoyerOptions {
  readonly store: Store
  readonly files: Files
  /** One adapter per channel; a channel without one is written down as unavailable. */
  readonly notifiers?: Notifiers
  readonly clock?: Clock
  readonly ids?: Ids
  readonly pause?: Pause
  readonly random?: Random
  readonly sha256?: Sha256
  /** Where the fiscal journal's anchors are kept, out of reach of whoever can write to the store. */
  readonly anchors?: Anchors
  /** Who stands behind signatures: a provider's adapter; without it, the evidence that Foyer keeps itself. */
  readonly signatures?: Signatures
  /** Seals account numbers with the host's keys (`sealsUnder`); without it no mandate can be taken. */
  readonly seals?: Seals
  /** Writes and reads the bank's files (`sepaFiles` of `@foyer/adapters-connect`); without it no debit is collected. */
  readonly bankFiles?: BankFiles
  /** The platform that takes reports of sales for the administration; without it they wait to be handed over by a person. */
  readonly salesReports?: SalesPlatform
  /** The payment pages of a payment service provider; without it nobody pays online. */
  readonly paymentPages?: PaymentPages
  /** How long and how far by road (`osrmTravel`, `valhallaTravel` of `@foyer/adapters-connect`); without it, great circles. */
  readonly travel?: Travel
  /** Where the homes of a postcode are (`postcodePlaces` of `@foyer/adapters-connect`); without it nobody can be planned. */
  readonly places?: Places
  /** A solver outside (`vroomPlanner` of `@foyer/adapters-connect`) that a plan may be asked of; without it, the planner of the house plans. */
  readonly planner?: Planner<Problem>
  /**
   * Tells this host's other processes what happened, so that open streams need not look every second (`postgresBroadcast` of
   * `@foyer/adapters-sql/postgres`; `memoryBroadcast` where there is one process).
   */
  readonly broadcast?: Broadcast
  /** Sends facts to servers that a tenant names (`webhookSender` of `@foyer/adapters-connect`); without it none can be named. */
  readonly webhooks?: WebhookSender
  /** Watches the engine at work (`openTelemetry` of `@foyer/adapters-connect/open-telemetry`); without it, nobody does. */
  readonly telemetry?: Telemetry
  /** How `foyer.http` is opened; without it nobody is signed in and it refuses everybody. */
  readonly http?: HttpOptions
  /** Parses every answer against the operation's output schema or its refusals: for a host's tests. */
  readonly checkOutputs?: boolean
}

/** The typed door to every operation, and the engine's own handles. */
export type Foyer = Facade<typeof registry> & {
  /**
   * Stamps facts, runs what waits after commits and sends notices, until nothing is due or for some rounds of 200. Call it often, in as many
   * processes as you like. Told to stop by an `AbortSignal`, it finishes what it is at and gives back the rest.
   */
  readonly relay: (rounds?: number, until?: { readonly signal?: Stop }) => Promise<Relayed>
  /** Runs what fell due at `now` or before; without it, at the clock's moment. Call it every minute or so; it stops as the relay does. */
  readonly tick: (now?: Instant, until?: { readonly signal?: Stop }) => Promise<Ticked>
  /** Whether the store answers, how much waits and since when: for a probe, and for whoever counts. Names nobody. */
  readonly health: () => Promise<Health>
  /** The whole door as one function of the Fetch standard: mount it on any server. */
  readonly http: (request: Request) => Promise<Response>
  /**
   * Signs a token for an embedded page: who it is, what it may ask, from which site, until when. For the host's server alone.
   * @throws {RangeError} without a secret of at least 32 bytes in the options.
   */
  readonly mintToken: (grant: Grant) => Promise<string>
  /**
   * Everything of a tenant as lines of JSON, for a backup or a move: documents, archived files, what waits to be done, and the sum of it.
   * Two copies of one state are the same to the byte. For the host alone, while nothing is asked of the tenant and its relay rests; once
   * the copy lives elsewhere, nothing is to be sent from here any more.
   * @throws {TenantCopyProblem} `moved`, before the last line, when somebody wrote meanwhile.
   */
  readonly exportTenant: (tenant: TenantId) => AsyncIterable<string>
  /**
   * Brings a copy into a store that holds nothing of its tenant. `open` reads it from the first line, and is called twice: all of it is
   * proved before anything is written. Cut, it is run again: each document comes in once, and what waits to be sent is sent once.
   * @throws {TenantCopyProblem} `broken`, with the line, for a copy that was cut or changed; `not-empty`.
   */
  readonly importTenant: (open: OpenCopy) => Promise<BroughtIn>
  /** Takes away every document and archived file of a tenant, and answers how many documents; a copy made before is all that is left. */
  readonly eraseTenant: (tenant: TenantId) => Promise<number>
  /**
   * Writes what an earlier version wrote of a tenant in the shape of this one, and answers how many documents. They are read in it without
   * that; until it ran, they are found by the fields they had. Call it for each tenant after an update that says so.
   */
  readonly upgradeTenant: (tenant: TenantId) => Promise<number>
  /** A refusal in words. */
  readonly say: (refusal: Refusal, language: Language) => string
}

/** Binds the trade to a host's ports. Every operation is then `foyer.context.operation(input, { as })`. */
export const createFoyer = (options: FoyerOptions): Foyer => {
  const { telemetry = noTelemetry, files, notifiers = {} } = options
  const { clock = systemClock, ids = systemIds() } = options
  const { pause = systemPause, random = systemRandom, sha256 = webSha256 } = options
  const { checkOutputs = false, http = {}, anchors = noAnchors } = options
  const { seals, bankFiles, salesReports, paymentPages, broadcast, webhooks, planner } = options
  const { signatures = ownSignatures(sha256), travel = greatCircle(), places = noPlaces } = options
  const watched = options.telemetry ? watchedStore(options.store, telemetry) : options.store
  const store = shaped(watched, collections)
  const access = accessLinks(http)
  const ports = {
    ...{ files, sha256, access, anchors, signatures, seals, bankFiles, salesReports },
    ...{ paymentPages, travel, places, planner, webhooks, webhookSecrets: standardSecrets },
  }
  const host: Host = {
    ...{ store, ports, notifiers, telemetry, clock, ids, pause, random, checkOutputs },
  }
  const run = engine(host, house)
  const process = `relay-${ids.next()}`
  let runs = 0
  const tokens = http.secret === undefined ? undefined : tokensUnder(http.secret)
  const { schedules, followers } = house
  // Each run has a name of its own: two of one process at once take nothing from each other.
  const worker = (signal?: Stop): Worker => ({
    ...{ store, clock, random, telemetry, notifiers, schedules, followers, run, compose },
    ...{ ports, ids, broadcast, signal },
    name: `${process}/${++runs}`,
  })
  const look = () => health({ store, clock, pause })
  const keeper: Keeper = { store, files, sha256, collections }
  return {
    ...facade(registry, run),
    relay: (rounds, { signal } = {}) => relay(worker(signal), rounds),
    http: httpHandler(
      {
        ...{ registry, run, words, store, clock, pause, tokens, paymentPages, broadcast },
        health: look,
        openApi: described({ server: http.base, signsIn: tokens !== undefined }),
      },
      http,
    ),
    health: look,
    mintToken: async (grant) => {
      if (!tokens) throw new RangeError('http.secret is missing: no token can be signed')
      return tokens.sign(grant)
    },
    tick: (now = clock.now(), { signal } = {}) => tick(worker(signal), now),
    exportTenant: (tenant) => exportTenant(keeper, tenant),
    importTenant: (open) => importTenant(keeper, open),
    upgradeTenant: (tenant) => upgradeTenant(options.store, collections, tenant),
    eraseTenant: (tenant) => eraseTenant(keeper, tenant),
    say: (refusal, language) => say({ ...words, ...httpWords }, refusal, language),
  }
}

/** Describes the door without what is off: once for each set of features, of which there are few. */
const described = (door: Door): ((off: readonly string[]) => string) => {
  const known = new Map<string, string>()
  return (off) => {
    const key = off.join(' ')
    const text = known.get(key) ?? openApiOf(registryWithout(registry, house.features, off), door)
    known.set(key, text)
    return text
  }
}
