import type { Doc, Store } from '@foyer/core/store'
import { given, type SmallCompany, smallCompany } from '@foyer/core/testing'

/** The id of the nth document of a noun. */
export const nth = (noun: string, n: number): string => `${noun}_${String(n).padStart(26, '0')}`

/** A small company in this store, with so many visits to book and so many checked invoices to issue. */
export const companyIn = async (
  store: Store,
  { visits = 0, invoices = 0 }: { readonly visits?: number; readonly invoices?: number },
): Promise<SmallCompany> => {
  const company = await smallCompany({ store })
  if (visits) await copies(company, 'visits', 'vis', visits, await aVisit(company))
  if (invoices) await copies(company, 'invoices', 'inv', invoices, anInvoice(company))
  return company
}

const aVisit = async (company: SmallCompany): Promise<Doc> => {
  const { foyer, as, entity: legalEntity, customer } = company
  const task = { legalEntity, customer, activity: 'II-11', minutes: 60 } as const
  const { id: visit } = await given(foyer.dispatch.createVisit(task, as('agent')))
  return given(foyer.dispatch.validateVisit({ visit }, as('agent')))
}

/** A line of an invoice for goods. */
export const line = {
  ...{ no: 1, kind: 'goods', label: 'Souris', quantity: 1, vatRate: '0.2' },
  ...{ gross: 1200, net: 1000, vat: 200, incomplete: [] },
  verdict: { verdict: 'not-eligible', because: [], missing: [] },
} as const

const anInvoice = ({ entity: legalEntity, customer }: SmallCompany): object => ({
  legalEntity,
  customer,
  series: 'own',
  status: 'checked',
  ...{ number: null, issuedOn: null, report: null },
  lines: [line],
  ...{ gross: 1200, net: 1000, vat: 200, credited: 0 },
})

const copies = (
  { store, tenant }: SmallCompany,
  of: string,
  noun: string,
  count: number,
  one: object,
): Promise<void> =>
  store.commit(
    tenant,
    Array.from({ length: count }, (_, n) => ({
      do: 'insert',
      of,
      doc: { ...one, id: nth(noun, n) },
    })),
  )
