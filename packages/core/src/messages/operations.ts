import { z } from 'zod'
import { NoticeRecord, notices } from '../app/notices.js'
import { query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { accept } from '../shared/result.js'

export * from './newsletter-operations.js'
export * from './quality-operations.js'
export * from './receipt-operations.js'
export * from './template-operations.js'

/** What people were told or are about to be, newest first, and what became of it: `channel-unavailable` too (S006). */
export const listNotices = query({
  input: z.object({
    to: z.string().optional(),
    status: NoticeRecord.unwrap().shape.status.optional(),
    ...Paging.shape,
  }),
  output: pageOf(NoticeRecord),
  allow: { owner: 'all', manager: 'all', agent: 'all' },
  refusals: {},
  async run(work, { to, status, ...paging }) {
    const where = { ...(to ? { to } : {}), ...(status ? { status } : {}) }
    const order = { order: 'at', descending: true }
    return accept(await work.page(notices, { where, ...order, ...paging }))
  },
})
