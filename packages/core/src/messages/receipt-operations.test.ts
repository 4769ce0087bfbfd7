import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import type { NoticeRecord } from '../app/notices.js'
import { Instant } from '../shared/instant.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'
import { withReceipt } from './receipt.js'

const at = Instant.parse('2026-03-02T08:00:09.000Z')

/** A company whose text message to Alma left, under the gateway's reference `g-1`. */
const sent = async (handing = async () => ({ by: 'gateway', reference: 'g-1' })) => {
  const company = await smallCompany({ notifiers: { sms: handing } })
  const { foyer, as, alma, store, tenant } = company
  const identity = { lastName: 'Petit', home: { street: '', city: '', postcode: '26000' } }
  const asked = { source: 'press', detail: '', wants: '', identity } as const
  await given(foyer.customers.takeLead(asked, as('agent')))
  const notice = async () => {
    const [one] = (await given(foyer.messages.listNotices({ to: alma }, as('agent')))).items
    if (!one) throw new Error('nobody was told')
    return one
  }
  const record = (receipt: object) =>
    foyer.messages.recordReceipt({ status: 'delivered', at, ...receipt }, as('system'))
  const said = async () =>
    (await store.find(tenant, facts.name, { where: { of: (await notice()).id }, limit: 9 })).items
  return { ...company, notice, record, said }
}

describe('recordReceipt', () => {
  it('says by reference that a notice arrived, once', async () => {
    const { foyer, record, notice, said } = await sent()
    await foyer.relay()
    for (let i = 0; i < 2; i++)
      expect(await given(record({ reference: 'g-1' }))).toMatchObject({
        ...{ status: 'delivered', by: 'gateway', reference: 'g-1', deliveredAt: at },
      })
    const later = '2026-03-02T09:00:00.000Z'
    await given(record({ reference: 'g-1', at: later }))
    expect((await notice()).deliveredAt).toBe(at)
    expect((await said()).map(({ doc }) => doc)).toMatchObject([
      { type: 'notice-delivered', data: { channel: 'sms', by: 'gateway' } },
    ])
  })

  it('says by key that it bounced, and why', async () => {
    const { foyer, record, notice, said } = await sent()
    await foyer.relay()
    const { id: key } = await notice()
    const receipt = { key, status: 'failed', reason: 'ptt 1: unknown subscriber' }
    for (let i = 0; i < 2; i++) await given(record(receipt))
    expect(await notice()).toMatchObject({
      ...{ status: 'bounced', problem: 'ptt 1: unknown subscriber' },
    })
    expect((await said()).map(({ doc }) => doc)).toMatchObject([{ type: 'notice-bounced' }])
  })

  it('never undoes what was delivered by a receipt that comes late', async () => {
    const { foyer, record, notice } = await sent()
    await foyer.relay()
    await given(record({ reference: 'g-1' }))
    for (const status of ['underway', 'failed']) await given(record({ reference: 'g-1', status }))
    expect((await notice()).status).toBe('delivered')
  })

  it('refuses a reference and a key that nobody knows', async () => {
    const { record, foyer } = await sent()
    await foyer.relay()
    for (const unknown of [{ reference: 'g-2' }, { key: 'k' }, {}])
      expect((await refused(record(unknown))).code).toBe('not-found')
  })

  it('means the newest of two that gateways numbered alike', async () => {
    const { foyer, as, clock, record, notice, alma } = await sent()
    await foyer.relay()
    clock.pass(1000)
    const identity = { lastName: 'Grand', home: { street: '', city: '', postcode: '26000' } }
    const asked = { source: 'press', detail: '', wants: '', identity } as const
    await given(foyer.customers.takeLead(asked, as('agent')))
    await foyer.relay()
    await given(record({ reference: 'g-1' }))
    const { items } = await given(foyer.messages.listNotices({ to: alma }, as('agent')))
    expect(items.map(({ status }) => status)).toEqual(['delivered', 'sent'])
    expect((await notice()).status).toBe('delivered')
  })

  it('stands when it was quicker than the relay, which adds what it knows', async () => {
    const opened = await sent(async () => {
      await given(opened.record({ key: (await opened.notice()).id }))
      return { by: 'gateway', reference: 'g-1', parts: 2 }
    })
    const { foyer, notice, clock } = opened
    await foyer.relay()
    expect(await notice()).toMatchObject({
      ...{ status: 'delivered', by: 'gateway', reference: 'g-1', parts: 2, attempts: 1 },
      ...{ sentAt: clock.now(), deliveredAt: at, due: null },
    })
  })

  it('keeps a notice whose answer got lost from leaving again', async () => {
    let handed = 0
    const { foyer, record, notice, clock } = await sent(async () => {
      handed += 1
      throw new Error('timed out')
    })
    await foyer.relay()
    await given(record({ key: (await notice()).id }))
    clock.pass(60_000)
    await foyer.relay()
    expect([handed, (await notice()).status]).toEqual([1, 'delivered'])
  })
})

describe('a receipt', () => {
  const statuses = [
    'waiting',
    'sent',
    'delivered',
    'bounced',
    'channel-unavailable',
    'failed',
  ] as const
  const notice = (status: NoticeRecord['status']) => ({ status, due: null }) as NoticeRecord
  const after = (status: NoticeRecord['status'], told: 'delivered' | 'failed' | 'underway') =>
    withReceipt(notice(status), { status: told, at }).status

  it('of delivery is believed whatever we thought', () => {
    for (const status of statuses) expect(after(status, 'delivered')).toBe('delivered')
  })

  it('of failure makes a notice bounce that was thought sent, and no other', () => {
    for (const status of statuses)
      expect(after(status, 'failed')).toBe(status === 'sent' ? 'bounced' : status)
  })

  it('that a notice is underway changes nothing', () => {
    for (const status of statuses) expect(after(status, 'underway')).toBe(status)
  })
})
