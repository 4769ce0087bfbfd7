import * as organisation from './organisation/operations.js'

/** Every operation, by context and name: the export's name is the operation's name. */
export const registry = { organisation } as const
