import type { Aftermath } from '../app/reactions.js'

/** A report that was drawn up goes to the platform. */
export const aftermaths: readonly Aftermath[] = [
  {
    on: 'sales-reported',
    operation: 'accounting.transmitReport',
    input: ({ of }) => ({ report: of }),
  },
]
