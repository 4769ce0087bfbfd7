import { memoryStore } from '../memory-store.js'
import { altered, declared, type OpenBroken } from './wrap.js'

/** Stores that answer what they should throw. */
export const brokenDefects: Readonly<Record<string, OpenBroken>> = {
  'answers for a collection it does not know': (collections) => {
    const inner = memoryStore(collections)
    const knows = (of: string): boolean => collections.some(({ name }) => name === of)
    return {
      ...inner,
      get: async (tenant, of, id) => (knows(of) ? inner.get(tenant, of, id) : undefined),
      find: async (tenant, of, query) =>
        knows(of) ? inner.find(tenant, of, query) : { items: [] },
      commit: (tenant, changes) =>
        inner.commit(
          tenant,
          changes.filter(({ of }) => knows(of)),
        ),
    }
  },
  'holds an id once for all collections': (collections) => {
    const inner = memoryStore(collections)
    return {
      ...inner,
      async get(tenant, _, id) {
        for (const { name } of [...collections].reverse()) {
          const stored = await inner.get(tenant, name, id)
          if (stored) return stored
        }
        return undefined
      },
    }
  },
  'queries by any field': declared((of) => ({ fields: { ...of.fields, note: 'text' } })),
  'answers nothing for a broken cursor': altered((inner) => ({
    async find(tenant, of, { after, ...query }) {
      if (!after) return inner.find(tenant, of, query)
      return after.startsWith('[') ? inner.find(tenant, of, { ...query, after }) : { items: [] }
    },
  })),
  'never closes': altered(() => ({ close: async () => {} })),
}
