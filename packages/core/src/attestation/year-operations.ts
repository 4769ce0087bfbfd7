import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { everything } from '../app/paging.js'
import { customers } from '../customers/index.js'
import { LegalEntityId, legalEntities } from '../organisation/index.js'
import { settlements } from '../payments/index.js'
import { certificateDeadline } from '../rules/fr/certificate.js'
import { CivilDate } from '../shared/civil-date.js'
import { Amount, Money } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { CertificateId, YearFigures } from './certificate.js'
import { certificates, fiscalYears } from './collections.js'
import { bringInStep, figuresFor, issue, refresh } from './drafting.js'
import { countingOf, figuresOf, piecesOf } from './figures.js'
import { dayAfter, fiscalYearId, openYear, Year } from './fiscal-year.js'

const pageSize = 100
const EntityYear = z.object({ legalEntity: LegalEntityId, year: Year })

/** Makes or renews the drafts of a year, one page of customers a call; `done` says when everybody was looked at. */
export const draftYear = command({
  input: EntityYear,
  output: z.object({ drafted: z.int(), done: z.boolean() }),
  allow: { owner: 'all', manager: 'all', accountant: 'all', system: 'all' },
  refusals: { 'year-not-over': { from: CivilDate } },
  lane: ({ legalEntity, year }) => `drafts ${legalEntity} ${year}`,
  async run(work, { legalEntity, year }) {
    const from = dayAfter(year)
    if (work.today < from) return refuse({ code: 'year-not-over', from })
    if (!(await work.get(legalEntities, legalEntity)))
      return refuse({ code: 'not-found', id: legalEntity })
    const known = await work.get(fiscalYears, fiscalYearId(legalEntity, year))
    const state = known ?? openYear(legalEntity, year)
    const after = state.status === 'drafting' && state.after ? { after: state.after } : {}
    const { items, next = null } = await work.page(customers, { limit: pageSize, ...after })
    let drafted = 0
    for (const { id: customer } of items)
      if (await bringInStep(work, { legalEntity, customer, year })) drafted += 1
    const status = next ? 'drafting' : 'drafted'
    work.put(fiscalYears, { ...state, status, after: next, pages: state.pages + 1 })
    work.record({ type: 'year-drafted', of: state.id, data: { year, drafted, done: !next } })
    return accept({ drafted, done: !next })
  },
})

/**
 * Issues the drafts of a year, each once, 100 a call; repeat until `left` is false. Numbers are gapless per entity and year.
 * `late` says that it is past the day before which the law wants certificates delivered (Code du travail, D7233-4).
 */
export const closeYear = command({
  input: EntityYear,
  output: z.object({
    issued: z.array(CertificateId).readonly(),
    left: z.boolean(),
    late: z.boolean(),
  }),
  allow: { owner: 'all', accountant: 'all' },
  refusals: { 'year-not-drafted': {} },
  lane: ({ legalEntity }) => `certificates ${legalEntity}`,
  async run(work, { legalEntity, year }) {
    const state = await work.get(fiscalYears, fiscalYearId(legalEntity, year))
    if (state?.status !== 'drafted' && state?.status !== 'closed')
      return refuse({ code: 'year-not-drafted' })
    const where = { legalEntity, year, status: 'draft' }
    const found = await work.find(certificates, { where, order: 'customer', limit: pageSize + 1 })
    const issued: CertificateId[] = []
    for (const draft of found.slice(0, pageSize)) {
      // What is issued is the year as the money stands at that moment.
      const current = refresh(work, draft, await figuresFor(work, draft))
      if (current.figures.paidGross > 0) issued.push((await issue(work, current)).id)
      else work.remove(certificates, current.id)
    }
    const left = found.length > pageSize
    if (!left && state.status !== 'closed') {
      work.put(fiscalYears, { ...state, status: 'closed' })
      work.record({ type: 'year-closed', of: state.id, data: { year } })
    } else if (found.length) work.record({ type: 'year-issued', of: state.id, data: { year } })
    return accept({ issued, left, late: work.today >= certificateDeadline(year) })
  },
})

/** A whole year over all customers, those without a certificate included; `customerCredit` is what is left of it today. */
export const showYear = query({
  input: EntityYear,
  output: z.object({
    certificates: z.int(),
    figures: YearFigures.unwrap().omit({ byActivity: true, interventions: true }),
    customerCredit: Amount,
  }),
  allow: { owner: 'all', manager: 'all', accountant: 'all' },
  refusals: {},
  async run(work, { legalEntity, year }) {
    const owed = await everything(work, settlements, { where: { legalEntity } })
    const {
      byActivity: _,
      interventions: __,
      ...figures
    } = figuresOf(piecesOf(owed, year, await countingOf(work, legalEntity)))
    const where = { legalEntity, year, status: 'issued' }
    const issued = await everything(work, certificates, { where })
    const customerCredit = Money.sum(owed.map(({ credit }) => credit))
    return accept({ certificates: issued.length, figures, customerCredit })
  },
})
