import { sqliteStore } from '@foyer/adapters-sql'
import { collections, createFoyer, type Foyer, TenantId } from '@foyer/core'
import { accountOf } from './session'
import { setting } from './setting'

export const tenant = TenantId.parse('my-company')

const open = (): Foyer => {
  const store = sqliteStore({ path: setting('FOYER_DB'), collections })
  process.once('exit', () => store.close())
  return createFoyer({
    store,
    files: store.files,
    http: {
      base: '/foyer',
      origin: setting('APP_ORIGIN'),
      secret: setting('FOYER_SECRET'),
      principalOf: (request) => {
        const account = accountOf(request)
        return account && { tenant, ...account }
      },
      onDefect: (defect, path) => console.error(path, defect),
    },
  })
}

// Next evaluates this file for pages, for route handlers and for instrumentation apart, again at each hot reload, and once more
// while it builds. The house is opened when it is asked for, once a process.
const kept = globalThis as { foyer?: Foyer }

export const foyer = (): Foyer => {
  kept.foyer ??= open()
  return kept.foyer
}
