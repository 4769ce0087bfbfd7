import { z } from 'zod'
import { Postcode } from '../shared/text.js'
import { TerritoryId } from './territory-id.js'
import { WorkerId } from './worker.js'

/** Postcodes from one to another, both included: five digits each, zero kept (S031). */
export const PostcodeRange = z
  .object({ from: Postcode, to: Postcode })
  .readonly()
  .refine(({ from, to }) => from <= to, { message: 'from comes after to', path: ['to'] })

/** What a territory is drawn with. */
export const NewTerritory = z
  .object({
    name: z.string().trim().min(1).max(100),
    postcodes: z.array(PostcodeRange).min(1).readonly(),
    /** Who answers for it; without one, its leads wait in the queue. */
    worker: WorkerId.optional(),
  })
  .readonly()

/** A part of the country and who answers for it. */
export const Territory = z
  .object({ id: TerritoryId, ...NewTerritory.unwrap().shape })
  .readonly()
  .meta({ id: 'Territory' })
/** A part of the country and who answers for it. */
export type Territory = z.output<typeof Territory>

const width = ({ from, to }: { from: string; to: string }): number => Number(to) - Number(from)

/** The territory that covers a postcode: the narrowest range wins, then the first drawn. Undefined = the queue. */
export const territoryFor = (
  territories: readonly Territory[],
  postcode: string,
): Territory | undefined =>
  territories
    .flatMap((territory) => territory.postcodes.map((range) => ({ territory, range })))
    .filter(({ range }) => range.from <= postcode && postcode <= range.to)
    .sort((a, b) => width(a.range) - width(b.range) || (a.territory.id < b.territory.id ? -1 : 1))
    .at(0)?.territory
