import { z } from 'zod'
import { query } from '../app/operation.js'
import { AskedLine, explained, told } from '../eligibility/schemas.js'
import { legalEntities, sellerOn } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { Factor } from '../shared/rate.js'
import { accept, refuse } from '../shared/result.js'
import { territories } from './line.js'
import { rateFor as rateForLine } from './rate-for.js'

/** A rate, or the facts to ask for. */
const Answer = z.object({
  verdict: z.enum(['known', 'undetermined']),
  rate: Factor.optional(),
  taxed: z.enum(['taxed', 'exempt', 'franchise', 'not-levied']).optional(),
  mention: z.string().optional(),
  chargeableOn: CivilDate.optional(),
  ...explained,
})

/** The rate of VAT that a line would bear, sold by an entity, with the words to print where no tax is charged, and why. */
export const rateFor = query({
  input: AskedLine.extend({
    schoolSupport: z.boolean().optional(),
    paidOnAccount: CivilDate.optional(),
    agentFee: z.boolean().optional(),
    territory: z.enum(territories).optional(),
    exemption: z.enum(['lessons', 'association', 'fragile-public']).optional(),
    paidDirectly: z.boolean().optional(),
    issuedOn: CivilDate.optional(),
  }),
  output: Answer,
  allow: { owner: 'all', manager: 'all', agent: 'all', accountant: 'all', visitor: 'all' },
  refusals: {},
  async run(work, { legalEntity: id, exemption, paidDirectly, issuedOn, ...line }) {
    const entity = await work.get(legalEntities, id)
    if (!entity) return refuse({ code: 'not-found', id })
    const { vat, ...ground } = sellerOn(entity, line.performedOn ?? work.today)
    const given = {
      ...(exemption ? { exemption } : {}),
      ...(paidDirectly === undefined ? {} : { paidDirectly }),
    }
    const seller = { vat, ...ground, ...given, issuedOn }
    const asked = { ...line, registered: entity.activities, seller }
    const answer = rateForLine(asked, entity.lawSettings)
    if (answer.verdict === 'known') return accept({ ...answer, missing: [] })
    return accept({ because: [], ...told(answer) })
  },
})
