import type { Foyer } from '../foyer.js'
import type { LegalEntityId } from '../organisation/index.js'
import { secondEntity } from './journey.js'
import { given } from './scenario.js'
import { type SmallCompany, smallCompany } from './small-company.js'

type Asked = Parameters<Foyer['sales']['draftQuote']>[0]
type Sent = Parameters<Foyer['sales']['sendQuote']>[0]
type Accepted = Parameters<Foyer['sales']['acceptQuote']>[0]

/** An hour of IT support at home, at 60.00 euros: 20 % of VAT. */
export const support = {
  kind: 'service',
  activity: 'II-11',
  label: 'Dépannage',
  minutes: 60,
  price: 6000,
} as const

/** Two hours of cleaning, at 57.00 euros: 10 % of VAT. */
export const cleaning = {
  kind: 'service',
  activity: 'II-1',
  label: 'Ménage',
  minutes: 120,
  price: 5700,
} as const

/** A mouse, at 12.50 euros: 20 % of VAT. */
export const mouse = { kind: 'goods', label: 'Souris', price: 1250 } as const

/** A small company, a quote on its desk, and its life. */
export interface QuotingCompany extends SmallCompany {
  readonly draft: (asked?: Partial<Asked>) => ReturnType<typeof given<Answer<'draftQuote'>>>
  readonly send: (
    quote: string,
    sent?: Partial<Sent>,
  ) => ReturnType<typeof given<Answer<'sendQuote'>>>
  readonly accept: (
    quote: string,
    accepted?: Partial<Accepted>,
  ) => ReturnType<typeof given<Answer<'acceptQuote'>>>
}

type Answer<O extends 'draftQuote' | 'sendQuote' | 'acceptQuote'> = Extract<
  Awaited<ReturnType<Foyer['sales'][O]>>,
  { readonly ok: true }
>['value']

/**
 * Opens a company that quotes: `draft` an hour of support unless told otherwise, `send` it with its document and everything told, `accept`
 * its last edition as its customer.
 */
export const quotingCompany = async (
  options: Parameters<typeof smallCompany>[0] = {},
): Promise<QuotingCompany> => {
  const company = await smallCompany(options)
  const { foyer, as, customer, entity: legalEntity } = company
  const office = as('agent')
  return {
    ...company,
    draft: (asked = {}) =>
      given(
        foyer.sales.draftQuote(
          { customer, legalEntity, by: '2026-04-30', lines: [support], ...asked },
          office,
        ),
      ),
    send: (quote, sent = {}) =>
      given(
        foyer.sales.sendQuote({ quote, document: true, informed: ['mediator'], ...sent }, office),
      ),
    accept: (quote, accepted = {}) =>
      given(
        foyer.sales.acceptQuote(
          { quote, edition: 1, signer: 'Marie Dupont', ...accepted },
          as('customer', customer),
        ),
      ),
  }
}

/** One more company of the tenant, in the same trade. */
export const anotherSeller = (company: SmallCompany): Promise<LegalEntityId> =>
  secondEntity(company)
