import { z } from 'zod'
import { command } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { accept, refuse } from '../shared/result.js'
import { creditors, debitBatches, mandates } from './collections.js'
import { resealed, resealedCreditor } from './sealing.js'

/** Documents of each kind in one call. */
const page = 100

/**
 * Seals what an older key of the host's sealed with the one that seals today, a hundred documents at a time; `left` = there may be more.
 * Nothing left = the older key may go.
 */
export const resealAccounts = command({
  input: z.object({ from: z.string().min(1).max(100) }),
  output: z.object({ resealed: z.int().nonnegative(), left: z.boolean() }),
  allow: { owner: 'all', system: 'all' },
  refusals: { 'sealing-unavailable': {}, 'key-in-use': {} },
  async run(work, { from }) {
    const { seals } = work.ports
    if (!seals) return refuse({ code: 'sealing-unavailable' })
    const to = seals.current
    if (from === to) return refuse({ code: 'key-in-use' })
    const counts = [
      await resealMandates(work, from),
      await resealCreditors(work, from, to),
      await resealBatches(work, from, to),
    ]
    const count = counts.reduce((sum, one) => sum + one, 0)
    if (count) work.record({ type: 'accounts-resealed', of: to, data: { from, to, count } })
    return accept({ resealed: count, left: counts.includes(page) })
  },
})

const resealMandates = async (work: Work, sealedWith: string): Promise<number> => {
  const found = await work.find(mandates, { where: { sealedWith }, limit: page })
  for (const one of found) work.put(mandates, { ...one, ...(await resealed(work, one)) })
  return found.length
}

const resealCreditors = async (work: Work, from: string, to: string): Promise<number> => {
  const found = await work.find(creditors, { where: { sealedWith: from }, limit: page })
  for (const one of found) {
    const account = await resealedCreditor(work, one.id, one.account)
    work.put(creditors, { ...one, account, sealedWith: to })
  }
  return found.length
}

/** What a file said of its creditor, so that it can still be written again. */
const resealBatches = async (work: Work, from: string, to: string): Promise<number> => {
  const found = await work.find(debitBatches, { where: { sealedWith: from }, limit: page })
  for (const { creditor, ...one } of found) {
    if (!creditor) throw new Error(`${one.id} seals nothing`)
    const account = await resealedCreditor(work, one.legalEntity, creditor.account)
    work.put(debitBatches, { ...one, creditor: { ...creditor, account }, sealedWith: to })
  }
  return found.length
}
