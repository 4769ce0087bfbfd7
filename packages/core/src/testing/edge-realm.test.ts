import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { memoryStore } from './memory-store.js'
import { storeContract } from './store-contract.js'

/** What every edge runtime has beside the language itself, by the list of WinterTC's minimum API: nothing of Node's, nothing of a page's. */
const web = {
  ...{ crypto, URL, URLSearchParams, TextEncoder, TextDecoder, atob, btoa },
  ...{ Request, Response, Headers, ReadableStream, AbortController, AbortSignal },
  ...{ setTimeout, clearTimeout, queueMicrotask, structuredClone, console, performance },
}

/** The whole core and its contract, in one file that names no platform. */
const program = `
import { storeContract } from './store-contract.js'
import { memoryStore } from './memory-store.js'
import { bill, closeAll, pay, support } from './journey.js'
import { smallCompany } from './small-company.js'

globalThis.contract = async () => {
  const ends = []
  for (const { name, run } of storeContract(async (of) => memoryStore(of)))
    ends.push([name, await run().then(() => 'passed', String)])
  return JSON.stringify(ends)
}

globalThis.year = async () => {
  const company = await smallCompany({ at: '2026-01-15T08:00:00.000Z' })
  await pay(company, await bill(company, [support(6000)]), 6000)
  const [certificate] = await closeAll(company)
  await company.foyer.relay()
  const { foyer, as, customer } = company
  const { value } = await foyer.documents.listDocuments({ customer }, as('owner'))
  return JSON.stringify({ number: certificate.number, paid: certificate.figures.paidGross, documents: value.items.length })
}
`

describe('the core where there is no Node and no page', () => {
  let ask: (expression: string) => Promise<unknown>
  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: program,
        resolveDir: fileURLToPath(new URL('.', import.meta.url)),
        loader: 'js',
      },
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

  it('lives a year through, to the certificate and its document (S287)', async () => {
    expect(await ask('year()')).toEqual({ number: 'AF2025-00001', paid: 6000, documents: 1 })
  })

  it.each(['process', 'Buffer', 'require', 'global', 'window', 'document', 'navigator'])(
    'has no %s to lean on',
    async (name) => {
      expect(await ask(`JSON.stringify(typeof ${name})`)).toBe('undefined')
    },
  )
})
