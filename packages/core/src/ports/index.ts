export * from './bank-files.js'
export {
  assertShort,
  type Broadcast,
  type Heard,
  type Listeners,
  listeners,
  memoryBroadcast,
} from './broadcast.js'
export {
  type Collection,
  type CollectionSpec,
  collection,
  type FieldKind,
  type Upgrade,
} from './collection.js'
export * from './great-circle.js'
export * from './host-ids.js'
export * from './kept-by-host.js'
export * from './outside.js'
export * from './outside-problem.js'
export * from './page-from.js'
export * from './payment-pages.js'
export * from './planner.js'
export * from './search.js'
export * from './signatures.js'
export * from './store.js'
export * from './telemetry.js'
export * from './travel.js'
export * from './travel-cache.js'
export * from './webhooks.js'
