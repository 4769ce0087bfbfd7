import { plan } from '@foyer/core/dispatch/planner'
import { assess, day, type ServiceLine } from '@foyer/core/eligibility'
import { registry } from '@foyer/core/law'
import { Money } from '@foyer/core/money'
import { cents, yearOf } from '@foyer/core/tax-credit'
import { rateFor } from '@foyer/core/vat'

const registered = [{ activity: 'II-1', from: day('2024-01-01') }] as const
const visit = { kind: 'service', activity: 'II-1', place: 'home', customer: 'individual' } as const
const line: ServiceLine = { ...visit, performedOn: day('2025-05-02'), registered }

const { verdict } = assess(line)
const vat = rateFor(line)
if (verdict !== 'eligible' || vat.verdict !== 'known') throw new Error(`${verdict}, ${vat.verdict}`)
console.log(verdict, Money.beforeTax(Money.eur('110.00'), vat.rate))

const means = { means: 'card', employment: 'provider', home: 'own' } as const
const expense = {
  ...means,
  activity: 'II-1',
  paidOn: day('2025-05-02'),
  amount: cents(110_00),
} as const
const year = yearOf({
  year: 2025,
  domiciledInFrance: true,
  members: [{ is: 'taxpayer', birthYear: 1980 }],
  expenses: [expense],
})
if (!year.ok || year.value.credit !== 55_00) throw new Error('the credit of 110 euros is 55')
console.log(year.value.credit, registry.length)

const town = {
  durations: [
    [0, 600],
    [600, 0],
  ],
}
const planned = await plan({
  workers: [{ id: 'anna', start: 0, shifts: [{ start: 28_800, end: 61_200 }] }],
  visits: [{ id: 'hedge', place: 1, duration: 3600, windows: [{ start: 36_000, end: 43_200 }] }],
  travel: town,
})
if (!planned.ok || planned.value.cost !== 1200) throw new Error('there and back is 1,200 seconds')
console.log(planned.value.routes[0]?.stops[0]?.start)
