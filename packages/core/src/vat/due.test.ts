import { describe, expect, it } from 'vitest'
import { day } from '../shared/civil-date.js'
import { dueOn } from './due.js'

const readOn = '2026-11-22'
const onReceipts = {
  code: 'vat-on-receipts',
  fr: 'La TVA des services est due à l’encaissement.',
  en: 'VAT on services falls due when the price is received.',
  rule: 'fr.vat.on-receipts',
  row: 'fr.vat.on-receipts@2000-01-01',
  source: { text: 'CGI', article: '269', paragraph: '2, c', confidence: 'verified', readOn },
}
const onDebits = {
  code: 'vat-on-debits',
  fr: 'Le vendeur a opté pour les débits : la TVA est due à la facture.',
  en: 'The seller opted for debits: VAT falls due with the invoice.',
  rule: 'fr.vat.on-debits',
  row: 'fr.vat.on-debits@2000-01-01',
  source: { text: 'CGI annexe III', article: '77', paragraph: '2', confidence: 'verified', readOn },
}
const due = (receivedOn: string, invoicedOn?: string, optedForDebitsOn?: string) =>
  dueOn({
    receivedOn: day(receivedOn),
    invoicedOn: invoicedOn === undefined ? undefined : day(invoicedOn),
    optedForDebitsOn: optedForDebitsOn === undefined ? undefined : day(optedForDebitsOn),
  })

describe('VAT on a service (T14)', () => {
  it('falls due when the price is received', () => {
    const received = { dueOn: '2026-04-20', because: [onReceipts] }
    expect(due('2026-04-20')).toEqual(received)
    expect(due('2026-04-20', '2026-03-31')).toEqual(received)
    expect(due('2026-04-20', undefined, '2025-01-15')).toEqual(received)
  })

  it('falls due with the invoice, of who opted for debits', () => {
    expect(due('2026-04-20', '2026-03-31', '2025-01-15')).toEqual({
      dueOn: '2026-03-31',
      because: [onDebits],
    })
  })

  it.each([
    ['2026-03-01', '2026-03-31', onReceipts],
    ['2026-03-01', '2026-04-01', onDebits],
    ['2026-03-31', '2026-03-31', onReceipts],
    ['2026-03-31', '2026-04-01', onDebits],
    ['2026-08-15', '2026-08-31', onReceipts],
    ['2026-08-15', '2026-09-01', onDebits],
    ['2026-09-15', '2026-09-30', onReceipts],
    ['2026-09-15', '2026-10-01', onDebits],
    ['2026-11-15', '2026-11-30', onReceipts],
    ['2026-11-15', '2026-12-01', onDebits],
    ['2026-12-01', '2026-12-31', onReceipts],
    ['2026-12-01', '2027-01-01', onDebits],
  ])('after an option of %s, invoiced on %s: from the next month on', (opted, invoiced, reason) => {
    const later = '2027-02-15'
    const expected = reason === onDebits ? invoiced : later
    expect(due(later, invoiced, opted)).toEqual({ dueOn: expected, because: [reason] })
  })

  it('falls due on a payment on account when it is received, option or not', () => {
    const account = { dueOn: '2026-03-01', because: [onReceipts] }
    expect(due('2026-03-01', '2026-03-31', '2025-01-15')).toEqual(account)
    expect(due('2026-03-01', '2026-03-31')).toEqual(account)
    expect(due('2026-03-31', '2026-03-31', '2025-01-15')).toEqual({
      dueOn: '2026-03-31',
      because: [onDebits],
    })
  })

  it('names no rule for a day before those that were read', () => {
    expect(due('2000-01-01')).toEqual({ dueOn: '2000-01-01', because: [onReceipts] })
    expect(due('1999-12-31')).toEqual({ dueOn: '1999-12-31', because: [] })
  })

  it.each([
    ['receivedOn', { receivedOn: undefined }, 'missing'],
    ['receivedOn', { receivedOn: '20/04/2026' }, 'not-a-date'],
    ['invoicedOn', { invoicedOn: '2026-02-30' }, 'not-a-date'],
    ['optedForDebitsOn', { optedForDebitsOn: true }, 'not-a-date'],
  ])('is not told of a payment that cannot be read: %s %o', (field, rest, reason) => {
    const receipt = { receivedOn: day('2026-04-20'), ...rest } as Parameters<typeof dueOn>[0]
    expect(dueOn(receipt)).toEqual({ wrong: [{ field, reason }] })
  })
})
