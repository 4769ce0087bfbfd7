import { NoticeRecord, notices } from '../app/notices.js'
import { command } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { CustomerId } from '../customers/index.js'
import { accept, refuse } from '../shared/result.js'
import { Receipt, withReceipt } from './receipt.js'

/**
 * Takes a gateway's receipt in: what was sent is delivered or bounced. The same receipt twice changes nothing, and neither does one
 * that comes late. Of several notices under one reference (two gateways may count alike), the newest is meant.
 */
export const recordReceipt = command({
  input: Receipt,
  output: NoticeRecord,
  allow: { owner: 'all', system: 'all' },
  refusals: {},
  async run(work, receipt) {
    const notice = await meantBy(work, receipt)
    if (!notice) return refuse({ code: 'not-found' })
    const moved = withReceipt(notice, receipt)
    if (moved === notice) return accept(notice)
    work.put(notices, moved)
    const { id, to, by, channel } = moved
    const data = { channel, ...(by ? { by } : {}) }
    const about = CustomerId.safeParse(to).data
    work.record({ type: `notice-${moved.status}`, of: id, about, data })
    return accept(moved)
  },
})

const meantBy = async (
  work: Work,
  { key, reference }: Receipt,
): Promise<NoticeRecord | undefined> => {
  const byKey = key === undefined ? undefined : await work.get(notices, key)
  if (byKey || reference === undefined) return byKey
  const newest = { order: 'at', descending: true, limit: 1 }
  return (await work.find(notices, { where: { reference }, ...newest })).at(0)
}
