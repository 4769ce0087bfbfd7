import { z } from 'zod'
import type { Principal, Registry } from '../app/operation.js'
import type { Clock } from '../ports/outside.js'
import { Instant, later } from '../shared/instant.js'
import type { Grant, Tokens } from './embed-token.js'

/** What a question's answer is made of its operation's value. */
export type Finish = (request: Request, as: Principal, value: unknown) => Promise<unknown>

/** The operation whose value a token is made of. */
export const redeeming = { context: 'customers', operation: 'redeemAccess' } as const

const Redeemed = z.object({ customer: z.string() })

/** Who came by a link, and what they ask with from then on. */
export const SignedIn = z
  .object({
    /** Id of the customer. */
    ...Redeemed.shape,
    token: z.string(),
    /** From this moment on the token is refused. */
    until: Instant,
  })
  .readonly()
  .meta({ id: 'SignedIn' })
/** Who came by a link, and what they ask with from then on. */
export type SignedIn = z.output<typeof SignedIn>

/**
 * Makes a token of a link that was redeemed: the customer's, in the tenant of whoever asked, for the site that asked, for some minutes
 * (60 unless told), for every context in which a customer may ask for something; the role decides there what.
 */
export const signingIn = (
  { registry, clock }: { readonly registry: Registry; readonly clock: Clock },
  tokens: Tokens,
  minutes = 60,
): Finish => {
  const operations = openToCustomers(registry)
  return async (request, { tenant }, value): Promise<SignedIn> => {
    const { customer } = Redeemed.parse(value)
    const until = later(clock.now(), minutes * 60_000)
    const origin = request.headers.get('origin') ?? undefined
    const grant: Grant = { tenant, id: customer, role: 'customer', operations, origin, until }
    const token = await tokens.sign(grant)
    return { customer, token, until }
  }
}

/** Whole contexts, because a token has to fit into a header; the stream of events counts as the trail. */
const openToCustomers = (registry: Registry): Grant['operations'] => [
  ...Object.entries(registry).flatMap(([context, operations]) =>
    Object.values(operations).some(({ allow }) => allow.customer) ? [`${context}.*`] : [],
  ),
  'audit.showTrail',
]
