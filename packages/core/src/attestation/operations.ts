export * from './certificate-operations.js'
export * from './explain-operations.js'
export * from './year-operations.js'
