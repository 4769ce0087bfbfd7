import type { Doc, Stored } from '../../ports/store.js'
import { altered, type OpenBroken, rewritten } from './wrap.js'

/** Stores that do not give back the document they were given. */
export const brokenDocuments: Readonly<Record<string, OpenBroken>> = {
  'throws for a document that is absent': altered((inner) => ({
    async get(...at) {
      const stored = await inner.get(...at)
      if (!stored) throw new Error('absent')
      return stored
    },
  })),
  'remembers what it read': altered((inner) => {
    const known = new Map<string, Stored | undefined>()
    return {
      async get(tenant, of, id) {
        const key = `${tenant} ${of} ${id}`
        if (!known.has(key)) known.set(key, await inner.get(tenant, of, id))
        return known.get(key)
      },
    }
  }),
  'loses letters beyond latin': rewritten((doc) =>
    JSON.parse(JSON.stringify(doc).replace(/[^\p{ASCII}]/gu, '?')),
  ),
  'rounds big integers': rewritten((doc) =>
    JSON.parse(JSON.stringify(doc), (_, value) =>
      typeof value === 'number' ? Math.fround(value) : value,
    ),
  ),
  'drops null fields': rewritten((doc) =>
    Object.fromEntries(Object.entries(doc).filter(([, value]) => value !== null)),
  ),
  'gives what it holds': altered((inner) => {
    const held = new Map<string, Stored>()
    const hold = (tenant: string, of: string, stored: Stored): Stored => {
      const key = `${tenant} ${of} ${stored.doc.id} ${stored.version}`
      const known = held.get(key) ?? stored
      held.set(key, known)
      return known
    }
    return {
      async get(tenant, of, id) {
        const stored = await inner.get(tenant, of, id)
        return stored && hold(tenant, of, stored)
      },
    }
  }),
  'holds what it was given': altered((inner) => {
    const given = new Map<string, Doc>()
    return {
      async get(tenant, of, id) {
        const stored = await inner.get(tenant, of, id)
        return stored && { ...stored, doc: given.get(`${of} ${id}`) ?? stored.doc }
      },
      async commit(tenant, changes) {
        await inner.commit(tenant, changes)
        for (const change of changes)
          if ('doc' in change) given.set(`${change.of} ${change.doc.id}`, change.doc)
      },
    }
  }),
}
