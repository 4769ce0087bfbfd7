import type { Backlog } from '../../ports/store.js'
import { TenantId } from '../../shared/branded.js'
import { instant, later } from '../../shared/instant.js'
import { altered, declared, type OpenBroken } from './wrap.js'

const counting = (change: (told: Backlog) => Backlog): OpenBroken =>
  altered((inner) => ({
    backlog: async (of, asked) => change(await inner.backlog(of, asked)),
  }))

/** Stores that say wrongly what waits. */
export const brokenBacklogs: Readonly<Record<string, OpenBroken>> = {
  'says that nothing waits': counting(() => ({ due: 0, parked: 0 })),
  'counts what falls due later': altered((inner) => ({
    backlog: (of, asked) =>
      inner.backlog(of, { ...asked, now: instant('9999-12-31T00:00:00.000Z') }),
  })),
  'counts what fell due before the moment alone': altered((inner) => ({
    backlog: (of, asked) => inner.backlog(of, { ...asked, now: later(asked.now, -1) }),
  })),
  'counts the work of one tenant alone': altered((inner) => ({
    async backlog(of, { now, upTo }) {
      const where = { due: { to: later(now, 1) } }
      const asked = { where, order: 'due', limit: upTo }
      const { items } = await inner.find(TenantId.parse('tenant-a'), of, asked)
      const { oldest: _, ...told } = await inner.backlog(of, { now, upTo })
      const [first] = items
      const oldest = first && { oldest: instant(String(Reflect.get(first.doc, 'due'))) }
      return { ...told, due: items.length, ...oldest }
    },
  })),
  'counts what is free alone': altered((inner) => ({
    async backlog(of, { now, upTo }) {
      const claim = { now, worker: 'counter', until: later(now, 1000), limit: upTo }
      const free = await inner.claim(of, claim)
      for (const { tenant, doc } of free) await inner.release(tenant, of, doc.id, 'counter')
      return { ...(await inner.backlog(of, { now, upTo })), due: free.length }
    },
  })),
  'says since when nothing waits': counting(({ oldest: _, ...told }) => told),
  'counts as parked all that is due no more': declared(({ claimable }) =>
    claimable ? { parked: {} } : {},
  ),
  'counts as parked what is still due': altered((inner) => ({
    async backlog(of, asked) {
      const told = await inner.backlog(of, asked)
      return { ...told, parked: Math.min(told.parked + told.due, asked.upTo) }
    },
  })),
  'counts without end': altered((inner) => ({
    backlog: (of, asked) => inner.backlog(of, { ...asked, upTo: 1000 }),
  })),
}
