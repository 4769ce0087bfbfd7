import { z } from 'zod'
import { LegalEntityId } from '../organisation/index.js'
import { type CivilDate, day } from '../shared/civil-date.js'
import { type Instant, later, midnight } from '../shared/instant.js'

/** A calendar year that can be certified: the credit exists since 1991. Money of any other is recorded, and certified never. */
export const Year = z.int().min(1991).max(2100)

/** A year in which a legal entity received money. Its drafts are made in January; closing it issues them. */
export const FiscalYear = z
  .object({
    id: z.string(),
    legalEntity: LegalEntityId,
    year: Year,
    status: z.enum(['open', 'drafting', 'drafted', 'closed']),
    /** Where the drafting stands: the last customer looked at. */
    after: z.string().nullable(),
    pages: z.int().nonnegative(),
  })
  .readonly()
  .meta({ id: 'FiscalYear' })
/** A year in which a legal entity received money. */
export type FiscalYear = z.output<typeof FiscalYear>

/** The id of an entity's year. */
export const fiscalYearId = (legalEntity: string, year: number): string => `${legalEntity} ${year}`

/** A year that nothing happened in yet. */
export const openYear = (legalEntity: LegalEntityId, year: number): FiscalYear => ({
  id: fiscalYearId(legalEntity, year),
  legalEntity,
  year,
  status: 'open',
  after: null,
  pages: 0,
})

/** The day after a year: from then on its certificates can be drafted. */
export const dayAfter = (year: number): CivilDate => day(`${year + 1}-01-01`)

/** When a year's next page of drafts is due: from 1 January of the next year on, page after page, in Paris. */
export const draftingDue = ({ year, status, pages }: FiscalYear): Instant | undefined =>
  status === 'open' || status === 'drafting' ? later(midnight(dayAfter(year)), pages) : undefined
