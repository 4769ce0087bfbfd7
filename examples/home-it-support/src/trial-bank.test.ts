import { Instant } from '@foyer/core'
import { Money } from '@foyer/core/money'
import type { PageAsked } from '@foyer/core/store'
import { describe, expect, it } from 'vitest'
import { packed } from './assets.js'
import { tenant } from './company.js'
import { trialBank } from './trial-bank.js'
import { trialBankSite } from './trial-bank-site.js'

const own = ['http://localhost:3000', 'http://127.0.0.1:3000'] as const
const asked: PageAsked = {
  ...{ key: 'one', amount: Money.cents(4_500), currency: 'EUR', invoice: 'A-2' },
  ...{ label: 'Facture A-2', language: 'fr', returnTo: `${own[1]}/space` },
}

const opened = async (hook = 200) => {
  let moment = Instant.parse('2026-11-24T08:00:00.000Z')
  const bank = trialBank(own, { now: () => moment })
  const told: Request[] = []
  const foyer = {
    http: async (request: Request) => {
      told.push(request)
      return new Response(undefined, { status: hook })
    },
  }
  const style = '/assets/style.css'
  const assets = { at: await packed([]), style, loadsOf: () => ({ script: '', along: '' }) }
  const site = trialBankSite({ foyer, bank }, assets, own)
  const ask = async (reference: string, does?: string) => {
    const init = does ? { method: 'POST', body: new URLSearchParams({ does }) } : {}
    const answer = await site.request(`/${reference}`, init)
    return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
  }
  const open = (more: Partial<PageAsked> = {}) => bank.pages.open(tenant, { ...asked, ...more })
  const pass = (minutes: number) => {
    moment = Instant.parse(new Date(Date.parse(moment) + minutes * 60_000).toISOString())
  }
  return { bank, told, ask, open, pass }
}

describe('the imitated bank', () => {
  it('opens one page under one key, on the site that its payer came from', async () => {
    const { open } = await opened()
    const first = await open()
    expect(first.url).toBe(`${own[1]}/bank/${first.reference}`)
    expect(await open()).toEqual(first)
    const other = await open({ key: 'two', returnTo: 'https://shop.example/space' })
    expect(other.url).toBe(`${own[0]}/bank/${other.reference}`)
    expect(other.reference).not.toBe(first.reference)
  })

  it('shows what is paid to whom as an imitation, and tells a signed word once', async () => {
    const { open, ask, told, bank } = await opened()
    const { reference } = await open()
    const shown = await ask(reference)
    for (const text of ['Banque d’essai', 'Imitation', 'Facture A-2', 'Clic &amp; Foyer', '45,00'])
      expect(shown.text).toContain(text)
    expect(await ask(reference, 'pay')).toMatchObject({ status: 303, to: asked.returnTo })
    expect([(await ask(reference, 'pay')).status, (await ask(reference)).status]).toEqual([
      410, 410,
    ])
    expect(told).toHaveLength(1)
    const [{ headers, url } = new Request('http://none')] = told
    expect(url).toMatch(/\/foyer\/hooks\/payments\/clic-et-foyer$/)
    const body = new Uint8Array(await (told[0] ?? new Request('http://none')).arrayBuffer())
    const heard = await bank.pages.hear(tenant, { headers, body })
    expect(heard).toMatchObject({
      ...{ ok: true, value: { type: 'paid', reference, amount: 4_500 } },
    })
    const unsigned = await bank.pages.hear(tenant, { headers: new Headers(), body })
    expect(unsigned).toMatchObject({ ok: false, refusal: { code: 'not-signed' } })
  })

  it('takes nothing on a page that it did not open, or that waited for half an hour', async () => {
    const { open, ask, told, pass } = await opened()
    const { reference } = await open()
    expect((await ask('0'.repeat(32), 'pay')).status).toBe(404)
    expect((await ask(reference, 'steal')).status).toBe(400)
    pass(30)
    expect([(await ask(reference)).status, (await ask(reference, 'pay')).status]).toEqual([
      404, 404,
    ])
    expect(told).toEqual([])
  })

  it('lets its payer press again when the company does not answer', async () => {
    const { open, ask, told } = await opened(503)
    const { reference } = await open()
    for (const _ of [1, 2]) {
      const answer = await ask(reference, 'give-up')
      expect([answer.status, answer.text.includes('n’a pas répondu')]).toEqual([502, true])
    }
    expect(told).toHaveLength(2)
  })
})
