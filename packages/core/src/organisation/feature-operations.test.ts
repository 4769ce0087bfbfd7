import { describe, expect, it } from 'vitest'
import { featureOf } from '../app/features.js'
import { registry } from '../registry.js'
import { httpDoor } from '../testing/http-door.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'
import { Feature, features } from './features.js'

const names = Object.entries(registry).flatMap(([context, operations]) =>
  Object.keys(operations).map((own) => `${context}.${own}`),
)
const holds = (pattern: string, name: string) =>
  pattern === name || pattern === `${name.split('.')[0]}.*`

const opened = async () => {
  const company = await smallCompany()
  const { foyer, as } = company
  const without = (...off: Feature[]) =>
    given(foyer.organisation.switchFeatures({ off }, as('owner')))
  return { ...company, without }
}

describe('the features of a company', () => {
  it.each(Object.entries(features))('%s: holds operations that exist', (_, patterns) => {
    for (const pattern of patterns)
      expect([pattern, names.filter((name) => holds(pattern, name))]).not.toEqual([pattern, []])
  })

  it('hold each operation once at most, and never what the switches themselves need', () => {
    for (const name of names) {
      const holding = Object.values(features).filter((own) => own.some((one) => holds(one, name)))
      expect([name, holding.length]).toEqual([name, holding.length ? 1 : 0])
    }
    for (const name of names.filter((one) => /^(organisation|audit)\./.test(one)))
      expect(featureOf(features, name)).toBeUndefined()
  })

  it('are all on until somebody switches one off', async () => {
    const { foyer, as, without } = await opened()
    const shown = async () => (await given(foyer.organisation.features({}, as('visitor')))).features
    expect(await shown()).toEqual(Feature.options.map((name) => ({ name, on: true })))
    await without('payments', 'payments', 'leads')
    const off = (await shown()).filter(({ on }) => !on).map(({ name }) => name)
    expect(off).toEqual(['leads', 'payments'])
    await without()
    expect((await shown()).every(({ on }) => on)).toBe(true)
  })

  it('are switched by the owner alone, and the trail says who', async () => {
    const { foyer, as, without } = await opened()
    const asked = foyer.organisation.switchFeatures({ off: ['messages'] }, as('manager'))
    expect((await refused(asked)).code).toBe('not-allowed')
    await without('messages')
    await foyer.relay()
    const { items } = await given(foyer.audit.showTrail({ of: 'features' }, as('owner')))
    expect(items).toMatchObject([{ type: 'features-switched', data: { off: ['messages'] } }])
  })
})

describe('a feature that is off', () => {
  it('is refused to everybody, before the question is read, and to who may not ask as before (S070)', async () => {
    const { foyer, as, without, customer } = await opened()
    await without('payments')
    for (const role of ['owner', 'agent', 'customer'] as const)
      expect(await refused(foyer.payments.showAccount(null as never, as(role)))).toEqual({
        code: 'feature-disabled',
        feature: 'payments',
      })
    const { code } = await refused(foyer.payments.showAccount({ customer }, as('visitor')))
    expect(code).toBe('not-allowed')
    await without()
    await given(foyer.payments.showAccount({ customer }, as('agent')))
  })

  it('leaves the other features and the other companies as they are', async () => {
    const { foyer, as, without, customer } = await opened()
    await without('messages', 'forms')
    await given(foyer.payments.showAccount({ customer }, as('agent')))
    const other = { as: { ...as('agent').as, tenant: 'tenant-b' as never } }
    await given(foyer.messages.listNotices({}, other))
  })

  it('goes on behind the scenes: what the engine has begun is brought to its end', async () => {
    const { foyer, as, without } = await opened()
    await without('attestation')
    const { code } = await refused(foyer.attestation.draftYear(null as never, as('system')))
    expect(code).toBe('invalid-input')
  })

  it('is gone from the description of the door for its company, and there for others (S070)', async () => {
    const { foyer, as, get, signIn, post, tenant } = httpDoor()
    const paths = async () => {
      const { paths } = (await (await get('/openapi.json')).json()) as { paths: object }
      return Object.keys(paths)
    }
    const all = await paths()
    expect(all).toContain('/payments/showAccount')
    await given(foyer.organisation.switchFeatures({ off: ['payments', 'leads'] }, as('owner')))
    const gone = all.filter((path) =>
      /^\/payments\/|\/(takeLead|acceptLead|rejectLead|affiliateRanking|listLeads|leadFunnel)$/.test(
        path,
      ),
    )
    expect(await paths()).toEqual(all.filter((path) => !gone.includes(path)))
    const answer = await post('/payments/showAccount', {}, { headers: { 'accept-language': 'en' } })
    expect([answer.status, await answer.json()]).toMatchObject([
      403,
      { code: 'feature-disabled', feature: 'payments', title: expect.stringContaining('does not') },
    ])
    signIn({ tenant: `${tenant}-b` as typeof tenant, id: 'o', role: 'owner' })
    expect(await paths()).toEqual(all)
    signIn(undefined)
    expect(await paths()).toEqual(all)
  })
})
