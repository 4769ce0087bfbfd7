import { z } from 'zod'
import { command } from '../app/operation.js'
import { accept, refuse } from '../shared/result.js'
import { workers } from './collections.js'
import { emptied, spread } from './extending.js'
import { WorkerId } from './worker.js'
import { workerExtension } from './worker-fields.js'

/** Empties every custom field of a worker that is personal, retired ones included (GDPR, article 17); what was worked out from them goes too. */
export const eraseWorkerFields = command({
  input: z.object({ worker: WorkerId }),
  output: z.object({ erased: z.array(z.string()).readonly() }),
  allow: { owner: 'all', manager: 'all' },
  refusals: {},
  async run(work, { worker: id }) {
    const worker = await work.get(workers, id)
    if (!worker) return refuse({ code: 'not-found', id })
    const erased = await emptied(work, workerExtension, worker)
    if (erased.length)
      work.record({ type: 'custom-fields-erased', of: id, data: { fields: [...erased] } })
    return accept({ erased })
  },
})

/** Goes on through the workers that were written before the fields changed: so many at once, until none is left. Asked by `tick`. */
export const spreadWorkerFields = command({
  input: z.object({}),
  output: z.object({ changed: z.int(), done: z.boolean() }),
  allow: { system: 'all' },
  refusals: {},
  async run(work) {
    return accept(await spread(work, workerExtension))
  },
})
