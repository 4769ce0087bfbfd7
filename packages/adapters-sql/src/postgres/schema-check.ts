import type { SqlClient } from './client.js'
import type { Place } from './table.js'

/** Something in a schema that would let one tenant meet another, or keep the tables from being spread over machines. */
export interface SchemaFault {
  /** The table, without its schema. */
  readonly table: string
  /** The key, index or constraint; empty when it is the table itself. */
  readonly name: string
  readonly fault:
    | 'no-tenant-column'
    | 'key-not-led-by-tenant'
    | 'foreign-key-leaves-tenant'
    | 'no-wall'
}

/**
 * Looks through the tables of a schema, the host's own among them: every table has a `tenant`, which leads its primary key and each unique
 * index and stands on both sides of each foreign key, and row-level security is forced on it. The list of what is laid out and the keys of
 * the wall belong to no tenant. Meant for CI: an empty answer is the promise that the scale path needs.
 */
export const schemaFaults = async (
  client: SqlClient,
  { schema = 'foyer', prefix = '' }: Place = {},
): Promise<readonly SchemaFault[]> => {
  const { rows } = await client.query(
    `with tables as (
        select c.oid, c.relname, relrowsecurity and relforcerowsecurity as walled,
            (select attnum from pg_attribute a where a.attrelid = c.oid and attname = 'tenant' and not attisdropped) as tenant
          from pg_class c join pg_namespace n on n.oid = relnamespace
          where n.nspname = $1 and relkind in ('r', 'p') and c.relname not in ($2 || 'layout', $2 || 'keys'))
      select relname, '' as name, 'no-tenant-column' as fault from tables where tenant is null
      union all
      select relname, '', 'no-wall' from tables where not walled
      union all
      select t.relname, i.relname, 'key-not-led-by-tenant'
        from tables t join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
        where x.indisunique and tenant is not null and x.indkey[0] <> tenant
      union all
      select t.relname, f.conname, 'foreign-key-leaves-tenant'
        from tables t join pg_constraint f on f.conrelid = t.oid and f.contype = 'f'
        where not exists (
          select 1 from unnest(f.conkey, f.confkey) as pair(own, other)
            join pg_attribute a on a.attrelid = f.confrelid and a.attnum = pair.other
            where pair.own = t.tenant and a.attname = 'tenant')
      order by 1, 3, 2`,
    [schema, prefix],
  )
  return rows.map(([table, name, fault]) => ({
    table: String(table),
    name: String(name),
    fault: faults.find((one) => one === fault) ?? 'no-wall',
  }))
}

const faults: readonly SchemaFault['fault'][] = [
  'no-tenant-column',
  'key-not-led-by-tenant',
  'foreign-key-leaves-tenant',
  'no-wall',
]
