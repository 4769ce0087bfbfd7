import { describe, expect, it } from 'vitest'
import { given, refused, scenario } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'

const asked = { reason: 'leak', context: 'Fuite sous l’évier, chien dans la cour' }

describe('a request', () => {
  it('goes to the branch of its postcode with what was said (S330)', async () => {
    const { foyer, as, alma, customer } = await smallCompany()
    const qualify = (more: object) =>
      foyer.dispatch.qualifyRequest({ ...asked, ...more }, as('agent'))
    const here = await given(qualify({ customer }))
    expect(here).toMatchObject({ ...asked, postcode: '26000', worker: alma, status: 'open' })
    const elsewhere = await given(qualify({ customer, postcode: '69001' }))
    expect(elsewhere).toMatchObject({ ...asked, territory: null, worker: null })
    const hers = await given(foyer.dispatch.openRequests({ worker: alma }, as('worker', alma)))
    expect(hers.items.map(({ id, context }) => [id, context])).toEqual([[here.id, asked.context]])
    const queue = await given(foyer.dispatch.openRequests({ worker: null }, as('agent')))
    expect(queue.items.map(({ id }) => id)).toEqual([elsewhere.id])
    expect(await refused(qualify({}))).toEqual({ code: 'postcode-needed' })
    expect((await refused(qualify({ reason: 'Une fuite' }))).code).toBe('invalid-input')
  })

  it('is closed once, by the office or the worker of its branch', async () => {
    const { foyer, as, alma, basile, customer, store } = await smallCompany()
    const { id: request } = await given(
      foyer.dispatch.qualifyRequest({ ...asked, customer }, as('agent')),
    )
    const close = (who: ReturnType<typeof as>) => foyer.dispatch.closeRequest({ request }, who)
    expect((await refused(close(as('worker', basile)))).code).toBe('not-found')
    expect((await refused(close(as('customer', customer)))).code).toBe('not-allowed')
    const other = scenario({ store, tenant: 'tenant-b' })
    const theirs = other.foyer.dispatch.closeRequest({ request }, other.as('owner'))
    expect((await refused(theirs)).code).toBe('not-found')
    await given(close(as('worker', alma)))
    expect(await refused(close(as('agent')))).toEqual({ code: 'request-already-closed' })
    const left = await given(foyer.dispatch.openRequests({}, as('agent')))
    expect(left.items).toEqual([])
    const all = foyer.dispatch.openRequests({}, as('worker', alma))
    expect((await refused(all)).code).toBe('not-found')
  })
})
