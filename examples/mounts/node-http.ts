import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { foyer } from './house.js'

/** On `node:http`, and so on Express or Fastify: a listener that speaks the Fetch standard. */
export const server = createServer(getRequestListener((request) => foyer.http(request)))
