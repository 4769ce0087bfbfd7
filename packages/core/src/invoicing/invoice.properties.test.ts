import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CustomerId } from '../customers/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { activityCodes } from '../rules/fr/activities.js'
import { day, plusDays } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { percent } from '../shared/rate.js'
import type { Assembled } from './assembling.js'
import {
  Invoice,
  type InvoiceCommand,
  type InvoiceFact,
  InvoiceId,
  invoiceLife,
  totalsOf,
} from './invoice.js'
import type { InvoiceLine } from './line.js'

const ulid = fc.integer({ min: 0, max: 9 }).map((n) => `0000000000000000000000000${n}`)
const date = fc.nat(800).map((days) => plusDays(day('2025-01-01'), days))
const number = fc.integer({ min: 1, max: 99_999 }).map((n) => `F2026-${n}`)

const line: fc.Arbitrary<InvoiceLine> = fc
  .record({
    no: fc.integer({ min: 1, max: 9 }),
    kind: fc.constantFrom('service' as const, 'goods' as const),
    activity: fc.option(fc.constantFrom(...activityCodes), { nil: undefined }),
    gross: fc.nat(1_000_000).map(Money.cents),
    vatRate: fc.constantFrom('0', '5.5', '10', '20').map(percent),
    incomplete: fc.subarray(['price', 'vat-rate']),
  })
  .map((one) => {
    const net = Money.beforeTax(one.gross, one.vatRate)
    const vat = Money.minus(one.gross, net)
    const verdict = { verdict: 'undetermined' as const, because: [], missing: ['place'] }
    return { ...one, label: 'Ménage', quantity: 1, net, vat, verdict }
  })
const lines = fc.array(line, { maxLength: 4 })

const invoice: fc.Arbitrary<Invoice> = fc
  .record({
    id: ulid.map((id) => InvoiceId.parse(`inv_${id}`)),
    legalEntity: ulid.map((id) => LegalEntityId.parse(`ent_${id}`)),
    customer: ulid.map((id) => CustomerId.parse(`cus_${id}`)),
    series: fc.constantFrom('own' as const, 'foreign' as const),
    status: fc.constantFrom('draft' as const, 'checked' as const, 'issued' as const),
    number: fc.option(number),
    issuedOn: fc.option(date),
    report: fc.constant(null),
    lines,
    credited: fc.constant(Money.zero),
  })
  .map((one) => ({ ...one, ...totalsOf(one.lines) }))

const assembled: fc.Arbitrary<Assembled> = fc.record({
  priced: fc.constantFrom('gross' as const, 'net' as const),
  lines,
  discount: fc.constant(undefined),
  deducts: fc.constant([]),
})
const issue = {
  number,
  on: date,
  dueOn: date,
  terms: fc.record({ payer: fc.constantFrom('consumer' as const), days: fc.nat(60) }),
}

const command: fc.Arbitrary<InvoiceCommand> = fc.oneof(
  fc.record({ type: fc.constant('amend' as const), assembled }),
  fc.constant({ type: 'check' as const }),
  fc.record({ type: fc.constant('issue' as const), ...issue }),
)

const fact: fc.Arbitrary<InvoiceFact> = fc.oneof(
  fc.record({ type: fc.constant('invoice-amended' as const), assembled }),
  fc.constant({ type: 'invoice-checked' as const, gross: Money.zero }),
  fc.record({
    type: fc.constant('invoice-issued' as const),
    ...issue,
    gross: fc.constant(Money.zero),
  }),
)

const live = (state: Invoice, asked: InvoiceCommand): Invoice => {
  const decided = invoiceLife.decide(state, asked)
  return decided.ok ? invoiceLife.evolve(state, decided.value) : state
}

describe('any life of an invoice', () => {
  it('folds any fact into any state: evolve never throws', () => {
    fc.assert(
      fc.property(invoice, fc.array(fact), (state, told) => {
        expect(Invoice.safeParse(told.reduce(invoiceLife.evolve, state)).success).toBe(true)
      }),
    )
  })

  it('never reopens what is issued', () => {
    fc.assert(
      fc.property(invoice, fc.array(command), (state, asked) => {
        const issued: Invoice = { ...state, status: 'issued' }
        expect(asked.reduce(live, issued)).toEqual(issued)
      }),
    )
  })

  it('always adds up: lines to totals, net and VAT to gross', () => {
    fc.assert(
      fc.property(invoice, fc.array(command), (state, asked) => {
        const { lines: shown, gross, net, vat } = asked.reduce(live, state)
        expect({ gross, net, vat }).toEqual(totalsOf(shown))
        expect(net + vat).toBe(gross)
      }),
    )
  })

  it('is issued only as it was checked, with nothing missing (S179)', () => {
    fc.assert(
      fc.property(invoice, fc.array(command), (begun, asked) => {
        const draft: Invoice = { ...begun, status: 'draft', number: null, issuedOn: null }
        const state = asked.reduce(live, draft)
        expect(state.number !== null).toBe(state.status === 'issued')
        if (state.status !== 'draft')
          expect(state.lines.filter(({ incomplete }) => incomplete.length)).toEqual([])
      }),
    )
  })
})
