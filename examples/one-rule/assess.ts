import { assess, day } from '@foyer/core/eligibility'
import { rateFor } from '@foyer/core/vat'

const registered = [{ activity: 'II-11', from: day('2024-03-01') }] as const
const visit = { kind: 'service', activity: 'II-11', place: 'home', customer: 'individual' } as const
const line = { ...visit, performedOn: day('2025-06-12'), registered }

export const credit = assess(line)
export const vat = rateFor(line)
export const byPhone = assess({ ...line, place: 'remote' })
