import { describe, expect, it } from 'vitest'
import { day } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import type { MoneyEvent } from './money-event.js'
import { AgreedShare, owedShares, ownDue, Share } from './share.js'

const cents = Money.cents
const share = (no: number, amount: number): Share => ({
  ...{ no, kind: 'department', payer: `Payeur ${no}`, amount: cents(amount) as Share['amount'] },
})
const paid = (amount: number, of?: number): MoneyEvent => ({
  ...{ type: 'payment', id: `p${amount}`, on: day('2026-03-02'), amount: cents(amount) },
  ...{ means: 'transfer', thirdParty: of !== undefined },
  ...(of === undefined ? {} : { share: of }),
})
const two = [share(1, 3000), share(2, 2000)]
const dues = (...asked: Parameters<typeof owedShares>) =>
  owedShares(...asked).map(({ paid: has, due }) => [has, due])

describe('shares of an invoice', () => {
  it('owe what their payers did not pay, each its own', () => {
    expect(dues(two, [], cents(10_000))).toEqual([
      [0, 3000],
      [0, 2000],
    ])
    expect(dues(two, [paid(1000, 1), paid(500, 2), paid(250, 2), paid(4000)], cents(4250))).toEqual(
      [
        [1000, 2000],
        [750, 1250],
      ],
    )
    expect(dues(two, [paid(3500, 1)], cents(6500))).toEqual([
      [3500, 0],
      [0, 2000],
    ])
  })

  it('owe no more than the invoice still does, the first before the second', () => {
    expect(dues(two, [], cents(4000))).toEqual([
      [0, 3000],
      [0, 1000],
    ])
    expect(dues(two, [], cents(2500))).toEqual([
      [0, 2500],
      [0, 0],
    ])
    expect(dues(two, [], cents(-100))).toEqual([
      [0, 0],
      [0, 0],
    ])
  })

  it('leave the customer the rest, never less than nothing', () => {
    const owed = owedShares(two, [], cents(10_000))
    expect(ownDue(cents(10_000), owed)).toBe(5000)
    expect(ownDue(cents(4000), owed)).toBe(0)
    expect(ownDue(cents(6000), [])).toBe(6000)
  })

  it('are agreed with a payer of a known kind, its file, and an amount', () => {
    const whole = { kind: 'employer', payer: ' Acme ', file: ' 12/A ', amount: 100 }
    expect(AgreedShare.parse(whole)).toEqual({ ...whole, payer: 'Acme', file: '12/A' })
    for (const kind of ['department', 'employer', 'fund', 'insurance', 'other'])
      expect(AgreedShare.safeParse({ ...whole, kind }).success).toBe(true)
    for (const wrong of [
      ...[{ kind: '' }, { kind: 'friend' }, { payer: ' ' }, { payer: 'x'.repeat(201) }],
      ...[{ file: ' ' }, { file: 'x'.repeat(81) }, { file: 7 }, { payer: 7 }, { amount: 0 }],
    ])
      expect(AgreedShare.safeParse({ ...whole, ...wrong }).success).toBe(false)
    expect(AgreedShare.safeParse({ ...whole, payer: 'x', file: 'y'.repeat(80) }).success).toBe(true)
    expect(AgreedShare.safeParse({ ...whole, payer: 'x'.repeat(200) }).success).toBe(true)
    expect(Share.parse({ ...whole, no: 1 })).toMatchObject({ no: 1, payer: 'Acme' })
    expect(Share.safeParse(whole).success).toBe(false)
    expect(Share.safeParse({ no: 1 }).success).toBe(false)
    expect(Share.meta()).toEqual({ id: 'PaymentShare' })
  })
})
