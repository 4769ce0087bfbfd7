import type { z } from 'zod'
import { Endpoint } from '../app/endpoints.js'

/** An endpoint as people see it: its secrets stay where they are. */
export const EndpointView = Endpoint.unwrap()
  .omit({ secret: true, former: true, due: true })
  .readonly()
  .meta({ id: 'WebhookEndpointView' })
/** An endpoint as people see it. */
export type EndpointView = z.output<typeof EndpointView>

/** What people see of an endpoint. */
export const viewOf = ({ secret: _, former: __, due: ___, ...view }: Endpoint): EndpointView => view
