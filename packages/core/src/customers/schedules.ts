import { schedule } from '../app/timers.js'
import { customFields } from '../organisation/index.js'

/** After a change of fields, the customers written before it. */
const spreadFields = schedule({
  name: 'customers-fields',
  of: customFields,
  due: ({ id, spreading }) => (id === 'customers' ? spreading?.at : undefined),
  operation: 'customers.spreadFields',
  input: () => ({}),
})

/** What time triggers here. */
export const schedules = [spreadFields]
