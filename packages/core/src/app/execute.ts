import { match } from 'ts-pattern'
import { type ZodError, z } from 'zod'
import type { Channel, Clock, Ids, Notifiers, Pause, Random } from '../ports/outside.js'
import { type Store, StoreError } from '../ports/store.js'
import type { Span, Telemetry } from '../ports/telemetry.js'
import { type Instant, later } from '../shared/instant.js'
import type { Refusal, Result } from '../shared/result.js'
import { answers, type GivenAnswer, Key, remembered } from './answers.js'
import { type Features, featureOf, switchedOff } from './features.js'
import { lanes } from './lanes.js'
import {
  type AnyOperation,
  type CommonRefusal,
  commonCodes,
  type Principal,
  type Registry,
} from './operation.js'
import { type Aftermath, type Follower, type Reaction, react } from './reactions.js'
import { type Schedule, setTimers } from './timers.js'
import { NotOwned, type OpenWork, openWork, type Ports } from './work.js'

/** What the engine room needs of its host. */
export interface Host {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly ports: Ports
  readonly pause: Pause
  readonly random: Random
  readonly notifiers: Notifiers
  readonly telemetry: Telemetry
  /** Parses every answer against the operation's output schema or its refusals: for tests, not for production. */
  readonly checkOutputs: boolean
}

/** The three doors of every context, gathered. */
export interface House {
  readonly registry: Registry
  /** What a tenant may switch off. */
  readonly features: Features
  readonly reactions: readonly Reaction[]
  readonly aftermaths: readonly Aftermath[]
  readonly followers: readonly Follower[]
  readonly schedules: readonly Schedule[]
}

/** Any operation's answer. */
export type Answer = Result<unknown, Refusal>

/** How an operation is asked, besides its input. */
export interface Asking {
  /** Replaces the clock: what `tick` runs lives at the moment it was told. */
  readonly at?: Instant
  /** Of a command: asked again under the same key by the same principal within two days, it does nothing and answers the same. */
  readonly key?: string | undefined
}

/** Runs an operation by name. */
export type Run = (name: string, raw: unknown, as: Principal, asking?: Asking) => Promise<Answer>

const maxAttempts = 10
const no = (refusal: CommonRefusal): Answer => ({ ok: false, refusal })

/**
 * One path for every operation: role allowed? - feature on? - parse - run - reactions - timers - commit - answer.
 * A lost commit runs the whole operation again from its reads, ten times with growing pauses, then answers `busy`.
 * A `duplicate` runs it once more, so that it sees what it collided with and refuses in its own words.
 */
export const engine = (host: Host, house: House): Run => {
  const inLane = lanes()
  const operations = byName(house)
  const available = Object.keys(host.notifiers) as Channel[]

  const attempt = async (op: Found, input: unknown, as: Principal, now: Instant, once?: Once) => {
    const reach = op.allow[as.role] ?? 'own'
    const { store, ids, ports } = host
    const context = { store, ids, ports, now, as, operation: op.name, reach, channels: available }
    const work = openWork(context)
    const given = once && (await work.get(answers, once.id))
    if (given) return answerAgain(given, op, once)
    const { denied, ...answer } = await runGated(op, work, input)
    if (denied && reach === 'own') await keepDenial(store, openWork(context), denied)
    if (host.checkOutputs && !answer.ok) assertDeclared(op, answer.refusal)
    if (!answer.ok) return answer
    assertGated(op, work, reach)
    if (host.checkOutputs) op.output.parse(answer.value)
    if (op.kind === 'command') {
      if (once && work.facts.length) work.put(answers, remember(op, once, answer.value, now))
      await commit(host.store, house, work, op.name)
    } else if (work.changes().length) throw new Error(`${op.name} is a query and changed something`)
    return answer
  }

  const persist = async (
    span: Span,
    ...[op, input, as, at, once]: [Found, unknown, Principal, Instant?, Once?]
  ) => {
    let collisions = 0
    for (let tried = 1; ; tried++)
      try {
        span.note({ 'foyer.attempts': tried })
        return await attempt(op, input, as, at ?? host.clock.now(), once)
      } catch (problem) {
        if (!(problem instanceof StoreError)) throw problem
        if (problem.code === 'duplicate' && ++collisions > 1) throw problem
        if (tried >= maxAttempts) return no({ code: 'busy' })
        await host.pause(host.random() * 4 * 2 ** Math.min(tried, 6))
      }
  }

  const ask = async (
    span: Span,
    op: Found,
    ...[raw, as, { at, key }]: [unknown, Principal, Asking]
  ): Promise<Answer> => {
    const { name } = op
    if (!op.allow[as.role]) return no({ code: 'not-allowed', operation: name, role: as.role })
    const disabled = await disabledFor(host.store, op, as)
    if (disabled) return no({ code: 'feature-disabled', feature: disabled })
    const parsed = op.input.safeParse(raw)
    if (!parsed.success) return no(invalidInput(parsed.error))
    if (key !== undefined && !Key.safeParse(key).success) return no(wrongKey)
    const input = parsed.data
    const isKept = op.kind === 'command' && !op.unkept
    const once = key && isKept ? await onceOf(host.ports, key, as, input) : undefined
    const go = () => persist(span, op, input, as, at, once)
    return op.lane ? inLane(`${as.tenant} ${op.lane(input as never)}`, go) : go()
  }

  return async (name, raw, as, asking = {}) => {
    const op = operations.get(name)
    if (!op) throw new Error(`no such operation: ${name}`)
    const attributes = {
      ...{ 'foyer.operation': name, 'foyer.kind': op.kind },
      ...{ 'foyer.role': as.role, 'foyer.tenant': as.tenant },
    }
    return host.telemetry.span('operation', attributes, async (span) => {
      const answer = await ask(span, op, raw, as, asking)
      span.note({ 'foyer.outcome': answer.ok ? 'accepted' : answer.refusal.code })
      return answer
    })
  }
}

type Found = AnyOperation & { readonly name: string; readonly feature: string | undefined }

/** The feature of an operation, where the tenant switched it off; what the engine itself has begun is brought to its end. */
const disabledFor = async (
  store: Store,
  { feature }: Found,
  { tenant, role }: Principal,
): Promise<string | undefined> =>
  feature && role !== 'system' && (await switchedOff(store, tenant)).includes(feature)
    ? feature
    : undefined

/** @throws {Error} for a refusal that the operation does not declare; `ZodError` for one that carries other data. */
const assertDeclared = ({ name, refusals }: Found, { code, ...data }: Refusal): void => {
  const shape = refusals[code]
  if (shape) z.strictObject(shape).parse(data)
  else if (!commonCodes.some((one) => one === code))
    throw new Error(`${name} answers ${code}, which it does not declare`)
}

/** A request that is to be done once: its own id, and what it asked. */
interface Once {
  readonly id: string
  readonly asked: string
}

const wrongKey: CommonRefusal = {
  code: 'invalid-input',
  issues: [{ path: 'key', code: 'invalid_format', message: '8 to 200 letters, digits or -_.:' }],
}

const onceOf = async (
  { sha256 }: Ports,
  key: string,
  { role, id }: Principal,
  input: unknown,
): Promise<Once> => {
  const hash = (parts: unknown) => sha256(asciiOf(JSON.stringify(parts) ?? ''))
  return { id: await hash([role, id, key]), asked: await hash(input) }
}

/** A text as bytes, in what the language itself has: `TextEncoder` is the host's. */
const asciiOf = (text: string): Uint8Array =>
  Uint8Array.from(encodeURIComponent(text), (character) => character.charCodeAt(0))

const remember = (op: Found, { id, asked }: Once, value: unknown, now: Instant): GivenAnswer => ({
  id,
  operation: op.name,
  asked,
  ...(value === undefined ? {} : { value: asJson(value) }),
  at: now,
  due: later(now, remembered),
})

/** An answer as it goes over the wire: what is undefined in it is not there. */
const asJson = (value: unknown): GivenAnswer['value'] => JSON.parse(JSON.stringify(value))

const answerAgain = (given: GivenAnswer, op: Found, { asked }: Once): Answer =>
  given.operation === op.name && given.asked === asked
    ? { ok: true, value: given.value }
    : no({ code: 'key-reused' })

/** What is wrong with an input, as every operation answers it. */
export const invalidInput = ({ issues }: ZodError) =>
  ({
    code: 'invalid-input',
    issues: issues.map(({ path, code, message }) => ({ path: path.join('.'), code, message })),
  }) as const

const byName = ({ registry, features }: House): ReadonlyMap<string, Found> =>
  new Map(
    Object.entries(registry).flatMap(([context, operations]) =>
      Object.entries(operations).map(([own, op]) => {
        const name = `${context}.${own}`
        return [name, { ...op, name, feature: featureOf(features, name) }] as const
      }),
    ),
  )

/** An answer; with whose the document is, or which it would be, where it was found missing at the ownership gate or before it. */
type Gated = Answer & { readonly denied?: string }

const runGated = async (op: AnyOperation, work: OpenWork, input: unknown): Promise<Gated> => {
  try {
    const answer = await op.run(work, input as never)
    const isLost = !answer.ok && answer.refusal.code === 'not-found' && !work.gated
    return isLost ? { ...answer, denied: idIn(answer.refusal) ?? work.as.id } : answer
  } catch (problem) {
    if (!(problem instanceof NotOwned)) throw problem
    return { ...no({ code: 'not-found' }), denied: problem.whose ?? work.as.id }
  }
}

const idIn = (refusal: Refusal): string | undefined =>
  'id' in refusal && typeof refusal.id === 'string' ? refusal.id : undefined

/** Whoever may see their own asked for what is not: the answer is as for what never was, and the trail keeps that they did (S001). */
const keepDenial = async (store: Store, work: OpenWork, of: string): Promise<void> => {
  work.record({ type: 'access-denied', of })
  await store.commit(work.tenant, work.changes())
}

const assertGated = (op: Found, work: OpenWork, reach: 'all' | 'own'): void => {
  if (reach === 'own' && !work.gated)
    throw new Error(`${op.name} answered a ${work.as.role} without asking whose it is`)
}

const commit = async (store: Store, house: House, work: OpenWork, name: string): Promise<void> => {
  await react(work, house.reactions, house.aftermaths)
  const changes = work.changes()
  const changed = changes.some((change) => change.do !== 'check')
  if (changed && work.facts.length === 0)
    throw new Error(`${name} changed something and said nothing`)
  if (!changed) return
  await setTimers(work, house.schedules)
  await store.commit(work.tenant, work.changes())
}

/** HTTP status of a refusal: 400, 403, 404, 422, 503, else 409. */
export const statusOf = (code: string): number =>
  match(code)
    .with('invalid-input', () => 400)
    .with('not-allowed', 'feature-disabled', () => 403)
    .with('not-found', () => 404)
    .with('key-reused', () => 422)
    .with('busy', () => 503)
    .otherwise(() => 409)
