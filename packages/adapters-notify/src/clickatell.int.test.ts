import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clickatellNotifier } from './clickatell.js'
import { readClickatellReceipt } from './clickatell-receipt.js'
import { firstOf } from './first-of.js'
import { type ClickatellDouble, clickatellDouble } from './testing/index.js'
import { notice } from './testing/notices.js'

const apiKey = 'a2V5=='
let gateway: ClickatellDouble
beforeEach(async () => {
  gateway = await clickatellDouble({ apiKey })
})
afterEach(() => gateway.close())

const notifier = (over: object = {}) =>
  clickatellNotifier({ apiKey, baseUrl: gateway.url, ...over })

describe('an SMS by Clickatell', () => {
  it('goes out as its REST API expects it, and comes back with its id and parts', async () => {
    const handed = await notifier({ from: 'Foyer' })(notice())
    const [request] = gateway.requests
    expect([request?.method, request?.path]).toEqual(['POST', '/messages'])
    expect(request?.headers['authorization']).toBe(apiKey)
    expect(JSON.parse(request?.body ?? '')).toEqual({
      to: ['33612345678'],
      content: 'Votre visite est prévue le 2 novembre à 9 h.',
      clientMessageId: 'fact_01#sms',
      from: 'Foyer',
    })
    const reference = gateway.messages[0]?.apiMessageId
    expect(handed).toEqual({ by: 'clickatell', reference, parts: 1 })
  })

  it('is written in plain letters, and counted as it is written', async () => {
    const text = `${'ê'.repeat(100)}…`
    expect(await notifier()(notice({ text }))).toMatchObject({ parts: 1 })
    expect(await notifier({ plain: false })(notice({ text }))).toMatchObject({ parts: 2 })
    expect(gateway.messages.map(({ content }) => content)).toEqual([`${'e'.repeat(100)}...`, text])
  })

  it('is signed by a name for each tenant', async () => {
    await notifier({ from: ({ tenant }: { tenant: string }) => tenant })(notice())
    expect(gateway.messages[0]?.from).toBe('company-a')
  })

  it('throws the reason of a number that is not accepted, though the status says 202', async () => {
    gateway.refuse('33612345678', 'Recipient has opted out')
    const sending = notifier()(notice())
    await expect(sending).rejects.toThrow('clickatell: not accepted: Recipient has opted out')
  })

  it('throws the reason of newer keys, which is an object', async () => {
    const body =
      '{"messages":[{"accepted":false,"error":{"code":615,"description":"No such number"}}]}'
    gateway.next({ status: 200, body })
    await expect(notifier()(notice())).rejects.toThrow('not accepted: No such number')
  })

  it('takes the id under its older name', async () => {
    gateway.next({ status: 200, body: '{"messages":[{"apiMsgId":"x1","accepted":true}]}' })
    expect(await notifier()(notice())).toMatchObject({ reference: 'x1' })
  })

  it('throws when nothing says that it was accepted', async () => {
    for (const body of ['', '{}', '{"messages":[]}', '{"messages":[{"apiMessageId":"x1"}]}']) {
      gateway.next({ status: 200, body })
      await expect(notifier()(notice())).rejects.toThrow('clickatell: not accepted')
    }
  })

  it('throws for a wrong key, and never tells it', async () => {
    const sending = notifier({ apiKey: 'wrong' })(notice())
    await expect(sending).rejects.toThrow(
      'clickatell: HTTP 401: Invalid or missing Integration API Key',
    )
    expect(() => clickatellNotifier({ apiKey: '' })).toThrow('apiKey: empty')
  })

  it('throws for a gateway that is down, slow, or breaks off, and sends at the next attempt', async () => {
    gateway.next({ status: 503 }, { cut: 'before' }, { cut: 'within' }, { afterMs: 300 })
    await expect(notifier()(notice())).rejects.toThrow('clickatell: HTTP 503: no reason given')
    await expect(notifier()(notice())).rejects.toThrow('clickatell: no answer: ')
    await expect(notifier()(notice())).rejects.toThrow('clickatell: no answer: ')
    const hasty = notifier({ timeoutMs: 50 })(notice())
    await expect(hasty).rejects.toThrow(/clickatell: no answer: .*timeout/)
    await expect(notifier()(notice())).resolves.toMatchObject({ by: 'clickatell' })
  })

  it('carries one clientMessageId at both attempts when the first answer got lost', async () => {
    gateway.next({ cut: 'after' })
    await expect(notifier()(notice())).rejects.toThrow('no answer')
    await notifier()(notice())
    expect(gateway.messages.map((one) => one.clientMessageId)).toEqual([
      'fact_01#sms',
      'fact_01#sms',
    ])
  })

  it('asks nothing for an address that is no number, or a text that is empty', async () => {
    for (const address of ['', '0612345678', '33612345678', '+33 6 12 34 56 78', '+0612345678'])
      await expect(notifier()(notice({ address }))).rejects.toThrow(
        'clickatell: address is not a telephone number in E.164',
      )
    await expect(notifier()(notice({ text: ' \n' }))).rejects.toThrow('clickatell: text is empty')
    expect(gateway.requests).toEqual([])
  })

  it('gives way to the next gateway when it fails (S053)', async () => {
    const other = await clickatellDouble({ apiKey })
    gateway.next({ status: 500 })
    const spare = clickatellNotifier({ apiKey, baseUrl: other.url })
    const handed = await firstOf({ main: notifier(), spare })(notice())
    expect(handed).toMatchObject({ by: 'spare', tried: [{ by: 'main' }] })
    expect([gateway.messages.length, other.messages.length]).toEqual([0, 1])
    await other.close()
  })
})

describe('a receipt of Clickatell', () => {
  it('is read from its callback as it comes over the wire', async () => {
    const bodies: string[] = []
    const host = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += String(chunk)
      bodies.push(body)
      response.writeHead(204).end()
    })
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/secret`
    const { reference = '' } = await notifier()(notice())
    const status = 'RECEIVED_BY_RECIPIENT'
    expect(await gateway.report(reference, { url, status, afterMs: 5 })).toBe(204)
    expect(readClickatellReceipt(bodies[0] ?? '')).toEqual({
      ...{ reference, key: 'fact_01#sms', status: 'delivered' },
      at: '2026-11-02T09:00:00.000Z',
    })
    await expect(gateway.report('other', { url, status })).rejects.toThrow('was never taken')
    host.close()
  })

  const receipt = (over: object): ReturnType<typeof readClickatellReceipt> =>
    readClickatellReceipt(
      JSON.stringify({ messageId: 'm1', status: 'QUEUED', timestamp: 1_793_610_000_000, ...over }),
    )

  it('tells what failed from what is still underway', () => {
    const failed = ['ERROR_DELIVERING', 'EXPIRED', 'ROUTING_ERROR', 'OUT_OF_CREDIT', 'UNDELIVERED']
    for (const status of failed)
      expect(receipt({ status })).toMatchObject({ status: 'failed', reason: status })
    for (const status of ['QUEUED', 'DELIVERED_TO_GATEWAY', 'SOMETHING_NEW'])
      expect(receipt({ status })).toMatchObject({ status: 'underway' })
    expect(receipt({ status: 'EXPIRED', statusDescription: 'Switched off' })).toMatchObject({
      reason: 'Switched off',
    })
  })

  it('is no receipt without an id, a status or a moment', () => {
    for (const over of [{ messageId: '' }, { status: null }, { timestamp: 'soon' }])
      expect(receipt(over)).toBeUndefined()
    for (const body of ['', 'null', '[]', '"x"', '{'])
      expect(readClickatellReceipt(body)).toBeUndefined()
  })

  it('takes a moment in words or numbers', () => {
    expect(receipt({ timestamp: '1793610000000' })?.at).toBe(receipt({})?.at)
    expect(receipt({ timestamp: '2026-11-02T09:00:00+01:00' })?.at).toBe('2026-11-02T08:00:00.000Z')
  })
})
