import { describe, expect, it } from 'vitest'
import type { NoticeRecord } from '../app/notices.js'
import { Instant, later } from '../shared/instant.js'
import { given, refused, scenario } from '../testing/scenario.js'

const day = 24 * 60 * 60_000
const start = Instant.parse('2026-03-02T08:00:00.000Z')

/** A tenant with notices, each told by what is particular of it. */
const trial = async (...notices: readonly Partial<NoticeRecord>[]) => {
  const opened = scenario()
  const { store, tenant, foyer, as } = opened
  for (const [i, particular] of notices.entries()) {
    const id = `ntc_${String(i + 1).padStart(26, '0')}` as NoticeRecord['id']
    const told = { to: 'wrk', subject: 'visit-planned', data: {}, channel: 'sms' } as const
    const rest = { status: 'sent', at: start, attempts: 1, due: null, stream: id } as const
    const doc: NoticeRecord = { id, ...told, ...rest, ...particular }
    await store.commit(tenant, [{ do: 'insert', of: 'notices', doc }])
  }
  const quality = (days?: number) =>
    given(foyer.messages.qualityOf(days ? { days } : {}, as('manager')))
  return { ...opened, quality }
}

/** Sent at eight, there so many seconds later. */
const arrived = (by: string, seconds: number): Partial<NoticeRecord> => ({
  ...{ by, status: 'delivered', sentAt: start, deliveredAt: later(start, seconds * 1000) },
})
const sent = (by: string): Partial<NoticeRecord> => ({ by, sentAt: start })
const times = <X>(count: number, one: X): readonly X[] => Array.from({ length: count }, () => one)

describe('qualityOf', () => {
  it('gives transit and availability of each gateway from its receipts (S055)', async () => {
    const { quality } = await trial(
      ...Array.from({ length: 20 }, (_, i) => arrived('clickatell', 20 - i)),
      ...times(4, sent('clickatell')),
      { by: 'clickatell', status: 'bounced', sentAt: start },
      { ...arrived('ovh', 3.5), tried: [{ by: 'clickatell', problem: 'HTTP 500' }] },
      { ...arrived('ovh', 9), tried: times(2, { by: 'clickatell', problem: 'timed out' }) },
    )
    expect((await quality()).adapters).toEqual([
      {
        by: 'clickatell',
        sent: 25,
        delivered: 20,
        availability: 89.3, // 25 of 28
        medianTransit: 10,
        p95Transit: 19,
      },
      { by: 'ovh', sent: 2, delivered: 2, availability: 100, medianTransit: 3.5, p95Transit: 9 },
    ])
  })

  it('counts what broke without a name against the one that took it in the end', async () => {
    const broke = { by: 'sms', problem: 'connection refused' }
    const { quality } = await trial(
      { ...sent('ovh'), tried: [broke] },
      { status: 'failed', tried: times(8, broke) },
    )
    const none = { delivered: 0, medianTransit: null, p95Transit: null }
    expect((await quality()).adapters).toEqual([
      { by: 'ovh', sent: 1, availability: 50, ...none },
      { by: 'sms', sent: 0, availability: 0, ...none },
    ])
  })

  it('lets nothing arrive before it left, whatever the gateway’s clock says', async () => {
    const { quality } = await trial(arrived('ovh', -2))
    expect((await quality()).adapters).toMatchObject([{ medianTransit: 0 }])
  })

  it('looks back as many days as asked, 90 when silent, the first one included (S055)', async () => {
    const opened = await trial(sent('ovh'))
    const { clock, quality } = opened
    clock.pass(90 * day)
    expect((await quality()).adapters).toHaveLength(1)
    expect((await quality(89)).adapters).toEqual([])
    clock.pass(1)
    expect((await quality()).adapters).toEqual([])
  })

  it('says that 50 SMS at 0.06 cost 3.00, exactly (S054)', async () => {
    const { foyer, as, quality } = await trial(...times(50, sent('ovh')))
    expect((await quality()).sms).toEqual({ parts: 50, cents: null })
    await given(foyer.messages.setSmsPrice({ centsPerPart: '6' }, as('manager')))
    expect((await quality()).sms).toEqual({ parts: 50, cents: '300' })
    await given(foyer.messages.setSmsPrice({ centsPerPart: '5.35' }, as('manager')))
    expect((await quality()).sms.cents).toBe('267.5')
  })

  it('bills by parts what an adapter took, and nothing else (S054)', async () => {
    const { foyer, as, quality } = await trial(
      { ...arrived('ovh', 3), parts: 3 },
      { by: 'ovh', status: 'bounced', parts: 2 },
      { by: 'smtp', channel: 'email' },
      { status: 'failed' },
    )
    await given(foyer.messages.setSmsPrice({ centsPerPart: '0.1' }, as('owner')))
    expect((await quality()).sms).toEqual({ parts: 5, cents: '0.5' })
  })
})

describe('setSmsPrice', () => {
  it('is said once, and never below zero', async () => {
    const { foyer, as, store, tenant } = await trial()
    for (let i = 0; i < 2; i++)
      await given(foyer.messages.setSmsPrice({ centsPerPart: '6' }, as('owner')))
    expect((await store.find(tenant, 'facts', { limit: 9 })).items).toHaveLength(1)
    const answer = foyer.messages.setSmsPrice({ centsPerPart: '-6' }, as('owner'))
    expect((await refused(answer)).code).toBe('invalid-input')
  })
})
