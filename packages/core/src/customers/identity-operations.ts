import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { asRead, refuseStale, staleRefusal, Version } from '../app/version.js'
import type { Work } from '../app/work.js'
import { fieldsOf, GivenValues, takeValues, valueRefusals } from '../organisation/index.js'
import { Reference } from '../shared/id.js'
import { accept, refuse } from '../shared/result.js'
import { nameKey } from '../shared/text.js'
import { begin, byReference } from './beginning.js'
import { customers } from './collections.js'
import { withCustom } from './custom.js'
import {
  Customer,
  CustomerId,
  completenessOf,
  IdentityChange,
  missingOf,
  NewIdentity,
} from './customer.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

const Shown = z.object({
  customer: Customer,
  /** 0 to 100. */
  completeness: z.int(),
  /** The fields of a full identity that are still empty. */
  missing: z.array(z.string()).readonly(),
  /** What `amendCustomer` takes to refuse where somebody else was quicker. */
  version: Version,
})

const shown = (work: Work, customer: Customer) => ({
  customer,
  completeness: completenessOf(customer),
  missing: missingOf(customer),
  version: work.versionOf(customers, customer.id),
})

/**
 * Registers a customer. A name and a phone number are enough: the answer says what is still missing (S058). `custom` = values of the fields
 * that the company added (S294).
 */
export const registerCustomer = command({
  input: z.object({
    reference: Reference.optional(),
    identity: NewIdentity,
    custom: GivenValues.default({}),
  }),
  output: Shown,
  allow: { ...office, accountant: 'all' },
  refusals: { 'customer-reference-taken': { customer: CustomerId }, ...valueRefusals },
  async run(work, { reference = null, identity, custom }) {
    const known = reference && (await byReference(work, reference))
    if (known) return refuse({ code: 'customer-reference-taken', customer: known.id })
    const values = takeValues(await fieldsOf(work, 'customers'), {}, custom)
    if (!values.ok) return values
    const began = { reference, standing: 'customer' } as const
    const customer = await begin(work, identity, began, values.value)
    work.put(customers, customer)
    work.record({ type: 'customer-registered', of: customer.id, about: customer.id })
    return accept(shown(work, customer))
  },
})

/**
 * Changes what is given and leaves the rest; what is given settles the findings on it, and may end a quarantine. With the `version` that
 * a screen read, `stale` where the file was changed since (S149). The values of fields that the company added are the office's to change: a
 * customer is refused with `custom-fields-of-the-office`.
 */
export const amendCustomer = command({
  input: z.object({
    customer: CustomerId,
    change: IdentityChange,
    custom: GivenValues.default({}),
    ...asRead,
  }),
  output: Shown,
  allow: { ...office, accountant: 'all', customer: 'own' },
  refusals: {
    ...{ 'name-needed': {}, 'custom-fields-of-the-office': {} },
    ...{ ...valueRefusals, ...staleRefusal },
  },
  async run(work, { customer: id, change, custom, version }) {
    const before = await work.get(customers, id)
    if (!before) return refuse({ code: 'not-found', id })
    work.own({ customer: before.id })
    const stale = refuseStale(work, customers, id, version)
    if (stale) return stale
    const filled = Object.keys(custom)
    if (filled.length && work.as.role === 'customer')
      return refuse({ code: 'custom-fields-of-the-office' })
    const values = takeValues(await fieldsOf(work, 'customers'), before.custom ?? {}, custom)
    if (!values.ok) return values
    const given = Object.fromEntries(Object.entries(change).filter(([, v]) => v !== undefined))
    const amended: Customer = { ...before, ...given }
    if (!amended.lastName && !amended.organisation) return refuse({ code: 'name-needed' })
    const settled = new Set(Object.keys(given).flatMap((f) => (f === 'home' ? homeFields : [f])))
    const findings = amended.findings.filter(({ field }) => !settled.has(field))
    const quarantined = findings.some(({ suggestion }) => suggestion === undefined)
    const key = nameKey(amended.firstName, amended.lastName)
    const read: Customer = { ...amended, nameKey: key, findings, quarantined }
    const after = await withCustom(work, read, values.value)
    work.put(customers, after)
    const data = { fields: [...Object.keys(given), ...filled.map((name) => `custom.${name}`)] }
    work.record({ type: 'customer-amended', of: id, about: id, data })
    return accept(shown(work, after))
  },
})

const homeFields = ['street', 'postcode', 'city']

/** One customer, with what is missing; a customer sees itself. */
export const showCustomer = query({
  input: z.object({ customer: CustomerId }),
  output: Shown,
  allow: { ...office, accountant: 'all', worker: 'all', customer: 'own' },
  refusals: {},
  async run(work, { customer: id }) {
    const customer = await work.get(customers, id)
    if (!customer) return refuse({ code: 'not-found', id })
    work.own({ customer: customer.id })
    return accept(shown(work, customer))
  },
})

/**
 * Customers whose names, company, phone, e-mail, reference or searchable own fields answer every word, accents and case aside, best first: the word, its
 * beginning, a part of it, or a word with a typo in it (S284, S294). A phone is found as it is dialled, as it is kept, and by a part.
 */
export const searchCustomers = query({
  input: z.object({ text: z.string().trim().min(1).max(200), ...Paging.shape }),
  output: pageOf(Customer),
  allow: { ...office, accountant: 'all' },
  refusals: {},
  async run(work, { text, ...paging }) {
    return accept(await work.page(customers, { search: text, ...paging }))
  },
})
