import { describe, expect, it } from 'vitest'
import { readExports } from './exports.js'
import { Refused } from './report.js'
import { carriedBut, carriedCompany, everyDoc, imported, opened } from './testing.js'

const refusalOf = async (dir: string) => {
  const { foyer } = opened()
  const problem = await imported(foyer, dir).catch((thrown: unknown) => thrown)
  if (problem instanceof Refused) return problem.defect
  throw problem
}

const defectsOf = async (dir: string) => {
  const { foyer, store } = opened()
  const { report } = await imported(foyer, dir)
  const all = (of: string) => everyDoc(store, of)
  return { refused: report.defects.filter(({ outcome }) => outcome === 'refused'), report, all }
}

/** One line of a file, rewritten; the heading is line 1. */
const line =
  (no: number, rewrite: (line: string) => string) =>
  (text: string): string =>
    text
      .split('\n')
      .map((one, i) => (i + 1 === no ? rewrite(one) : one))
      .join('\n')

describe('a file that cannot be trusted as a whole', () => {
  it('is refused when it is missing', async () => {
    expect(await refusalOf(carriedBut('payments.csv', () => undefined))).toMatchObject({
      file: 'payments.csv',
      reason: 'missing-file',
    })
  })

  it('is refused when a column is missing, by the column’s name', async () => {
    const dir = carriedBut('visits.csv', (text) => text.replace('Minutes', 'Duration'))
    expect(await refusalOf(dir)).toEqual({
      file: 'visits.csv',
      line: 1,
      field: 'Minutes',
      reason: 'missing-column',
    })
  })

  it('is refused in a wrong encoding, with the line of the first bad byte', async () => {
    const dir = carriedBut('contacts.csv', (text) => Buffer.from(text, 'latin1'))
    expect(await refusalOf(dir)).toMatchObject({ file: 'contacts.csv', reason: 'not-utf-8' })
  })

  it.each([
    ['in the middle of a row', (text: string) => text.slice(0, text.lastIndexOf(',') - 2)],
    ['in the middle of a quoted field', (text: string) => text.slice(0, text.lastIndexOf('"') - 2)],
  ])('is refused when it was cut %s', async (_, cut) => {
    const name = _.includes('quoted') ? 'contacts.csv' : 'invoices.csv'
    const defect = await refusalOf(carriedBut(name, cut))
    expect(defect.file).toBe(name)
    expect(['cut-short', 'uneven-row']).toContain(defect.reason)
    expect(defect.line).toBeGreaterThan(50)
  })

  it('is refused when the legal entity cannot be read, by its field', async () => {
    const dir = carriedBut('organisation.json', (text) => text.replace('123456782', '123456789'))
    expect(await refusalOf(dir)).toMatchObject({ file: 'organisation.json', field: 'siren' })
  })
})

describe('a row that is wrong', () => {
  it.each([
    ['an unknown activity', 'II-99', 'Activity', 3],
    ['a date that does not exist', '2025-02-30', 'Date', 4],
    ['minutes that are no number', 'deux heures', 'Minutes', 6],
    ['a place nobody knows', 'office', 'Place', 7],
  ] as const)(
    'of a visit, with %s, is refused by line, field and value',
    async (_, bad, field, column) => {
      const put = line(2, (row) =>
        row
          .split(',')
          .map((cell, i) => (i === column ? bad : cell))
          .join(','),
      )
      const { refused } = await defectsOf(carriedBut('visits.csv', put))
      expect(refused[0]).toMatchObject({ file: 'visits.csv', line: 2, field, value: bad })
    },
  )

  it('a visit of an unknown customer is refused, and so is the invoice that bills it', async () => {
    const put = line(2, (row) => row.replace('CON37', 'CON9999'))
    const { refused, report, all } = await defectsOf(carriedBut('visits.csv', put))
    expect(refused).toEqual([
      {
        file: 'visits.csv',
        line: 2,
        field: 'Contact No',
        reason: 'unknown-contact',
        value: 'CON9999',
        outcome: 'refused',
      },
      {
        file: 'invoices.csv',
        line: 2,
        field: 'Visit No',
        reason: 'unknown-visit',
        value: 'V000001',
        outcome: 'refused',
      },
    ])
    // The money came all the same: it is recorded, and waits for somebody to say what it pays.
    const waiting = report.defects.filter(({ outcome }) => outcome === 'waiting')
    expect(waiting).toMatchObject([{ file: 'payments.csv', reason: 'unknown-invoice' }])
    const loose = (await all('payments')).filter(({ allocations }) => allocations?.length === 0)
    expect(loose).toMatchObject([{ amount: 5805, unallocated: 5805, status: 'standing' }])
  })

  it('an invoice is taken over whole or not at all', async () => {
    const put = (text: string) =>
      text.replace('2024-00002,2024-11-30,CON25,2,', '2024-00002,2024-11-30,CON25,x,')
    const { refused, all } = await defectsOf(carriedBut('invoices.csv', put))
    expect(refused).toMatchObject([{ file: 'invoices.csv', line: 4, field: 'Line', value: 'x' }])
    expect((await all('invoices')).map(({ number }) => number)).not.toContain('2024-00002')
  })

  it('a credit note above what is left of its line is refused with its amount', async () => {
    const put = line(2, (row) => row.replace(/,\d+(\r?)$/, ',999999$1'))
    const { refused } = await defectsOf(carriedBut('credit-notes.csv', put))
    expect(refused[0]).toMatchObject({
      file: 'credit-notes.csv',
      line: 2,
      field: 'Amount TTC (cents)',
      value: '999999',
      reason: 'credit-above-line',
    })
  })

  it('a payment by means nobody knows is refused by its field', async () => {
    const put = line(2, (row) => row.replace('transfer', 'bitcoin'))
    const { refused } = await defectsOf(carriedBut('payments.csv', put))
    expect(refused).toMatchObject([
      { file: 'payments.csv', line: 2, field: 'Means', value: 'bitcoin' },
    ])
  })
})

describe('a contact as people type it', () => {
  it('is imported corrected when there is a suggestion, the old value kept', async () => {
    const { report, all } = await defectsOf(carriedCompany)
    const corrected = report.defects.filter(({ outcome }) => outcome === 'corrected')
    const reasons = new Set(corrected.map(({ reason }) => reason))
    expect(reasons).toContain('looks-like-phone')
    expect(reasons).toContain('postcode-lost-zero')
    const [moved] = corrected.filter(({ reason }) => reason === 'looks-like-phone')
    const kept = (await all('customers')).find(({ findings }) =>
      findings?.some(({ old }) => old === moved?.value),
    )
    expect(kept).toMatchObject({ phone: moved?.suggestion, quarantined: false })
    expect(kept?.email).toBeUndefined()
  })

  it('waits in quarantine without one, and blocks none of its invoices', async () => {
    const { rows } = await readExports(carriedCompany)
    const paying = rows['invoices.csv'][0]?.of['Contact No'] ?? ''
    const put = (text: string) =>
      text.replace(new RegExp(`("${paying}","[^"]*","[^"]*","[^"]*"),"[^"]*"`), '$1,"12 34"')
    const { report, refused, all } = await defectsOf(carriedBut('contacts.csv', put))
    expect(refused).toEqual([])
    const quarantined = report.defects.filter(({ outcome }) => outcome === 'quarantined')
    expect(quarantined).toMatchObject([{ field: 'Mobile Phone', value: '12 34' }])
    const customer = (await all('customers')).find(({ reference }) => reference === paying)
    expect(customer).toMatchObject({ quarantined: true })
    const own = (await all('invoices')).filter((invoice) => invoice.customer === customer?.id)
    expect(customer && own.length).toBeGreaterThan(0)
  })
})
