import { z } from 'zod'
import { type Endpoint, EndpointId, endpoints, FactTypes, secretPlace } from '../app/endpoints.js'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { later } from '../shared/instant.js'
import { accept, refuse } from '../shared/result.js'
import { endOfFeed } from './end-of-feed.js'
import { EndpointView, viewOf } from './endpoint-view.js'

/** How many endpoints a tenant may have. */
const most = 20
/** How long a secret that was replaced signs as well: a day. */
const graceMs = 24 * 60 * 60_000

const Secret = z.string().regex(/^whsec_[\w+/]+=*$/)

/** An address without a name and a password in it: what signs is the secret. */
const Url = z
  .url({ protocol: /^https$/ })
  .max(2000)
  .refine((url) => !/^https:\/\/[^/?#]*@/i.test(url), 'no name and password')

const one = z.object({ endpoint: EndpointId })

/**
 * Names a server of the tenant's own (webhook) that facts are sent to from now on: ids and amounts, each signed by the Standard Webhooks
 * specification. The secret is in this answer and in none after it. Refused where the host sends or seals nothing.
 */
export const registerEndpoint = command({
  input: z.object({ url: Url, label: z.string().trim().min(1).max(100), types: FactTypes }),
  output: z.object({ endpoint: EndpointView, secret: Secret }),
  allow: { owner: 'all' },
  refusals: {
    'sending-unavailable': {},
    'endpoint-exists': { id: EndpointId },
    'too-many-endpoints': { most: z.int() },
  },
  lane: () => 'webhook-endpoints',
  unkept: true,
  async run(work, { url, label, types }) {
    const { webhooks, seals } = work.ports
    if (!webhooks || !seals) return refuse({ code: 'sending-unavailable' })
    const known = await work.find(endpoints, { limit: most })
    const same = known.find((endpoint) => endpoint.url === url)
    if (same) return refuse({ code: 'endpoint-exists', id: same.id })
    if (known.length >= most) return refuse({ code: 'too-many-endpoints', most })
    const id = work.newId(EndpointId)
    const { secret, sealed } = await freshSecret(work, id, 1)
    const endpoint: Endpoint = {
      ...{ id, label, url, types, status: 'active', secret: sealed },
      ...{ position: await endOfFeed(work), again: [], attempts: 0, at: work.now, due: work.now },
    }
    work.put(endpoints, endpoint)
    work.record({ type: 'webhook-endpoint-registered', of: id })
    return accept({ endpoint: viewOf(endpoint), secret })
  },
})

/** The servers that facts are sent to, by id, with how far each has come and why the last attempt failed. */
export const listEndpoints = query({
  input: z.object({ ...Paging.shape }),
  output: pageOf(EndpointView),
  allow: { owner: 'all', manager: 'all' },
  refusals: {},
  async run(work, paging) {
    const { items, ...next } = await work.page(endpoints, paging)
    return accept({ ...next, items: items.map(viewOf) })
  },
})

/** Gives an endpoint another secret, shown in this answer and in none after it; for a day, the one before signs as well. */
export const rotateSecret = command({
  input: one,
  output: z.object({ endpoint: EndpointView, secret: Secret }),
  allow: { owner: 'all' },
  refusals: { 'sending-unavailable': {} },
  unkept: true,
  async run(work, { endpoint: id }) {
    const endpoint = await work.get(endpoints, id)
    if (!endpoint) return refuse({ code: 'not-found', id })
    if (!work.ports.seals) return refuse({ code: 'sending-unavailable' })
    const { secret, sealed } = await freshSecret(work, id, endpoint.secret.no + 1)
    const former = { secret: endpoint.secret, until: later(work.now, graceMs) }
    const rotated: Endpoint = { ...endpoint, secret: sealed, former }
    work.put(endpoints, rotated)
    work.record({ type: 'webhook-secret-rotated', of: id })
    return accept({ endpoint: viewOf(rotated), secret })
  },
})

/** Sends an endpoint nothing until it is resumed; what happens meanwhile is kept for it. Paused already, it stays so. */
export const pauseEndpoint = command({
  input: one,
  output: EndpointView,
  allow: { owner: 'all', manager: 'all' },
  refusals: {},
  async run(work, { endpoint: id }) {
    const endpoint = await work.get(endpoints, id)
    if (!endpoint) return refuse({ code: 'not-found', id })
    if (endpoint.status === 'paused') return accept(viewOf(endpoint))
    const paused: Endpoint = { ...endpoint, status: 'paused', due: null }
    work.put(endpoints, paused)
    work.record({ type: 'webhook-endpoint-paused', of: id })
    return accept(viewOf(paused))
  },
})

/** Goes on with an endpoint that was paused, parked or gone, where it stopped, with eight attempts more. Active already, it stays so. */
export const resumeEndpoint = command({
  input: one,
  output: EndpointView,
  allow: { owner: 'all', manager: 'all' },
  refusals: {},
  async run(work, { endpoint: id }) {
    const endpoint = await work.get(endpoints, id)
    if (!endpoint) return refuse({ code: 'not-found', id })
    if (endpoint.status === 'active') return accept(viewOf(endpoint))
    const { problem: _, ...rest } = endpoint
    const resumed: Endpoint = { ...rest, status: 'active', attempts: 0, due: work.now }
    work.put(endpoints, resumed)
    work.record({ type: 'webhook-endpoint-resumed', of: id })
    return accept(viewOf(resumed))
  },
})

/** Takes an endpoint away, and its secrets with it. */
export const removeEndpoint = command({
  input: one,
  output: z.object({ endpoint: EndpointId }),
  allow: { owner: 'all' },
  refusals: {},
  async run(work, { endpoint: id }) {
    if (!(await work.get(endpoints, id))) return refuse({ code: 'not-found', id })
    work.remove(endpoints, id)
    work.record({ type: 'webhook-endpoint-removed', of: id })
    return accept({ endpoint: id })
  },
})

const freshSecret = async (work: Work, endpoint: EndpointId, no: number) => {
  const { seals, webhookSecrets } = work.ports
  if (!seals) throw new Error('asked for a secret where nothing is sealed')
  const secret = webhookSecrets.fresh()
  const sealed = await seals.seal(work.tenant, secretPlace(endpoint, no), secret)
  return { secret, sealed: { ...sealed, no } }
}
