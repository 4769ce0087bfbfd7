import type { z } from 'zod'
import { idOf } from '../shared/id.js'

/** Id of a territory. */
export const TerritoryId = idOf<'TerritoryId'>('ter')
/** Id of a territory. */
export type TerritoryId = z.output<typeof TerritoryId>
