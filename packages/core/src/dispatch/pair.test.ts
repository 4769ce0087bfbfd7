import { describe, expect, it } from 'vitest'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, type SmallCompany, smallCompany } from '../testing/small-company.js'

const visitOf = async ({ foyer, as, entity }: SmallCompany, customer: string) => {
  const task = { legalEntity: entity, customer, activity: 'II-11', minutes: 60 } as const
  const { id: visit } = await given(foyer.dispatch.createVisit(task, as('agent')))
  await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
  return visit
}

describe('a worker and a customer who are not to meet again', () => {
  it('are neither proposed nor booked together, until it is forgotten (T25)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, basile, customer } = company
    const pair = { worker: alma, customer }
    const asked = { ...pair, by: 'customer', reason: 'not-careful' } as const
    await given(foyer.dispatch.refusePair(asked, as('agent')))
    await given(foyer.dispatch.refusePair(asked, as('agent')))
    const who = async () => {
      const when = { activity: 'II-11', date: '2026-03-09', start: '09:00', minutes: 60 } as const
      const found = await given(foyer.dispatch.proposeWorkers({ customer, ...when }, as('agent')))
      return found.workers.map(({ worker }) => worker)
    }
    expect(await who()).toEqual([basile])
    const visit = await visitOf(company, customer)
    const book = () =>
      foyer.dispatch.bookSlot(
        { visit, worker: alma, date: '2026-03-09', start: '09:00' },
        as('agent'),
      )
    expect(await refused(book())).toEqual({ code: 'pair-refused', worker: alma })
    const known = await given(foyer.dispatch.refusedPairsOf({ customer }, as('agent')))
    expect(known.pairs).toMatchObject([{ ...asked, since: '2026-03-02' }])
    expect((await refused(foyer.dispatch.forgetPair(pair, as('agent')))).code).toBe('not-allowed')
    await given(foyer.dispatch.forgetPair(pair, as('manager')))
    expect((await refused(foyer.dispatch.forgetPair(pair, as('manager')))).code).toBe('not-found')
    expect(await who()).toHaveLength(2)
    await given(book())
  })

  it('must exist', async () => {
    const { foyer, as, alma, customer } = await smallCompany()
    const asked = { worker: alma, customer, by: 'worker', reason: 'dog' } as const
    const none = { code: 'not-found' }
    for (const lost of [
      { worker: alma.replace(/.$/, 'Z') },
      { customer: customer.replace(/.$/, 'Z') },
    ])
      expect(
        await refused(foyer.dispatch.refusePair({ ...asked, ...lost }, as('agent'))),
      ).toMatchObject(none)
    const sentence = { ...asked, reason: 'Il a un chien' }
    expect((await refused(foyer.dispatch.refusePair(sentence, as('agent')))).code).toBe(
      'invalid-input',
    )
  })
})

describe('bookFollowUp', () => {
  const after = async () => {
    const company = await smallCompany()
    const { foyer, as, alma, customer } = company
    const visit = await visitOf(company, customer)
    const slot = { visit, worker: alma, date: '2026-03-09', start: '09:00' }
    await given(foyer.dispatch.bookSlot(slot, as('agent')))
    const follow = (by: ReturnType<typeof as>, changed: object = {}) =>
      foyer.dispatch.bookFollowUp(
        {
          ...{ worker: alma, customer, description: 'Suite' },
          ...{ date: '2026-03-16', start: '09:00', minutes: 45 },
          ...changed,
        },
        by,
      )
    return { ...company, follow, visit }
  }

  it('lets a worker book one more visit for a customer of theirs, told to the customer (S196)', async () => {
    const { follow, as, alma, store, tenant, customer } = await after()
    const visit = await given(follow(as('worker', alma)))
    expect(visit).toMatchObject({
      ...{ status: 'booked', activity: 'II-11', worker: alma, customer, minutes: 45 },
    })
    const where = { subject: 'visit-booked' }
    const { items } = await store.find(tenant, 'notices', { limit: 99 })
    const told = items
      .map(({ doc }) => doc as unknown as { subject: string; to: string; data: { visit: string } })
      .filter(({ subject, data }) => subject === where.subject && data.visit === visit.id)
    expect(told.map(({ to }) => to)).toEqual([customer])
  })

  it('refuses a worker for another’s customer, and for another worker (S196)', async () => {
    const company = await after()
    const { follow, as, alma, basile } = company
    const stranger = await newCustomer(company, 2)
    const none = { code: 'not-found' }
    expect(await refused(follow(as('worker', alma), { customer: stranger }))).toMatchObject(none)
    expect(await refused(follow(as('worker', basile), { worker: basile }))).toMatchObject(none)
    expect(await refused(follow(as('worker', basile)))).toMatchObject(none)
    expect(await refused(follow(as('agent'), { customer: stranger }))).toEqual({
      code: 'no-visit-to-follow',
    })
    expect((await refused(follow(as('customer', company.customer)))).code).toBe('not-allowed')
  })

  it('refuses a slot that is taken, and what the worker does not do', async () => {
    const { follow, as, alma, visit } = await after()
    const self = as('worker', alma)
    expect(await refused(follow(self, { date: '2026-03-09', start: '09:30' }))).toEqual({
      ...{ code: 'slot-taken', visit },
    })
    expect(await refused(follow(self, { activity: 'II-1' }))).toMatchObject({
      code: 'worker-lacks-skill',
    })
    expect(await refused(follow(self, { start: '23:30' }))).toEqual({
      code: 'visit-crosses-midnight',
    })
  })
})
