import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { accept, refuse } from '../shared/result.js'
import { Parked, ParkedKind, parkedPage, unpark } from './parked.js'

/** What the engine could not do by itself and set aside after eight attempts, with why: it stays until somebody has it tried again. */
export const listParked = query({
  input: z.object({ kind: ParkedKind, ...Paging.shape }),
  output: pageOf(Parked),
  allow: { owner: 'all', manager: 'all' },
  refusals: {},
  async run(work, { kind, ...paging }) {
    return accept(await parkedPage(work, kind, paging))
  },
})

/**
 * Has something parked tried again by the next relay or tick, eight times more; answers what it was. A notice says what is true when it
 * leaves; what followed it meanwhile has left before it.
 */
export const retryParked = command({
  input: z.object({ kind: ParkedKind, id: z.string().min(1).max(200) }),
  output: Parked,
  allow: { owner: 'all', manager: 'all' },
  refusals: { 'not-parked': {} },
  async run(work, { kind, id }) {
    const was = await unpark(work, kind, id)
    if (was === 'absent') return refuse({ code: 'not-found', id })
    if (was === 'not-parked') return refuse({ code: 'not-parked' })
    work.record({ type: 'parked-retried', of: id, data: { kind, attempts: was.attempts } })
    return accept(was)
  },
})
