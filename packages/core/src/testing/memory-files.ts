import type { Files } from '../ports/outside.js'

/** An archive in memory: what tests and the demonstration run on. */
export const memoryFiles = (): Files => {
  const kept = new Map<string, Uint8Array>()
  const key = (tenant: string, sha256: string): string => `${tenant}/${sha256}`
  return {
    async keep(tenant, sha256, bytes) {
      kept.set(key(tenant, sha256), bytes.slice())
    },
    async read(tenant, sha256) {
      return kept.get(key(tenant, sha256))?.slice()
    },
    async erase(tenant) {
      for (const at of [...kept.keys()]) if (at.startsWith(`${tenant}/`)) kept.delete(at)
    },
  }
}
