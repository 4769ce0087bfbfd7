import { readFileSync } from 'node:fs'
import { collections, createFoyer, type Principal, TenantId } from '@foyer/core'
import type { WebhookRequest } from '@foyer/core/store'
import { sealsUnder } from '@foyer/core/system'
import { given, memoryFiles, memoryStore } from '@foyer/core/testing'
import { describe, expect, it } from 'vitest'

const page = readFileSync(new URL('./operations.md', import.meta.url), 'utf8')

/** What stands between fences of a language, in order. */
const fenced = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, text = '']) => text,
  )

/** The names in a document, at every depth; the values are another day's. */
const shapeOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, own]) => [name, shapeOf(own)]))
    : typeof value

const owner: Principal = { tenant: TenantId.parse('tenant-a'), id: 'owner', role: 'owner' }

const opened = () => {
  const sent: WebhookRequest[] = []
  const foyer = createFoyer({
    ...{ store: memoryStore(collections), files: memoryFiles() },
    seals: sealsUnder({ k1: new Uint8Array(32).fill(7) }, 'k1'),
    webhooks: async (asked) => {
      sent.push(asked)
      return { status: 200 }
    },
  })
  return { foyer, sent }
}

describe('the page about keeping it running', () => {
  it('shows health as it is answered', async () => {
    const [shown = ''] = fenced('json')
    expect(shapeOf(JSON.parse(shown))).toEqual(shapeOf(await opened().foyer.health()))
  })

  it('shows a webhook as it is sent', async () => {
    const { foyer, sent } = opened()
    const asked = { url: 'https://erp.example.fr/foyer', label: 'ERP', types: 'all' } as const
    await given(foyer.webhooks.registerEndpoint(asked, { as: owner }))
    await foyer.relay()
    const [request] = sent
    const [shown = ''] = fenced('http')
    const [head = '', body = ''] = shown.split('\n\n')
    const names = head
      .split('\n')
      .slice(1)
      .map((line) => line.split(':')[0])
    expect(names).toEqual(Object.keys(request?.headers ?? {}))
    // A fact about no customer names none.
    const { about: _, ...data } = JSON.parse(body).data
    expect(shapeOf({ ...JSON.parse(body), data })).toEqual(shapeOf(JSON.parse(request?.body ?? '')))
  })

  it('names operations and metrics that are there', () => {
    const { foyer } = opened()
    const asked = [...page.matchAll(/foyer\.(\w+)\.(\w+)\(/g)].map(
      ([, context = '', name = '']) => [
        ...[context, name, typeof Reflect.get(Reflect.get(foyer, context) ?? {}, name)],
      ],
    )
    expect(asked.length).toBeGreaterThan(2)
    expect(asked.filter(([, , kind]) => kind !== 'function')).toEqual([])
    for (const name of ['listEndpoints', 'listDeliveries', 'pauseEndpoint', 'replayDeliveries'])
      expect([page.includes(`\`${name}`), typeof Reflect.get(foyer.webhooks, name)]).toEqual([
        true,
        'function',
      ])
  })
})
