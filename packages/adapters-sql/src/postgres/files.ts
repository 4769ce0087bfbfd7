import type { Files } from '@foyer/core/store'
import { quote } from '../naming.js'
import type { SqlClient } from './client.js'
import type { Place } from './table.js'
import { asked, policiesOf, routine, type Wall, whoseBy } from './wall.js'

/** Where archived bytes are kept. */
export const filesTable = ({ schema = 'foyer', prefix = '' }: Place): string =>
  `${quote(schema)}.${quote(`${prefix}files`)}`

const keeper = ({ schema = 'foyer', prefix = '' }: Place): string =>
  `${quote(schema)}.${quote(`${prefix}keep file`)}`

const eraser = ({ schema = 'foyer', prefix = '' }: Place): string =>
  `${quote(schema)}.${quote(`${prefix}erase files`)}`

/** The table of the archived bytes, and the functions that keep some and take all away. */
export const filesLayout = (place: Place, wall: Wall | undefined): string => {
  const table = filesTable(place)
  const body = `<<my>> declare
    ${whoseBy(place, wall)}
  begin
    insert into ${table} (tenant, sha256, bytes) values (my.whose, $2, $3) on conflict do nothing;
  end`
  const takes = 'by text, hash text, content bytea'
  const erasing = `<<my>> declare
    ${whoseBy(place, wall)}
  begin
    delete from ${table} where tenant = my.whose;
  end`
  const gone = { name: eraser(place), takes: 'by text', answers: 'void', body: erasing } as const
  const create = `create table if not exists ${table} (tenant text collate "C" not null,
      sha256 text collate "C" not null, bytes bytea not null, primary key (tenant, sha256));
    ${routine({ name: keeper(place), takes, answers: 'void', body, role: 'application' }, wall)}
    ${routine({ ...gone, role: 'application' }, wall)}`
  return wall ? `${create}\n${policiesOf(place, table, wall)}` : create
}

/** Archived bytes in the same database: written once, under their hash. `by` = what stands for a tenant in a statement. */
export const postgresFiles = (
  db: SqlClient,
  place: Place,
  wall: Wall | undefined,
  by: (tenant: string) => string,
): Files => ({
  async keep(tenant, sha256, bytes) {
    await db.query(`select ${keeper(place)}($1, $2, $3)`, [by(tenant), sha256, bytes], true)
  },
  async read(tenant, sha256) {
    const text = `select bytes from ${filesTable(place)} where tenant = ? and sha256 = ? limit 1`
    const { rows } = await db.query(asked(text, wall), [by(tenant), sha256], true)
    const kept = rows[0]?.[0]
    return kept instanceof Uint8Array ? new Uint8Array(kept) : undefined
  },
  async erase(tenant) {
    await db.query(`select ${eraser(place)}($1)`, [by(tenant)], true)
  },
})
