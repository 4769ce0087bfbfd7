import { describe, expect, it } from 'vitest'
import type { TenantId } from '../shared/branded.js'
import { memoryFiles } from '../testing/memory-files.js'
import { cleaning, quotingCompany, support } from '../testing/quoting-company.js'
import { given, refused } from '../testing/scenario.js'
import { signingProvider } from '../testing/signing-provider.js'
import type { Quote } from './quote.js'

/** A company whose archive can be spoilt, and an accepted quote of it. */
const accepted = async (rest: Partial<Parameters<typeof quotingCompany>[0]> = {}) => {
  const kept = memoryFiles()
  const spoilt = new Map<string, Uint8Array | undefined>()
  const files: typeof kept = {
    ...kept,
    read: async (tenant, sha256) =>
      spoilt.has(sha256) ? spoilt.get(sha256) : kept.read(tenant, sha256),
  }
  const company = await quotingCompany({ files, ...rest })
  const { draft, send, accept, store, tenant, foyer, as } = company
  const options = [{ ...cleaning, chosen: true }]
  const { id } = await draft({ lines: [{ ...support, options }], description: 'Avant Pâques' })
  await send(id)
  const through = { ip: '192.0.2.7', agent: 'Firefox 140' }
  const quote = await accept(id, { through })
  const verify = () => given(foyer.sales.verifyAcceptance({ quote: id }, as('agent')))
  const tamper = async (change: (quote: Quote) => Quote) => {
    const stored = await store.get(tenant, 'quotes', id)
    if (!stored) throw new Error('no quote')
    const doc = change(stored.doc as Quote)
    await store.commit(tenant, [{ do: 'replace', of: 'quotes', doc, version: stored.version }])
  }
  return { ...company, quote, verify, tamper, spoilt, kept }
}

describe('the evidence of an acceptance', () => {
  it('has who signed, when, how, from where, and one hash of it all (S138)', async () => {
    const { quote, customer, verify } = await accepted()
    const { acceptance, document, sha256 } = quote
    expect(acceptance).toMatchObject({
      ...{ signer: 'Marie Dupont', at: '2026-03-02T08:00:00.000Z', by: customer },
      ...{ means: 'online', through: { ip: '192.0.2.7', agent: 'Firefox 140' }, chosen: [2] },
      attested: { by: 'foyer', level: 'simple' },
    })
    for (const hash of [acceptance?.sha256, document, sha256])
      expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await verify()).toEqual({ acceptance, intact: true, changed: [] })
  })

  it('holds when the quote has become an order', async () => {
    const { foyer, as, quote, verify } = await accepted()
    await given(foyer.sales.convertQuote({ quote: quote.id }, as('agent')))
    expect((await verify()).intact).toBe(true)
  })

  const acceptanceOf = (quote: Quote) => {
    if (!quote.acceptance) throw new Error('not accepted')
    return quote.acceptance
  }
  const firstLine = (quote: Quote, change: object): Quote => ({
    ...quote,
    lines: quote.lines.map((line, i) => (i === 0 ? { ...line, ...change } : line)),
  })
  const evidence = (quote: Quote, change: object): Quote => ({
    ...quote,
    acceptance: { ...acceptanceOf(quote), ...change },
  })

  it.each<readonly [string, (quote: Quote) => Quote]>([
    ['a cent of a price', (quote) => firstLine(quote, { price: 6001 })],
    ['a letter of a label', (quote) => firstLine(quote, { label: 'Depannage' })],
    ['a rate of VAT', (quote) => firstLine(quote, { vatRate: '0.20' })],
    ['the total', (quote) => ({ ...quote, total: (quote.total + 1) as Quote['total'] })],
    ['the description', (quote) => ({ ...quote, description: 'Avant Pâques.' })],
    [
      'the customer',
      (quote) => ({ ...quote, customer: quote.customer.replace(/.$/, 'Z') as never }),
    ],
    ['the last day', (quote) => ({ ...quote, validUntil: '2026-04-02' as never })],
    ['the edition', (quote) => ({ ...quote, edition: 2 })],
    ['what was told', (quote) => ({ ...quote, informed: quote.informed.slice(1) })],
    ['where it is concluded', (quote) => ({ ...quote, concluded: 'shop' })],
    ['the signer', (quote) => evidence(quote, { signer: 'Marie Dupond' })],
    ['the moment', (quote) => evidence(quote, { at: '2026-03-02T08:00:00.001Z' })],
    ['the means', (quote) => evidence(quote, { means: 'paper' })],
    ['the address', (quote) => evidence(quote, { through: { ip: '192.0.2.8' } })],
    ['the options', (quote) => evidence(quote, { chosen: [] })],
    [
      'a request to begin early',
      (quote) => evidence(quote, { early: { on: 'paper', acknowledged: true } }),
    ],
  ])('shows one change of %s (S138)', async (_, change) => {
    const { tamper, verify } = await accepted()
    await tamper(change)
    const { intact, changed } = await verify()
    expect(intact).toBe(false)
    expect(changed).toContain('quote')
  })

  it('shows a quote that was changed together with its seal, by what the trail was told (S138)', async () => {
    const { tamper, verify } = await accepted()
    await tamper((quote) => evidence(quote, { sha256: '0'.repeat(64) }))
    expect((await verify()).changed).toEqual(['quote', 'trail'])
  })

  it('shows one changed byte of its document, and a document that is lost (S138)', async () => {
    const { quote, kept, spoilt, tenant, verify } = await accepted()
    const sha256 = quote.document ?? ''
    const bytes = await kept.read(tenant, sha256)
    if (!bytes) throw new Error('no document')
    const changed = Uint8Array.from(bytes)
    changed[400] = (changed[400] ?? 0) ^ 1
    spoilt.set(sha256, changed)
    expect((await verify()).changed).toEqual(['document'])
    spoilt.set(sha256, undefined)
    expect((await verify()).changed).toEqual(['document'])
    spoilt.set(sha256, bytes)
    expect((await verify()).intact).toBe(true)
  })

  it('says how the office heard, and that a customer who accepts alone does it online', async () => {
    const company = await quotingCompany()
    const { foyer, as, draft, send, accept } = company
    const means = async (asked: object, by?: 'agent') => {
      const { id: quote } = await draft()
      await send(quote)
      const yes = { quote, edition: 1, signer: 'Marie Dupont', ...asked }
      const made = by
        ? await given(foyer.sales.acceptQuote(yes, as(by)))
        : await accept(quote, asked)
      return made.acceptance?.means
    }
    expect(await means({ means: 'paper' })).toBe('online')
    expect(await means({ means: 'paper' }, 'agent')).toBe('paper')
    expect(await means({}, 'agent')).toBe('in-person')
  })

  it('is refused for a quote that nobody accepted', async () => {
    const { foyer, as, draft } = await quotingCompany()
    const { id: quote } = await draft()
    const answer = foyer.sales.verifyAcceptance({ quote }, as('agent'))
    expect(await refused(answer)).toEqual({ code: 'quote-not-accepted' })
  })
})

describe('a signature made with a provider', () => {
  const signer = 'Marie Dupont'
  const signed = async () => {
    const { signatures, sign } = signingProvider()
    const files = memoryFiles()
    const opened = await quotingCompany({ signatures, files })
    const { draft, send, tenant } = opened
    const { id: quote } = await draft()
    const sent = await send(quote)
    const shown = await given(opened.foyer.sales.showQuote({ quote }, opened.as('agent')))
    const at = opened.clock.now()
    const signing = { sha256: sent.sha256 ?? '', document: shown.document, signer, at }
    return { ...opened, quote, files, reference: sign(tenant, signing), at }
  }

  it('is attested by it, and its proof is kept (S138)', async () => {
    const { foyer, as, accept, quote, reference, at, files, tenant } = await signed()
    const { acceptance } = await accept(quote, { signer, signed: { reference, at } })
    const { attested } = acceptance ?? {}
    expect(attested).toMatchObject({ by: 'example-provider', level: 'qualified', reference })
    const proof = await files.read(tenant, attested?.proof ?? '')
    expect(new TextDecoder().decode(proof)).toContain(signer)
    const verify = foyer.sales.verifyAcceptance({ quote }, as('agent'))
    expect(await given(verify)).toMatchObject({ intact: true, changed: [] })
  })

  it('is refused under another name, or a reference that the provider does not know', async () => {
    const { foyer, as, customer, quote, reference, at } = await signed()
    const ask = (asked: object) =>
      foyer.sales.acceptQuote(
        { quote, edition: 1, signer, signed: { reference, at }, ...asked },
        as('customer', customer),
      )
    for (const wrong of [{ signer: 'Paul' }, { signed: { reference: 'none', at } }])
      expect(await refused(ask(wrong))).toEqual({ code: 'signature-not-proved' })
    const late = '2026-03-02T08:00:00.001Z'
    expect(await refused(ask({ signed: { reference, at: late } }))).toEqual({
      ...{ code: 'signed-in-the-future', at: late },
    })
  })
})

describe('whoever reads the evidence', () => {
  it('is not another tenant', async () => {
    const { foyer, as, quote } = await accepted()
    const tenant = 'tenant-b' as TenantId
    const other = { as: { ...as('owner').as, tenant } }
    const answer = foyer.sales.verifyAcceptance({ quote: quote.id }, other)
    expect(await refused(answer)).toEqual({ code: 'not-found', id: quote.id })
  })
})
