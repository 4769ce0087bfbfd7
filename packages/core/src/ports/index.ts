export { type Collection, type CollectionSpec, collection, type FieldKind } from './collection.js'
export * from './outside.js'
export * from './store.js'
