import { overConnection, type PgConnection, type SqlClient } from './client.js'

/**
 * Asks within a transaction that the host has opened on a connection: what is committed here lasts when the host commits, beside the host's
 * own rows, and is gone when it rolls back. Every statement stands behind a savepoint, so that a lost commit leaves the transaction usable;
 * statements go one after the other. Open the store with `layout: 'none'`. Behind the wall, the last seal stays until the transaction ends.
 */
export const withinPg = (connection: PgConnection): SqlClient => {
  const asked = overConnection(connection)
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const turn = last.then(async () => {
      await asked.exec('savepoint foyer')
      try {
        const answer = await act()
        await asked.exec('release savepoint foyer')
        return answer
      } catch (problem) {
        await asked.exec('rollback to savepoint foyer; release savepoint foyer')
        throw problem
      }
    })
    last = turn.catch(() => {})
    return turn
  }
  const client: SqlClient = {
    query: (...question) => inTurn(() => asked.query(...question)),
    exec: (text) => inTurn(() => asked.exec(text)),
    session: (work) => work(client),
    async close() {},
  }
  return client
}
