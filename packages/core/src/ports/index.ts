export { type Collection, collection, type FieldKind } from './collection.js'
export * from './outside.js'
export * from './store.js'
