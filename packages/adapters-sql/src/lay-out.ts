import type { Doc } from '@foyer/core/store'
import type { Connection } from './connection.js'
import { indexPrefix, type Table } from './layout.js'

const contract = 1
const atOnce = 500

/**
 * Brings a database in step with the collections: creates missing tables, columns and indexes, drops indexes that are no
 * longer declared, and fills new columns from the documents. One process does it, the others wait.
 * @throws {Error} for a database that was laid out for a newer contract than this adapter knows.
 */
export const layOut = (db: Connection, tables: readonly Table[]): void => {
  db.exec('create table if not exists foyer_layout (name text primary key, value text not null)')
  refuseNewer(db)
  if (noted(db, 'contract') && tables.every((table) => isInStep(db, table))) return
  db.write(() => {
    db.run(`insert or ignore into foyer_layout (name, value) values ('contract', ?)`, [
      String(contract),
    ])
    db.exec(`create table if not exists foyer_files
      (tenant text not null, sha256 text not null, bytes blob not null, primary key (tenant, sha256))`)
    for (const table of tables) if (!isInStep(db, table)) layOutTable(db, table)
  })
}

/**
 * A check for the beginning of every commit: a process of another version may lay the file out anew while this one runs,
 * and what this one writes from then on would lack the new columns and never be found by them.
 * @throws {Error} when that has happened: nothing is written any more, this process is to be started again.
 */
export const layoutGuard = (db: Connection, tables: readonly Table[]): (() => void) => {
  let known: unknown
  return () => {
    const [schema] = db.first('pragma schema_version') ?? []
    if (schema === known) return
    refuseNewer(db)
    if (!tables.every((table) => isInStep(db, table)))
      throw new Error('another version has laid this database out anew: start this process again')
    known = schema
  }
}

const refuseNewer = (db: Connection): void => {
  const found = Number(noted(db, 'contract') ?? contract)
  if (found > contract)
    throw new Error(
      `this database was laid out for foyer.store/${found}, this adapter knows foyer.store/${contract}: update it`,
    )
}

const noted = (db: Connection, name: string): unknown =>
  db.first('select value from foyer_layout where name = ?', [name])?.[0]

const isInStep = (db: Connection, { of, fingerprint }: Table): boolean =>
  noted(db, `collection ${of.name}`) === fingerprint

const layOutTable = (db: Connection, table: Table): void => {
  db.exec(table.statements.create)
  const present = new Set(
    db.all('name', 'select name from pragma_table_info(?)', [table.of.name]).map(([name]) => name),
  )
  // Columns have no type: a column of a type would turn the text '12' into a number, or the other way round.
  for (const column of table.derived)
    if (!present.has(column.replaceAll('"', '')))
      db.exec(`alter table ${table.name} add column ${column}`)
  for (const index of indexesOf(db, table)) db.exec(`drop index "${index}"`)
  fill(db, table)
  for (const create of table.indexes) db.exec(create)
  db.run('insert or replace into foyer_layout (name, value) values (?, ?)', [
    `collection ${table.of.name}`,
    table.fingerprint,
  ])
}

/** The indexes of a table that this adapter made; those that its keeper added by hand are left alone. */
const indexesOf = (db: Connection, { of }: Table): readonly string[] =>
  db
    .all('name', `select name from sqlite_master where type = 'index' and tbl_name = ?`, [of.name])
    .map(([name]) => String(name))
    .filter((name) => name.startsWith(indexPrefix(of)))

/** Derives the columns of every document anew. */
const fill = (db: Connection, { name, statements, valuesOf }: Table): void => {
  const page = `select rowid, body from ${name} where rowid > ? order by rowid limit ${atOnce}`
  let last: number | undefined = 0
  while (last !== undefined) {
    const rows: readonly (readonly unknown[])[] = db.all('rowid, body', page, [last])
    for (const [place, body] of rows) {
      const values = valuesOf(JSON.parse(String(body)) as Doc)
      db.run(statements.refill, [...values, Number(place)])
    }
    last = rows.length < atOnce ? undefined : Number(rows.at(-1)?.[0])
  }
}
