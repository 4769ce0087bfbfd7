import { type Change, fieldOf, type Store, type Stored, StoreError } from '../../ports/store.js'
import type { TenantId } from '../../shared/branded.js'
import { altered, collide, everything, type OpenBroken, versionNow } from './wrap.js'

/** Knows every tenant that wrote. */
const amongTenants = (
  change: (inner: Store, tenants: Set<TenantId>) => Partial<Store>,
): OpenBroken =>
  altered((inner) => {
    const tenants = new Set<TenantId>()
    const { commit = inner.commit, ...rest } = change(inner, tenants)
    return {
      ...rest,
      async commit(tenant, changes) {
        tenants.add(tenant)
        await commit(tenant, changes)
      },
    }
  })

/** Refuses an insert for what another tenant holds. */
const refusing = (
  taken: (change: Change, theirs: Stored, unique: readonly (readonly string[])[]) => boolean,
): OpenBroken =>
  altered((inner, collections) => {
    const tenants = new Set<TenantId>()
    return {
      async commit(tenant, changes) {
        tenants.add(tenant)
        for (const other of tenants)
          for (const change of other === tenant ? [] : changes) {
            const { unique = [] } = collections.find(({ name }) => name === change.of) ?? {}
            const theirs = await everything(inner, other, change.of)
            if (theirs.some((stored) => taken(change, stored, unique)))
              throw new StoreError('duplicate', '')
          }
        await inner.commit(tenant, changes)
      },
    }
  })

/** Stores that let tenants notice each other. */
export const brokenTenants: Readonly<Record<string, OpenBroken>> = {
  'forgets tenants': altered((inner) => {
    const all = 'all' as TenantId
    return {
      get: (_, ...rest) => inner.get(all, ...rest),
      find: (_, ...rest) => inner.find(all, ...rest),
      commit: (_, ...rest) => inner.commit(all, ...rest),
      renew: (_, ...rest) => inner.renew(all, ...rest),
      release: (_, ...rest) => inner.release(all, ...rest),
    }
  }),
  'gets the documents of any tenant': amongTenants((inner, tenants) => ({
    async get(tenant, of, id) {
      for (const one of [tenant, ...tenants]) {
        const stored = await inner.get(one, of, id)
        if (stored) return stored
      }
      return undefined
    },
  })),
  'finds the documents of any tenant': amongTenants((inner, tenants) => ({
    async find(tenant, of, query) {
      const page = await inner.find(tenant, of, query)
      const items = [...page.items]
      for (const one of tenants)
        if (one !== tenant) items.push(...(await inner.find(one, of, query)).items)
      return { ...page, items }
    },
  })),
  'holds an id once for all tenants': refusing(
    (change, theirs) => change.do === 'insert' && change.doc.id === theirs.doc.id,
  ),
  'holds a unique key once for all tenants': refusing(
    (change, theirs, unique) =>
      change.do === 'insert' &&
      unique.some((key) => collide(key, { ...change.doc, id: '' }, theirs.doc)),
  ),
  'commits to whoever has the document': amongTenants((inner, tenants) => ({
    async commit(tenant, changes) {
      for (const change of changes) {
        const owners: TenantId[] = []
        for (const one of tenants) if (await versionNow(inner, one, change)) owners.push(one)
        const elsewhere = owners.includes(tenant) || change.do === 'insert' ? tenant : owners[0]
        await inner.commit(elsewhere ?? tenant, [change])
      }
    },
  })),
  'checks what any tenant has': amongTenants((inner, tenants) => ({
    async commit(tenant, changes) {
      for (const change of changes)
        if (change.do === 'check')
          for (const one of tenants)
            if ((await versionNow(inner, one, change)) === change.version && one !== tenant)
              return inner.commit(
                tenant,
                changes.filter((other) => other !== change),
              )
      return inner.commit(tenant, changes)
    },
  })),
  'moves the version of every tenant': amongTenants((inner, tenants) => ({
    async commit(tenant, changes) {
      await inner.commit(tenant, changes)
      for (const change of changes)
        for (const one of tenants) {
          if (one === tenant || change.do !== 'replace') continue
          const stored = await inner.get(one, change.of, change.doc.id)
          if (stored)
            await inner.commit(one, [
              { do: 'replace', of: change.of, doc: stored.doc, version: stored.version },
            ])
        }
    },
  })),
  'claims for the first tenant only': amongTenants((inner, tenants) => ({
    claim: async (of, claim) =>
      (await inner.claim(of, claim)).filter(({ tenant }) => tenant === [...tenants][0]),
  })),
  'claims in the name of one tenant': amongTenants((inner, tenants) => ({
    claim: async (of, claim) =>
      (await inner.claim(of, claim)).map((one) => ({
        ...one,
        tenant: [...tenants][0] ?? one.tenant,
      })),
  })),
  'runs one stream for all tenants': altered((inner) => ({
    async claim(of, claim) {
      const claimed = await inner.claim(of, claim)
      const streams = claimed.map(({ doc }) => fieldOf(doc, 'stream'))
      return claimed.filter(
        (_, i) => streams[i] === null || streams.indexOf(streams[i] ?? null) === i,
      )
    },
  })),
  'renews the lease of any tenant': amongTenants((inner, tenants) => ({
    async renew(tenant, of, id, lease) {
      for (const one of new Set([tenant, ...tenants]))
        if (await inner.renew(one, of, id, lease)) return true
      return false
    },
  })),
  'releases the lease of any tenant': amongTenants((inner, tenants) => ({
    async release(tenant, of, id, worker) {
      for (const one of new Set([tenant, ...tenants])) await inner.release(one, of, id, worker)
    },
  })),
}
