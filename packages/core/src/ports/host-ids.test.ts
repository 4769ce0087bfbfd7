import { describe, expect, it } from 'vitest'
import { CustomerId } from '../customers/index.js'
import { idOfNumber, idOfUuid, numberOfId, uuidOfId } from './host-ids.js'

describe('ids of rows that a host keeps', () => {
  it.each([
    [0, 'cus_00000000000000000000000000'],
    [42, 'cus_0000000000000000000000001A'],
    [Number.MAX_SAFE_INTEGER, 'cus_0000000000000007ZZZZZZZZZZ'],
  ])('stand for the number %i and back (S365)', (number, id) => {
    expect(idOfNumber('cus', number)).toBe(id)
    expect(CustomerId.parse(id)).toBe(id)
    expect(numberOfId('cus', id)).toBe(number)
  })

  it.each([
    ['00000000-0000-0000-0000-00000000002a', 'cus_0000000000000000000000001A'],
    ['0190b5a6-7c2e-7d4f-9a1b-3c5d7e9f0a1b', undefined],
    ['ffffffff-ffff-ffff-ffff-ffffffffffff', 'cus_7ZZZZZZZZZZZZZZZZZZZZZZZZZ'],
  ])('stand for the UUID %s and back', (uuid, id) => {
    const made = idOfUuid('cus', uuid.toUpperCase())
    if (id) expect(made).toBe(id)
    expect(CustomerId.parse(made)).toBe(made)
    expect(uuidOfId('cus', made)).toBe(uuid)
  })

  it.each([-1, 1.5, Number.NaN, 2 ** 53])('are not made of %s', (number) => {
    expect(() => idOfNumber('cus', number)).toThrow(RangeError)
  })

  it('are read with their own prefix only, and no number out of an id that was minted', () => {
    const minted = 'cus_01JQZ4Y8M3N5P7R9T1V3W5X7Y9'
    expect(numberOfId('cus', minted)).toBeUndefined()
    expect(uuidOfId('cus', minted)).toMatch(/^0195/)
    for (const id of [
      'wrk_0000000000000000000000001A',
      'cus_1A',
      'cus_ZZZZZZZZZZZZZZZZZZZZZZZZZZ',
      '',
    ])
      expect([numberOfId('cus', id), uuidOfId('cus', id)]).toEqual([undefined, undefined])
    expect(() => idOfUuid('cus', 'not-a-uuid')).toThrow(RangeError)
  })
})
