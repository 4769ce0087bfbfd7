import type { Principal, Role } from '../app/operation.js'
import { createFoyer, type Foyer, type FoyerOptions } from '../foyer.js'
import { collections } from '../house.js'
import type { Store } from '../ports/store.js'
import { TenantId } from '../shared/branded.js'
import type { Refusal, Result } from '../shared/result.js'
import { countedIds, type FixedClock, fixedClock } from './doubles.js'
import { memoryFiles } from './memory-files.js'
import { memoryStore } from './memory-store.js'

/** A Foyer in memory, on a fixed clock, with counted ids, that checks every answer against its schema. */
export interface Scenario {
  readonly foyer: Foyer
  readonly store: Store
  readonly clock: FixedClock
  readonly tenant: TenantId
  /** A principal of the scenario's tenant; for a customer, a worker or a partner, say who. */
  readonly as: (role: Role, id?: string) => { readonly as: Principal }
}

/** Opens a scenario, on 2 March 2026 at nine in the morning unless told otherwise. */
export const scenario = (
  options: Partial<FoyerOptions> & { readonly at?: string; readonly tenant?: string } = {},
): Scenario => {
  const { at = '2026-03-02T08:00:00.000Z', tenant: name = 'tenant-a', ...plugged } = options
  const tenant = TenantId.parse(name)
  const clock = fixedClock(at)
  const store = plugged.store ?? memoryStore(collections)
  const foyer = createFoyer({
    files: memoryFiles(),
    clock,
    ids: countedIds(),
    pause: async () => {},
    checkOutputs: true,
    ...plugged,
    store,
  })
  return { foyer, store, clock, tenant, as: (role, id = role) => ({ as: { tenant, id, role } }) }
}

/** The value of an answer that must be yes. @throws {Error} with the refusal when it is no. */
export const given = async <V>(answer: Promise<Result<V>>): Promise<V> => {
  const settled = await answer
  if (settled.ok) return settled.value
  throw new Error(`refused: ${JSON.stringify(settled.refusal)}`)
}

/** The refusal of an answer that must be no. @throws {Error} when it is yes. */
export const refused = async <R extends Refusal>(
  answer: Promise<Result<unknown, R>>,
): Promise<R> => {
  const settled = await answer
  if (!settled.ok) return settled.refusal
  throw new Error(`accepted: ${JSON.stringify(settled.value)}`)
}
