import * as dispatch from './dispatch/operations.js'
import * as organisation from './organisation/operations.js'
import * as sales from './sales/operations.js'

/** Every operation, by context and name: the export's name is the operation's name. */
export const registry = { organisation, sales, dispatch } as const
