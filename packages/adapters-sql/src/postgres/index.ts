export {
  type PgListening,
  type PostgresBroadcastOptions,
  postgresBroadcast,
} from './broadcast.js'
export {
  overPg,
  overPglite,
  type PgConnection,
  type PgliteDatabase,
  type PgPool,
  type PgTaken,
  type SqlAnswer,
  type SqlClient,
} from './client.js'
export { applyLayout, type LayoutOptions, planLayout, printLayout } from './layout.js'
export { withinPg } from './open-transaction.js'
export { type SchemaFault, schemaFaults } from './schema-check.js'
export type { Step } from './steps.js'
export { type PostgresOptions, postgresStore } from './store.js'
export type { Place } from './table.js'
export { type Roles, readWallKey } from './wall.js'
