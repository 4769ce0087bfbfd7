import { given, smallCompany } from '@foyer/core/testing'

/**
 * A morning of a company in memory, by its own clock: a price with its credit, an order, a visit, a signature, the invoice and its PDF.
 * What came of it, as text: the same wherever it is lived.
 */
export const morning = async (): Promise<string> => {
  const { foyer, as, clock, customer, entity: legalEntity, alma: worker } = await smallCompany()
  const [office, field] = [as('owner'), as('worker', worker)]
  const line = {
    kind: 'service',
    activity: 'II-11',
    customer: 'individual',
    place: 'home',
  } as const
  const done = { performedOn: '2026-03-02', mode: 'prestataire', worker: 'employee' } as const
  const asked = { ...line, ...done, legalEntity, minutes: 60, price: 59_00 }
  const price = await given(foyer.taxCredit.simulate(asked, as('visitor')))

  const ordered = { customer, legalEntity, worker, activity: 'II-11', description: '' } as const
  const { visit } = await given(
    foyer.dispatch.takeOrder({ ...ordered, minutes: 60, price: 59_00 }, office),
  )
  const slot = { visit: visit.id, worker, date: '2026-03-02', start: '10:00', minutes: 60 }
  await given(foyer.dispatch.bookSlot(slot, field))
  clock.set('2026-03-02T11:00:00.000Z')
  await given(foyer.dispatch.completeVisit({ visit: visit.id }, field))
  const written = { visit: visit.id, text: 'Fait.', minutesWorked: 60, parts: [] }
  const { id: report } = await given(foyer.dispatch.writeReport(written, field))
  await given(foyer.dispatch.signReport({ report, signedBy: 'Marie Dupont' }, field))
  const { items } = await given(foyer.invoicing.listInvoices({ customer }, office))
  const invoice = items[0]?.id ?? ''
  await given(foyer.invoicing.checkInvoice({ invoice }, office))
  const issued = await given(foyer.invoicing.issueInvoice({ legalEntity, invoice }, office))
  await foyer.relay()
  const pdf = await given(foyer.documents.downloadDocument({ of: invoice }, office))
  return JSON.stringify({ price, issued, pdf })
}
