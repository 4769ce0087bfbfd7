import { schedule } from '../app/timers.js'
import { customFields } from './collections.js'

/** After a change of fields, the workers written before it. */
const spreadFields = schedule({
  name: 'workers-fields',
  of: customFields,
  due: ({ id, spreading }) => (id === 'workers' ? spreading?.at : undefined),
  operation: 'organisation.spreadWorkerFields',
  input: () => ({}),
})

/** What time triggers here. */
export const schedules = [spreadFields]
