import { type Claim, type Claimed, fieldOf, type Store } from '../../ports/store.js'
import { type Instant, instant, later } from '../../shared/instant.js'
import { altered, type OpenBroken, rewritten } from './wrap.js'

const never: Instant = instant('9999-12-31T00:00:00.000Z')
const always: Instant = instant('0000-01-01T00:00:00.000Z')

const asking = (change: (claim: Claim) => Claim): OpenBroken =>
  altered((inner) => ({ claim: (of, claim) => inner.claim(of, change(claim)) }))

/** Claims everything there is, hands out what `pick` keeps and gives the rest back. */
const picking = (
  pick: (claimed: readonly Claimed[], of: string) => readonly Claimed[],
  change: (claim: Claim) => Claim = (claim) => claim,
): OpenBroken =>
  altered((inner) => ({
    async claim(of, claim) {
      const claimed = await inner.claim(of, { ...change(claim), limit: 1000 })
      const kept = pick(claimed, of).slice(0, claim.limit)
      for (const one of claimed)
        if (!kept.includes(one)) await inner.release(one.tenant, of, one.doc.id, claim.worker)
      return kept
    },
  }))

/** Picks among all that is due and free, streams forgotten. */
const pickingHeads =
  (first: (a: Claimed, b: Claimed) => boolean): OpenBroken =>
  (collections) => {
    const inner = rewritten(
      ({ stream, ...doc }) => ({ ...doc, hidden: stream }),
      ({ hidden, ...doc }) => (hidden === undefined ? doc : { ...doc, stream: hidden }),
    )(collections)
    const mates = (a: Claimed, b: Claimed): boolean =>
      fieldOf(a.doc, 'stream') !== null && fieldOf(a.doc, 'stream') === fieldOf(b.doc, 'stream')
    const claim: Store['claim'] = async (of, asked) => {
      const claimed = await inner.claim(of, { ...asked, limit: 1000 })
      const heads = claimed.filter(
        (one) => !claimed.some((other) => other !== one && mates(one, other) && first(other, one)),
      )
      for (const one of claimed)
        if (!heads.includes(one)) await inner.release(one.tenant, of, one.doc.id, asked.worker)
      return heads
    }
    return { ...inner, claim }
  }

/** Knows who claimed each document last. */
const remembering = (
  change: (inner: Store, holder: Map<string, string>) => Partial<Store>,
): OpenBroken =>
  altered((inner) => {
    const holder = new Map<string, string>()
    return {
      async claim(of, claim) {
        const claimed = await inner.claim(of, claim)
        for (const { doc } of claimed) holder.set(doc.id, claim.worker)
        return claimed
      },
      ...change(inner, holder),
    }
  })

/** Stores that hand out work wrongly. */
export const brokenQueues: Readonly<Record<string, OpenBroken>> = {
  'claims what is not yet due': asking((claim) => ({ ...claim, now: never })),
  'claims only what was due before the moment': asking((claim) => ({
    ...claim,
    now: later(claim.now, -1),
  })),
  'hands out the youngest first': picking((claimed) => [...claimed].reverse()),
  'forgets the limit of a claim': asking((claim) => ({ ...claim, limit: 1000 })),
  'claims a null due': rewritten(
    (doc) => ({ ...doc, due: doc['due'] ?? always }),
    ({ due, ...doc }) => (due === always ? doc : { ...doc, due }),
  ),
  'is blocked by a null due': rewritten(
    (doc) => ('due' in doc && doc['due'] === null ? { ...doc, due: never } : doc),
    (doc) => (doc['due'] === never ? { ...doc, due: null } : doc),
  ),
  'forgets streams': pickingHeads(() => false),
  'takes no stream for one stream': rewritten((doc) => ({
    ...doc,
    stream: doc['stream'] ?? 'none',
  })),
  'looks for the first of a stream among what is free': pickingHeads((a, b) => a.doc.id < b.doc.id),
  'takes the oldest of a stream for its first': pickingHeads(
    (a, b) => String(fieldOf(a.doc, 'due')) < String(fieldOf(b.doc, 'due')),
  ),
  'hands out one document of a stream, ever': (collections) => {
    const seen = new Map<string, string>()
    return picking((claimed) =>
      claimed.filter(({ doc }) => {
        const stream = fieldOf(doc, 'stream')
        if (stream === null) return true
        const first = seen.get(String(stream)) ?? doc.id
        seen.set(String(stream), first)
        return first === doc.id
      }),
    )(collections)
  },
  'forgets leases': altered((inner) => ({
    async claim(of, claim) {
      const claimed = await inner.claim(of, claim)
      for (const { tenant, doc } of claimed) await inner.release(tenant, of, doc.id, claim.worker)
      return claimed
    },
  })),
  'never ends a lease': asking((claim) => ({ ...claim, until: never })),
  'ends a lease too late': asking((claim) => ({ ...claim, until: later(claim.until, 1) })),
  'renews nothing, and says so': altered(() => ({ renew: async () => false })),
  'renews nothing, and says it did': altered(() => ({ renew: async () => true })),
  'renews for anybody': remembering((inner, holder) => ({
    renew: (tenant, of, id, lease) =>
      inner.renew(tenant, of, id, { ...lease, worker: holder.get(id) ?? lease.worker }),
  })),
  'renews the lease of what is gone': remembering((inner, holder) => ({
    renew: async (tenant, of, id, lease) =>
      (await inner.renew(tenant, of, id, lease)) || holder.get(id) === lease.worker,
  })),
  'releases nothing': altered(() => ({ release: async () => {} })),
  'releases for anybody': remembering((inner, holder) => ({
    release: (tenant, of, id, worker) => inner.release(tenant, of, id, holder.get(id) ?? worker),
  })),
  'takes a lease for a version': altered((inner) => ({
    async claim(of, claim) {
      const claimed = await inner.claim(of, claim)
      for (const { tenant, doc, version } of claimed)
        await inner.commit(tenant, [{ do: 'replace', of, doc, version }])
      return claimed
    },
  })),
  'loses the lease of what is replaced': remembering((inner, holder) => ({
    async commit(tenant, changes) {
      await inner.commit(tenant, changes)
      for (const change of changes)
        if (change.do === 'replace' && change.of.endsWith('jobs'))
          await inner.release(tenant, change.of, change.doc.id, holder.get(change.doc.id) ?? '')
    },
  })),
}
