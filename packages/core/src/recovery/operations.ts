export * from './case-operations.js'
