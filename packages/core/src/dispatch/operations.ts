export * from './take-over-operations.js'
