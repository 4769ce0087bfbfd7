import { assess, day, type ServiceLine } from '@foyer/core/eligibility'
import { Money } from '@foyer/core/money'
import { rateFor } from '@foyer/core/vat'

const registered = [{ activity: 'II-1', from: day('2024-01-01') }] as const
const visit = { kind: 'service', activity: 'II-1', place: 'home', customer: 'individual' } as const
const line: ServiceLine = { ...visit, performedOn: day('2025-05-02'), registered }

const { verdict } = assess(line)
const vat = rateFor(line)
if (verdict !== 'eligible' || vat.verdict !== 'known') throw new Error(`${verdict}, ${vat.verdict}`)
console.log(verdict, Money.beforeTax(Money.eur('110.00'), vat.rate))
