import { z } from 'zod'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { CustomerId } from './customer.js'

/** Id of an access link. */
export const AccessLinkId = idOf<'AccessLinkId'>('lnk')
/** Id of an access link. */
export type AccessLinkId = z.output<typeof AccessLinkId>

/**
 * The page that a link leads to, at most 500 characters. It has no query: one that says where to go on (`?to=`) would carry the code
 * off with it.
 */
export const AccessPage = z
  .string()
  .trim()
  .max(500)
  .regex(/^https?:\/\/[^\s?#@\\]+$/)

/** A link that lets one customer in, once. The code behind it is kept nowhere: `hash` is its SHA-256. */
export const AccessLink = z
  .object({
    id: AccessLinkId,
    customer: CustomerId,
    hash: z.string(),
    page: AccessPage,
    at: Instant,
    /** From this moment on it opens nothing. */
    until: Instant,
    usedAt: Instant.nullable(),
  })
  .readonly()
  .meta({ id: 'AccessLink' })
/** A link that lets one customer in, once. */
export type AccessLink = z.output<typeof AccessLink>

/** How long a link lives, in milliseconds: a quarter of an hour. */
export const linkLifeMs = 15 * 60_000

/** How many links a customer is sent in an hour, used or not. */
export const mostInAnHour = 3
