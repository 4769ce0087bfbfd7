export {
  overPg,
  overPglite,
  type PgliteDatabase,
  type PgPool,
  type SqlAnswer,
  type SqlClient,
} from './client.js'
export { type PostgresOptions, postgresStore } from './store.js'
export type { Place } from './table.js'
export { type Roles, readWallKey } from './wall.js'
