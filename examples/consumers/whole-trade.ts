import assert from 'node:assert/strict'
import { sqliteStore } from '@foyer/adapters-sql'
import { collections, createFoyer, type Principal, TenantId } from '@foyer/core'

const store = sqliteStore({ path: ':memory:', collections })
const foyer = createFoyer({ store, files: store.files })
const as: Principal = { tenant: TenantId.parse('company'), id: 'ana', role: 'owner' }

const hired = await foyer.organisation.hireWorker(
  { reference: 'W1', firstName: 'Benoît', lastName: 'Richard', skills: ['II-11'] },
  { as },
)
assert.ok(hired.ok)
const again = await foyer.organisation.hireWorker(
  { reference: 'W1', firstName: 'Benoît', lastName: 'Richard', skills: [] },
  { as },
)
assert.ok(!again.ok && again.refusal.code === 'worker-reference-taken')
assert.equal(again.refusal.worker, hired.value.id)
await store.close()
