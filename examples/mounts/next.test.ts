import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { POST } from './next/app/foyer/[...path]/route.js'
import { accountWith } from './next/lib/accounts.js'
import { accountIn, cookieName, cookieOf } from './next/lib/session.js'

const claire = { id: 'claire', role: 'agent' } as const
const origin = 'https://app.example.fr'

beforeEach(() => {
  vi.stubEnv('APP_ORIGIN', origin)
  vi.stubEnv('FOYER_DB', ':memory:')
  vi.stubEnv('FOYER_SECRET', 'for trying out: thirty-two bytes and more')
  vi.stubEnv('SESSION_SECRET', 'for trying out: other bytes')
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

describe('the host’s session', () => {
  it('is what the host signed, for eight hours, and nothing that was made elsewhere', () => {
    vi.useFakeTimers()
    const cookie = cookieOf(claire)
    expect(accountIn(cookie)).toEqual(claire)
    const [payload = '', signature = ''] = cookie.split('.')
    const owner = Buffer.from(JSON.stringify({ id: 'x', role: 'owner', until: 9e15 }))
    const forged = owner.toString('base64url')
    for (const other of [undefined, '', payload, `${payload}.`, `${forged}.${signature}`])
      expect(accountIn(other)).toBe(undefined)
    vi.advanceTimersByTime(8 * 3_600_000)
    expect(accountIn(cookie)).toBe(undefined)
  })

  it('is made for a name and its password, and for no other pair', () => {
    expect(accountWith('claire', 'hearth')).toMatchObject(claire)
    for (const [name, password] of [['claire', 'Hearth'] as const, ['jeanne', 'hearth'] as const])
      expect(accountWith(name, password)).toBe(undefined)
  })
})

describe('the house in Next', () => {
  it('is opened once a process, however often Next evaluates its file', async () => {
    const one = await import('./next/lib/foyer.js')
    vi.resetModules()
    const other = await import('./next/lib/foyer.js')
    expect(other.foyer).not.toBe(one.foyer)
    expect(other.foyer()).toBe(one.foyer())
  })

  it('answers the page that browsers see, though Next says that each request came to localhost', async () => {
    const asked = async (from: string) => {
      const headers = {
        'content-type': 'application/json',
        cookie: `${cookieName}=${cookieOf(claire)}`,
        origin: from,
      }
      const to = 'http://localhost:3000/foyer/organisation/listLegalEntities'
      return (await POST(new Request(to, { method: 'POST', body: '{}', headers }))).status
    }
    expect([await asked(origin), await asked('https://evil.example')]).toEqual([200, 403])
  })

  it('is kept up by one pair of timers, however often Next starts it', async () => {
    vi.useFakeTimers()
    vi.stubEnv('NEXT_RUNTIME', 'nodejs')
    const { register } = await import('./next/instrumentation.js')
    await register()
    await register()
    expect(vi.getTimerCount()).toBe(2)
  })
})

describe('the page about it', () => {
  const here = new URL('next/', import.meta.url)
  const page = readFileSync(new URL('../../docs/widgets.md', import.meta.url), 'utf8')
  const shown = [...page.matchAll(/^```tsx?\n\/\/ (\S+)\n(.*?)^```/gms)]

  it.each(shown.map(([, path = '', text]) => ({ path, text })))(
    'shows $path word for word',
    ({ path, text }) => {
      expect(text).toBe(readFileSync(new URL(path, here), 'utf8'))
    },
  )

  it('shows or links every file', () => {
    const files = readdirSync(here, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\.tsx?$/.test(path) && path !== 'next-types.d.ts')
    expect(files.filter((path) => !page.includes(path))).toEqual([])
  })
})
