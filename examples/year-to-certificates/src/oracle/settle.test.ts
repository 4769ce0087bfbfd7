import { describe, expect, it } from 'vitest'
import { expectedYearOf } from './oracle.js'
import { type SmallCompany, smallCompany } from './small-company.js'

/** 60.00 and 30.00 of cleaning, and 30.00 of goods, on one invoice of 120.00. */
const invoice = {
  visits: ['V1,C1,W1,II-1,2025-03-10,120,home', 'V2,C1,W2,II-1,2025-03-17,60,home'],
  invoices: [
    'F1,2025-03-31,C1,1,V1,II-1,120,6000,service',
    'F1,2025-03-31,C1,2,V2,II-1,60,3000,service',
    'F1,2025-03-31,C1,3,,,,3000,goods',
  ],
}

const year = (company: SmallCompany, of = 2025) => expectedYearOf(smallCompany(company), of)
const paid = (...payments: string[]) => ({ ...invoice, payments })
const figures = (company: SmallCompany, of = 2025) => {
  const { paidGross, prepaidCesu, aids, ineligiblePaid, paidInCash, customerCredit } = year(
    company,
    of,
  ).totals
  return { paidGross, prepaidCesu, aids, ineligiblePaid, paidInCash, customerCredit }
}
const none = {
  paidGross: 0,
  prepaidCesu: 0,
  aids: 0,
  ineligiblePaid: 0,
  paidInCash: 0,
  customerCredit: 0,
}

describe('where a payment goes', () => {
  it('goes to the lines in proportion to what each owes', () => {
    // 4000 of 12000 is a third: 2000, 1000 and 1000.
    const part = figures(paid('2025-04-05,F1,4000,card,,received'))
    expect(part).toEqual({ ...none, paidGross: 3000, ineligiblePaid: 1000 })
  })

  it('gives the odd cent to the largest remainder', () => {
    // 10 cents over 6000, 3000, 3000: exact 5, 2.5, 2.5; the tie goes to the earlier line.
    const tie = figures(paid('2025-04-05,F1,10,card,,received'))
    expect(tie).toEqual({ ...none, paidGross: 8, ineligiblePaid: 2 })
    // 7 cents: exact 3.5, 1.75, 1.75, whole 3, 1, 1; the two odd cents to the .75 lines.
    const two = figures(paid('2025-04-05,F1,7,card,,received'))
    expect(two).toEqual({ ...none, paidGross: 5, ineligiblePaid: 2 })
  })

  it('puts prepaid CESU on the eligible lines only, and a later payment on what remains', () => {
    // 4500 of CESU leaves 3000, 1500 and 3000; a card of 2500, a third: 1000, 500 and 1000.
    const both = figures(
      paid('2025-04-05,F1,4500,prepaid-cesu,,received', '2025-04-06,F1,2500,card,,received'),
    )
    expect(both).toEqual({ ...none, paidGross: 6000, prepaidCesu: 4500, ineligiblePaid: 1000 })
  })

  it('serves prepaid CESU first on one day', () => {
    // After 9000 of CESU only the goods owe; the other way round 2250 of CESU would find no line.
    const sameDay = figures(
      paid('2025-04-05,F1,3000,card,,received', '2025-04-05,F1,9000,prepaid-cesu,,received'),
    )
    expect(sameDay).toEqual({ ...none, paidGross: 9000, prepaidCesu: 9000, ineligiblePaid: 3000 })
  })

  it('keeps as credit the prepaid CESU above the eligible lines, for all the goods still owe', () => {
    const above = figures(paid('2025-04-05,F1,10000,prepaid-cesu,,received'))
    expect(above).toEqual({ ...none, paidGross: 9000, prepaidCesu: 9000, customerCredit: 1000 })
  })

  it('keeps as credit what exceeds the invoice, in whatever year it came', () => {
    const over = paid('2025-04-05,F1,11000,card,,received', '2026-01-10,F1,2500,card,,received')
    expect(figures(over)).toMatchObject({ paidGross: 8250, customerCredit: 1500 })
    // What the 11000 left open: 500, 250 and 250.
    expect(figures(over, 2026)).toMatchObject({ paidGross: 750, customerCredit: 1500 })
  })
})

describe('a payment that comes back', () => {
  it('counts in no year, also when it comes back in January', () => {
    const back = paid(
      '2025-12-20,F1,12000,cheque,,received',
      '2026-01-13,F1,-12000,cheque,,returned',
    )
    expect(figures(back)).toEqual(none)
    expect(figures(back, 2026)).toEqual(none)
  })

  it('lets a payment made in between find the debt', () => {
    const again = paid(
      '2025-04-05,F1,12000,cheque,,received',
      '2025-04-20,F1,12000,transfer,,received',
      '2025-04-25,F1,-12000,cheque,,returned',
    )
    expect(figures(again)).toEqual({ ...none, paidGross: 9000, ineligiblePaid: 3000 })
  })

  it('takes the newest of equal payments away', () => {
    const twice = paid(
      '2024-12-20,F1,6000,direct-debit,,received',
      '2025-01-10,F1,6000,direct-debit,,received',
      '2025-01-15,F1,-6000,direct-debit,,returned',
    )
    expect(figures(twice, 2024).paidGross).toBe(4500)
    expect(figures(twice, 2025).paidGross).toBe(0)
  })

  it('must have been received', () => {
    const never = paid(
      '2025-04-05,F1,12000,cheque,,received',
      '2025-05-05,F1,-12000,card,,returned',
    )
    expect(() => year(never)).toThrow('come back')
  })
})

describe('a credit note', () => {
  const noteOf = (date: string, line: number, cents: number, ...payments: string[]) => ({
    ...paid(...payments),
    creditNotes: [`A1,${date},F1,${line},${cents}`],
  })

  it('before the payment, only lowers the debt', () => {
    // Owed 6000, 0 and 3000: two thirds of 3000 are eligible.
    const before = noteOf('2025-04-05', 2, 3000, '2025-04-05,F1,3000,card,,received')
    expect(figures(before)).toEqual({ ...none, paidGross: 2000, ineligiblePaid: 1000 })
    expect(year(before).certificates['C1']?.interventions).toEqual([['2025-03-10', 120, 'W1']])
  })

  it('after the payment, takes the money and the visit off the year', () => {
    const after = noteOf('2025-05-05', 2, 3000, '2025-04-05,F1,12000,card,,received')
    expect(figures(after)).toMatchObject({ paidGross: 6000, customerCredit: 3000 })
    expect(year(after).certificates['C1']?.interventions).toEqual([['2025-03-10', 120, 'W1']])
  })

  it('of a part of a line keeps the visit', () => {
    const part = noteOf('2025-05-05', 2, 1000, '2025-04-05,F1,12000,card,,received')
    expect(figures(part)).toMatchObject({ paidGross: 8000, customerCredit: 1000 })
    expect(year(part).certificates['C1']?.interventions).toHaveLength(2)
  })

  it('refunded, leaves no credit', () => {
    const payments = ['2025-04-05,F1,12000,card,,received', '2025-05-12,F1,-3000,transfer,,refund']
    const refunded = noteOf('2025-05-05', 2, 3000, ...payments)
    expect(figures(refunded)).toMatchObject({ paidGross: 6000, customerCredit: 0 })
  })

  it('lowers the year of the note, not that of the payment nor of the refund', () => {
    const payments = ['2024-12-20,F1,12000,card,,received', '2026-01-05,F1,-3000,transfer,,refund']
    const note = noteOf('2025-12-28', 2, 3000, ...payments)
    expect(figures(note, 2024).paidGross).toBe(9000)
    expect(figures(note, 2025).paidGross).toBe(-3000)
    expect(figures(note, 2026).paidGross).toBe(0)
    expect(year(note, 2025).certificates).toEqual({})
  })

  it('releases the newest money first, each cent of its own kind', () => {
    // Line 1: CESU 4000 of 6000, then a third party's 1000, then 1000 in cash.
    const three = {
      visits: invoice.visits.slice(0, 1),
      invoices: invoice.invoices.slice(0, 1),
      payments: [
        '2025-04-05,F1,4000,prepaid-cesu,,received',
        '2025-04-06,F1,1000,transfer,DEPT-69,received',
        '2025-04-07,F1,1000,cash,,received',
      ],
    }
    const once = { ...three, creditNotes: ['A1,2025-05-05,F1,1,1500'] }
    expect(figures(once)).toEqual({
      ...none,
      paidGross: 4500,
      prepaidCesu: 4000,
      aids: 500,
      customerCredit: 1500,
    })
    const again = { ...three, creditNotes: [...once.creditNotes, 'A2,2025-05-06,F1,1,1500'] }
    expect(figures(again)).toEqual({
      ...none,
      paidGross: 3000,
      prepaidCesu: 3000,
      customerCredit: 3000,
    })
  })

  it('does not move its money to a line that still owes', () => {
    // Half paid: 3000, 1500, 1500. Crediting all of line 2 frees 1500; line 1 still owes 3000.
    const half = noteOf('2025-05-05', 2, 3000, '2025-04-05,F1,6000,card,,received')
    expect(figures(half)).toMatchObject({ paidGross: 3000, customerCredit: 1500 })
  })

  it('cannot exceed its line', () => {
    expect(() => year(noteOf('2025-05-05', 2, 3001))).toThrow('fits no line')
    expect(() => year(noteOf('2025-05-05', 4, 1))).toThrow('fits no line')
  })
})

describe('a refund', () => {
  it('of an overpayment changes no year', () => {
    const refunded = paid(
      '2025-04-05,F1,13500,card,,received',
      '2025-04-05,F1,-1500,transfer,,refund',
    )
    expect(figures(refunded)).toEqual({ ...none, paidGross: 9000, ineligiblePaid: 3000 })
  })

  it('needs customer credit', () => {
    const unearned = paid(
      '2025-04-05,F1,12000,card,,received',
      '2025-04-06,F1,-3000,transfer,,refund',
    )
    expect(() => year(unearned)).toThrow('exceeds its customer credit')
  })
})
