import { StoreError } from '@foyer/core/store'
import Database from 'libsql'
import type { HostRow, HostSql } from './host-table.js'

/** A host's own SQLite file, apart from Foyer's. Whatever is asked waits for the transaction before it, so that nothing uncommitted is read. */
export const hostSqlite = (path: string): HostSql & { readonly close: () => void } => {
  const database = new Database(path)
  const ask: HostSql['rows'] = async (sql, values = []) => {
    try {
      const statement = database.prepare(sql)
      if (/^\s*select/i.test(sql)) return statement.all(...values) as HostRow[]
      statement.run(...values)
      return []
    } catch (problem) {
      throw isTaken(problem) ? new StoreError('duplicate', String(problem)) : problem
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const turn = last.then(act)
    last = turn.catch(() => {})
    return turn
  }
  return {
    locking: '',
    rows: (sql, values) => inTurn(() => ask(sql, values)),
    transaction: (work) =>
      inTurn(async () => {
        database.exec('begin immediate')
        try {
          await work(ask)
          database.exec('commit')
        } catch (problem) {
          database.exec('rollback')
          throw problem
        }
      }),
    close: () => void database.close(),
  }
}

const isTaken = (problem: unknown): boolean =>
  /CONSTRAINT_(UNIQUE|PRIMARYKEY)/.test(String((problem as { code?: unknown }).code))
