import type { Receipt } from './receipt.js'

// The bits of Kannel's delivery reports, one at a time; OVHcloud passes them on.
const statuses: { readonly [dlr: string]: Receipt['status'] } = {
  1: 'delivered',
  2: 'failed',
  4: 'underway',
  8: 'underway',
  16: 'failed',
}

/**
 * What the callback of an OVHcloud SMS account says: a `GET` whose query holds `id` (one of the ids of the job), `dlr` (the
 * state) and often `ptt` (the operator's code, worded by `GET /sms/ptts`); undefined for anything else. It names no key and no
 * moment that can be relied on: `receivedAt` is taken. The call is not signed: give OVHcloud a path that nobody guesses.
 * @param query a URL, or what stands after its question mark.
 */
export const readOvhReceipt = (query: string, receivedAt: Receipt['at']): Receipt | undefined => {
  const said = new URLSearchParams(query.slice(query.indexOf('?') + 1))
  const reference = said.get('id')
  const status = statuses[said.get('dlr') ?? '']
  if (!reference || !status) return undefined
  const ptt = said.get('ptt')
  const isTold = status !== 'delivered' && ptt
  return { reference, status, at: receivedAt, ...(isTold && { reason: `ptt ${ptt}` }) }
}
