import { describe, expect, it } from 'vitest'
import { brokenTenants } from './broken-stores/tenants.js'
import { memoryStore } from './memory-store.js'
import { tenantWall } from './tenant-wall.js'

describe('the tenant wall', () => {
  it('stands in the memory store: no row of one tenant is read or written by another (S032)', () =>
    tenantWall(async (of) => memoryStore(of), 500))

  it.each(Object.entries(brokenTenants))('falls in a store that %s', (_, open) =>
    expect(tenantWall(async (of) => open(of), 1000)).rejects.toThrow(),
  )
})
