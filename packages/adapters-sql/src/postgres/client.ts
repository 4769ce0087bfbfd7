import { createHash } from 'node:crypto'

/** One answer of a database: rows as arrays, in the order of the columns asked for. */
export interface SqlAnswer {
  readonly rows: readonly (readonly unknown[])[]
  /** How many rows a statement changed. */
  readonly changed: number
}

/** All that the Postgres store asks of a driver. */
export interface SqlClient {
  /** Runs one statement. `named` = the same text is asked often: worth preparing once a connection. */
  query(text: string, values?: readonly unknown[], named?: boolean): Promise<SqlAnswer>
  /** Runs several statements without values, in one transaction. */
  exec(text: string): Promise<void>
  /** Work over one connection: what it locks for its session, it keeps until it gives it back. */
  session<T>(work: (one: SqlClient) => Promise<T>): Promise<T>
  /** Closes what is behind it, where told so. */
  close(): Promise<void>
}

/** The part of a connection of `pg` that is used. */
export interface PgConnection {
  /** Runs one statement, prepared where it has a name; several without values. */
  query(asked: {
    readonly text: string
    readonly values: unknown[]
    readonly rowMode: 'array'
    readonly name?: string
  }): Promise<{ readonly rows: unknown[][]; readonly rowCount: number | null }>
}

/** A connection that was taken out of a pool. */
export interface PgTaken extends PgConnection {
  /** Gives it back. */
  release(): void
}

/** The part of `pg`'s `Pool` that is used: any pool with the same methods will do. */
export interface PgPool extends PgConnection {
  /** Takes a connection out of the pool, until it is given back. */
  connect(): Promise<PgTaken>
  /** Closes every connection. */
  end(): Promise<void>
}

/** The part of PGlite's database that is used. */
export interface PgliteDatabase {
  /** Runs one statement. */
  query<T>(
    text: string,
    values: unknown[],
    options: { readonly rowMode: 'array' },
  ): Promise<{ readonly rows: T[]; readonly affectedRows?: number }>
  /** Runs several statements without values. */
  exec(text: string): Promise<unknown>
  /** Ends the database. */
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

/** Asks one connection, or whichever a pool chooses. */
export const overConnection = (connection: PgConnection): Pick<SqlClient, 'query' | 'exec'> => {
  const query: SqlClient['query'] = async (text, given = [], named = false) => {
    const values = [...given]
    const name = named ? { name: nameOf(text) } : {}
    const { rows, rowCount } = await connection.query({ text, values, rowMode: 'array', ...name })
    return { rows, changed: rowCount ?? 0 }
  }
  return {
    query,
    async exec(text) {
      await query(text)
    },
  }
}

/** Asks a pool of `pg`; its host opened it and may go on using it, and this store closes it only where told so. */
export const overPg = (pool: PgPool, { closing = false } = {}): SqlClient => ({
  ...overConnection(pool),
  async session(work) {
    const connection = await pool.connect()
    const one: SqlClient = {
      ...overConnection(connection),
      session: (inner) => inner(one),
      async close() {},
    }
    try {
      return await work(one)
    } finally {
      connection.release()
    }
  },
  async close() {
    if (closing) await pool.end()
  },
})

/** Asks a Postgres that runs inside this process. */
export const overPglite = (database: PgliteDatabase, { closing = false } = {}): SqlClient => {
  const client: SqlClient = {
    async query(text, values = []) {
      const { rows, affectedRows = 0 } = await database.query<unknown[]>(text, [...values], {
        rowMode: 'array',
      })
      return { rows, changed: affectedRows }
    },
    async exec(text) {
      await database.exec(`begin; ${text}; commit`)
    },
    session: (work) => work(client),
    async close() {
      if (closing) await database.close()
    },
  }
  return client
}
