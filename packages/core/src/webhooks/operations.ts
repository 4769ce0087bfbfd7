export * from './delivery-operations.js'
export * from './endpoint-operations.js'
