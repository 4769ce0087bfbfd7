import { z } from 'zod'
import { roles } from '../app/operation.js'
import { Reference } from '../shared/id.js'

/** Who a host's account is in this tenant: at every request, the host builds its principal from this. */
export const RoleGrant = z
  .object({
    /** The account's id in the host. */
    id: Reference,
    role: z.enum(roles).exclude(['system', 'visitor']),
    /** The customer, worker or partner that the account is; for the other roles, nothing. */
    self: z.string().max(80).optional(),
  })
  .readonly()
  .refine(({ role, self }) => ['customer', 'worker', 'partner'].includes(role) === Boolean(self), {
    message: 'customer, worker and partner name who they are; the other roles do not',
    path: ['self'],
  })
  .meta({ id: 'RoleGrant' })
/** Who a host's account is in this tenant. */
export type RoleGrant = z.output<typeof RoleGrant>
