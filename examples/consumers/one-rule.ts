import assert from 'node:assert/strict'
import { assess, day, type ServiceLine } from '@foyer/core/eligibility'
import { Money } from '@foyer/core/money'
import { vatRateOf } from '@foyer/core/vat'

const line: ServiceLine = {
  kind: 'service',
  activity: 'II-1',
  performedOn: day('2025-05-02'),
  place: 'home',
  customer: 'individual',
  registered: [{ activity: 'II-1', from: day('2024-01-01') }],
}
const vat = vatRateOf(line)
assert.equal(assess(line).verdict, 'eligible')
assert.ok(vat.verdict === 'known')
assert.equal(Money.beforeTax(Money.eur('110.00'), vat.rate), Money.eur('100.00'))
