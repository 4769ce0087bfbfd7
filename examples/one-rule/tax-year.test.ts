import { expect, it } from 'vitest'
import { balance, boxes, credit, cuts } from './tax-year.js'

it('gives half of what was spent, odd jobs up to 500 euros, less the advance (T11)', () => {
  expect([credit, balance]).toEqual([1_250_00, 250_00])
  expect(boxes).toEqual({ '7DB': 2_500, '7HB': 1_000 })
})

it('says what did not count, and why', () => {
  expect(cuts.map(({ reason, amount }) => [reason.code, amount])).toEqual([['over-cap', 120_00]])
})
