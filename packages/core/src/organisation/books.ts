import type { Work } from '../app/work.js'
import { CivilDate } from '../shared/civil-date.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { closedBooks } from './collections.js'
import type { LegalEntityId } from './legal-entity.js'

/** The data that the refusal of a day in a closed month carries. */
export const closedRefusals = { 'month-closed': { through: CivilDate } } as const

type Closed = Refusal<'month-closed'> & { readonly through: CivilDate }

/** Shuts an entity's books up to a day: nothing is entered on it or before any more. */
export const closeBooks = async (
  work: Work,
  legalEntity: LegalEntityId,
  through: CivilDate,
): Promise<void> => {
  await work.get(closedBooks, legalEntity)
  work.put(closedBooks, { id: legalEntity, through })
}

/** Whether something may be entered on a day. Whoever enters it meanwhile loses to whoever shuts the books, and is asked again. */
export const openBooks = async (
  work: Work,
  legalEntity: LegalEntityId,
  on: CivilDate,
): Promise<Result<CivilDate, Closed>> => {
  const closed = await work.get(closedBooks, legalEntity)
  work.guard(closedBooks, legalEntity)
  return closed && on <= closed.through
    ? refuse({ code: 'month-closed', through: closed.through })
    : accept(on)
}
