import { describe, expect, it } from 'vitest'
import { given, refused, scenario } from '../testing/scenario.js'

describe('the policy of a company', () => {
  it('shows prices to workers until the owner decides otherwise, and again afterwards (S283)', async () => {
    const { foyer, as } = scenario()
    const read = () => given(foyer.organisation.policy({}, as('worker', 'wrk_1')))
    const set = (workerPrices: 'shown' | 'hidden') =>
      given(foyer.organisation.setPolicy({ workerPrices }, as('owner')))
    expect(await read()).toEqual({ workerPrices: 'shown' })
    expect(await set('hidden')).toEqual({ workerPrices: 'hidden' })
    expect(await read()).toEqual({ workerPrices: 'hidden' })
    await set('shown')
    expect(await read()).toEqual({ workerPrices: 'shown' })
  })

  it('is the owner’s alone to decide, and the trail says what', async () => {
    const { foyer, as } = scenario()
    for (const role of ['manager', 'agent', 'worker', 'accountant', 'customer'] as const) {
      const asked = foyer.organisation.setPolicy({ workerPrices: 'hidden' }, as(role))
      expect((await refused(asked)).code).toBe('not-allowed')
    }
    await given(foyer.organisation.setPolicy({ workerPrices: 'hidden' }, as('owner')))
    await foyer.relay()
    const { items } = await given(foyer.audit.showTrail({ of: 'policy' }, as('owner')))
    expect(items).toMatchObject([
      { type: 'policy-set', by: 'owner', data: { workerPrices: 'hidden' } },
    ])
  })

  it.each([{}, { workerPrices: 'maybe' }, { workerPrices: true }])('refuses %j', async (asked) => {
    const { foyer, as } = scenario()
    const answer = foyer.organisation.setPolicy(asked as never, as('owner'))
    expect(await refused(answer)).toMatchObject({
      ...{ code: 'invalid-input', issues: [{ path: 'workerPrices' }] },
    })
  })

  it('is each company’s own', async () => {
    const { foyer, as, store } = scenario()
    const other = scenario({ store, tenant: 'tenant-b' })
    await given(foyer.organisation.setPolicy({ workerPrices: 'hidden' }, as('owner')))
    expect(await given(other.foyer.organisation.policy({}, other.as('owner')))).toEqual({
      workerPrices: 'shown',
    })
  })
})
