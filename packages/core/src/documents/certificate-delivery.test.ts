import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { TenantId } from '../shared/branded.js'
import { keptNotices } from '../testing/doubles.js'
import { bill, closeAll, pay, support } from '../testing/journey.js'
import { readPdf } from '../testing/read-pdf.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, type SmallCompany, smallCompany } from '../testing/small-company.js'

const email = 'marie.dupont@example.fr'
const plain = (text = '') => text.replace(/[\u00a0\u202f]/g, ' ')

const reach = ({ foyer, as }: SmallCompany, customer: string, change: object) =>
  given(foyer.customers.amendCustomer({ customer, change }, as('agent')))

/** Two households that paid in 2025, of which one has an e-mail address; their certificates are issued. */
const open = async () => {
  const kept = keptNotices()
  const company = await smallCompany({
    at: '2026-01-15T08:00:00.000Z',
    notifiers: { email: kept.notifier },
  })
  const { foyer, as, customer, entity: legalEntity } = company
  const second = await newCustomer(company, 2)
  await reach(company, customer, { email })
  const invoice = await bill(company, [support(6000)])
  const payment = await pay(company, invoice, 6000)
  await pay(company, await bill(company, [support(5000)], { customer: second }), 5000)
  const issued = await closeAll(company)
  await foyer.relay()
  const of = (whose: string) => issued.find(({ customer: one }) => one === whose)?.id ?? ''
  const year = { legalEntity, year: 2025 }
  return {
    ...{ ...company, sent: kept.sent, payment, second, year },
    certificate: of(customer),
    other: of(second),
    send: (certificate: string) =>
      foyer.documents.sendCertificate({ certificate }, as('agent', 'ana')),
    listed: async () => (await given(foyer.documents.certificatesOf(year, as('accountant')))).items,
  }
}

describe('sendCertificate', () => {
  it('sends the archived certificate, with its figures in words, and says so on the timeline', async () => {
    const { foyer, as, send, sent, certificate, customer } = await open()
    const queued = await given(send(certificate))
    expect(queued).toMatchObject({ of: certificate, customer, turn: 1, status: 'waiting' })
    await foyer.relay()
    expect(sent).toMatchObject([
      { address: email, subject: 'certificate-issued', title: 'Votre attestation fiscale 2025' },
    ])
    expect(plain(sent[0]?.text)).toMatch(/Montant brut acquitté : 60,00 €\nMontant net : 60,00 €/)
    const [file] = sent[0]?.attachments ?? []
    expect(file?.name).toBe('attestation-AF2025-00001.pdf')
    const bytes = file?.bytes ?? new Uint8Array()
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(queued.sha256)
    expect(await readPdf(bytes)).toContain('AF2025-00001')
    const { items } = await given(foyer.customers.showTimeline({ customer }, as('agent')))
    const moment = items.find(({ type }) => type === 'certificate-queued')
    expect(moment).toMatchObject({
      ...{ of: certificate, by: 'ana' },
      told: { subject: 'certificate-issued', status: 'sent', sha256: queued.sha256 },
    })
  })

  it('is worded in the language of the customer', async () => {
    const company = await open()
    const { foyer, send, sent, certificate, customer } = company
    await reach(company, customer, { language: 'en' })
    await given(send(certificate))
    await foyer.relay()
    expect(sent[0]?.title).toBe('Your tax certificate 2025')
    expect(sent[0]?.text).toContain('Gross amount paid: €60.00')
    expect(sent[0]?.attachments?.[0]?.name).toBe('certificate-AF2025-00001.pdf')
  })

  it('sends one e-mail for a double click, and another when asked later', async () => {
    const { foyer, as, send, sent, certificate, customer, clock } = await open()
    const [first, second] = await Promise.all([send(certificate), send(certificate)].map(given))
    expect(second).toEqual(first)
    await foyer.relay()
    clock.pass(60_000)
    expect(await given(send(certificate))).toMatchObject({ turn: 2 })
    await foyer.relay()
    expect(sent).toHaveLength(2)
    const deliveries = await given(foyer.documents.listDeliveries({ of: certificate }, as('agent')))
    expect(deliveries.items.map(({ turn }) => turn)).toEqual([2, 1])
    const to = await given(foyer.documents.deliveriesTo({ customer, limit: 1 }, as('agent')))
    expect(to.items).toMatchObject([{ of: certificate, turn: 2, status: 'sent' }])
    expect(to.next).toBeTruthy()
  })

  it('refuses a draft, one that is to be corrected, and a customer without e-mail', async () => {
    const company = await open()
    const { foyer, as, send, certificate, other, payment, clock } = company
    expect(await refused(send(other))).toEqual({ code: 'customer-without-email' })
    await given(foyer.payments.returnPayment({ payment, on: '2026-01-10' }, as('owner')))
    expect(await refused(send(certificate))).toEqual({
      ...{ code: 'certificate-not-standing', status: 'reopened' },
    })
    clock.set('2027-01-04T08:00:00.000Z')
    const late = await bill(company, [support(4000)], { issuedOn: '2026-03-31' })
    await pay(company, late, 4000, { on: '2026-04-05' })
    const year = { legalEntity: company.entity, year: 2026 }
    await given(foyer.attestation.draftYear(year, as('owner')))
    const { items } = await given(foyer.documents.certificatesOf(year, as('agent')))
    const draft = items[0]?.certificate ?? ''
    expect(await refused(send(draft))).toEqual({
      ...{ code: 'certificate-not-standing', status: 'draft' },
    })
  })

  it('knows nothing of what another tenant sends', async () => {
    const { foyer, as, certificate, customer, year } = await open()
    const stranger = { as: { ...as('owner').as, tenant: TenantId.parse('tenant-b') } }
    const { sendCertificate, listDeliveries, deliveriesTo } = foyer.documents
    for (const answer of [
      sendCertificate({ certificate }, stranger),
      listDeliveries({ of: certificate }, stranger),
      deliveriesTo({ customer }, stranger),
    ])
      expect((await refused(answer)).code).toBe('not-found')
    expect(await given(foyer.documents.certificatesOf(year, stranger))).toEqual({ items: [] })
    const sent = await given(foyer.documents.sendYear(year, stranger))
    expect(sent).toEqual({ queued: 0, unreachable: [] })
  })
})

describe('sendYear', () => {
  it('sends each certificate once, and names who has no e-mail address', async () => {
    const company = await open()
    const { foyer, as, sent, second, year, listed } = company
    const send = () => given(foyer.documents.sendYear(year, as('accountant')))
    const [first, again] = await Promise.all([send(), send()])
    expect(first).toEqual({ queued: 1, unreachable: [second] })
    expect(again).toEqual({ queued: 0, unreachable: [second] })
    await foyer.relay()
    company.clock.pass(24 * 60 * 60_000)
    expect(await send()).toEqual({ queued: 0, unreachable: [second] })
    expect(sent).toHaveLength(1)
    await reach(company, second, { email: 'b@example.fr' })
    expect(await send()).toEqual({ queued: 1, unreachable: [] })
    await foyer.relay()
    expect((await listed()).map(({ delivery }) => delivery?.status)).toEqual(['sent', 'sent'])
  })

  it('sends anew what bounced', async () => {
    const { foyer, as, year, listed, clock } = await open()
    const send = () => given(foyer.documents.sendYear(year, as('owner')))
    await send()
    await foyer.relay()
    const [{ delivery } = { delivery: undefined }] = await listed()
    const receipt = { key: String(delivery?.notice), status: 'failed', at: clock.now() } as const
    await given(foyer.messages.recordReceipt(receipt, as('system')))
    expect((await listed())[0]?.delivery?.status).toBe('bounced')
    expect(await send()).toMatchObject({ queued: 1 })
    expect((await listed())[0]?.delivery).toMatchObject({ turn: 2, status: 'waiting' })
  })

  it('goes through a year of more than one page, and leaves no certificate out', async () => {
    const company = await open()
    const { foyer, as, year, sent } = company
    for (let i = 3; i < 56; i++) {
      const customer = await newCustomer(company, i)
      await reach(company, customer, { email: `c${i}@example.fr` })
      const invoice = await bill(company, [support(1000)], { customer, number: `Y${i}` })
      await pay(company, invoice, 1000)
    }
    await closeAll(company)
    await foyer.relay(50)
    let after: string | undefined
    const pages: number[] = []
    do {
      const asked = { ...year, ...(after ? { after } : {}) }
      const { queued, next } = await given(foyer.documents.sendYear(asked, as('owner')))
      pages.push(queued)
      after = next
    } while (after)
    await foyer.relay(50)
    expect(pages.reduce((sum, one) => sum + one, 0)).toBe(54)
    expect(pages.length).toBeGreaterThan(1)
    expect(new Set(sent.map(({ address }) => address)).size).toBe(54)
  })
})

describe('certificatesOf', () => {
  it('lists a year by customer with figures, address and last e-mail, and no visit', async () => {
    const { send, listed, certificate, other, foyer } = await open()
    await given(send(certificate))
    await foyer.relay()
    const [first, second] = await listed()
    expect(first).toMatchObject({
      ...{ certificate, name: 'Marie Dupont 1', email, status: 'issued', number: 'AF2025-00001' },
      figures: { paidGross: 6000, paidNet: 6000 },
      delivery: { status: 'sent', turn: 1 },
    })
    expect(second).toMatchObject({ certificate: other, name: 'Marie Dupont 2' })
    expect(second).not.toHaveProperty('email')
    expect(second).not.toHaveProperty('delivery')
    expect(first?.figures).not.toHaveProperty('interventions')
  })
})
