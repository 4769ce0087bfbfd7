import { z } from 'zod'
import { query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { CustomerId } from '../customers/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { accept, refuse } from '../shared/result.js'
import { mandates } from './collections.js'
import { Mandate, MandateId, ShownMandate, shownMandate } from './mandate.js'
import { dormantFrom } from './mandate-life.js'
import { isIntact } from './signing.js'

const office = { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' } as const

/** One mandate, and whether what was signed is still what it was; of its accounts, the last four characters. */
export const showMandate = query({
  input: z.object({ mandate: MandateId }),
  output: ShownMandate,
  allow: { ...office, customer: 'own' },
  refusals: {},
  async run(work, { mandate: id }) {
    const mandate = await work.get(mandates, id)
    if (!mandate) return refuse({ code: 'not-found', id })
    work.own(mandate)
    return accept(shownMandate(mandate, await isIntact(work, mandate)))
  },
})

/** A customer's mandates, newest first: those that ended are history. */
export const mandatesOf = query({
  input: z.object({ customer: CustomerId, ...Paging.shape }),
  output: pageOf(ShownMandate),
  allow: { ...office, customer: 'own' },
  refusals: {},
  async run(work, { customer, ...paging }) {
    work.own({ customer })
    const { items, ...next } = await work.page(mandates, {
      where: { customer },
      descending: true,
      ...paging,
    })
    return accept({ ...next, items: items.map((one) => shownMandate(one)) })
  },
})

/** A mandate in a list: from `lapsesOn` on it stands no more, if nothing is debited until then; null = it was not signed, or has ended. */
const ListedMandate = z
  .object({ ...ShownMandate.unwrap().shape, lapsesOn: CivilDate.nullable() })
  .readonly()
  .meta({ id: 'ListedMandate' })

/** The mandates in one state, oldest first: those suspended wait for a person. */
export const listMandates = query({
  input: z.object({ status: Mandate.unwrap().shape.status, ...Paging.shape }),
  output: pageOf(ListedMandate),
  allow: office,
  refusals: {},
  async run(work, { status, ...paging }) {
    const { items, ...next } = await work.page(mandates, { where: { status }, ...paging })
    const listed = items.map((one) => ({
      ...{ ...shownMandate(one), lapsesOn: one.endedOn ? null : (dormantFrom(one) ?? null) },
    }))
    return accept({ ...next, items: listed })
  },
})
