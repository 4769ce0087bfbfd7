import { describe, expect, it } from 'vitest'
import { asked, type Offer } from './model.js'

const offers: readonly Offer[] = [
  { name: 'Dépannage', hourlyPrice: 59_00, line: { activity: 'II-11' } },
  { name: 'Matériel', line: { kind: 'goods' } },
]
const where = { legalEntity: 'ent_1', today: '2026-03-02' }

describe('what the simulator asks', () => {
  it.each([
    ['1', 59_00, 60],
    ['1,5', 88_50, 90],
    [' 0.25 ', 14_75, 15],
    ['24', 1_416_00, 1440],
  ])('for %j hours is %i cents and %i minutes', (amount, price, minutes) => {
    expect(asked({ offer: 0, amount }, offers, where)).toMatchObject({
      ...{ price, minutes, activity: 'II-11', kind: 'service', performedOn: '2026-03-02' },
    })
  })

  it.each(['', ' ', '0', '-1', 'deux', '24,1', 'Infinity'])('for %j hours is nothing', (amount) => {
    expect(asked({ offer: 0, amount }, offers, where)).toBeUndefined()
  })

  it('takes euros where the list has no price, and what the list says of the line', () => {
    const input = asked({ offer: 1, amount: '120' }, offers, where)
    expect(input).toMatchObject({ price: 120_00, kind: 'goods' })
    expect(input).not.toHaveProperty('minutes')
  })

  it('asks nothing of an offer that is not there', () => {
    expect(asked({ offer: 2, amount: '1' }, offers, where)).toBeUndefined()
  })
})
