import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { bill, checkAndIssue, closeAll, goods, pay, sign, support } from '../testing/journey.js'
import { memoryFiles } from '../testing/memory-files.js'
import { readPdf } from '../testing/read-pdf.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, type SmallCompany, smallCompany } from '../testing/small-company.js'
import { formatMinutes, formatMoney, formatShortDate } from './format.js'

const january = { at: '2026-01-15T08:00:00.000Z' }

/** The certificate of 2025, issued: CESU, an aid, cash and money on goods in it. */
const certified = async (company: SmallCompany) => {
  const invoice = await bill(company, [
    support(6049, { date: '2025-03-10', minutes: 75 }),
    support(4500, { activity: 'II-3', date: '2025-02-03', minutes: 120 }),
    support(3333, { date: '2025-03-24' }),
    goods(3000),
  ])
  await pay(company, invoice, 2001, { means: 'prepaid-cesu' })
  await pay(company, invoice, 1999, { thirdParty: 'Département de la Drôme' })
  await pay(company, invoice, 777, { means: 'cash', on: '2025-06-01' })
  await pay(company, invoice, 12_105, { on: '2025-07-01' })
  const [issued] = await closeAll(company)
  if (!issued) throw new Error('no certificate')
  return issued
}

/** An invoice of our own, issued: an hour and a quarter at 60.00 an hour, and two mice. */
const invoiced = async (company: SmallCompany) => {
  const { foyer, as, customer, entity } = company
  const service = { kind: 'service', activity: 'II-11', label: 'Dépannage' } as const
  const lines = [{ ...service, minutes: 60, price: 6000 }]
  const asked = { customer, legalEntity: entity, lines }
  const { id: order } = await given(foyer.sales.createOrder(asked, as('agent')))
  const parts = [{ label: 'Souris', quantity: 2, price: 1250 }]
  return checkAndIssue(company, await sign(company, { order, minutesWorked: 75, parts }))
}

const download = (company: SmallCompany, of: string, who: string = company.customer) =>
  company.foyer.documents.downloadDocument({ of }, company.as('customer', who))

const bytesOf = async (company: SmallCompany, of: string) => {
  const { document, base64 } = await given(download(company, of))
  return { document, bytes: Uint8Array.from(Buffer.from(base64, 'base64')) }
}

const kept = async ({ store, tenant }: SmallCompany) =>
  (await store.find(tenant, 'documents', { limit: 100 })).items

describe('what is issued', () => {
  it('is archived once the relay comes by, and no earlier (S003)', async () => {
    const company = await smallCompany(january)
    const { foyer } = company
    const { id } = await certified(company)
    expect(await refused(download(company, id))).toEqual({ code: 'not-found', id })
    await foyer.relay()
    const { document, bytes } = await bytesOf(company, id)
    expect(document).toMatchObject({
      kind: 'certificate',
      of: id,
      number: 'AF2025-00001',
      customer: company.customer,
      language: 'fr',
      bytes: bytes.length,
    })
    expect(document.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('is archived once, however often it is asked for and by how many relays (S003)', async () => {
    const company = await smallCompany(january)
    const { foyer, as } = company
    const { id: certificate } = await certified(company)
    await Promise.all([foyer.relay(), foyer.relay()])
    await foyer.relay()
    const again = [1, 2].map(() =>
      foyer.documents.archiveCertificate({ certificate }, as('system')),
    )
    const [first, second] = await Promise.all(again.map(given))
    expect(first).toEqual(second)
    expect((await kept(company)).map(({ doc }) => doc)).toEqual([first])
  })

  it('stays the same bytes when the customer moves and the company changes (S003, S067)', async () => {
    const company = await smallCompany(january)
    const { foyer, as, customer } = company
    const { id } = await certified(company)
    await foyer.relay()
    const before = await bytesOf(company, id)
    const home = { street: '9 place Neuve', postcode: '26100', city: 'Romans' }
    const change = { lastName: 'Durand', home }
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    await foyer.relay()
    expect(await bytesOf(company, id)).toEqual(before)
    expect(await readPdf(before.bytes)).not.toContain('Durand')
  })

  it('has its document in the language of the customer', async () => {
    const company = await smallCompany(january)
    const { foyer, as, customer } = company
    const change = { language: 'en' } as const
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    const { id } = await certified(company)
    await foyer.relay()
    const { document, bytes } = await bytesOf(company, id)
    expect(document.language).toBe('en')
    expect(await readPdf(bytes)).toContain('Annual tax certificate 2025')
  })
})

describe('the document of a certificate', () => {
  it('agrees with the figures to the cent, and lists every visit (S003)', async () => {
    const company = await smallCompany(january)
    const { id, figures } = await certified(company)
    await company.foyer.relay()
    const text = await readPdf((await bytesOf(company, id)).bytes)
    const money = (cents: number) => formatMoney(cents as never, 'fr').replace(/\s+/g, ' ')
    expect(figures).toMatchObject({ prepaidCesu: 2001, aids: 1596, paidInCash: 777 })
    expect(text).toContain(`brut acquitté en 2025 ${money(figures.paidGross)}`)
    for (const amount of [
      figures.paidGross,
      figures.paidNet,
      -figures.prepaidCesu,
      -figures.aids,
      -figures.advance,
      figures.ineligiblePaid,
      figures.paidInCash,
      ...figures.byActivity.map((one) => one.amount),
    ])
      expect(text).toContain(money(amount))
    expect(figures.interventions).toHaveLength(3)
    for (const { date, minutes } of figures.interventions) {
      const shown = [formatShortDate(date), 'W1', 'Alma Roux', formatMinutes(minutes)].join(' ')
      expect(text).toContain(shown.replace(/\s+/g, ' '))
    }
    expect(text).toContain('Total 3 interventions')
    expect(text).toContain('AF2025-00001')
    expect(text).toContain('Marie Dupont 1')
  })

  it('says which one it corrects, and leaves that one as it was (S003, S004)', async () => {
    const company = await smallCompany(january)
    const { foyer, as, entity: legalEntity } = company
    const { id: certificate } = await certified(company)
    await foyer.relay()
    const before = await bytesOf(company, certificate)
    await pay(company, await bill(company, [support(1000)]), 1000)
    const { correction } = await given(
      foyer.attestation.correctCertificate({ legalEntity, certificate }, as('owner')),
    )
    await foyer.relay()
    const corrected = await readPdf((await bytesOf(company, correction?.id ?? '')).bytes)
    expect(corrected).toContain('annule et remplace l’attestation n° AF2025-00001')
    expect(await bytesOf(company, certificate)).toEqual(before)
  })
})

describe('the document of an invoice', () => {
  it('prints what the invoice says: number, hours, parts, totals, worker', async () => {
    const company = await smallCompany()
    const { id } = await invoiced(company)
    await company.foyer.relay()
    const text = await readPdf((await bytesOf(company, id)).bytes)
    for (const mention of [
      'Facture n° F2026-00001',
      'Émise le 9 mars 2026',
      'Dépannage',
      '1 h 15 50,00 €/h 60,00 €/h 20 % 62,50 € 75,00 €',
      '09/03/2026 · 1 h 15 · intervenant W1 · activité II-11',
      'Souris 2 10,42 € 12,50 € 20 % 20,83 € 25,00 €',
      'Total 83,33 € 16,67 € 100,00 €',
      'SAP123456782',
    ])
      expect(text).toContain(mention)
  })

  it('is not made before the check, nor for what another system issued (S179)', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const { id: draft } = await sign(company)
    const foreign = await bill(company, [support(6000)])
    await foyer.relay()
    for (const invoice of [draft, foreign]) {
      const answer = foyer.documents.archiveInvoice({ invoice }, as('owner'))
      expect(await refused(answer)).toEqual({ code: 'nothing-to-archive' })
      expect(await refused(download(company, invoice))).toEqual({ code: 'not-found', id: invoice })
    }
    expect(await kept(company)).toEqual([])
  })
})

describe('a customer', () => {
  it('lists invoices and certificates, newest first, and downloads each (S003)', async () => {
    const company = await smallCompany(january)
    const { foyer, as, customer, clock } = company
    const certificate = await certified(company)
    await foyer.relay()
    clock.set('2026-03-01T08:00:00.000Z')
    const invoice = await invoiced(company)
    await foyer.relay()
    const { items } = await given(
      foyer.documents.listDocuments({ customer }, as('customer', customer)),
    )
    expect(items.map(({ kind, of, number }) => [kind, of, number])).toEqual([
      ['invoice', invoice.id, 'F2026-00001'],
      ['certificate', certificate.id, 'AF2025-00001'],
    ])
    for (const { of, sha256 } of items)
      expect((await bytesOf(company, of)).document.sha256).toBe(sha256)
  })

  it('sees and downloads nothing of anybody else', async () => {
    const company = await smallCompany(january)
    const { foyer, as, customer } = company
    const { id } = await certified(company)
    await foyer.relay()
    const stranger = await newCustomer(company, 2)
    expect(await refused(download(company, id, stranger))).toEqual({ code: 'not-found' })
    const listed = foyer.documents.listDocuments({ customer }, as('customer', stranger))
    expect(await refused(listed)).toEqual({ code: 'not-found' })
  })
})

describe('an archive that lost its bytes', () => {
  it('is a defect, and never an empty document', async () => {
    const files = memoryFiles()
    const company = await smallCompany({
      ...january,
      files: { ...files, read: async () => undefined },
    })
    const { id } = await certified(company)
    await company.foyer.relay()
    await expect(download(company, id)).rejects.toThrow('the archive lost')
  })
})
