import { z } from 'zod'
import { collection } from '../ports/collection.js'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { Fact, FactId } from './facts.js'

/** Id of a place that facts are sent to. */
export const EndpointId = idOf<'EndpointId'>('whe')
/** Id of a place that facts are sent to. */
export type EndpointId = z.output<typeof EndpointId>

const SealedSecret = z
  .object({ key: z.string(), text: z.string(), no: z.int().positive() })
  .readonly()

/** The kinds of facts that are sent: `all` of them, or those named (`invoice-issued`), 100 at most. */
export const FactTypes = z.union([
  z.literal('all'),
  z.array(Fact.unwrap().shape.type).min(1).max(100).readonly(),
])

/**
 * A server of the tenant's own that facts are sent to (webhook), in the order of the feed. `paused`: somebody said so; `parked`: it failed
 * too often; `gone`: it answered that it is there no more (410). All three go on where they stopped, once somebody says so.
 */
export const Endpoint = z
  .object({
    id: EndpointId,
    label: z.string(),
    url: z.string(),
    types: FactTypes,
    status: z.enum(['active', 'paused', 'parked', 'gone']),
    /** Sealed with the host's key for this endpoint and the number of the secret. */
    secret: SealedSecret,
    /** The secret before it, which signs as well until that moment. */
    former: z.object({ secret: SealedSecret, until: Instant }).readonly().optional(),
    /** Up to here, the feed was sent. */
    position: z.int().nonnegative(),
    /** Places of the feed that are to be sent again, before anything else. */
    again: z.array(z.int().positive()).readonly(),
    /** Failures in a row. */
    attempts: z.int().nonnegative(),
    /** Why the last attempt failed. */
    problem: z.string().optional(),
    at: Instant,
    due: Instant.nullable(),
  })
  .readonly()
  .meta({ id: 'WebhookEndpoint' })
/** A server that facts are sent to. */
export type Endpoint = z.output<typeof Endpoint>

/** Every endpoint of a tenant; no two at one address. */
export const endpoints = collection(Endpoint, {
  name: 'webhook-endpoints',
  fields: { url: 'text', status: 'text', due: 'text' },
  unique: [['url']],
  claimable: true,
  parked: { status: 'parked' },
})

/** What became of one fact at one endpoint; sent again, the same record tells of the last time. Forgotten thirty days after. */
export const Delivery = z
  .object({
    /** The endpoint's id, a slash, and the place in the feed in twelve digits. */
    id: z.string(),
    endpoint: EndpointId,
    fact: FactId,
    type: z.string(),
    position: z.int().positive(),
    /** `failing` is tried again, or waits for a person where its endpoint is parked. */
    status: z.enum(['delivered', 'failing']),
    /** How often it was tried, over all. */
    attempts: z.int().positive(),
    /** The status of the last answer (`200`); absent when there was none. */
    answer: z.int().optional(),
    /** Why the last attempt failed. */
    problem: z.string().optional(),
    at: Instant,
    due: Instant.nullable(),
  })
  .readonly()
  .meta({ id: 'WebhookDelivery' })
/** What became of one fact at one endpoint. */
export type Delivery = z.output<typeof Delivery>

/** Every delivery of the last thirty days. */
export const deliveries = collection(Delivery, {
  name: 'webhook-deliveries',
  fields: { endpoint: 'text', status: 'text', position: 'integer', due: 'text' },
  refers: { endpoint: 'webhook-endpoints', fact: 'facts' },
  claimable: true,
})

/** The id of what became of the fact at a place of the feed. */
export const deliveryId = (endpoint: EndpointId, position: number): string =>
  `${endpoint}/${String(position).padStart(12, '0')}`

/** Where a secret of an endpoint is sealed for: taken elsewhere, the seal opens nothing. */
export const secretPlace = (endpoint: EndpointId, no: number): string => `${endpoint}/secret/${no}`
