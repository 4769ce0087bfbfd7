import { z } from 'zod'

const Label = z.string().trim().min(1).max(200)

/** Tools by the company’s own names. */
export const Tools = z.array(Label).max(100).readonly()
/** Tools by the company’s own names. */
export type Tools = z.output<typeof Tools>

/** What a worker has along: tools, and how many of each product. */
export const Equipment = z
  .object({
    tools: Tools.default([]),
    products: z.record(Label, z.int().min(0).max(100_000)).readonly().default({}),
  })
  .readonly()
/** What a worker has along. */
export type Equipment = z.output<typeof Equipment>
