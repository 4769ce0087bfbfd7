import { describe, expect, it } from 'vitest'
import { firstOf } from './first-of.js'
import type { Notifier } from './port.js'
import { notice } from './testing/notices.js'

const takes =
  (by: string): Notifier =>
  async () => ({ by, reference: `${by}-1`, parts: 1 })
const fails =
  (message: string): Notifier =>
  async () => {
    throw new Error(message)
  }

describe('the first of several gateways', () => {
  it('sends through the first alone when it takes the notice', async () => {
    const asked: string[] = []
    const second: Notifier = async () => {
      asked.push('second')
      return { by: 'second' }
    }
    const handed = await firstOf({ main: takes('clickatell'), spare: second })(notice())
    expect(handed).toEqual({ by: 'main', reference: 'clickatell-1', parts: 1 })
    expect(asked).toEqual([])
  })

  it('sends once through the next when one fails, and traces both (S053)', async () => {
    const notify = firstOf({ first: fails('out of credit'), second: takes('ovh') })
    expect(await notify(notice())).toEqual({
      ...{ by: 'second', reference: 'ovh-1', parts: 1 },
      tried: [{ by: 'first', problem: 'out of credit' }],
    })
  })

  it('keeps the trace of a choice inside a choice', async () => {
    const inner = firstOf({ b: fails('closed'), c: takes('c') })
    const handed = await firstOf({ a: fails('down'), inner })(notice())
    expect(handed).toMatchObject({
      by: 'inner',
      tried: [
        { by: 'a', problem: 'down' },
        { by: 'b', problem: 'closed' },
      ],
    })
  })

  it('throws when all fail, each with its name and problem', async () => {
    const notify = firstOf({ first: fails('down'), second: fails('closed') })
    await expect(notify(notice())).rejects.toThrow('first: down; second: closed')
    await expect(notify(notice())).rejects.toBeInstanceOf(AggregateError)
  })

  it('says nothing of the number that it was meant for', async () => {
    const notify = firstOf({ a: fails('+33612345678 is barred'), b: fails('33612345678: no') })
    await expect(notify(notice())).rejects.toThrow('a: [address] is barred; b: [address]: no')
  })

  it('refuses to choose among none, and names that have no order', () => {
    expect(() => firstOf({})).toThrow('notifiers: at least one is needed')
    expect(() => firstOf({ b: takes('b'), 1: takes('one') })).toThrow('the name 1 is a number')
  })
})
