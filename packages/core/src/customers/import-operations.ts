import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { everything } from '../app/paging.js'
import { fieldsOf, GivenValues, takeValues, valueRefusals } from '../organisation/index.js'
import { accept } from '../shared/result.js'
import { begin, byReference } from './beginning.js'
import { customers } from './collections.js'
import { CustomerId, Finding, Identity, missingOf } from './customer.js'
import { likelyDuplicates as compareAll } from './likely-duplicates.js'
import { readContact, TypedContact } from './typed-contact.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

const Checked = z
  .object({
    reference: z.string(),
    findings: z.array(Finding).readonly(),
    quarantined: z.boolean(),
  })
  .readonly()

/** What importing contacts would find, row by row, in the order given. Writes nothing (S260). */
export const checkImport = query({
  input: z.object({ contacts: z.array(TypedContact).max(5000).readonly() }),
  output: z.object({ contacts: z.array(Checked).readonly() }),
  allow: { ...office, accountant: 'all' },
  refusals: {},
  async run(_, { contacts }) {
    return accept({
      contacts: contacts.map((typed) => {
        const { findings, quarantined } = readContact(typed)
        return { reference: typed.reference, findings, quarantined }
      }),
    })
  },
})

/**
 * Imports one contact as people typed it: what can be corrected is, what was typed is kept, and what nobody can read puts
 * the record in quarantine, which blocks nothing. The same reference again changes nothing and answers `known`. `custom` = values of the
 * company's own fields, in their kinds: these are refused, not corrected (S294).
 */
export const importCustomer = command({
  input: z.object({ ...TypedContact.unwrap().shape, custom: GivenValues.default({}) }),
  output: z.object({
    customer: CustomerId,
    known: z.boolean(),
    quarantined: z.boolean(),
    findings: z.array(Finding).readonly(),
    /** The fields of a full identity that are empty. */
    missing: z.array(z.string()).readonly(),
  }),
  allow: { owner: 'all', manager: 'all', accountant: 'all' },
  refusals: valueRefusals,
  async run(work, { custom, ...typed }) {
    const { contact, findings, quarantined } = readContact(typed)
    const { street, postcode, city, ...rest } = contact
    const identity = Identity.parse({ ...rest, home: { street, postcode, city } })
    const read = { quarantined, findings, missing: missingOf(identity) }
    const known = await byReference(work, typed.reference)
    if (known) return accept({ ...read, customer: known.id, known: true })
    const values = takeValues(await fieldsOf(work, 'customers'), {}, custom)
    if (!values.ok) return values
    const { reference } = typed
    const began = { reference, standing: 'customer', findings, quarantined } as const
    const customer = await begin(work, identity, began, values.value)
    work.put(customers, customer)
    work.record({ type: 'customer-imported', of: customer.id, about: customer.id })
    return accept({ ...read, customer: customer.id, known: false })
  },
})

const Pair = z
  .object({
    original: CustomerId,
    copy: CustomerId,
    originalReference: z.string().nullable(),
    copyReference: z.string().nullable(),
    score: z.number().min(0).max(1),
    because: z.array(z.string()).readonly(),
  })
  .readonly()

/** Customers who are likely the same person, with a score and its reasons, likeliest first. Nothing is merged. */
export const likelyDuplicates = query({
  input: z.object({}),
  output: z.object({ pairs: z.array(Pair).readonly() }),
  allow: { ...office, accountant: 'all' },
  refusals: {},
  async run(work) {
    const all = await everything(work, customers, {})
    const people = all.map(({ id, home, ...person }) => ({ ...person, ...home, id }))
    const references = new Map<string, string | null>(all.map((one) => [one.id, one.reference]))
    return accept({
      pairs: compareAll(people).map(({ original, copy, score, because }) => ({
        original: CustomerId.parse(original),
        copy: CustomerId.parse(copy),
        originalReference: references.get(original) ?? null,
        copyReference: references.get(copy) ?? null,
        score,
        because,
      })),
    })
  },
})
