import { describe, expect, it } from 'vitest'
import { webSha256 } from '../system.js'
import { evidenceOf, isSealOf, Seal, sealOf } from './evidence.js'

const said = { signer: 'Hélène', at: '2026-03-02T08:00:00.000Z', lines: [{ price: 6000 }] }

describe('a seal', () => {
  it('is the same for what says the same, whichever store it was kept in', async () => {
    const reordered = {
      lines: [{ price: 6000 }],
      at: said.at,
      signer: said.signer,
      none: undefined,
    }
    expect(await sealOf(webSha256, reordered)).toBe(await sealOf(webSha256, said))
    expect(Seal.safeParse(await sealOf(webSha256, said)).success).toBe(true)
  })

  it('is the SHA-256 of the canonical text', async () => {
    const text = '{"at":"2026-03-02T08:00:00.000Z","lines":[{"price":6000}],"signer":"Hélène"}'
    expect(new TextDecoder().decode(evidenceOf(said))).toBe(text)
    expect(await sealOf(webSha256, said)).toBe(await webSha256(new TextEncoder().encode(text)))
  })

  it('is no longer that of what was changed by one byte', async () => {
    const seal = await sealOf(webSha256, said)
    expect(await isSealOf(webSha256, seal, said)).toBe(true)
    for (const changed of [
      { ...said, signer: 'Helène' },
      { ...said, lines: [{ price: 6001 }] },
      { ...said, lines: [] },
      { ...said, more: null },
    ])
      expect(await isSealOf(webSha256, seal, changed)).toBe(false)
  })
})
