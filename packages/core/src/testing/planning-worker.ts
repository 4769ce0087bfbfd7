import { parentPort } from 'node:worker_threads'
import { serve } from '../dispatch/planner/index.js'

/** A worker thread of Node that does nothing but plan, for tests. */
if (parentPort)
  serve(parentPort, {
    now: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  })
