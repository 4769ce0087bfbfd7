import { match } from 'ts-pattern'
import { type Fact, facts } from '../app/facts.js'
import { factsTopic } from '../app/feed.js'
import type { Principal } from '../app/operation.js'
import type { Broadcast } from '../ports/broadcast.js'
import type { Clock, Pause } from '../ports/outside.js'
import type { Page, Query, Store } from '../ports/store.js'
import { elapsed } from '../shared/instant.js'

/** What a stream reads, and how it waits. */
interface Source {
  readonly store: Store
  readonly clock: Clock
  readonly pause: Pause
  readonly broadcast: Broadcast | undefined
}

/** Milliseconds between two looks at the feed. */
const lookMs = 1_000
/** The same where we are told of what happens: a look only in case a word of it was lost. */
const toldMs = 15_000
/** A quiet stream says something this often, so that nothing between us and the reader takes it for dead. */
const beatMs = 15_000
/** A stream ends after this and the reader comes back: who lost the right in between is refused then. */
const endMs = 10 * 60_000

/** Whether somebody may follow what happens: staff everything, a customer what is about him. */
export const mayFollow = ({ role }: Principal): boolean =>
  match(role)
    .with('owner', 'manager', 'agent', 'accountant', 'customer', () => true)
    .with('worker', 'partner', 'visitor', 'system', () => false)
    .exhaustive()

/**
 * What happens, as server-sent events (HTML, 9.2): the fact's type, its place in the feed as `id`, and of the fact what says which
 * document changed. A reader who comes back with `Last-Event-ID` misses nothing; without it he starts at what happens next.
 */
export const eventStream = async (
  request: Request,
  source: Source,
  as: Principal,
  headers: Readonly<Record<string, string>>,
): Promise<Response> => {
  const after = placeIn(request.headers.get('last-event-id'))
  let last = after ?? (await newest(source.store, as))
  let over = false
  const started = source.clock.now()
  let spoke = started
  const encoder = new TextEncoder()
  const waiting = await waitFor(source, as)

  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode('retry: 2000\n\n')),
    async pull(controller) {
      while (!over) {
        const now = source.clock.now()
        if (elapsed(started, now) >= endMs) {
          waiting.stop()
          return controller.close()
        }
        const found = await following(source.store, as, last)
        if (found.length) {
          last = found.at(-1)?.position ?? last
          spoke = now
          return controller.enqueue(encoder.encode(found.map(toEvent).join('')))
        }
        if (elapsed(spoke, now) >= beatMs) {
          spoke = now
          return controller.enqueue(encoder.encode(': still here\n\n'))
        }
        await waiting.next()
      }
    },
    cancel: () => {
      over = true
      waiting.stop()
    },
  })
  return new Response(stream, {
    headers: {
      ...headers,
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  })
}

/** Waits until it is worth looking again. What is told while somebody looks is kept for the next wait. */
const waitFor = async ({ pause, broadcast }: Source, as: Principal) => {
  let told = false
  let wake = () => {}
  const stop = await broadcast
    ?.listen(as.tenant, factsTopic, () => {
      told = true
      wake()
    })
    // Who cannot hear looks.
    .catch(() => undefined)
  if (!stop) return { next: () => pause(lookMs), stop: () => {} }
  const heard = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve
      if (told) resolve()
    })
  return {
    async next() {
      await Promise.race([pause(toldMs), heard()])
      told = false
    },
    stop() {
      stop()
      wake()
    },
  }
}

const placeIn = (text: string | null): number | undefined =>
  text && /^\d{1,15}$/.test(text) ? Number(text) : undefined

const isAbout = ({ role, id }: Principal): Query['where'] =>
  role === 'customer' ? { about: id } : {}

const newest = async (store: Store, as: Principal): Promise<number> => {
  const query: Query = {
    where: { position: { from: 1 } },
    order: 'position',
    descending: true,
    limit: 1,
  }
  const { items } = (await store.find(as.tenant, facts.name, query)) as Page<Fact>
  return items[0]?.doc.position ?? 0
}

const following = async (store: Store, as: Principal, last: number): Promise<readonly Fact[]> => {
  const where = { position: { from: last + 1 }, ...isAbout(as) }
  const query: Query = { where, order: 'position', limit: 200 }
  const { items } = (await store.find(as.tenant, facts.name, query)) as Page<Fact>
  return items.map(({ doc }) => doc)
}

const toEvent = ({ position, type, of, about, at, by }: Fact): string =>
  `id: ${position}\nevent: ${type}\ndata: ${JSON.stringify({ type, of, about, at, by })}\n\n`
