import type { Notice } from './port.js'

/** One value for every notice, or a function that finds it: each tenant signs with its own name. */
export type PerNotice<T extends string | object> = T | ((notice: Notice) => T)

/** The value that holds for this notice. */
export const forNotice = <T extends string | object>(given: PerNotice<T>, notice: Notice): T =>
  typeof given === 'function' ? (given as (notice: Notice) => T)(notice) : given
