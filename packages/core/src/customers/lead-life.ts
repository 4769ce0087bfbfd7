import { match, P } from 'ts-pattern'
import type { Lifecycle } from '../shared/decider.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import type { Lead } from './lead.js'

/** What may be decided about a lead. */
export type LeadCommand =
  | { readonly type: 'accept' }
  | { readonly type: 'reject'; readonly reason: string }

/** What happens to a lead once it is taken. */
export type LeadFact =
  | { readonly type: 'lead-accepted' }
  | { readonly type: 'lead-rejected'; readonly reason: string }

/** Why nothing can be decided any more. */
export type LeadRefusal = Refusal<'lead-already-decided'> & { readonly status: Lead['status'] }

/** Open until somebody accepts or rejects it, once; an order wins what is open or accepted, and decides as well. */
export const leadLife: Lifecycle<Lead, LeadCommand, LeadFact, LeadRefusal> = {
  decide: ({ status }, command) =>
    match([status, command] as const)
      .returnType<Result<LeadFact, LeadRefusal>>()
      .with(['open', { type: 'accept' }], () => accept({ type: 'lead-accepted' }))
      .with(['open', { type: 'reject' }], ([, { reason }]) =>
        accept({ type: 'lead-rejected', reason }),
      )
      .with([P.union('accepted', 'rejected', 'won'), P._], ([decided]) =>
        refuse({ code: 'lead-already-decided', status: decided }),
      )
      .exhaustive(),
  evolve: (lead, fact) =>
    match(fact)
      .returnType<Lead>()
      .with({ type: 'lead-accepted' }, () => ({ ...lead, status: 'accepted' }))
      .with({ type: 'lead-rejected' }, ({ reason }) => ({ ...lead, status: 'rejected', reason }))
      .exhaustive(),
}
