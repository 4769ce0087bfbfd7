import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { registry } from '../registry.js'
import { accept } from '../shared/result.js'
import { scenario } from '../testing/scenario.js'
import { facade } from './facade.js'
import { query } from './operation.js'

const noop = query({
  input: z.object({ id: z.string() }),
  output: z.object({}),
  allow: { manager: 'all' },
  refusals: {},
  run: async () => accept({}),
})

describe('the facade', () => {
  it('asks the engine by context and name, with the input as it came and who asks', async () => {
    const run = vi.fn(async () => accept('answer'))
    const bound = facade({ files: { keep: noop }, notes: { keep: noop, show: noop } }, run)
    const { as } = scenario().as('owner')
    const input = { id: 'n1' }
    expect(await bound.notes.keep(input, { as, key: 'request-1' })).toEqual(accept('answer'))
    expect(run.mock.calls).toEqual([['notes.keep', input, as, { key: 'request-1' }]])
  })

  it('binds every operation of the house, and nothing else', () => {
    const { foyer } = scenario()
    for (const [context, operations] of Object.entries(registry)) {
      const bound = new Map(Object.entries(foyer)).get(context)
      expect(Object.keys(bound ?? {})).toEqual(Object.keys(operations))
      for (const call of Object.values(bound ?? {})) expect(call).toBeTypeOf('function')
    }
  })
})
