import { createHash } from 'node:crypto'
import { given, type SmallCompany, smallCompany } from '@foyer/core/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { smtpNotifier } from './email.js'
import { type MailServer, mailServer } from './testing/mail-server.js'

let server: MailServer
beforeEach(async () => {
  server = await mailServer()
})
afterEach(() => server.close())

/** An invoice of 60.00, issued to a customer with an e-mail address. */
const issued = async (company: SmallCompany) => {
  const { foyer, as, clock, alma: worker, customer, entity: legalEntity } = company
  const agent = as('agent')
  const change = { email: 'marie.dupont@example.fr' }
  await given(foyer.customers.amendCustomer({ customer, change }, agent))
  const task = { customer, legalEntity, worker, activity: 'II-11', minutes: 60, price: 6000 }
  const { visit: taken } = await given(
    foyer.dispatch.takeOrder({ ...task, activity: 'II-11' }, agent),
  )
  const { id: visit } = taken
  const slot = { visit, worker, date: '2026-03-09', start: '14:00' }
  await given(foyer.dispatch.bookSlot(slot, agent))
  clock.set('2026-03-09T16:00:00.000Z')
  await given(foyer.dispatch.completeVisit({ visit }, as('manager')))
  const { id: report } = await given(
    foyer.dispatch.writeReport({ visit, text: 'Pilote remis en place' }, agent),
  )
  await given(foyer.dispatch.signReport({ report, signedBy: 'Marie Dupont' }, agent))
  const { items } = await given(foyer.invoicing.listInvoices({ customer }, agent))
  const invoice = items[0]?.id ?? ''
  await given(foyer.invoicing.checkInvoice({ invoice }, agent))
  await given(foyer.invoicing.issueInvoice({ legalEntity, invoice }, agent))
  return invoice
}

/** The bytes of the PDF attached to a mail, as they came over the wire. */
const pdfOf = (raw: string): Buffer => {
  const [, after = ''] = raw.split('Content-Type: application/pdf')
  const [, content = ''] = after.split('\r\n\r\n')
  return Buffer.from(content.split('\r\n--')[0] ?? '', 'base64')
}

describe('an invoice that is sent', () => {
  it('reaches a real mail server with its archived PDF, byte for byte (S068)', async () => {
    const from = { name: 'Les Jours Tranquilles', address: 'contact@foyer.example' }
    const company = await smallCompany({
      notifiers: { email: smtpNotifier({ url: server.url, from }) },
    })
    const { foyer, as } = company
    const invoice = await issued(company)
    const { sha256 } = await given(foyer.documents.sendInvoice({ invoice }, as('agent')))
    await foyer.relay()
    const { document, base64 } = await given(
      foyer.documents.downloadDocument({ of: invoice }, as('agent')),
    )
    const mail = server.mails.find(({ raw }) => raw.includes('application/pdf'))
    const pdf = pdfOf(mail?.raw ?? '')
    expect(mail?.to).toEqual(['marie.dupont@example.fr'])
    expect(mail?.raw).toContain('facture-F2026-00001.pdf')
    expect(pdf.equals(Buffer.from(base64, 'base64'))).toBe(true)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(sha256)
    expect(document).toMatchObject({ sha256, bytes: pdf.length })
    const { items } = await given(foyer.documents.listDeliveries({ of: invoice }, as('agent')))
    expect(items).toMatchObject([{ status: 'sent', sha256 }])
  })
})
