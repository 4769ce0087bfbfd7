import { z } from 'zod'
import { CivilDate } from '../shared/civil-date.js'
import { LegalEntityId } from './legal-entity.js'

/** How far an entity's books are shut; its id is the entity's. */
export const ClosedBooks = z
  .object({ id: LegalEntityId, through: CivilDate })
  .readonly()
  .meta({ id: 'ClosedBooks' })
