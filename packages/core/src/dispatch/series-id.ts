import type { z } from 'zod'
import { idOf } from '../shared/id.js'

/** Id of a series of visits. */
export const SeriesId = idOf<'SeriesId'>('ser')
/** Id of a series of visits. */
export type SeriesId = z.output<typeof SeriesId>
