import { quote } from '../naming.js'
import type { SqlClient } from './client.js'
import { freshKey, tenantAt, type WallKey, wallKey } from './proof.js'
import { named, type Place } from './table.js'

/** Roles that were made by the host, own nothing, and are let in by the layout. */
export interface Roles {
  /** Reads and writes the tenants it has a proof for. */
  readonly application?: string | undefined
  /** Claims what is due, of any tenant. */
  readonly worker?: string | undefined
}

/** The wall between tenants, as functions see it; absent where none is laid. */
export interface Wall {
  readonly roles: Roles
}

const keysTable = (place: Place): string => named(place, 'keys')

/** Answers the tenant of the seal that was set with `set_config('foyer.seal', proof, true)`, or null: the policies ask it. */
const sealedTenant = (place: Place): string => named(place, 'sealed_tenant')

/** Answers the tenant of a proof, and names it to the policy of the owner. Refuses a proof that is not one (42501). Only functions ask it. */
const letIn = (place: Place): string => named(place, 'let_in')

/** A function that runs as its owner, whatever the search path of who asks. */
const asOwner = 'security definer set search_path = pg_catalog, pg_temp'

/** What a function begins with: whose rows it touches (`whose`), by what it was given (`by`): a proof, or where there is no wall the tenant itself. */
export const whoseBy = (place: Place, wall: Wall | undefined): string =>
  wall ? `whose text := ${letIn(place)}(by);` : 'whose text := by;'

/** Something that a role asks a table to do: a function over it. */
export interface Routine {
  /** With its schema, quoted. */
  readonly name: string
  /** What it takes, as `name type, ...`. */
  readonly takes: string
  readonly answers: string
  /** Its declarations and its block, in plpgsql. */
  readonly body: string
  /** Absent for what only other functions ask, as who they run as. */
  readonly role?: keyof Roles
  /** What it sets while it runs, as `name = value`. */
  readonly settings?: readonly string[]
}

/** The statement that makes a function; behind the wall it runs as its owner, and only its role may ask it. */
export const routine = (
  { name, takes, answers, body, role, settings = [] }: Routine,
  wall: Wall | undefined,
): string => {
  const types = takes.replace(/(^|, )\w+ /g, '$1')
  return `create or replace function ${name}(${takes}) returns ${answers}
    language plpgsql ${[wall && role ? asOwner : '', ...settings.map((one) => `set ${one}`)].join(' ')} as $body$
    ${body} $body$;
    ${wall ? onlyFor(`${name}(${types})`, role && wall.roles[role]) : ''}`
}

/** Nobody runs a function but its owner, and a role when one is named. */
const onlyFor = (signature: string, role: string | undefined): string =>
  `revoke all on function ${signature} from public;
    ${role ? `grant execute on function ${signature} to ${quote(role)};` : ''}`

/** A proof's tenant, or null: signed by a key of this database, and not past its end. Nothing in it can raise an error. */
const verified = (place: Place, proof: string): string => `(select substr(${proof}, ${tenantAt})
    from ${keysTable(place)} k
    where k.name = substr(${proof}, 1, 8)
      and substr(${proof}, 9, 10) collate "C" >
        floor(date_part('epoch', clock_timestamp()))::bigint::text collate "C"
      and substr(${proof}, 19, 64) = encode(sha256(k.outer_pad || sha256(k.inner_pad ||
        convert_to(substr(${proof}, 9, 10) || substr(${proof}, ${tenantAt}), 'UTF8'))), 'hex'))`

/** What stands before any table: the keys, which only the owner reads, and the functions that look at proofs. */
export const gateOf = (place: Place, { roles }: Wall): string => {
  const enter = letIn(place)
  const sealed = sealedTenant(place)
  return `create table if not exists ${keysTable(place)} (name text primary key, key text not null,
      inner_pad bytea not null, outer_pad bytea not null, made timestamptz not null default now());
    revoke all on ${keysTable(place)} from public;
    create or replace function ${enter}(proof text) returns text language plpgsql as $gate$
      declare whose text := ${verified(place, 'proof')};
      begin
        if whose is null then
          raise insufficient_privilege using message = 'no proof of a tenant';
        end if;
        return set_config('foyer.tenant', whose, true);
      end $gate$;
    ${onlyFor(`${enter}(text)`, undefined)}
    create or replace function ${sealed}() returns text language plpgsql stable ${asOwner} as $gate$
      declare proof text := current_setting('foyer.seal', true);
      begin
        return ${verified(place, 'proof')};
      end $gate$;
    ${onlyFor(`${sealed}()`, roles.application)}
    ${[...new Set([roles.application, roles.worker])]
      .flatMap((role) =>
        role ? [`grant usage on schema ${quote(place.schema ?? 'foyer')} to ${quote(role)};`] : [],
      )
      .join('\n')}`
}

/** Puts a table behind the wall: others read what their seal names, and its owner what the function that runs has named. */
export const policiesOf = (place: Place, table: string, { roles }: Wall): string => {
  const own = `current_setting('foyer.tenant', true) in (tenant, '*')`
  return `alter table ${table} enable row level security;
    revoke all on ${table} from public;
    drop policy if exists sealed on ${table};
    create policy sealed on ${table} for select using (tenant = (select ${sealedTenant(place)}()));
    drop policy if exists owner on ${table};
    create policy owner on ${table} to current_user using (${own}) with check (${own});
    ${roles.application ? `grant select on ${table} to ${quote(roles.application)};` : ''}
    alter table ${table} force row level security`
}

/** Puts a table behind the wall that nobody reads but the functions of its owner. */
export const ownerOnly = (table: string): string =>
  `alter table ${table} enable row level security;
    revoke all on ${table} from public;
    drop policy if exists owner on ${table};
    create policy owner on ${table} to current_user using (true) with check (true);
    alter table ${table} force row level security`

/**
 * A statement that reads (`?` for what it binds, the tenant first, and a limit at its end) as it is asked: behind the wall it sets the
 * seal, for as long as the transaction lasts, before its rows are looked for.
 */
export const asked = (sql: string, wall: Wall | undefined): string => {
  let n = 0
  if (!wall) return sql.replace(/\?/g, () => `$${++n}`)
  // The limit inside keeps the planner from turning the two about: without a seal there are no rows.
  const found = sql.replace(/\?/g, () => (++n === 1 ? `substr(seal.proof, ${tenantAt})` : `$${n}`))
  return `select found.* from (select set_config('foyer.seal', $1, true) as proof offset 0) seal,
    lateral (${found}) found`
}

/**
 * Makes sure of a proof that found nothing, once for each: of a proof that the database does not believe, no row is seen, and nothing would
 * look like nothing there.
 * @throws {Error} 42501, for a key that signs nothing in this database.
 */
export const believing = (
  db: SqlClient,
  place: Place,
  wall: Wall | undefined,
): ((proof: string) => Promise<void>) => {
  const believed = new Set<string>()
  return async (proof) => {
    if (!wall || believed.has(proof)) return
    const text = `select ${sealedTenant(place)}() = substr(seal.proof, ${tenantAt})
      from (select set_config('foyer.seal', $1, true) as proof offset 0) seal`
    const { rows } = await db.query(text, [proof], true)
    if (rows[0]?.[0] !== true)
      throw Object.assign(new Error('no proof of a tenant: this key signs nothing here'), {
        code: '42501',
      })
    if (believed.size >= mostBelieved) believed.clear()
    believed.add(proof)
  }
}

const mostBelieved = 10_000

/** Lays a key into the database, whose owner asks; it signs from now on, and older ones are good until they are taken away. */
export const layKey = async (db: SqlClient, place: Place, given?: string): Promise<void> => {
  if (given === undefined) {
    const { rows } = await db.query(`select 1 from ${keysTable(place)} limit 1`)
    if (rows.length) return
  }
  const { name, key, inner, outer } = wallKey(given ?? freshKey())
  await db.query(
    `insert into ${keysTable(place)} (name, key, inner_pad, outer_pad)
      values ($1, $2, decode($3, 'hex'), decode($4, 'hex')) on conflict do nothing`,
    [name, key, inner, outer],
  )
}

/**
 * The newest key of a database, for its owner: hand it to the processes that run as the application's role. Whoever holds it holds every
 * tenant.
 */
export const readWallKey = async (client: SqlClient, place: Place = {}): Promise<string> => {
  const { rows } = await client.query(
    `select key from ${keysTable(place)} order by made desc, name limit 1`,
  )
  const key = rows[0]?.[0]
  if (typeof key !== 'string') throw new Error('no key is laid in this database')
  return key
}

/** The key that a store signs with: the one given, or for the owner the newest of the database. */
export const signingKey = async (
  client: SqlClient,
  place: Place,
  given: string | undefined,
): Promise<WallKey> => wallKey(given ?? (await readWallKey(client, place)))
