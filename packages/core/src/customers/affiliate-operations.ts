import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command, query } from '../app/operation.js'
import { everything } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { CivilDate } from '../shared/civil-date.js'
import { ReasonWord } from '../shared/reason-word.js'
import { accept, refuse } from '../shared/result.js'
import { AffiliateResult, rankingOf } from './affiliate.js'
import { leads } from './collections.js'
import { Lead, LeadId } from './lead.js'
import { type LeadCommand, leadLife } from './lead-life.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const
const refusals = { 'lead-already-decided': { status: Lead.unwrap().shape.status } } as const

/** Accepts a lead, once: somebody to whom something can be sold, whoever brought them. It counts for its affiliate (S028). */
export const acceptLead = command({
  input: z.object({ lead: LeadId }),
  output: Lead,
  allow: office,
  refusals,
  run: (work, { lead }) => decide(work, lead, { type: 'accept' }),
})

/** Turns a lead down, once, and says why; the draft that its form ordered goes with it (S028). */
export const rejectLead = command({
  input: z.object({ lead: LeadId, reason: ReasonWord }),
  output: Lead,
  allow: office,
  refusals,
  run: (work, { lead, reason }) => decide(work, lead, { type: 'reject', reason }),
})

const decide = async (work: Work, id: LeadId, command: LeadCommand) => {
  const lead = await work.get(leads, id)
  if (!lead) return refuse({ code: 'not-found', id } as const)
  return advance(work, leads, leadLife, lead, command, ({ type: _, ...decided }) => ({
    ...decided,
    ...(lead.affiliate ? { affiliate: lead.affiliate } : {}),
  }))
}

/**
 * What each affiliate brought from a day (inclusive) to another (exclusive) and what became of it since, most accepted first
 * (S028). Leads without an affiliate are left out.
 */
export const affiliateRanking = query({
  input: z.object({ from: CivilDate, until: CivilDate }),
  output: z.object({ affiliates: z.array(AffiliateResult).readonly() }),
  allow: { owner: 'all', manager: 'all' },
  refusals: {},
  async run(work, { from, until }) {
    const where = { on: { from, to: until } }
    return accept({ affiliates: rankingOf(await everything(work, leads, { where })) })
  },
})
