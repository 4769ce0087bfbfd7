import { sqliteStore } from '@foyer/adapters-sql'
import { collections, createFoyer, type Principal, TenantId } from '@foyer/core'

const store = sqliteStore({ path: ':memory:', collections })
const foyer = createFoyer({ store, files: store.files })
const as: Principal = { tenant: TenantId.parse('company'), id: 'ana', role: 'owner' }
const worker = { reference: 'W1', firstName: 'Benoît', lastName: 'Richard', skills: [] }

const hired = await foyer.organisation.hireWorker(worker, { as })
const again = await foyer.organisation.hireWorker(worker, { as })
if (!hired.ok || again.ok) throw new Error('hired twice')
console.log(again.refusal.code, foyer.say(again.refusal, 'en'))
await store.close()
