import { describe, expect, it } from 'vitest'
import { TenantId } from './shared/branded.js'
import { sealsUnder } from './system.js'

const key = (fill: number) => new Uint8Array(32).fill(fill)
const tenant = TenantId.parse('tenant-a')
const text = 'FR7630004000031234567890143'

describe('a seal', () => {
  const seals = sealsUnder({ k1: key(1) }, 'k1')

  it('opens to what was sealed, and shows nothing of it', async () => {
    const sealed = await seals.seal(tenant, 'mdt_1/1', text)
    expect(sealed.key).toBe('k1')
    expect(sealed.text).toMatch(/^[0-9a-f]{110}$/)
    expect(Buffer.from(sealed.text, 'hex').toString('latin1')).not.toContain('3000')
    expect(await seals.unseal(tenant, 'mdt_1/1', sealed)).toBe(text)
  })

  it('is never the same twice', async () => {
    const twice = await Promise.all([1, 2].map(() => seals.seal(tenant, 'mdt_1/1', text)))
    expect(twice[0]?.text).not.toBe(twice[1]?.text)
  })

  it('opens at its place and for its tenant alone', async () => {
    const sealed = await seals.seal(tenant, 'mdt_1/1', text)
    await expect(seals.unseal(tenant, 'mdt_1/2', sealed)).rejects.toThrow()
    await expect(seals.unseal(TenantId.parse('tenant-b'), 'mdt_1/1', sealed)).rejects.toThrow()
  })

  it('does not open once a digit of it changed', async () => {
    const sealed = await seals.seal(tenant, 'mdt_1/1', text)
    for (const at of [0, 30, sealed.text.length - 1]) {
      const digit = sealed.text[at] === '0' ? '1' : '0'
      const changed = `${sealed.text.slice(0, at)}${digit}${sealed.text.slice(at + 1)}`
      await expect(seals.unseal(tenant, 'mdt_1/1', { ...sealed, text: changed })).rejects.toThrow()
    }
  })

  it('of an older key opens as long as the host holds it', async () => {
    const sealed = await seals.seal(tenant, 'mdt_1/1', text)
    const both = sealsUnder({ k1: key(1), k2: key(2) }, 'k2')
    expect((await both.seal(tenant, 'mdt_1/1', text)).key).toBe('k2')
    expect(await both.unseal(tenant, 'mdt_1/1', sealed)).toBe(text)
    const gone = sealsUnder({ k2: key(2) }, 'k2')
    await expect(gone.unseal(tenant, 'mdt_1/1', sealed)).rejects.toThrow('no key called k1')
    const other = sealsUnder({ k1: key(3) }, 'k1')
    await expect(other.unseal(tenant, 'mdt_1/1', sealed)).rejects.toThrow()
  })

  it('needs keys of 32 bytes, one of them by the name of the current one', () => {
    expect(() => sealsUnder({ k1: new Uint8Array(16) }, 'k1')).toThrow(RangeError)
    expect(() => sealsUnder({ k1: key(1) }, 'k2')).toThrow(RangeError)
    expect(() => sealsUnder({}, 'constructor')).toThrow(RangeError)
  })
})
