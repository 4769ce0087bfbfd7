import { z } from 'zod'
import type { Brand } from './brand.js'

/** A schema whose output is branded, and whose JSON Schema stays that of the string. */
export const brandedString = <Name extends string>(
  schema: z.ZodType<string, string>,
): z.ZodType<Brand<string, Name>, string> =>
  schema as unknown as z.ZodType<Brand<string, Name>, string>

/** A schema whose output is branded, and whose JSON Schema stays that of the number. */
export const brandedNumber = <Name extends string>(
  schema: z.ZodType<number, number>,
): z.ZodType<Brand<number, Name>, number> =>
  schema as unknown as z.ZodType<Brand<number, Name>, number>

/** The company that owns the data: every read and every commit names it. */
export type TenantId = Brand<string, 'TenantId'>

/** Tenant ids are the host's own: 1 to 64 letters, digits, `-` or `_`. */
export const TenantId = brandedString<'TenantId'>(z.string().regex(/^[A-Za-z0-9_-]{1,64}$/))
