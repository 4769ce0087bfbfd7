import { describe, it } from 'vitest'
import { memoryStore } from './memory-store.js'
import { storeContract } from './store-contract.js'

describe('the memory store', () => {
  for (const { name, run } of storeContract(async (of) => memoryStore(of))) it(name, run)
})
