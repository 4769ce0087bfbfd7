/** A process of the tests: a company's server on loopback, with its relay. It prints its port, and its memory every ten seconds. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { collections, createFoyer, type Role, TenantId } from '@foyer/core'
import { storeAt } from './store-at.js'

const [place = '', name = ''] = process.argv.slice(2)
const tenant = TenantId.parse(name)
const store = await storeAt(place, collections)
let defects = 0
const foyer = createFoyer({
  store,
  files: store.files,
  notifiers: {
    email: async ({ key }) => ({ by: 'provider', reference: key }),
    sms: async ({ key }) => ({ by: 'provider', reference: key }),
  },
  http: {
    principalOf(request) {
      const [role, id = ''] = (request.headers.get('x-as') ?? '').split(' ')
      return role ? { tenant, id, role: role as Role } : undefined
    },
    rate: { burst: 1e9, perMinute: 1e9 },
    onDefect(problem, operation) {
      defects += 1
      console.error(operation, problem)
    },
  },
})

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}

const server = createServer(async (asked, answer) => {
  const { method = 'GET', url = '/', headers } = asked
  const body = method === 'POST' ? { body: await bodyOf(asked) } : {}
  const request = new Request(`http://127.0.0.1${url}`, {
    ...{ method, ...body },
    headers: headers as Record<string, string>,
  })
  const response = await foyer.http(request)
  answer.writeHead(response.status, Object.fromEntries(response.headers))
  answer.end(await response.text())
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`port ${(server.address() as AddressInfo).port}\n`)
})

let relaying = false
setInterval(async () => {
  if (relaying) return
  relaying = true
  await foyer.relay(20).finally(() => {
    relaying = false
  })
}, 500)

const mb = (bytes: number): number => Math.round(bytes / 1e6)
setInterval(() => {
  globalThis.gc?.()
  const { rss, heapUsed } = process.memoryUsage()
  process.stdout.write(`memory ${mb(rss)} ${mb(heapUsed)} defects ${defects}\n`)
}, 10_000)
