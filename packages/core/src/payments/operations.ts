export * from './account-operations.js'
export * from './record-operations.js'
export * from './return-operations.js'
