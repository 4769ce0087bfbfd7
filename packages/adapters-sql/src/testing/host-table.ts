import {
  type Change,
  type Collection,
  type Doc,
  type HostCollection,
  numberOfId,
  pageFrom,
  type Store,
  type Stored,
  StoreError,
} from '@foyer/core/store'

/** What a column of the host's holds. */
export type Cell = string | number | null
/** A row of the host's, by the names of its columns. */
export type HostRow = { readonly [column: string]: Cell }

/** A host's own way to its database. Values stand for `?`. */
export interface HostSql {
  rows(sql: string, values?: readonly Cell[]): Promise<readonly HostRow[]>
  /** What a select ends with that keeps its row from others until the transaction ends; empty where there is one writer at a time. */
  readonly locking: string
  /** All of `work` or nothing, one after the other. `within` = Foyer's store in the same transaction, where there is one. */
  transaction(work: (sql: HostSql['rows'], within?: Store) => Promise<void>): Promise<void>
}

/** How a noun stands in a table of the host's, which also has `numero`, `compte` (the tenant), `cle_foyer` and `revision`. */
export interface HostTable {
  readonly of: Collection
  readonly table: string
  /** The prefix of the noun's ids, for rows that the host made and that have a number only. */
  readonly prefix: string
  readonly toDoc: (row: HostRow) => Doc
  readonly toRow: (doc: Doc) => HostRow
  /** The columns that are unique within a tenant: emptied first, so that rows may exchange what they hold. */
  readonly unique: readonly string[]
  /** The columns that a condition is looked up by in the database; the rest is told apart here. */
  readonly indexed: { readonly [field: string]: string }
}

/** A noun in a table of the host's. */
export const hostTable = (sql: HostSql, of: HostTable): HostCollection => {
  const { table } = of
  const toStored = (row: HostRow): Stored => ({
    ...{ doc: of.toDoc(row), version: Number(row['revision']) },
  })
  const rowOf = async (rows: HostSql['rows'], tenant: string, id: string, locking = '') => {
    const select = `select * from ${table} where ${isRow}${locking}`
    return (await rows(select, keyOf(of, tenant, id)))[0]
  }

  return {
    async get(tenant, id) {
      const row = await rowOf(sql.rows, tenant, id)
      return row && toStored(row)
    },

    async find(tenant, query) {
      const pinned = Object.entries(query.where ?? {}).flatMap(([field, condition]) => {
        const column = of.indexed[field]
        return column && typeof condition === 'string' ? [[column, condition] as const] : []
      })
      const where = ['compte = ?', ...pinned.map(([column]) => `${column} = ?`)].join(' and ')
      const values = [tenant, ...pinned.map(([, value]) => value)]
      const rows = await sql.rows(`select * from ${table} where ${where}`, values)
      return pageFrom(of.of, rows.map(toStored), query)
    },

    commit: (tenant, changes, rest) =>
      sql.transaction(async (rows, within) => {
        // In the order of ids, so that two commits never wait for each other in a circle.
        for (const change of [...changes].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))) {
          if (change.do === 'insert') continue
          const row = await rowOf(rows, tenant, idOf(change), sql.locking)
          if (Number(row?.['revision'] ?? 0) !== change.version)
            throw new StoreError('conflict', `${table} ${idOf(change)}`)
        }
        const replaced = changes.filter((change) => change.do === 'replace')
        if (of.unique.length && replaced.length > 1)
          for (const { doc } of replaced) await empty(rows, of, tenant, doc.id)
        for (const change of inOrder(changes)) await apply(rows, of, tenant, change)
        await rest(within)
      }),
  }
}

const idOf = (change: Change): string => ('doc' in change ? change.doc.id : change.id)

/** A row is known by the key that Foyer gave it; without one, by the number that the host did. */
const isRow = 'compte = ? and (cle_foyer = ? or (cle_foyer is null and numero = ?))'
const keyOf = ({ prefix }: HostTable, tenant: string, id: string): readonly Cell[] => {
  const number = numberOfId(prefix, id) ?? -1
  return [tenant, id, number]
}

const empty = async (
  rows: HostSql['rows'],
  of: HostTable,
  tenant: string,
  id: string,
): Promise<void> => {
  const set = of.unique.map((column) => `${column} = null`).join(', ')
  await rows(`update ${of.table} set ${set} where ${isRow}`, keyOf(of, tenant, id))
}

const rank = { check: 0, remove: 1, replace: 2, insert: 3 } as const
const inOrder = (changes: readonly Change[]): readonly Change[] =>
  [...changes].sort((a, b) => rank[a.do] - rank[b.do])

const apply = async (
  rows: HostSql['rows'],
  of: HostTable,
  tenant: string,
  change: Change,
): Promise<void> => {
  const { table } = of
  if (change.do === 'check') return
  if (change.do === 'remove') {
    await rows(`delete from ${table} where ${isRow}`, keyOf(of, tenant, change.id))
    return
  }
  const { doc } = change
  const cells = Object.entries(of.toRow(doc))
  const [names, held] = [cells.map(([name]) => name), cells.map(([, cell]) => cell)]
  if (change.do === 'replace') {
    const set = names.map((name) => `${name} = ?`).join(', ')
    const sql = `update ${table} set ${set}, revision = revision + 1 where ${isRow}`
    await rows(sql, [...held, ...keyOf(of, tenant, doc.id)])
    return
  }
  const places = ['?', '?', ...names.map(() => '?')].join(', ')
  const sql = `insert into ${table} (compte, cle_foyer, ${names.join(', ')}) values (${places})`
  await rows(sql, [tenant, doc.id, ...held])
}
