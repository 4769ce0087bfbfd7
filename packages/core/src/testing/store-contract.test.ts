import { describe, expect, it } from 'vitest'
import type { OpenBroken } from './broken-stores/wrap.js'
import { brokenStores } from './broken-stores.js'
import { memoryStore } from './memory-store.js'
import { storeContract } from './store-contract.js'

const failures = async (open: OpenBroken): Promise<readonly string[]> => {
  const failed: string[] = []
  for (const { name, run } of storeContract(async (of) => open(of)))
    await run().catch(() => failed.push(name))
  return failed
}

describe('the memory store', () => {
  for (const { name, run } of storeContract(async (of) => memoryStore(of))) it(name, run)
})

describe('the store contract', () => {
  it.each(Object.entries(brokenStores))('notices a store that %s', async (_, open) => {
    expect(await failures(open)).not.toEqual([])
  })

  it('has no case that every broken store passes', async () => {
    const failed = new Set((await Promise.all(Object.values(brokenStores).map(failures))).flat())
    const names = storeContract(async (of) => memoryStore(of)).map(({ name }) => name)
    expect(names.filter((name) => !failed.has(name))).toEqual([])
  })
})
