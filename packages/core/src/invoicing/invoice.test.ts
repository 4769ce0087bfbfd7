import { describe, expect, it } from 'vitest'
import { CustomerId } from '../customers/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { day } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { factor } from '../shared/rate.js'
import { must } from '../shared/result.js'
import type { Assembled } from './assembling.js'
import { type Invoice, type InvoiceCommand, InvoiceId, invoiceLife } from './invoice.js'
import type { InvoiceLine } from './line.js'

const ulid = '0000000000000000000000000A'

const line: InvoiceLine = {
  no: 1,
  kind: 'goods',
  label: 'Souris',
  quantity: 1,
  gross: Money.cents(1200),
  vatRate: factor('0.2'),
  net: Money.cents(1000),
  vat: Money.cents(200),
  verdict: { verdict: 'not-eligible', because: ['fr.service.goods'], missing: [] },
  incomplete: [],
}

const draft: Invoice = {
  id: InvoiceId.parse(`inv_${ulid}`),
  legalEntity: LegalEntityId.parse(`ent_${ulid}`),
  customer: CustomerId.parse(`cus_${ulid}`),
  series: 'own',
  status: 'draft',
  number: null,
  issuedOn: null,
  report: null,
  lines: [line],
  gross: line.gross,
  net: line.net,
  vat: line.vat,
  credited: Money.zero,
}
const checked: Invoice = { ...draft, status: 'checked' }
const terms = { payer: 'consumer', days: 10 } as const
const issued: Invoice = {
  ...checked,
  status: 'issued',
  number: 'F2026-00001',
  issuedOn: day('2026-03-31'),
  dueOn: day('2026-04-10'),
  terms,
}

const assembled = (lines: readonly InvoiceLine[]): Assembled => ({
  ...{ priced: 'gross', lines, discount: undefined, deducts: [] },
})
const amend: InvoiceCommand = { type: 'amend', assembled: assembled([{ ...line, no: 2 }]) }
const check: InvoiceCommand = { type: 'check' }
const issue: InvoiceCommand = {
  type: 'issue',
  ...{ number: 'F2026-00001', on: day('2026-03-31'), dueOn: day('2026-04-10'), terms },
}

const answer = (invoice: Invoice, command: InvoiceCommand): string => {
  const decided = invoiceLife.decide(invoice, command)
  return decided.ok ? invoiceLife.evolve(invoice, decided.value).status : decided.refusal.code
}

describe('the life of an invoice', () => {
  it.each([
    ['draft', draft, ['draft', 'checked', 'invoice-not-checked']],
    ['checked', checked, ['draft', 'invoice-already-checked', 'issued']],
    ['issued', issued, Array(3).fill('invoice-already-issued')],
  ] as const)('answers every command to a %s invoice (S179)', (_, invoice, answers) => {
    expect([amend, check, issue].map((command) => answer(invoice, command))).toEqual(answers)
  })

  it('adds its amounts up again when it is amended', () => {
    const lines = [line, { ...line, no: 2, gross: Money.cents(600), net: Money.cents(500) }]
    const deducts = [{ invoice: draft.id, number: 'F1', issuedOn: day('2026-03-01'), parts: [] }]
    const told = { ...assembled(lines), priced: 'net' as const, deducts }
    const amended = invoiceLife.evolve(checked, { type: 'invoice-amended', assembled: told })
    expect(amended).toEqual({
      ...{ ...draft, gross: 1800, net: 1500, vat: 400, lines, priced: 'net', deducts },
      discount: undefined,
    })
  })

  it('is not checked while a line says what it lacks, or while there is none', () => {
    const incomplete = ['price', 'vat-rate']
    const open = { ...draft, lines: [line, { ...line, no: 2, incomplete }] }
    const refusal = { code: 'line-incomplete', line: 2, missing: 'price, vat-rate' }
    expect(invoiceLife.decide(open, check)).toEqual({ ok: false, refusal })
    expect(answer({ ...draft, lines: [] }, check)).toBe('invoice-empty')
  })

  it('has the number and the date that it was issued with', () => {
    const fact = must(invoiceLife.decide(checked, issue))
    expect(invoiceLife.evolve(checked, fact)).toEqual(issued)
  })

  it('is settled from the start when nothing is owed of it', () => {
    const nothing = { ...checked, gross: Money.zero, net: Money.zero, vat: Money.zero }
    const fact = must(invoiceLife.decide(nothing, issue))
    expect(invoiceLife.evolve(nothing, fact).settledOn).toBe('2026-03-31')
  })
})
