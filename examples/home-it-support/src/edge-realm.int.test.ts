import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { memoryStore, storeContract } from '@foyer/core/testing'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'

/** What every edge runtime has beside the language itself, of WinterTC's minimum API: nothing of Node's, nothing of a page's. */
const web = {
  ...{ crypto, URL, URLSearchParams, TextEncoder, TextDecoder, atob, btoa },
  ...{ Request, Response, Headers, ReadableStream, AbortController, AbortSignal },
  ...{ setTimeout, clearTimeout, queueMicrotask, structuredClone, console, performance },
}

/** The whole core, its contract and a morning lived with it, in one file that names no platform. */
const program = `
import { memoryStore, storeContract } from '@foyer/core/testing'
import { morning } from './morning.js'

globalThis.morning = morning
globalThis.contract = async () => {
  const ends = []
  for (const { name, run } of storeContract(async (of) => memoryStore(of)))
    ends.push([name, await run().then(() => 'passed', String)])
  return JSON.stringify(ends)
}
`

describe('the core where there is no Node and no page', () => {
  let ask: (expression: string) => Promise<unknown>
  beforeAll(async () => {
    const resolveDir = fileURLToPath(new URL('./testing', import.meta.url))
    const { outputFiles } = await build({
      stdin: { contents: program, resolveDir, loader: 'js' },
      ...{ bundle: true, write: false, format: 'iife', platform: 'neutral', target: 'es2023' },
      ...{ conditions: ['foyer-source', 'import'], mainFields: ['module', 'main'] },
    })
    const realm = createContext({ ...web })
    runInContext(outputFiles[0]?.text ?? '', realm)
    ask = async (expression) => JSON.parse(await runInContext(expression, realm))
  }, 60_000)

  it('runs the contract of stores, case after case (S287)', async () => {
    const cases = storeContract(async (of) => memoryStore(of))
    expect(await ask('contract()')).toEqual(cases.map(({ name }) => [name, 'passed']))
  })

  it('lives a morning through, to the invoice and its document (S287)', async () => {
    expect(await ask('morning()')).toMatchObject({
      issued: { status: 'issued', number: 'F2026-00001', gross: 59_00 },
      pdf: { base64: expect.stringMatching(/^JVBERi/) },
    })
  })

  it.each(['process', 'Buffer', 'require', 'global', 'window', 'document', 'navigator'])(
    'has no %s to lean on',
    async (name) => {
      expect(await ask(`JSON.stringify(typeof ${name})`)).toBe('undefined')
    },
  )
})
