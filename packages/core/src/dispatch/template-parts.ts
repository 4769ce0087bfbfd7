import { z } from 'zod'
import { idOf } from '../shared/id.js'

/** Id of a service template. */
export const TemplateId = idOf<'TemplateId'>('tpl')
/** Id of a service template. */
export type TemplateId = z.output<typeof TemplateId>

const Label = z.string().trim().min(1).max(200)

/** Things by name and how many of each. */
export const Materials = z
  .array(z.object({ product: Label, quantity: z.int().min(1).max(10_000) }).readonly())
  .max(100)
  .readonly()
/** Things by name and how many of each. */
export type Materials = z.output<typeof Materials>

/** What is done one after the other (gamme opératoire), each in so many minutes. */
export const VisitOperations = z
  .array(z.object({ label: Label, minutes: z.int().min(1).max(1440) }).readonly())
  .max(50)
  .readonly()
