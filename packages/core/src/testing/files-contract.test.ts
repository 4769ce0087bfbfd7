import { describe, expect, it } from 'vitest'
import type { Files } from '../ports/outside.js'
import { filesContract } from './files-contract.js'
import { memoryFiles } from './memory-files.js'

const broken: Readonly<Record<string, () => Files>> = {
  'answers nothing kept as empty bytes': () => {
    const files = memoryFiles()
    return { ...files, read: async (...at) => (await files.read(...at)) ?? new Uint8Array() }
  },
  'loses the last byte': () => {
    const files = memoryFiles()
    return { ...files, keep: (of, at, bytes) => files.keep(of, at, bytes.slice(0, -1)) }
  },
  'takes empty for absent': () => {
    const files = memoryFiles()
    const read: Files['read'] = async (...at) => {
      const bytes = await files.read(...at)
      return bytes?.length ? bytes : undefined
    }
    return { ...files, read }
  },
  'refuses a second time': () => {
    const files = memoryFiles()
    const keep: Files['keep'] = async (of, at, bytes) => {
      if (await files.read(of, at)) throw new Error('taken')
      return files.keep(of, at, bytes)
    }
    return { ...files, keep }
  },
  'forgets the tenant': () => {
    const files = memoryFiles()
    const all = 'all' as Parameters<Files['read']>[0]
    return {
      keep: (_, at, bytes) => files.keep(all, at, bytes),
      read: (_, at) => files.read(all, at),
      erase: () => files.erase(all),
    }
  },
  'shares its bytes': () => {
    const kept = new Map<string, Uint8Array>()
    return {
      keep: async (of, at, bytes) => void kept.set(of + at, bytes),
      read: async (of, at) => kept.get(of + at),
      erase: async () => kept.clear(),
    }
  },
  'takes away what is a neighbour’s whose name begins alike': () => {
    const kept = new Map<string, Uint8Array>()
    return {
      keep: async (of, at, bytes) => void kept.set(`${of}/${at}`, bytes.slice()),
      read: async (of, at) => kept.get(`${of}/${at}`)?.slice(),
      async erase(of) {
        for (const key of [...kept.keys()]) if (key.startsWith(of)) kept.delete(key)
      },
    }
  },
  'takes nothing away': () => ({ ...memoryFiles(), erase: async () => {} }),
}

const failures = async (open: () => Files): Promise<readonly string[]> => {
  const failed: string[] = []
  for (const { name, run } of filesContract(async () => open()))
    await run().catch(() => failed.push(name))
  return failed
}

describe('the files contract', () => {
  for (const { name, run } of filesContract(async () => memoryFiles())) it(name, run)

  it.each(Object.entries(broken))('notices an archive that %s', async (_, open) => {
    expect(await failures(open)).not.toEqual([])
  })

  it('has no case that every broken archive passes', async () => {
    const killing = new Set((await Promise.all(Object.values(broken).map(failures))).flat())
    const names = filesContract(async () => memoryFiles()).map(({ name }) => name)
    expect(names.filter((name) => !killing.has(name))).toEqual([])
  })
})
