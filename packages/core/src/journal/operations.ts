export * from './closing-operations.js'
export * from './export-operations.js'
export * from './following-operations.js'
export * from './verify-operations.js'
