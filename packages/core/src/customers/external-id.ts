import { z } from 'zod'
import { Reference } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { CustomerId } from './customer.js'

/** What another system calls one of our customers: the system's name (`shop`), and its id there (`12`), in its own spelling. */
export const ExternalName = z
  .object({ system: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/), id: Reference })
  .readonly()
/** What another system calls one of our customers. */
export type ExternalName = z.output<typeof ExternalName>

/** That a name in another system is a customer here. Its own id is the name, so that no two customers bear one. */
export const ExternalId = z
  .object({
    /** `shop:12` */
    id: z.string(),
    customer: CustomerId,
    at: Instant,
  })
  .readonly()
  .meta({ id: 'ExternalId' })
/** That a name in another system is a customer here. */
export type ExternalId = z.output<typeof ExternalId>

/** `shop:12`; a system's name holds no colon, so that every name has one spelling. */
export const externalKey = ({ system, id }: ExternalName): string => `${system}:${id}`
