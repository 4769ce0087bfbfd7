import { match } from 'ts-pattern'
import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { InvoiceId } from '../invoicing/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import type { Lifecycle } from '../shared/decider.js'
import type { Money } from '../shared/money.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'

/**
 * What becomes of one invoice that is to be paid by a day (dossier d'impayé); its id is the invoice's. `watched` = its day is not over, or
 * a direct debit is on its way; `open` = its day is over and something is owed; `closed` = nothing is owed any more. One that is settled
 * in time leaves no case.
 */
export const UnpaidCase = z
  .object({
    id: InvoiceId,
    legalEntity: LegalEntityId,
    customer: CustomerId,
    number: z.string(),
    /** Last day to pay; of an invoice that was taken over without one, the day of its issue. */
    dueOn: CivilDate,
    status: z.enum(['watched', 'open', 'closed']),
    /** The day on which a watched one is looked at next; null of the others. */
    lookOn: CivilDate.nullable(),
    /** The day on which it was opened last. */
    openedOn: CivilDate.nullable(),
    closedOn: CivilDate.nullable(),
  })
  .readonly()
  .meta({ id: 'UnpaidCase' })
/** What becomes of one invoice that is to be paid by a day. */
export type UnpaidCase = z.output<typeof UnpaidCase>

/** What may be asked of a case. */
export type UnpaidCommand =
  | { readonly type: 'put-off'; readonly until: CivilDate }
  | { readonly type: 'open'; readonly on: CivilDate; readonly due: Money }
  | { readonly type: 'close'; readonly on: CivilDate }

/** What happens to a case. */
export type UnpaidFact =
  | { readonly type: 'unpaid-case-put-off'; readonly until: CivilDate }
  | {
      readonly type: 'unpaid-case-opened'
      readonly on: CivilDate
      readonly due: Money
    }
  | { readonly type: 'unpaid-case-closed'; readonly on: CivilDate }

/** The data that a case's refusals carry. */
export const unpaidRefusals = {
  'not-yet-due': { dueOn: CivilDate },
  'case-open': {},
  'case-closed': {},
  'case-not-open': {},
} as const

/** Why a case does not go on as asked. */
export type UnpaidRefusal =
  | (Refusal<'not-yet-due'> & { readonly dueOn: CivilDate })
  | Refusal<'case-open' | 'case-closed' | 'case-not-open'>

/** Watched, open, closed; open again when money comes back. It opens the day after the last day to pay, not before. */
export const unpaidLife: Lifecycle<UnpaidCase, UnpaidCommand, UnpaidFact, UnpaidRefusal> = {
  decide: ({ status, dueOn }, command) =>
    match(command)
      .returnType<Result<UnpaidFact, UnpaidRefusal>>()
      .with({ type: 'put-off' }, ({ until }) => {
        if (status === 'open') return refuse({ code: 'case-open' })
        if (status === 'closed') return refuse({ code: 'case-closed' })
        return accept({ type: 'unpaid-case-put-off', until })
      })
      .with({ type: 'open' }, ({ on, due }) => {
        if (status === 'open') return refuse({ code: 'case-open' })
        if (on <= dueOn) return refuse({ code: 'not-yet-due', dueOn })
        return accept({ type: 'unpaid-case-opened', on, due })
      })
      .with({ type: 'close' }, ({ on }) =>
        status === 'open'
          ? accept({ type: 'unpaid-case-closed', on })
          : refuse({ code: 'case-not-open' }),
      )
      .exhaustive(),

  evolve: (it, fact) =>
    match(fact)
      .returnType<UnpaidCase>()
      .with({ type: 'unpaid-case-put-off' }, ({ until }) => ({ ...it, lookOn: until }))
      .with({ type: 'unpaid-case-opened' }, ({ on }) => ({
        ...it,
        ...{ status: 'open', lookOn: null, openedOn: on, closedOn: null },
      }))
      .with({ type: 'unpaid-case-closed' }, ({ on }) => ({
        ...it,
        ...{ status: 'closed', closedOn: on },
      }))
      .exhaustive(),
}
