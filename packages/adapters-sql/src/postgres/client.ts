import { createHash } from 'node:crypto'

/** One answer of a database: rows as arrays, in the order of the columns asked for. */
export interface SqlAnswer {
  readonly rows: readonly (readonly unknown[])[]
  /** How many rows a statement changed. */
  readonly changed: number
}

/** All that the Postgres store asks of a driver. `named` = the same text is asked often: worth preparing once a connection. */
export interface SqlClient {
  query(text: string, values?: readonly unknown[], named?: boolean): Promise<SqlAnswer>
  /** Runs several statements without values, in one transaction. */
  exec(text: string): Promise<void>
  close(): Promise<void>
}

/** The part of `pg`'s `Pool` that is used: any pool or client with the same method will do. */
export interface PgPool {
  query(asked: {
    readonly text: string
    readonly values: unknown[]
    readonly rowMode: 'array'
    readonly name?: string
  }): Promise<{ readonly rows: unknown[][]; readonly rowCount: number | null }>
  end(): Promise<void>
}

/** The part of PGlite's database that is used. */
export interface PgliteDatabase {
  query<T>(
    text: string,
    values: unknown[],
    options: { readonly rowMode: 'array' },
  ): Promise<{ readonly rows: T[]; readonly affectedRows?: number }>
  exec(text: string): Promise<unknown>
  close(): Promise<void>
}

const names = new Map<string, string>()

/** The name of a statement: of its text alone, since a pool may be shared by several stores. */
const nameOf = (text: string): string => {
  const known = names.get(text)
  if (known) return known
  const name = `foyer ${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`
  names.set(text, name)
  return name
}

/** Asks a pool of `pg`; its host opened it and may go on using it, and this store closes it only where told so. */
export const overPg = (pool: PgPool, { closing = false } = {}): SqlClient => {
  const ask = async (text: string, given: readonly unknown[], named: boolean) => {
    const values = [...given]
    const name = named ? { name: nameOf(text) } : {}
    const { rows, rowCount } = await pool.query({ text, values, rowMode: 'array', ...name })
    return { rows, changed: rowCount ?? 0 }
  }
  return {
    query: (text, values = [], named = false) => ask(text, values, named),
    async exec(text) {
      await ask(text, [], false)
    },
    async close() {
      if (closing) await pool.end()
    },
  }
}

/** Asks a Postgres that runs inside this process. */
export const overPglite = (database: PgliteDatabase, { closing = false } = {}): SqlClient => ({
  async query(text, values = []) {
    const { rows, affectedRows = 0 } = await database.query<unknown[]>(text, [...values], {
      rowMode: 'array',
    })
    return { rows, changed: affectedRows }
  },
  async exec(text) {
    await database.exec(`begin; ${text}; commit`)
  },
  async close() {
    if (closing) await database.close()
  },
})
