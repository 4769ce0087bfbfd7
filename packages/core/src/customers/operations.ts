export * from './identity-operations.js'
export * from './import-operations.js'
export * from './lead-operations.js'
export * from './timeline-operations.js'
