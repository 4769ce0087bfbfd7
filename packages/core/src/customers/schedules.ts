import { spreading } from '../organisation/index.js'

/** What time triggers here. */
export const schedules = [spreading('customers', 'customers.spreadFields')]
