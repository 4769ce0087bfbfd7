import { z } from 'zod'
import { featureSwitches } from '../app/features.js'
import { command, query } from '../app/operation.js'
import { accept } from '../shared/result.js'
import { Feature } from './features.js'

const Switches = z.object({
  features: z.array(z.object({ name: Feature, on: z.boolean() }).readonly()).readonly(),
})

const switches = (off: readonly string[]) => ({
  features: Feature.options.map((name) => ({ name, on: !off.includes(name) })),
})

/**
 * Switches off what the company does without, all at once: what is not named is on again. Nobody finds it in the description of the
 * door any more, and who asks is refused with `feature-disabled`. What the engine does by itself goes on, so that nothing is missing
 * when it is switched on again.
 */
export const switchFeatures = command({
  input: z.object({ off: z.array(Feature).max(Feature.options.length).readonly() }),
  output: Switches,
  allow: { owner: 'all' },
  refusals: {},
  async run(work, asked) {
    const off = Feature.options.filter((name) => asked.off.includes(name))
    await work.get(featureSwitches, 'features')
    work.put(featureSwitches, { id: 'features', off })
    work.record({ type: 'features-switched', of: 'features', data: { off } })
    return accept(switches(off))
  },
})

/** Every feature, and whether it is on: what a screen shows is for everybody. */
export const features = query({
  input: z.object({}),
  output: Switches,
  allow: {
    ...{ owner: 'all', manager: 'all', agent: 'all', worker: 'all', accountant: 'all' },
    ...{ customer: 'all', partner: 'all', visitor: 'all' },
  },
  refusals: {},
  async run(work) {
    return accept(switches((await work.get(featureSwitches, 'features'))?.off ?? []))
  },
})
