import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { collections } from '../house.js'
import { bill, closeAll, pay, support } from './journey.js'
import { memoryStore } from './memory-store.js'
import { readPdf } from './read-pdf.js'
import { given, refused } from './scenario.js'
import { type SmallCompany, smallCompany } from './small-company.js'

const identity = {
  firstName: 'Éloïse',
  lastName: 'Martin',
  phone: '+33612345678',
  email: 'eloise@example.fr',
  home: { street: '3 rue du Jeu-de-Paume', postcode: '26000', city: 'Valence' },
}

/** Asks for help by a form, orders, and is planned for: the visit is still a draft. */
const order = async ({ foyer, as, entity, alma }: SmallCompany) => {
  const asked = { source: 'search-engine', wants: 'Mon imprimante est muette', identity } as const
  const lead = await given(foyer.customers.takeLead(asked, as('visitor')))
  const service = { kind: 'service', activity: 'II-11', label: 'Dépannage', minutes: 60 } as const
  const { id } = await given(
    foyer.sales.createOrder(
      {
        customer: lead.customer,
        worker: lead.worker ?? null,
        legalEntity: entity,
        lines: [{ ...service, price: 6000 }],
      },
      as('agent'),
    ),
  )
  const visit = await given(foyer.dispatch.createVisit({ order: id }, as('agent')))
  expect(visit).toMatchObject({ status: 'draft', worker: alma })
  return { ...lead, order: id, visit: visit.id }
}

describe('from the first call to the certificate', () => {
  it('goes the whole way in memory (S003, S004, S038, S062, S065, S066, S174, S178, S179)', async () => {
    const company = await smallCompany({ at: '2025-11-03T08:00:00.000Z' })
    const { foyer, as, clock, entity: legalEntity, alma } = company
    const worker = as('worker', alma)

    const { customer, visit, worker: territory } = await order(company)
    expect(territory).toBe(alma)
    const file = await given(foyer.customers.showCustomer({ customer }, as('agent')))
    expect(file.customer).toMatchObject({ id: customer, standing: 'customer' })

    const told = async () => (await given(foyer.messages.listNotices({}, as('agent')))).items
    const subjects = async () => (await told()).map(({ subject, to }) => [subject, to])
    expect(await subjects()).toEqual([['lead-assigned', alma]])
    await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
    expect(await subjects()).toEqual(
      expect.arrayContaining([
        ['visit-planned', alma],
        ['visit-planned', customer],
      ]),
    )

    const slot = { visit, worker: alma, date: '2025-11-05', start: '14:00' }
    await given(foyer.dispatch.bookSlot(slot, worker))
    const week = { worker: alma, from: '2025-11-03', until: '2025-11-10' }
    const { days } = await given(foyer.dispatch.planOf(week, worker))
    expect(days.flatMap(({ slots }) => slots.map((one) => one.visit.id))).toEqual([visit])

    const early = foyer.dispatch.completeVisit({ visit }, worker)
    expect((await refused(early)).code).toBe('visit-not-started')
    clock.set('2025-11-05T14:30:00.000Z')
    await given(foyer.dispatch.completeVisit({ visit, minutes: 75 }, worker))
    const twice = foyer.dispatch.completeVisit({ visit }, worker)
    expect(await refused(twice)).toEqual({ code: 'visit-already-closed', status: 'done' })

    const parts = [{ label: 'Câble USB', quantity: 1, price: 900 }]
    const written = { visit, text: 'Pilote remis en place', parts }
    const { id: report } = await given(foyer.dispatch.writeReport(written, worker))
    const mine = as('customer', customer)
    await given(foyer.dispatch.signReport({ report, signedBy: 'Éloïse Martin' }, mine))
    const rewritten = foyer.dispatch.writeReport({ ...written, text: 'Autre chose' }, worker)
    expect(await refused(rewritten)).toEqual({ code: 'report-signed' })

    const drafts = await given(foyer.invoicing.listInvoices({ customer }, as('agent')))
    expect(drafts.items).toMatchObject([{ status: 'draft', number: null, gross: 8400 }])
    const invoice = drafts.items[0]?.id ?? ''
    const issue = () => foyer.invoicing.issueInvoice({ legalEntity, invoice }, as('agent'))
    expect(await refused(issue())).toEqual({ code: 'invoice-not-checked' })
    await given(foyer.invoicing.checkInvoice({ invoice }, as('agent')))
    expect(await given(issue())).toMatchObject({ number: 'F2025-00001', issuedOn: '2025-11-05' })

    const transfer = { invoice, on: '2025-11-20', amount: 8400, means: 'transfer' } as const
    await given(foyer.payments.recordPayment(transfer, as('accountant')))
    expect(await given(foyer.payments.showAccount({ customer }, mine))).toMatchObject({ due: 0 })

    clock.set('2026-01-02T08:00:00.000Z')
    expect(await foyer.tick()).toEqual({ ran: 1, parked: 0 })
    const year = { legalEntity, year: 2025 }
    const close = await given(foyer.attestation.closeYear(year, as('owner')))
    const [certificate = ''] = close.issued
    await foyer.relay()

    const shown = await given(foyer.attestation.showCertificate({ certificate }, mine))
    expect(shown).toMatchObject({
      number: 'AF2025-00001',
      figures: {
        paidGross: 7500,
        paidNet: 7500,
        ineligiblePaid: 900,
        interventions: [{ visit, date: '2025-11-05', minutes: 75, worker: alma }],
      },
    })
    const { items } = await given(foyer.documents.listDocuments({ customer }, mine))
    expect(items.map(({ of }) => of).sort()).toEqual([certificate, invoice].sort())
    for (const { of, sha256 } of items) {
      const { base64 } = await given(foyer.documents.downloadDocument({ of }, mine))
      const bytes = Buffer.from(base64, 'base64')
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      expect(await readPdf(bytes)).toContain('75,00 €')
    }
  })

  it('keeps one id from the first call to the certificate (S235)', async () => {
    const company = await smallCompany({ at: '2025-11-03T08:00:00.000Z' })
    const { foyer, as } = company
    const lead = await given(foyer.customers.takeLead({ source: 'flyer', identity }, as('visitor')))
    const { customer } = lead
    await pay(company, await bill(company, [support(6000)], { customer }), 6000)
    company.clock.set('2026-01-02T08:00:00.000Z')
    expect(await closeAll(company)).toMatchObject([{ customer }])
    const timeline = await given(foyer.customers.showTimeline({ customer }, as('agent')))
    expect(timeline.items.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'lead-taken',
        'visit-taken-over',
        'invoice-taken-over',
        'payment-recorded',
        'certificate-drafted',
        'certificate-issued',
      ]),
    )
  })

  it('sends a question to whoever came last (S005)', async () => {
    const company = await smallCompany({ at: '2025-11-03T08:00:00.000Z' })
    const { foyer, as, alma, customer } = company
    await bill(company, [support(6000)])
    const asked = foyer.dispatch.lastWorkerOf({ customer }, as('customer', customer))
    expect(await given(asked)).toMatchObject({ worker: alma, why: 'last-visit' })
  })

  it('tells nobody anything of a visit that is still a draft (S062)', async () => {
    const company = await smallCompany({ at: '2025-11-03T08:00:00.000Z' })
    const { foyer, as } = company
    await order(company)
    const { items } = await given(foyer.messages.listNotices({}, as('agent')))
    expect(items.filter(({ subject }) => subject === 'visit-planned')).toEqual([])
  })
})

describe('two tenants in one database', () => {
  it('never mix their money, their numbers or their documents (S032)', async () => {
    const store = memoryStore(collections)
    const at = '2026-01-15T08:00:00.000Z'
    const [a, b] = [
      await smallCompany({ store, at, tenant: 'tenant-a' }),
      await smallCompany({ store, at, tenant: 'tenant-b' }),
    ]
    const amounts = [
      [a, 6000],
      [b, 700],
    ] as const
    for (const [company, gross] of amounts)
      await pay(company, await bill(company, [support(gross)]), gross)
    const issued = [await closeAll(a), await closeAll(b)]
    expect(issued.map((all) => all.map((one) => [one.number, one.figures.paidGross]))).toEqual([
      [['AF2025-00001', 6000]],
      [['AF2025-00001', 700]],
    ])
    await a.foyer.relay()
    for (const [company, gross] of amounts) {
      const { foyer, as, entity: legalEntity, customer } = company
      const year = await given(foyer.attestation.showYear({ legalEntity, year: 2025 }, as('owner')))
      expect(year).toMatchObject({ certificates: 1, figures: { paidGross: gross } })
      const documents = await given(foyer.documents.listDocuments({ customer }, as('owner')))
      expect(documents.items).toHaveLength(1)
    }
  })

  it('know nothing of each other’s ids (S032)', async () => {
    const store = memoryStore(collections)
    const at = '2026-01-15T08:00:00.000Z'
    const a = await smallCompany({ store, at, tenant: 'tenant-a' })
    const invoice = await bill(a, [support(6000)])
    const payment = await pay(a, invoice, 1000)
    const [certificate] = await closeAll(a)
    const b = await smallCompany({ store, at, tenant: 'tenant-b' })
    const { foyer, as } = b
    const owner = as('owner')
    const id = certificate?.id ?? ''
    const received = { invoice, on: '2025-05-01', amount: 1, means: 'cash' } as const
    for (const answer of [
      foyer.invoicing.showInvoice({ invoice }, owner),
      foyer.invoicing.checkInvoice({ invoice }, owner),
      foyer.payments.recordPayment(received, owner),
      foyer.payments.returnPayment({ payment, on: '2025-05-01' }, owner),
      foyer.attestation.showCertificate({ certificate: id }, owner),
      foyer.documents.archiveCertificate({ certificate: id }, owner),
      foyer.documents.downloadDocument({ of: id }, owner),
    ])
      expect((await refused<{ code: string }>(answer)).code).toBe('not-found')
  })
})
