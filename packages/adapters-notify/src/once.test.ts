import type { TenantId } from '@foyer/core'
import { describe, expect, it } from 'vitest'
import { once } from './once.js'
import type { Notifier } from './port.js'
import { notice } from './testing/notices.js'

const counted = (failures = 0): { sent: string[]; notify: Notifier } => {
  const sent: string[] = []
  let left = failures
  return {
    sent,
    notify: async ({ key }) => {
      await Promise.resolve()
      if (left-- > 0) throw new Error('down')
      sent.push(key)
      return { by: 'x', reference: String(sent.length) }
    },
  }
}

describe('a notifier that sends once', () => {
  it('answers the second time what it answered the first, and sends nothing (S052)', async () => {
    const { sent, notify } = counted()
    const only = once(notify)
    expect(await only(notice())).toEqual({ by: 'x', reference: '1' })
    expect(await only(notice())).toEqual({ by: 'x', reference: '1' })
    expect(sent).toHaveLength(1)
  })

  it('sends one of two that come at the same moment', async () => {
    const { sent, notify } = counted()
    const only = once(notify)
    await Promise.all([only(notice()), only(notice())])
    expect(sent).toHaveLength(1)
  })

  it('tries again what failed', async () => {
    const { sent, notify } = counted(1)
    const only = once(notify)
    await expect(only(notice())).rejects.toThrow('down')
    await only(notice())
    expect(sent).toHaveLength(1)
  })

  it('takes one key of two tenants for two notices', async () => {
    const { sent, notify } = counted()
    const only = once(notify)
    await only(notice())
    await only(notice({ tenant: 'company-b' as TenantId }))
    expect(sent).toHaveLength(2)
  })

  it('forgets the oldest beyond its bound', async () => {
    const { sent, notify } = counted()
    const only = once(notify, 2)
    for (const key of ['a', 'b', 'c', 'c', 'b', 'a']) await only(notice({ key }))
    expect(sent).toEqual(['a', 'b', 'c', 'a'])
    expect(() => once(notify, 0)).toThrow(RangeError)
  })
})
