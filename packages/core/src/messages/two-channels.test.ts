import { describe, expect, it } from 'vitest'
import type { NoticeRecord } from '../app/notices.js'
import type { Notifier } from '../ports/outside.js'
import { countedIds, keptNotices } from '../testing/doubles.js'
import { given, refused, scenario } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'

/** An order given to Alma, its visit ready to be validated: she is told by SMS, the customer by e-mail. */
const ordered = async (options: Parameters<typeof smallCompany>[0]) => {
  const company = await smallCompany(options)
  const { foyer, as, customer, entity, alma } = company
  const change = { email: 'marie.dupont@example.fr' }
  await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
  const lines = [{ kind: 'goods', label: 'Souris', quantity: 1, price: 1250 } as const]
  const asked = { customer, legalEntity: entity, worker: alma, description: 'Souris', lines }
  const { id: order } = await given(foyer.sales.createOrder(asked, as('agent')))
  const { id: visit } = await given(
    foyer.dispatch.createVisit({ order, activity: 'II-11' }, as('agent')),
  )
  const validate = () => foyer.dispatch.validateVisit({ visit }, as('agent'))
  const notices = async (asked: object = {}) =>
    (await given(foyer.messages.listNotices(asked, as('agent')))).items
  return { ...company, validate, notices }
}
const brief = (notices: readonly NoticeRecord[]) =>
  notices.map(({ channel, status, attempts }) => `${channel} ${status} ${attempts}`).sort()

describe('a job that is confirmed', () => {
  it('is told to its worker by one SMS, even if the event comes twice (S052)', async () => {
    const { sent, notifier } = keptNotices()
    const { validate, notices, alma, store, clock, foyer } = await ordered({
      notifiers: { sms: notifier },
    })
    await given(validate())
    expect((await refused(validate())).code).toBe('visit-already-validated')
    expect(brief(await notices({ to: alma }))).toEqual(['sms waiting 0'])
    const ids = countedIds()
    for (let i = 0; i < 500; i++) ids.next()
    const other = scenario({ store, clock, ids, notifiers: { sms: notifier } })
    await Promise.all([foyer.relay(), other.foyer.relay()])
    await foyer.relay()
    expect(sent.map(({ to, channel }) => [to, channel])).toEqual([[alma, 'sms']])
  })

  it('leaves under one key when the relay dies between the two: its adapter sends one SMS (S052)', async () => {
    const keys: string[] = []
    let dying = true
    const sms: Notifier = async ({ key }) => {
      keys.push(key)
      return { by: 'gateway' }
    }
    const { validate, store, clock, foyer } = await ordered({ notifiers: { sms } })
    await given(validate())
    const commit: typeof store.commit = async (...asked) => {
      if (dying && keys.length) throw new Error('power cut')
      await store.commit(...asked)
    }
    const other = scenario({ store: { ...store, commit }, clock, notifiers: { sms } })
    await expect(other.foyer.relay()).rejects.toThrow('power cut')
    dying = false
    clock.pass(5 * 60_000)
    await foyer.relay()
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
  })

  it('goes by SMS while e-mail is down, which is tried again: nothing is lost (S063)', async () => {
    const mail = keptNotices()
    const texts = keptNotices()
    let down = true
    const email: Notifier = async (notice) => {
      if (down) throw new Error('connection refused')
      return mail.notifier(notice)
    }
    const { validate, notices, foyer, clock, customer } = await ordered({
      notifiers: { email, sms: texts.notifier },
    })
    await given(validate())
    await foyer.relay()
    expect(brief(await notices())).toEqual(['email waiting 1', 'sms sent 1'])
    clock.pass(10_000)
    await foyer.relay()
    expect(brief(await notices())).toEqual(['email waiting 2', 'sms sent 1'])
    down = false
    clock.pass(20_000)
    await foyer.relay()
    expect(brief(await notices())).toEqual(['email sent 3', 'sms sent 1'])
    expect([mail.sent.length, texts.sent.length]).toEqual([1, 1])
    const broke = { by: 'email', problem: 'connection refused' }
    expect((await notices({ to: customer })).at(0)?.tried).toEqual([broke, broke])
  })

  it('goes through the second gateway when the first is down, once, and both are traced (S053)', async () => {
    const { sent, notifier } = keptNotices()
    // One notifier out of two, as an adapter makes it.
    const sms: Notifier = async (notice) => {
      await notifier(notice)
      const tried = [{ by: 'clickatell', problem: 'HTTP 500' }]
      return { by: 'ovh', reference: '4711', parts: 1, tried }
    }
    const { validate, notices, foyer, alma } = await ordered({ notifiers: { sms } })
    await given(validate())
    await foyer.relay()
    expect(sent.filter(({ to }) => to === alma)).toHaveLength(1)
    expect(await notices({ to: alma })).toMatchObject([
      {
        ...{ status: 'sent', by: 'ovh', reference: '4711', parts: 1 },
        tried: [{ by: 'clickatell', problem: 'HTTP 500' }],
      },
    ])
  })
})
