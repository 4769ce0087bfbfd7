import { sqliteStore } from '@foyer/adapters-sql'
import { collections, createFoyer, TenantId } from '@foyer/core'
import { assess, day } from '@foyer/core/eligibility'

const store = sqliteStore({ path: ':memory:', collections })
const foyer = createFoyer({ store, files: store.files })
const as = { tenant: TenantId.parse('demo'), id: 'claire', role: 'agent' } as const
const identity = { lastName: 'Dupont', phone: '+33612345678' }
const answer = await foyer.customers.registerCustomer({ identity }, { as })
if (!answer.ok) throw new Error(foyer.say(answer.refusal, 'en'))
const missing: readonly string[] = answer.value.missing

const verdict = assess({
  kind: 'service',
  activity: 'II-11',
  performedOn: day('2026-03-02'),
  place: 'workshop',
  customer: 'individual',
  registered: [{ activity: 'II-11', from: day('2019-03-01') }],
})
if (verdict.verdict !== 'not-eligible') throw new Error('work at the workshop opens no right')
console.log(`registered; still missing: ${missing.join(', ')}; ${verdict.because.join(', ')}`)
await store.close()
