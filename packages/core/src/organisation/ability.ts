import { z } from 'zod'

/** The name of an ability: lower-case words with hyphens (`mac`, `gas-boiler`), the company’s own. */
export const AbilityName = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)

/** Abilities by name, each with a level from 1 to 9: what a worker has, or the least that a visit needs. */
export const Abilities = z.record(AbilityName, z.int().min(1).max(9)).readonly()
/** Abilities by name. */
export type Abilities = z.output<typeof Abilities>

/** The first ability that is needed and not there, or not at that level; undefined when all are. */
export const lacking = (has: Abilities = {}, needs: Abilities = {}): string | undefined =>
  Object.entries(needs).find(([name, level]) => (has[name] ?? 0) < level)?.[0]
