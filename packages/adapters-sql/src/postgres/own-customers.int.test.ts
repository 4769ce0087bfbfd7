import { collections } from '@foyer/core'
import { type Collection, withCollection } from '@foyer/core/store'
import { given, smallCompany, storeContract } from '@foyer/core/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clients, clientsColumns, fichesColumns, fichesOf } from '../testing/host-clients.js'
import { hostPg } from '../testing/host-pg.js'
import { type HostTable, hostTable } from '../testing/host-table.js'
import { type PostgresServer, startPostgres } from '../testing/postgres-server.js'
import { overPg } from './client.js'
import { withinPg } from './open-transaction.js'
import { postgresStore } from './store.js'

describe('a host whose customers stand in the database of Foyer', () => {
  let server: PostgresServer
  let pool: pg.Pool
  beforeAll(async () => {
    server = await startPostgres()
    pool = new pg.Pool(server.owner)
  }, 60_000)
  afterAll(async () => {
    await pool.end()
    await server.stop()
  })

  let schemas = 0
  /** A schema of Foyer's and a table of the host's, one transaction for both. */
  const opened = async (of: HostTable, columns: string, declared: readonly Collection[]) => {
    const [schema, table] = [`s${schemas}`, `${of.table}_${schemas++}`]
    const numero = 'numero bigint generated always as identity primary key'
    await pool.query(`create table ${table} (${numero}, ${columns})`)
    const inner = await postgresStore({ client: overPg(pool), collections: declared, schema })
    const sql = hostPg(pool, (connection) =>
      postgresStore({
        ...{ client: withinPg(connection), collections: declared, schema, layout: 'none' },
      }),
    )
    const store = withCollection(inner, of.of, hostTable(sql, { ...of, table }))
    return { store, inner, table }
  }
  const cardsIn = async (declared: readonly Collection[]) => {
    const of = declared.find(({ name }) => name === 'contract-cards')
    if (!of) throw new Error('the contract declares no cards')
    return (await opened(fichesOf(of), fichesColumns, declared)).store
  }
  for (const { name, run } of storeContract(cardsIn)) it(name, run)

  it('has a customer and the facts about it in one commit, or none of both (S365)', async () => {
    const { store, inner, table } = await opened(clients, clientsColumns, collections)
    const { foyer, as, tenant } = await smallCompany({ store })
    await pool.query(`create function refuse_${table}() returns trigger language plpgsql as
      $$ begin raise exception 'refused by the host at its commit'; end $$;
      create constraint trigger late after insert on ${table} deferrable initially deferred
        for each row when (new.nom = 'Refusé') execute function refuse_${table}()`)
    const told = async () => {
      const where = { type: 'customer-registered' }
      return (await inner.find(tenant, 'facts', { where, limit: 10 })).items.length
    }
    expect(await told()).toBe(1)
    const register = (lastName: string) =>
      foyer.customers.registerCustomer({ identity: { lastName } }, as('agent'))
    await expect(register('Refusé')).rejects.toThrow('refused by the host')
    expect(await told()).toBe(1)
    await given(register('Gardé'))
    expect(await told()).toBe(2)
    const { rows } = await pool.query(`select nom from ${table} order by numero`)
    expect(rows.map(({ nom }) => nom)).toEqual(['Dupont 1', 'Gardé'])
    expect((await inner.find(tenant, 'customers', { limit: 10 })).items).toEqual([])
  })
})
