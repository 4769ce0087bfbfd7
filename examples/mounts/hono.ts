import { Hono } from 'hono'
import { foyer } from './house.js'

/** On Hono: the request is one of the Fetch standard already. */
export const app = new Hono().all('/foyer/*', ({ req }) => foyer.http(req.raw))
