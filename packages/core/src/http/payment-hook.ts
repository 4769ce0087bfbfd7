import type { Run } from '../app/execute.js'
import type { PaymentPages } from '../ports/payment-pages.js'
import { TenantId } from '../shared/branded.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { bytesOf } from './body.js'

/** What stands before the tenant in the address that a payment provider tells its words to. */
export const hookPath = '/hooks/payments/'

/**
 * Hears one word of a payment provider: its signature is checked over the raw bytes, nothing else of the request is believed. It is
 * accepted only once it is committed, so that the provider says again whatever was lost.
 */
export const paymentHook = async (
  { paymentPages, run }: { readonly paymentPages: PaymentPages | undefined; readonly run: Run },
  request: Request,
  path: string,
  maxBytes: number,
): Promise<Result<undefined, Refusal>> => {
  const tenant = TenantId.safeParse(nameIn(path))
  if (!paymentPages || !tenant.success) return refuse({ code: 'no-such-operation' })
  const body = await bytesOf(request, maxBytes)
  if (!body) return refuse({ code: 'too-large', most: maxBytes })
  const { headers } = request
  const word = await paymentPages.hear(tenant.data, { headers, body })
  if (!word.ok) return word
  if (word.value.type === 'other') return accept(undefined)
  const as = { tenant: tenant.data, id: 'payment-pages', role: 'system' } as const
  const heard = await run('payments.hearOnlinePayment', word.value, as)
  return heard.ok ? accept(undefined) : heard
}

/** The tenant's name at the end of an address; undefined where it cannot be read. */
const nameIn = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path.slice(hookPath.length))
  } catch {
    return undefined
  }
}
