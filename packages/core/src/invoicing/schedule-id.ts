import type { z } from 'zod'
import { idOf } from '../shared/id.js'

/** Id of a schedule of payments. */
export const ScheduleId = idOf<'ScheduleId'>('sch')
/** Id of a schedule of payments. */
export type ScheduleId = z.output<typeof ScheduleId>
