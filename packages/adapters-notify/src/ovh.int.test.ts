import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Instant } from '@foyer/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ovhNotifier } from './ovh.js'
import { readOvhReceipt } from './ovh-receipt.js'
import { type OvhDouble, ovhDouble } from './testing/index.js'
import { notice } from './testing/notices.js'

const account = {
  serviceName: 'sms-ab12345-1',
  applicationKey: 'application',
  applicationSecret: 'secret',
  consumerKey: 'consumer',
}
const noon = Date.parse('2026-11-02T12:00:00.000Z')
let theirs = noon
let ours = noon
let gateway: OvhDouble
beforeEach(async () => {
  theirs = noon
  ours = noon
  gateway = await ovhDouble({ ...account, now: () => theirs })
})
afterEach(() => gateway.close())

const now = (): Instant => new Date(ours).toISOString() as Instant
const notifier = (over: object = {}) =>
  ovhNotifier({ ...account, baseUrl: gateway.url, now, ...over })
const asked = (path: string): number => gateway.requests.filter((one) => one.path === path).length
const jobs = '/sms/sms-ab12345-1/jobs'

describe('an SMS by OVHcloud', () => {
  it('goes out signed, and comes back with its id and parts', async () => {
    expect(await notifier()(notice())).toEqual({ by: 'ovh', reference: '26929925', parts: 1 })
    const request = gateway.requests.find(({ path }) => path === jobs)
    expect(JSON.parse(request?.body ?? '')).toEqual({
      receivers: ['+33612345678'],
      message: 'Votre visite est prévue le 2 novembre à 9 h.',
      charset: 'UTF-8',
      coding: '7bit',
      noStopClause: true,
      priority: 'high',
      senderForResponse: true,
    })
  })

  it('is signed to the byte, with the letters that a body may hold', async () => {
    await notifier({ plain: false })(notice({ text: 'Ça va être « prêt » 😀' }))
    expect(gateway.jobs[0]).toMatchObject({ message: 'Ça va être « prêt » 😀', coding: '8bit' })
  })

  it('carries a STOP clause when it is marketing, which is billed too, and none otherwise', async () => {
    const text = 'a'.repeat(155)
    const service = await notifier()(notice({ text }))
    const marketing = await notifier()(notice({ text, purpose: 'marketing' }))
    expect(gateway.jobs.map((job) => job.noStopClause)).toEqual([true, false])
    expect([service.parts, marketing.parts]).toEqual([1, 2])
  })

  it('shows the sender that the account has approved', async () => {
    await notifier({ sender: 'Foyer' })(notice())
    expect(gateway.jobs[0]?.sender).toBe('Foyer')
    for (const sender of ['Fo', 'Foyer Services', 'Foyer!'])
      await expect(notifier({ sender })(notice())).rejects.toThrow('sender is not 3 to 11')
  })

  it('throws for a number that OVHcloud will not serve, though the status says 200', async () => {
    gateway.refuse('+33612345678')
    await expect(notifier()(notice())).rejects.toThrow('ovh: invalidReceivers')
    expect(gateway.jobs).toEqual([])
  })

  it('is refused with a wrong secret or an unknown key', async () => {
    const sending = notifier({ applicationSecret: 'wrong' })(notice())
    await expect(sending).rejects.toThrow('ovh: HTTP 400: Invalid signature')
    await expect(notifier({ consumerKey: 'wrong' })(notice())).rejects.toThrow('ovh: HTTP 403')
    await expect(notifier({ applicationKey: 'wrong' })(notice())).rejects.toThrow('ovh: HTTP 403')
    expect(gateway.jobs).toEqual([])
  })

  it('throws for a gateway that is down, slow, or breaks off', async () => {
    const send = notifier()
    gateway.next({ status: 503 }, { cut: 'before' }, { cut: 'within' })
    await expect(send(notice())).rejects.toThrow('ovh: HTTP 503: no reason given')
    await expect(send(notice())).rejects.toThrow('ovh: no answer')
    await expect(send(notice())).rejects.toThrow('ovh: no answer')
    gateway.next({ afterMs: 300 })
    await expect(notifier({ timeoutMs: 50 })(notice())).rejects.toThrow(/ovh: no answer: .*timeout/)
  })

  it('throws for an answer that names no id', async () => {
    gateway.next({ status: 200, body: '{"ids":[],"invalidReceivers":[]}' })
    await expect(notifier()(notice())).rejects.toThrow('ovh: HTTP 200 without an id')
  })

  it('asks nothing with half an account, or for an address that is no number', async () => {
    expect(() => notifier({ consumerKey: '' })).toThrow('consumerKey: empty')
    const sending = notifier()(notice({ address: '0612345678' }))
    await expect(sending).rejects.toThrow('ovh: address is not a telephone number in E.164')
    expect(gateway.requests).toEqual([])
  })
})

describe("the clock of OVHcloud's signature", () => {
  it('is theirs, however wrong ours is', async () => {
    for (const off of [-86_400_000, 5 * 60_000]) {
      ours = noon + off
      await notifier()(notice())
    }
    expect(gateway.jobs).toHaveLength(2)
  })

  it('is asked for once an hour, also by ten at the same moment', async () => {
    const send = notifier()
    await Promise.all(Array.from({ length: 10 }, (_, n) => send(notice({ key: `k${n}` }))))
    expect(asked('/auth/time')).toBe(1)
    ours += 59 * 60_000
    theirs += 59 * 60_000
    await send(notice())
    expect(asked('/auth/time')).toBe(1)
    ours += 60_000
    theirs += 60_000
    await send(notice())
    expect(asked('/auth/time')).toBe(2)
    expect(gateway.jobs).toHaveLength(12)
  })

  it('is asked for again when ours was set meanwhile, and the message goes once', async () => {
    const send = notifier()
    await send(notice())
    ours += 10 * 60_000
    await send(notice())
    expect([asked('/auth/time'), asked(jobs), gateway.jobs.length]).toEqual([2, 3, 2])
  })

  it('is asked for again after it could not be read', async () => {
    let isDown = true
    const through: typeof fetch = async (...args) =>
      isDown ? new Response('maintenance', { status: 503 }) : fetch(...args)
    const send = notifier({ fetch: through })
    await expect(send(notice())).rejects.toThrow('ovh: HTTP 503 when asked for the time')
    isDown = false
    await expect(send(notice())).resolves.toMatchObject({ by: 'ovh' })
  })

  it('may not be more than half a minute off: the double says so', async () => {
    const frozen: typeof fetch = async (url, init) =>
      String(url).endsWith('/auth/time')
        ? new Response(String(noon / 1_000 - 31))
        : fetch(url, init)
    const sending = notifier({ fetch: frozen })(notice())
    await expect(sending).rejects.toThrow('ovh: HTTP 400: Query out of time')
  })
})

describe('a receipt of OVHcloud', () => {
  const at = '2026-11-02T12:01:00.000Z' as Instant

  it('is read from its callback as it comes over the wire', async () => {
    const paths: string[] = []
    const host = createServer((request, response) => {
      paths.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/secret`
    const { reference } = await notifier()(notice())
    expect(await gateway.report(Number(reference), { url, dlr: 1, ptt: 4 })).toBe(200)
    await gateway.report(Number(reference), { url, dlr: 2, ptt: 13, afterMs: 5 })
    expect(paths.map((path) => readOvhReceipt(path, at))).toEqual([
      { reference, status: 'delivered', at },
      { reference, status: 'failed', at, reason: 'ptt 13' },
    ])
    await expect(gateway.report(1, { url, dlr: 1 })).rejects.toThrow('was never given')
    host.close()
  })

  it('tells what failed from what is still underway', () => {
    const told = [1, 2, 4, 8, 16].map((dlr) => readOvhReceipt(`id=7&dlr=${dlr}`, at)?.status)
    expect(told).toEqual(['delivered', 'failed', 'underway', 'underway', 'failed'])
  })

  it('is no receipt without an id or a known state', () => {
    for (const query of ['', '?dlr=1', '?id=7', '?id=7&dlr=3', '?id=&dlr=1'])
      expect(readOvhReceipt(query, at)).toBeUndefined()
  })
})
