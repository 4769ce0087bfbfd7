import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { certificatesJson, issuedCertificates } from './certificates-json.js'
import { closeYear } from './close-year.js'
import { readExports } from './exports.js'
import { expectedYear } from './oracle/oracle.js'
import { silent } from './progress.js'
import { reportJson } from './report.js'
import {
  as,
  carriedCompany,
  everyDoc,
  imported,
  inventedCompany,
  lived,
  onDisk,
  opened,
} from './testing.js'

const fixture = fileURLToPath(new URL('../../../../shared/fixtures/company-2025', import.meta.url))

describe('a year, from the exports to the certificates', () => {
  it('says of the carried company what the second opinion says, to the cent', async () => {
    const { json } = await lived(carriedCompany)
    expect(json).toEqual(expectedYear(carriedCompany, 2025))
  })

  it.each([7, 8, 9, 10, 11])('says it of invented company %i too', async (seed) => {
    const dir = onDisk(inventedCompany(seed, 40))
    const { json } = await lived(dir)
    expect(json).toEqual(expectedYear(dir, 2025))
  })

  it.skipIf(!existsSync(fixture))(
    'says of a company of 1,404 contacts what was computed elsewhere, and finds its defects',
    async () => {
      const { import: found, ...expected } = JSON.parse(
        readFileSync(`${fixture}/expected.json`, 'utf8'),
      )
      const { json, report } = await lived(fixture)
      expect(json).toEqual(expected)
      const { rows } = await readExports(fixture)
      const contacts = rows['contacts.csv'].map(({ of }) => of['Contact No'])
      const { duplicates, ...lists } = reportJson(report, contacts)
      const { duplicates: real, ...defects } = found
      expect(lists).toMatchObject(defects)
      const hits = duplicates.filter((pair) =>
        real.some((one: string[]) => one.join() === pair.join()),
      ).length
      expect(hits / duplicates.length).toBeGreaterThanOrEqual(0.95)
      expect(hits / real.length).toBeGreaterThanOrEqual(0.95)
    },
  )

  it('reads the figures of every fifth certificate back from its PDF, to the cent', async () => {
    const { foyer, subject } = await lived(carriedCompany)
    const certificates = await issuedCertificates(foyer, as, subject)
    for (const { id, number, figures } of certificates.filter((_, i) => i % 5 === 0)) {
      const answer = await foyer.documents.downloadDocument({ of: id }, { as })
      if (!answer.ok) throw new Error(answer.refusal.code)
      const bytes = Uint8Array.from(Buffer.from(answer.value.base64, 'base64'))
      const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true })
      const printed = text.replace(/\s+/g, ' ')
      expect(printed).toContain(number)
      for (const amount of [figures.paidGross, figures.paidNet, ...amounts(figures)])
        expect(printed).toContain(french(amount))
      for (const { date } of figures.interventions)
        expect(printed).toContain(date.split('-').reverse().join('/'))
    }
  })

  it('leaves one fact for each accepted row, an invoice of several lines being one', async () => {
    const { foyer, store } = opened()
    await imported(foyer, carriedCompany)
    const { rows } = await readExports(carriedCompany)
    const facts = await everyDoc(store, 'facts')
    const count = (wanted: string) => facts.filter(({ type }) => type === wanted).length
    const received = rows['payments.csv'].filter(({ of }) => of.Event === 'received')
    const returned = rows['payments.csv'].filter(({ of }) => of.Event === 'returned')
    const refunds = rows['payments.csv'].filter(({ of }) => of.Event === 'refund')
    const invoices = new Set(rows['invoices.csv'].map(({ of }) => of['Invoice No']))
    expect({
      workers: count('worker-hired'),
      customers: count('customer-imported'),
      visits: count('visit-taken-over'),
      invoices: count('invoice-taken-over'),
      notes: count('credit-note-taken-over'),
      received: count('payment-recorded'),
      returned: count('payment-returned'),
      refunds: count('credit-refunded'),
    }).toEqual({
      workers: rows['workers.csv'].length,
      customers: rows['contacts.csv'].length,
      visits: rows['visits.csv'].length,
      invoices: invoices.size,
      notes: rows['credit-notes.csv'].length,
      received: received.length,
      returned: returned.length,
      refunds: refunds.length,
    })
  })

  it('changes and issues nothing when it is run again', async () => {
    const { foyer, store, subject, json } = await lived(carriedCompany)
    const all = (of: string) => everyDoc(store, of)
    const [facts, certificates] = [await all('facts'), await all('certificates')]
    const { customers } = await imported(foyer, carriedCompany)
    await closeYear(foyer, as, subject, customers.size, silent)
    expect(await certificatesJson(foyer, as, subject)).toEqual(json)
    expect(await all('certificates')).toEqual(certificates)
    const again = (await all('facts')).slice(facts.length)
    // It only says that it looked again.
    expect(new Set(again.map(({ type }) => type))).toEqual(new Set(['year-drafted', 'year-closed']))
  })
})

const amounts = ({ byActivity }: { byActivity: readonly { amount: number }[] }) =>
  byActivity.map(({ amount }) => amount)

const french = (cents: number): string =>
  `${new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2 }).format(cents / 100)} €`.replace(
    /\s/g,
    ' ',
  )
