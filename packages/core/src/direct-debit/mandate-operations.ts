import { z } from 'zod'
import { command } from '../app/operation.js'
import { CivilDate } from '../shared/civil-date.js'
import { accept, type Result, refuse } from '../shared/result.js'
import { mandates } from './collections.js'
import { advanceMandate } from './living.js'
import {
  Bic,
  type Mandate,
  MandateId,
  MandateReference,
  MandateTerms,
  ShownMandate,
  shownMandate,
} from './mandate.js'
import { type MandateRefusal, mandateRefusals } from './mandate-life.js'
import { accountRefusals, placeOf, resealed, sealTyped } from './sealing.js'
import { signatureOf } from './signing.js'
import { bearerOf, beginMandate, beginRefusals, NewMandate } from './taking.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const
const withPayer = { ...office, customer: 'own' } as const

/** Who agrees: a name, as they write it. */
const SignedBy = z.string().trim().min(1).max(200)

const shown = (answer: Result<Mandate, MandateRefusal>): Result<ShownMandate, MandateRefusal> =>
  answer.ok ? accept(shownMandate(answer.value)) : answer

/**
 * Draws up a mandate for a payer to sign: nothing is debited under it before (S113). The account number, as typed, is sealed and never shown
 * again (S109); a reference that is left out is made up, and one is borne once by an entity and its creditor identifier (S114).
 */
export const prepareMandate = command({
  input: NewMandate,
  output: ShownMandate,
  allow: withPayer,
  refusals: beginRefusals,
  async run(work, input) {
    work.own({ customer: input.customer })
    const begun = await beginMandate(work, input)
    if (!begun.ok) return begun
    const { id, customer, reference } = begun.value
    work.put(mandates, begun.value)
    work.record({ type: 'mandate-prepared', of: id, about: customer, data: { reference } })
    return accept(shownMandate(begun.value))
  },
})

/** Signs a mandate: who, when, and a seal of all it says. From now on its payer may be debited. */
export const signMandate = command({
  input: z.object({ mandate: MandateId, signedBy: SignedBy }),
  output: ShownMandate,
  allow: withPayer,
  refusals: mandateRefusals,
  async run(work, { mandate: id, signedBy: by }) {
    const mandate = await work.get(mandates, id)
    if (!mandate) return refuse({ code: 'not-found', id })
    work.own(mandate)
    const signature = await signatureOf(work, mandate, { by })
    return shown(advanceMandate(work, mandate, { type: 'sign', signature }))
  },
})

/**
 * Takes a mandate over that was signed elsewhere, on paper or with another system: it stands from the day of its signature. Used there
 * before, its payer's bank knows it: the next debit goes on from there.
 */
export const takeOverMandate = command({
  input: z.object({
    ...NewMandate.unwrap().shape,
    reference: MandateReference,
    signedBy: SignedBy,
    signedOn: CivilDate,
    /** Where the paper is. */
    kept: z.string().trim().min(1).max(200).optional(),
    /** The day of its last debit. */
    lastUsedOn: CivilDate.optional(),
  }),
  output: ShownMandate,
  allow: { owner: 'all', manager: 'all', accountant: 'all' },
  refusals: { ...beginRefusals, 'signed-later': {} },
  async run(work, { signedBy: by, signedOn: on, kept, lastUsedOn, ...input }) {
    if (on > work.today || (lastUsedOn && lastUsedOn < on)) return refuse({ code: 'signed-later' })
    const begun = await beginMandate(work, input)
    if (!begun.ok) return begun
    const { id, customer, reference, creditorIdentifier } = begun.value
    const mandate: Mandate = {
      ...begun.value,
      signature: { by, on, at: work.now, ...(kept ? { kept } : {}) },
      status: 'active',
      told: lastUsedOn ? { reference, creditorIdentifier, account: 1 } : null,
      lastUsedOn: lastUsedOn ?? null,
    }
    work.put(mandates, mandate)
    work.record({ type: 'mandate-taken-over', of: id, about: customer, data: { reference, on } })
    return accept(shownMandate(mandate))
  },
})

/**
 * Debits another account of the payer from now on; the former one stays in the mandate's history, and the payer's bank is told with the next
 * debit. A mandate that waited for an account stands again.
 */
export const changeAccount = command({
  input: z.object({
    mandate: MandateId,
    iban: z.string().max(60),
    bic: Bic.optional(),
    signedBy: SignedBy,
  }),
  output: ShownMandate,
  allow: withPayer,
  refusals: { ...mandateRefusals, ...accountRefusals },
  async run(work, { mandate: id, iban, bic, signedBy: by }) {
    const mandate = await work.get(mandates, id)
    if (!mandate) return refuse({ code: 'not-found', id })
    work.own(mandate)
    const no = mandate.accounts.length + 1
    const sealed = await sealTyped(work, placeOf(id, no), iban)
    if (!sealed.ok) return sealed
    const account = { no, ...sealed.value, ...(bic ? { bic } : {}) }
    const { accounts, sealedWith } = await resealed(work, {
      ...mandate,
      accounts: [...mandate.accounts, account],
    })
    const agreed = await signatureOf(work, { ...mandate, accounts }, { by })
    const changed = accounts.map((one) => (one.no === no ? { ...one, agreed } : one))
    return shown(
      advanceMandate(work, mandate, { type: 'change-account', accounts: changed, sealedWith }),
    )
  },
})

/** Gives a mandate another reference; the payer's bank is told with the next debit. */
export const changeMandateReference = command({
  input: z.object({ mandate: MandateId, reference: MandateReference }),
  output: ShownMandate,
  allow: { owner: 'all', manager: 'all' },
  refusals: { ...mandateRefusals, 'reference-taken': { mandate: MandateId } },
  async run(work, { mandate: id, reference }) {
    const mandate = await work.get(mandates, id)
    if (!mandate) return refuse({ code: 'not-found', id })
    const { legalEntity, creditorIdentifier } = mandate
    const known = await bearerOf(work, legalEntity, creditorIdentifier, reference)
    if (known && known !== id) return refuse({ code: 'reference-taken', mandate: known })
    return shown(advanceMandate(work, mandate, { type: 'change-reference', reference }))
  },
})

/** Agrees on other terms, all at once: what is left out is not limited any more. */
export const changeMandateTerms = command({
  input: z.object({ mandate: MandateId, terms: MandateTerms }),
  output: ShownMandate,
  allow: office,
  refusals: mandateRefusals,
  async run(work, { mandate: id, terms }) {
    const mandate = await work.get(mandates, id)
    if (!mandate) return refuse({ code: 'not-found', id })
    return shown(advanceMandate(work, mandate, { type: 'change-terms', terms }))
  },
})

/** Debits nothing under a mandate until somebody says so: what was prepared is taken off, what is at the bank goes on. */
export const suspendMandate = command({
  input: z.object({ mandate: MandateId }),
  output: ShownMandate,
  allow: office,
  refusals: mandateRefusals,
  async run(work, { mandate: id }) {
    const mandate = await work.get(mandates, id)
    if (!mandate) return refuse({ code: 'not-found', id })
    const suspend = { type: 'suspend', because: 'office', on: work.today } as const
    return shown(advanceMandate(work, mandate, suspend))
  },
})

/** Debits again under a mandate that was suspended, whatever the reason was: somebody looked. */
export const resumeMandate = command({
  input: z.object({ mandate: MandateId }),
  output: ShownMandate,
  allow: office,
  refusals: mandateRefusals,
  async run(work, { mandate: id }) {
    const mandate = await work.get(mandates, id)
    if (!mandate) return refuse({ code: 'not-found', id })
    return shown(advanceMandate(work, mandate, { type: 'resume' }))
  },
})

/** Ends a mandate for good, by its payer or by the company. What was prepared is taken off, what is at the bank goes on. */
export const cancelMandate = command({
  input: z.object({ mandate: MandateId }),
  output: ShownMandate,
  allow: withPayer,
  refusals: mandateRefusals,
  async run(work, { mandate: id }) {
    const mandate = await work.get(mandates, id)
    if (!mandate) return refuse({ code: 'not-found', id })
    work.own(mandate)
    return shown(advanceMandate(work, mandate, { type: 'cancel', on: work.today }))
  },
})

/** Ends a mandate that was not used for 36 months: time runs it. */
export const lapseMandate = command({
  input: z.object({ mandate: MandateId }),
  output: ShownMandate,
  allow: { system: 'all' },
  refusals: mandateRefusals,
  async run(work, { mandate: id }) {
    const mandate = await work.get(mandates, id)
    if (!mandate) return refuse({ code: 'not-found', id })
    return shown(advanceMandate(work, mandate, { type: 'lapse', on: work.today }))
  },
})
