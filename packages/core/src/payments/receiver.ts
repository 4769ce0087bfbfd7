import type { CommonRefusal } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { type LegalEntityId, legalEntities } from '../organisation/index.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import type { Settlement } from './settlement.js'

/** The data that the refusals of a receiver carry. */
export const receiverRefusals = { 'legal-entity-needed': {}, 'other-legal-entity': {} } as const

type NoReceiver =
  | Extract<CommonRefusal, { readonly code: 'not-found' }>
  | Refusal<keyof typeof receiverRefusals>

/** Who receives money: whoever is owed it; else who is named; else the tenant's only entity. */
export const receiverOf = async (
  work: Work,
  named: LegalEntityId | undefined,
  settlement: Settlement | undefined,
): Promise<Result<LegalEntityId, NoReceiver>> => {
  if (settlement)
    return named && named !== settlement.legalEntity
      ? refuse({ code: 'other-legal-entity' })
      : accept(settlement.legalEntity)
  if (named)
    return (await work.get(legalEntities, named))
      ? accept(named)
      : refuse({ code: 'not-found', id: named })
  const [only, another] = await work.find(legalEntities, { limit: 2 })
  return only && !another ? accept(only.id) : refuse({ code: 'legal-entity-needed' })
}
