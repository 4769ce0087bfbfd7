import { describe, expect, it } from 'vitest'
import type { Notifier } from '../ports/outside.js'
import { keptNotices } from '../testing/doubles.js'
import { given, refused } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'

/** A company that told a worker (by text message) and a customer (by e-mail) of a visit. */
const told = async (notifiers: { email?: Notifier; sms?: Notifier }) => {
  const company = await smallCompany({ notifiers })
  const { foyer, as, customer } = company
  const change = { email: 'marie.dupont@example.fr' }
  await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
  await plan(company)
  const list = (asked: object = {}) => given(foyer.messages.listNotices(asked, as('agent')))
  return { ...company, list }
}
const plan = async ({ foyer, as, customer, entity, alma: worker, clock }: SmallCompany) => {
  const task = { customer, legalEntity: entity, worker, activity: 'II-11', minutes: 60 } as const
  const { id: visit } = await given(foyer.dispatch.createVisit(task, as('agent')))
  clock.pass(60_000)
  await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
}
const statuses = (items: readonly { channel: string; status: string }[]) =>
  items.map(({ channel, status }) => `${channel} ${status}`).sort()

describe('listNotices', () => {
  it('shows what became of each: sent, or on no channel at all, and the work went on (S006)', async () => {
    const { sent, notifier } = keptNotices()
    const { foyer, list, alma, customer } = await told({ email: notifier })
    expect(statuses((await list()).items)).toEqual(['email waiting', 'sms channel-unavailable'])
    await foyer.relay()
    const [email] = (await list({ to: customer })).items
    expect(email).toMatchObject({ channel: 'email', status: 'sent' })
    expect(statuses((await list({ to: alma })).items)).toEqual(['sms channel-unavailable'])
    expect(sent.map(({ key, to }) => [key, to])).toEqual([[email?.id, customer]])
  })

  it('goes on without any adapter at all (S006)', async () => {
    const { foyer, list } = await told({})
    expect(await foyer.relay()).toMatchObject({ notices: 0, parked: 0 })
    for (const { status } of (await list()).items) expect(status).toBe('channel-unavailable')
  })

  it('shows why one is not there yet, while the other left (S063)', async () => {
    const { notifier } = keptNotices()
    const down = () => Promise.reject(new Error('connection refused'))
    const { foyer, list } = await told({ email: down, sms: notifier })
    await foyer.relay()
    expect(statuses((await list({ status: 'sent' })).items)).toEqual(['sms sent'])
    expect((await list({ status: 'waiting' })).items).toMatchObject([
      { channel: 'email', attempts: 1, problem: 'connection refused' },
    ])
  })

  it('begins with the newest', async () => {
    const company = await told({})
    await plan(company)
    const moments = (await company.list()).items.map(({ at }) => at)
    expect(moments).toEqual([...moments].sort().reverse())
    expect(new Set(moments).size).toBe(2)
  })

  it('is not for those who are told', async () => {
    const { foyer, as, alma } = await told({})
    const answer = foyer.messages.listNotices({ to: alma }, as('worker', alma))
    expect((await refused(answer)).code).toBe('not-allowed')
  })
})
