import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { freshKey, proofsOf, proofUntil, tenantAt, wallKey } from './proof.js'

describe('the proof of a tenant', () => {
  it.each([32, 64, 65, 200])('is an HMAC that two hashes over a key of %i bytes make', (length) => {
    const secret = Buffer.alloc(length, 9)
    const { inner, outer } = wallKey(secret.toString('base64'))
    const sha256 = (...parts: Buffer[]) =>
      createHash('sha256').update(Buffer.concat(parts)).digest()
    const text = Buffer.from('1800000000tenant-a')
    const twice = sha256(Buffer.from(outer, 'hex'), sha256(Buffer.from(inner, 'hex'), text))
    expect(twice).toEqual(createHmac('sha256', secret).update(text).digest())
  })

  it('names its key, its end and its tenant', () => {
    const key = wallKey(freshKey())
    const proof = proofUntil(key, 'tenant-a', 1_800_000_000)
    expect(proof.slice(0, 18)).toBe(`${key.name}1800000000`)
    expect(proof.slice(tenantAt - 1)).toBe('tenant-a')
    expect(proof).toHaveLength(tenantAt - 1 + 'tenant-a'.length)
  })

  it('is used again for five minutes, and then made anew', () => {
    let seconds = 1_800_000_000
    const prove = proofsOf(wallKey(freshKey()), () => seconds * 1000)
    const first = prove('a')
    expect(prove('b')).not.toBe(first)
    seconds += 299
    expect(prove('a')).toBe(first)
    seconds += 1
    expect(prove('a').slice(8, 18)).toBe(String(1_800_000_000 + 900))
  })

  it('refuses a key of less than 32 bytes', () => {
    expect(() => wallKey(Buffer.alloc(31).toString('base64'))).toThrow(RangeError)
    expect(() => wallKey('')).toThrow(RangeError)
  })
})
