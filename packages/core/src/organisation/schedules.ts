import { spreading } from './extending.js'

/** What time triggers here. */
export const schedules = [spreading('workers', 'organisation.spreadWorkerFields')]
