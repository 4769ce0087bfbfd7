import { sqliteStore } from '@foyer/adapters-sql'
import { collections, createFoyer, type Principal, TenantId } from '@foyer/core'

const store = sqliteStore({ path: ':memory:', collections })
const tenant = TenantId.parse('my-company')

/** The host's own login: here one header, in a product the session that it has already. Nobody signed in is a visitor. */
const principalOf = (request: Request): Principal => {
  const account = request.headers.get('x-demo-account')
  return account
    ? { tenant, id: account, role: 'owner' }
    : { tenant, id: 'visitor', role: 'visitor' }
}

/** One house for both mounts; a Next app opens its own (`next/lib/foyer.ts`). */
export const foyer = createFoyer({
  store,
  files: store.files,
  http: {
    base: '/foyer',
    principalOf,
    secret: process.env['FOYER_SECRET'] ?? 'for trying out: thirty-two bytes and more',
    embeddedOn: ['https://shop.example.com'],
  },
})
