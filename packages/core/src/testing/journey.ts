import type { Certificate } from '../attestation/index.js'
import type { CustomerId } from '../customers/index.js'
import type { ReportId, VisitId } from '../dispatch/index.js'
import { type Invoice, type InvoiceId, invoices } from '../invoicing/index.js'
import type { LegalEntityId } from '../organisation/index.js'
import type { PaymentId } from '../payments/index.js'
import type { ActivityCode } from '../rules/fr/activities.js'
import type { Means } from '../rules/fr/payment.js'
import type { OrderId } from '../sales/index.js'
import { day, plusDays } from '../shared/civil-date.js'
import { given } from './scenario.js'
import type { SmallCompany } from './small-company.js'

/** A line of history: money for a visit, or for goods when it names no activity. In cents, VAT included. */
export interface Sold {
  readonly gross: number
  readonly activity?: ActivityCode
  readonly date?: string
  readonly minutes?: number
  readonly place?: 'home' | 'workshop'
}

/** An hour of IT support at home: every cent of it opens the right. */
export const support = (gross: number, rest: Omit<Sold, 'gross'> = {}): Sold => ({
  activity: 'II-11',
  gross,
  ...rest,
})

/** Things sold: no cent of them opens it. */
export const goods = (gross: number): Sold => ({ gross })

interface Billed {
  readonly number?: string
  readonly issuedOn?: string
  readonly customer?: CustomerId
  readonly entity?: LegalEntityId
}

/** Takes an invoice over, with the visits behind it: on 31 March 2025, for visits of 10 March, unless told otherwise. */
export const bill = async (
  company: SmallCompany,
  sold: readonly Sold[],
  rest: Billed = {},
): Promise<InvoiceId> => {
  const { foyer, as } = company
  const { entity: legalEntity = company.entity, customer = company.customer } = rest
  const lines = []
  for (const [i, { gross, activity, ...visit }] of sold.entries())
    lines.push({
      no: i + 1,
      label: activity ? 'Dépannage' : 'Souris',
      gross,
      vatRate: '0.2',
      ...(activity
        ? { kind: 'service' as const, activity, visit: await serve(company, activity, visit, rest) }
        : { kind: 'goods' as const }),
    })
  const number = rest.number ?? `X${(await countOf(company, invoices.name)) + 1}`
  const history = { legalEntity, customer, number, issuedOn: rest.issuedOn ?? '2025-03-31', lines }
  return (await given(foyer.invoicing.takeOverInvoice(history, as('owner')))).invoice
}

/** Takes a visit over. */
export const serve = async (
  company: SmallCompany,
  activity: ActivityCode,
  { date = '2025-03-10', minutes = 60, place = 'home' }: Omit<Sold, 'gross' | 'activity'> = {},
  { entity: legalEntity = company.entity, customer = company.customer }: Billed = {},
): Promise<VisitId> => {
  const { foyer, as, alma: worker } = company
  const reference = `V${(await countOf(company, 'visits')) + 1}`
  const what = { reference, legalEntity, customer, worker, activity, place }
  const when = { date, start: '09:00', minutes }
  return (await given(foyer.dispatch.takeOverVisit({ ...what, ...when }, as('owner')))).visit
}

/** Receives money for an invoice: by transfer on 5 April 2025, unless told otherwise. */
export const pay = async (
  { foyer, as }: SmallCompany,
  invoice: InvoiceId,
  amount: number,
  rest: { readonly on?: string; readonly means?: Means; readonly thirdParty?: string } = {},
): Promise<PaymentId> => {
  const received = { on: '2025-04-05', means: 'transfer' as const, ...rest, invoice, amount }
  return (await given(foyer.payments.recordPayment(received, as('accountant')))).payment
}

interface Signed {
  readonly order?: OrderId
  readonly activity?: ActivityCode
  readonly description?: string
  readonly minutes?: number
  readonly minutesWorked?: number
  readonly parts?: readonly { label: string; quantity?: number; price: number }[]
  readonly customer?: CustomerId
  readonly entity?: LegalEntityId
}

/** Lives a visit through, each on a day of its own from 9 March 2026 on, to the report that waits for a signature. */
export const report = async (company: SmallCompany, told: Signed = {}): Promise<ReportId> => {
  const { foyer, as, clock, alma: worker } = company
  const { order, activity = 'II-11', parts = [], minutes = 60, minutesWorked = minutes } = told
  const { customer = company.customer, entity: legalEntity = company.entity } = told
  const task = { legalEntity, customer, description: told.description ?? '' }
  const planned = order ? { order, worker, activity } : { ...task, worker, activity, minutes }
  const { id: visit } = await given(foyer.dispatch.createVisit(planned, as('agent')))
  await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
  const date = plusDays(day('2026-03-08'), await countOf(company, 'visits'))
  const slot = { visit, worker, date, start: '14:00', minutes }
  await given(foyer.dispatch.bookSlot(slot, as('worker', worker)))
  clock.set(`${date}T16:00:00.000Z`)
  await given(foyer.dispatch.completeVisit({ visit }, as('worker', worker)))
  const written = { visit, text: 'Pilote remis en place', minutesWorked, parts: [...parts] }
  return (await given(foyer.dispatch.writeReport(written, as('worker', worker)))).id
}

/** The same, signed by its customer; answers the draft that this makes. */
export const sign = async (company: SmallCompany, told: Signed = {}): Promise<Invoice> => {
  const { foyer, as, alma } = company
  const signed = { report: await report(company, told), signedBy: 'Marie Dupont' }
  await given(foyer.dispatch.signReport(signed, as('worker', alma)))
  return draftOf(company, signed.report)
}

/** The draft that a signed report made. @throws {Error} unless it made exactly one. */
export const draftOf = async (
  { store, tenant }: SmallCompany,
  reportId: string,
): Promise<Invoice> => {
  const { items } = await store.find(tenant, invoices.name, {
    where: { report: reportId },
    limit: 2,
  })
  if (items.length !== 1) throw new Error(`${items.length} drafts of ${reportId}`)
  return items[0]?.doc as Invoice
}

/** Checks a draft and issues it. */
export const checkAndIssue = async (
  { foyer, as }: SmallCompany,
  { id: invoice, legalEntity }: Pick<Invoice, 'id' | 'legalEntity'>,
): Promise<Invoice> => {
  await given(foyer.invoicing.checkInvoice({ invoice }, as('agent')))
  return given(foyer.invoicing.issueInvoice({ legalEntity, invoice }, as('agent')))
}

/** One more company of the tenant, with the same activities. */
export const secondEntity = async ({ foyer, as }: SmallCompany): Promise<LegalEntityId> => {
  const { items } = await given(foyer.organisation.listLegalEntities({}, as('owner')))
  const [first] = items
  if (!first) throw new Error('no entity to copy')
  const { id: _, ...same } = first
  const numbers = { siren: '781286570', siret: '78128657000017', sapNumber: 'SAP781286570' }
  const second = { ...same, ...numbers, name: 'Les Jours Tranquilles Sud' }
  return (await given(foyer.organisation.registerLegalEntity(second, as('owner')))).id
}

const countOf = async ({ store, tenant }: SmallCompany, of: string): Promise<number> =>
  (await store.find(tenant, of, { limit: 1000 })).items.length

/** Drafts a year's certificates, page after page. */
export const draftAll = async (
  { foyer, as, entity }: SmallCompany,
  year = 2025,
  legalEntity: LegalEntityId = entity,
): Promise<void> => {
  const ask = as('accountant')
  while (!(await given(foyer.attestation.draftYear({ legalEntity, year }, ask))).done);
}

/** Drafts a year, closes it, and answers its issued certificates, by customer. */
export const closeAll = async (
  company: SmallCompany,
  year = 2025,
  legalEntity: LegalEntityId = company.entity,
): Promise<readonly Certificate[]> => {
  const { foyer, as } = company
  await draftAll(company, year, legalEntity)
  while ((await given(foyer.attestation.closeYear({ legalEntity, year }, as('owner')))).left);
  const issued = { legalEntity, year, status: 'issued', limit: 200 } as const
  return (await given(foyer.attestation.listCertificates(issued, as('owner')))).items
}
