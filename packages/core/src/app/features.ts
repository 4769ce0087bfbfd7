import { z } from 'zod'
import { collection } from '../ports/collection.js'
import type { Store } from '../ports/store.js'
import type { TenantId } from '../shared/branded.js'
import type { Registry } from './operation.js'

/** The parts of a house that a tenant may do without: each with its operations, `context.operation` or `context.*`. */
export type Features = { readonly [feature: string]: readonly string[] }

/** What a tenant switched off. */
export const FeatureSwitches = z
  .object({ id: z.literal('features'), off: z.array(z.string()).readonly() })
  .readonly()
  .meta({ id: 'FeatureSwitches' })
/** What a tenant switched off. */
export type FeatureSwitches = z.output<typeof FeatureSwitches>

/** One document at most. */
export const featureSwitches = collection(FeatureSwitches, { name: 'feature-switches' })

/** The feature that an operation belongs to; undefined for what every tenant has. */
export const featureOf = (features: Features, operation: string): string | undefined => {
  const whole = `${operation.split('.')[0]}.*`
  const holds = ([, own]: readonly [string, readonly string[]]) =>
    own.includes(operation) || own.includes(whole)
  return Object.entries(features).find(holds)?.[0]
}

/** The features that a tenant switched off: none unless it said so. */
export const switchedOff = async (store: Store, tenant: TenantId): Promise<readonly string[]> => {
  const stored = await store.get(tenant, featureSwitches.name, 'features')
  return stored ? FeatureSwitches.parse(stored.doc).off : []
}

/** The operations that are left when some features are off; a context with none left is gone. */
export const registryWithout = (
  registry: Registry,
  features: Features,
  off: readonly string[],
): Registry => {
  const isOn = (name: string) => !off.includes(featureOf(features, name) ?? '')
  const left = Object.entries(registry).map(([context, operations]) => {
    const open = Object.entries(operations).filter(([own]) => isOn(`${context}.${own}`))
    return [context, Object.fromEntries(open)] as const
  })
  return Object.fromEntries(left.filter(([, open]) => Object.keys(open).length))
}
