import { describe, expect, it } from 'vitest'
import { countedIds } from '../testing/doubles.js'
import { TenantId } from './branded.js'
import { AnyId, idOf, mintId, Reference } from './id.js'

const CustomerId = idOf<'CustomerId'>('cus')
const ulid = '01J9Z6S6QK3V5G8M2N4P7R0T1W'

describe('an id', () => {
  it('says which noun it is of, so that a customer’s is not an invoice’s', () => {
    expect(mintId(CustomerId, ulid)).toBe(`cus_${ulid}`)
    expect(CustomerId.safeParse(`cus_${ulid}`).success).toBe(true)
    expect(CustomerId.safeParse(`inv_${ulid}`).success).toBe(false)
  })

  it.each([
    ulid,
    `cus_${ulid.toLowerCase()}`,
    `cus_${ulid}X`,
    `cus_${ulid.slice(1)}`,
    // I, L, O and U are no letters of Crockford's base 32.
    `cus_${ulid.slice(1)}U`,
    `cus_${ulid}\n`,
  ])('is never %j', (raw) => {
    expect(CustomerId.safeParse(raw).success).toBe(false)
  })

  it('is one of any noun, when the noun does not matter', () => {
    expect(AnyId.safeParse(`cus_${ulid}`).success).toBe(true)
    expect(AnyId.safeParse(`c_${ulid}`).success).toBe(false)
  })

  it('sorts by the moment it was minted', () => {
    const ids = countedIds()
    const minted = Array.from({ length: 100 }, () => mintId(CustomerId, ids.next()))
    expect([...minted].sort()).toEqual(minted)
    expect(new Set(minted).size).toBe(100)
    for (const id of minted) expect(CustomerId.safeParse(id).success).toBe(true)
  })
})

describe('a reference that another system gave', () => {
  it('is trimmed and never empty', () => {
    expect(Reference.parse(' CON13 ')).toBe('CON13')
    expect(Reference.safeParse('  ').success).toBe(false)
    expect(Reference.safeParse('x'.repeat(81)).success).toBe(false)
  })
})

describe('a tenant’s id', () => {
  it.each(['tenant-a', 'T_1', 'x'.repeat(64)])('is the host’s own: %s', (raw) => {
    expect(TenantId.safeParse(raw).success).toBe(true)
  })

  it.each(['', 'a b', 'a/b', 'x'.repeat(65), 'é'])('is never %j', (raw) => {
    expect(TenantId.safeParse(raw).success).toBe(false)
  })
})
