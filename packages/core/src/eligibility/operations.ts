import { z } from 'zod'
import { query } from '../app/operation.js'
import { legalEntities } from '../organisation/index.js'
import { accept, refuse } from '../shared/result.js'
import { assess as assessLine } from './assess.js'
import { exclusivityOf } from './exclusivity.js'
import { assessLabel as assessLabelled } from './label.js'
import { AskedLine, AssessmentAnswer, explained, told } from './schemas.js'

/** Whether a line would open the right to the credit, and why: before the order, for the entity that would sell it. */
export const assess = query({
  input: AskedLine,
  output: AssessmentAnswer,
  allow: { owner: 'all', manager: 'all', agent: 'all', accountant: 'all', visitor: 'all' },
  refusals: {},
  async run(work, { legalEntity: id, ...line }) {
    const entity = await work.get(legalEntities, id)
    if (!entity) return refuse({ code: 'not-found', id })
    const asked = { ...line, registered: entity.activities }
    return accept(told(assessLine(asked, entity.lawSettings)))
  },
})

/** Whether a line may be sold under the quality label; `employerOnly` is its fifth rule, which a tenant may ask for. */
export const assessLabel = query({
  input: AskedLine.extend({ employerOnly: z.boolean() }),
  output: AssessmentAnswer,
  allow: { owner: 'all', manager: 'all', agent: 'all' },
  refusals: {},
  async run(work, { legalEntity: id, employerOnly, ...line }) {
    const entity = await work.get(legalEntities, id)
    if (!entity) return refuse({ code: 'not-found', id })
    const asked = { ...line, registered: entity.activities }
    return accept(told(assessLabelled(asked, { employerOnly }, entity.lawSettings)))
  },
})

const Turnover = z
  .object({ homeServices: z.int().nonnegative(), total: z.int().nonnegative() })
  .refine(({ homeServices, total }) => homeServices <= total, { path: ['homeServices'] })

/** Whether an organisation keeps its exclusivity in a year, with the share of its other sales. Turnover in cents, before tax. */
export const checkExclusivity = query({
  input: z.object({
    year: z.int().min(1992).max(2100),
    accessory: z.boolean().optional(),
    dispensed: z.boolean().optional(),
    microEntrepreneur: z.boolean().optional(),
    headcount: z.int().min(0).max(10_000_000).optional(),
    previousYear: Turnover.optional(),
    separateAccounts: z.boolean().optional(),
  }),
  output: z.object({
    verdict: z.enum(['kept', 'breached', 'undetermined']),
    share: z.int().optional(),
    ...explained,
  }),
  allow: { owner: 'all', manager: 'all', accountant: 'all' },
  refusals: {},
  async run(_work, input) {
    return accept(told(exclusivityOf(input)))
  },
})
