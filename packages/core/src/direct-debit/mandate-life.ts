import { match, P } from 'ts-pattern'
import { z } from 'zod'
import { dormancyMonths } from '../rules/fr/sepa.js'
import { type CivilDate, plusMonths } from '../shared/civil-date.js'
import type { Lifecycle } from '../shared/decider.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import {
  identityOf,
  type Mandate,
  type MandateAccount,
  type MandateSignature,
  type MandateTerms,
  type SuspensionReason,
  type ToldMandate,
} from './mandate.js'

/** What may be asked of a mandate. */
export type MandateCommand =
  | { readonly type: 'sign'; readonly signature: MandateSignature }
  | {
      readonly type: 'change-account'
      /** Every account, sealed with one key, the new one last. */
      readonly accounts: readonly MandateAccount[]
      readonly sealedWith: string
    }
  | { readonly type: 'change-reference'; readonly reference: string }
  | { readonly type: 'change-terms'; readonly terms: MandateTerms }
  | {
      readonly type: 'suspend'
      readonly because: SuspensionReason
      readonly on: CivilDate
      readonly code?: string | undefined
    }
  | { readonly type: 'resume' }
  | { readonly type: 'cancel'; readonly on: CivilDate }
  | { readonly type: 'lapse'; readonly on: CivilDate }
  | {
      readonly type: 'use'
      readonly on: CivilDate
      readonly told: ToldMandate
      /** The debit was said to be the last. */
      readonly last: boolean
    }

/** What happens to a mandate; the public fact leaves accounts and names out. */
export type MandateFact =
  | { readonly type: 'mandate-signed'; readonly signature: MandateSignature }
  | {
      readonly type: 'mandate-account-changed'
      readonly accounts: readonly MandateAccount[]
      readonly sealedWith: string
    }
  | { readonly type: 'mandate-reference-changed'; readonly reference: string }
  | { readonly type: 'mandate-terms-changed'; readonly terms: MandateTerms }
  | {
      readonly type: 'mandate-suspended'
      readonly because: SuspensionReason
      readonly on: CivilDate
      readonly code?: string | undefined
    }
  | { readonly type: 'mandate-resumed' }
  | { readonly type: 'mandate-cancelled'; readonly on: CivilDate }
  | { readonly type: 'mandate-lapsed'; readonly on: CivilDate }
  | {
      readonly type: 'mandate-used'
      readonly on: CivilDate
      readonly told: ToldMandate
      readonly completes: boolean
    }

/** The data that a mandate's refusals carry. */
export const mandateRefusals = {
  'mandate-not-signed': {},
  'mandate-already-signed': {},
  'mandate-not-suspended': {},
  'mandate-still-in-use': {},
  'mandate-ended': { status: z.enum(['cancelled', 'lapsed', 'completed']) },
} as const

/** Why a mandate's life does not go on as asked. */
export type MandateRefusal =
  | Refusal<
      | 'mandate-not-signed'
      | 'mandate-already-signed'
      | 'mandate-not-suspended'
      | 'mandate-still-in-use'
    >
  | (Refusal<'mandate-ended'> & { readonly status: 'cancelled' | 'lapsed' | 'completed' })

const no = (code: Exclude<MandateRefusal['code'], 'mandate-ended'>) => refuse({ code })
const standing = P.union('active', 'suspended')
const closed = P.union('cancelled', 'lapsed', 'completed')

/** The first day on which a mandate has lapsed for want of use; undefined before it is signed. */
export const dormantFrom = ({
  signature,
  lastUsedOn,
}: Pick<Mandate, 'signature' | 'lastUsedOn'>): CivilDate | undefined => {
  const since = lastUsedOn ?? signature?.on
  const months = since && (dormancyMonths.on(since) ?? dormancyMonths.rows[0])?.value
  return since && months ? plusMonths(since, months) : undefined
}

const isDormant = (mandate: Mandate, on: CivilDate): boolean => {
  const from = dormantFrom(mandate)
  return from !== undefined && from <= on
}

/** Unsigned, active, sometimes suspended, ended: cancelled, lapsed after 36 months without a debit, or used up. */
export const mandateLife: Lifecycle<Mandate, MandateCommand, MandateFact, MandateRefusal> = {
  decide: (mandate, command) =>
    match([mandate, command] as const)
      .returnType<Result<MandateFact, MandateRefusal>>()
      .with([{ status: 'unsigned' }, { type: 'sign' }], ([, { signature }]) =>
        accept({ type: 'mandate-signed', signature }),
      )
      .with([{ status: 'unsigned' }, { type: 'cancel' }], ([, { on }]) =>
        accept({ type: 'mandate-cancelled', on }),
      )
      .with([{ status: 'unsigned' }, P._], () => no('mandate-not-signed'))
      .with([{ status: standing }, { type: 'sign' }], () => no('mandate-already-signed'))
      .with([{ status: standing }, { type: 'change-account' }], ([, { type: _, ...change }]) =>
        accept({ type: 'mandate-account-changed', ...change }),
      )
      .with([{ status: standing }, { type: 'change-reference' }], ([, { reference }]) =>
        accept({ type: 'mandate-reference-changed', reference }),
      )
      .with([{ status: standing }, { type: 'change-terms' }], ([, { terms }]) =>
        accept({ type: 'mandate-terms-changed', terms }),
      )
      .with([{ status: standing }, { type: 'suspend' }], ([, { type: _, ...why }]) =>
        accept({ type: 'mandate-suspended', ...why }),
      )
      .with([{ status: 'active' }, { type: 'resume' }], () => no('mandate-not-suspended'))
      .with([{ status: 'suspended' }, { type: 'resume' }], () =>
        accept({ type: 'mandate-resumed' }),
      )
      .with([{ status: standing }, { type: 'cancel' }], ([, { on }]) =>
        accept({ type: 'mandate-cancelled', on }),
      )
      .with([{ status: standing }, { type: 'lapse' }], ([it, { on }]) =>
        isDormant(it, on) ? accept({ type: 'mandate-lapsed', on }) : no('mandate-still-in-use'),
      )
      .with([{ status: standing }, { type: 'use' }], ([{ kind }, { on, told, last }]) =>
        accept({ type: 'mandate-used', on, told, completes: last || kind === 'one-off' }),
      )
      .with([{ status: closed }, P._], ([{ status }]) => refuse({ code: 'mandate-ended', status }))
      .exhaustive(),

  evolve: (mandate, fact) =>
    match(fact)
      .returnType<Mandate>()
      .with({ type: 'mandate-signed' }, ({ signature }) => ({
        ...mandate,
        signature,
        status: 'active',
      }))
      .with({ type: 'mandate-account-changed' }, ({ type: _, ...change }) => ({
        ...(mandate.suspended?.because === 'account' ? resumed(mandate) : mandate),
        ...change,
      }))
      .with({ type: 'mandate-reference-changed' }, ({ reference }) => ({
        ...mandate,
        reference,
        ...identityOf(mandate.creditorIdentifier, reference),
      }))
      .with({ type: 'mandate-terms-changed' }, ({ terms }) => ({ ...mandate, terms }))
      .with({ type: 'mandate-suspended' }, ({ type: _, ...suspended }) => ({
        ...mandate,
        suspended: graver(mandate.suspended, suspended),
        status: 'suspended',
      }))
      .with({ type: 'mandate-resumed' }, () => resumed(mandate))
      .with({ type: 'mandate-cancelled' }, ({ on }) => ended(mandate, 'cancelled', on))
      .with({ type: 'mandate-lapsed' }, ({ on }) => ended(mandate, 'lapsed', on))
      .with({ type: 'mandate-used' }, ({ on, told, completes }) => {
        const lastUsedOn = mandate.lastUsedOn && mandate.lastUsedOn > on ? mandate.lastUsedOn : on
        const used = { ...mandate, told, lastUsedOn }
        return completes ? ended(used, 'completed', on) : used
      })
      .exhaustive(),
}

type Suspended = NonNullable<Mandate['suspended']>

/** The graver of two reasons stands, whichever came first; of one and the same, the earlier day. */
const graver = (before: Suspended | undefined, now: Suspended): Suspended => {
  if (!before) return now
  const byGravity = gravity.indexOf(now.because) - gravity.indexOf(before.because)
  if (byGravity !== 0) return byGravity < 0 ? now : before
  return `${now.on} ${now.code}` < `${before.on} ${before.code}` ? now : before
}

const gravity: readonly SuspensionReason[] = [
  ...(['deceased', 'disputed', 'refused', 'account', 'office'] as const),
]

const resumed = ({ suspended: _, ...mandate }: Mandate): Mandate => ({
  ...mandate,
  status: 'active',
})

const ended = (
  mandate: Mandate,
  status: 'cancelled' | 'lapsed' | 'completed',
  endedOn: CivilDate,
): Mandate => ({ ...mandate, status, endedOn })
