import { z } from 'zod'
import { Delivery, deliveries, type Endpoint, EndpointId, endpoints } from '../app/endpoints.js'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { accept, refuse } from '../shared/result.js'
import { endOfFeed } from './end-of-feed.js'
import { EndpointView, viewOf } from './endpoint-view.js'

const DeliveryView = Delivery.unwrap()
  .omit({ due: true })
  .readonly()
  .meta({ id: 'WebhookDeliveryView' })

const Place = z.int().positive()

/** What an endpoint was sent within the last thirty days, the latest place of the feed first: how often it was tried, and what it answered. */
export const listDeliveries = query({
  input: z.object({
    endpoint: EndpointId,
    status: Delivery.unwrap().shape.status.optional(),
    ...Paging.shape,
  }),
  output: pageOf(DeliveryView),
  allow: { owner: 'all', manager: 'all' },
  refusals: {},
  async run(work, { endpoint, status, ...paging }) {
    if (!(await work.get(endpoints, endpoint))) return refuse({ code: 'not-found', id: endpoint })
    const where = { endpoint, ...(status ? { status } : {}) }
    const order = { order: 'position', descending: true }
    const { items, ...next } = await work.page(deliveries, { where, ...order, ...paging })
    return accept({ ...next, items: items.map(({ due: _, ...view }) => view) })
  },
})

/**
 * Sends again what is asked for, under the ids it had, so that who took it already knows: everything `from` a place of the feed on, or the
 * facts at some `positions`, 200 at most, before anything else. `from` may lie ahead too: what lies between is then never sent.
 */
export const replayDeliveries = command({
  input: z.union([
    z.strictObject({ endpoint: EndpointId, from: Place }),
    z.strictObject({ endpoint: EndpointId, positions: z.array(Place).min(1).max(200) }),
  ]),
  output: EndpointView,
  allow: { owner: 'all', manager: 'all' },
  refusals: { 'no-such-position': { last: z.int() } },
  async run(work, asked) {
    const endpoint = await work.get(endpoints, asked.endpoint)
    if (!endpoint) return refuse({ code: 'not-found', id: asked.endpoint })
    const last = await endOfFeed(work)
    const most = 'from' in asked ? asked.from - 1 : Math.max(...asked.positions)
    if (most > last) return refuse({ code: 'no-such-position', last })
    const moved: Endpoint = {
      ...endpoint,
      ...('from' in asked
        ? { position: asked.from - 1, again: [] }
        : { again: merged(endpoint.again, asked.positions) }),
      due: endpoint.status === 'active' ? work.now : null,
    }
    work.put(endpoints, moved)
    const data = 'from' in asked ? { from: asked.from } : { positions: asked.positions.length }
    work.record({ type: 'webhook-replay-asked', of: endpoint.id, data })
    return accept(viewOf(moved))
  },
})

/** Ascending, each place once. */
const merged = (before: readonly number[], more: readonly number[]): readonly number[] =>
  [...new Set([...before, ...more])].sort((a, b) => a - b)
