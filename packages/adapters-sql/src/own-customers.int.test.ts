import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collections } from '@foyer/core'
import { type Collection, idOfNumber, type Store, withCollection } from '@foyer/core/store'
import { given, refused, smallCompany, storeContract, tenantWall } from '@foyer/core/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { sqliteStore } from './sqlite-store.js'
import {
  clients,
  clientsColumns,
  customersOf,
  fichesColumns,
  fichesOf,
} from './testing/host-clients.js'
import { hostSqlite } from './testing/host-sqlite.js'
import { hostTable } from './testing/host-table.js'

const folder = mkdtempSync(join(tmpdir(), 'foyer-host-'))
const closing: (() => unknown)[] = []
afterAll(async () => {
  for (const close of closing) await close()
  rmSync(folder, { recursive: true, force: true })
})

let files = 0
const opened = (columns: string, table: string) => {
  const sql = hostSqlite(join(folder, `host-${files}.db`))
  closing.push(sql.close)
  const path = join(folder, `foyer-${files++}.db`)
  const made = sql.rows(`create table ${table} (numero integer primary key, ${columns})`)
  return { sql, path, made }
}

/** Foyer in a file of its own, whose customers are the clients of the host. */
const withClients = async (options: Parameters<typeof smallCompany>[0] = {}) => {
  const { sql, path, made } = opened(clientsColumns, 'clients')
  await made
  const inner = sqliteStore({ path, collections, synchronous: 'normal' })
  closing.push(() => inner.close())
  const store = withCollection(inner, customersOf(), hostTable(sql, clients))
  const company = await smallCompany({ ...options, store })
  return { ...company, inner, sql, names: () => namesIn(sql) }
}

const namesIn = async (sql: ReturnType<typeof hostSqlite>) =>
  (await sql.rows('select nom, prenom from clients order by numero')).map(
    ({ nom, prenom }) => `${prenom} ${nom}`,
  )

describe('a store whose cards stand in a table of the host, in another SQLite file', () => {
  const open = async (declared: readonly Collection[]): Promise<Store> => {
    const { sql, path, made } = opened(fichesColumns, 'fiches')
    await made
    const inner = sqliteStore({ path, collections: declared, synchronous: 'normal' })
    const of = declared.find(({ name }) => name === 'contract-cards')
    return of ? withCollection(inner, of, hostTable(sql, fichesOf(of))) : inner
  }
  for (const { name, run } of storeContract(open)) it(name, run)

  it('shows and gives no row of one tenant to another (S032, S365)', () => tenantWall(open, 10))
})

describe('a host that has its own customers', () => {
  it('quotes, visits, invoices and certifies with no second store of customers (S365)', async () => {
    const company = await withClients({ at: '2025-11-03T08:00:00.000Z' })
    const { foyer, as, clock, entity: legalEntity, alma, sql, inner, store, tenant } = company
    const [agent, worker] = [as('agent'), as('worker', alma)]
    await sql.rows(
      `insert into clients (compte, nom, prenom, telephone, courriel, rue, code_postal, commune, depuis)
        values (?, 'Martin', 'Éloïse', '06 12 34 56 78', 'eloise@example.fr', '3 rue Haute', '26000', 'Valence', '2019-05-06')`,
      [tenant],
    )
    const [row] = await sql.rows(`select numero from clients where nom = 'Martin'`)
    const found = await given(foyer.customers.searchCustomers({ text: 'eloise MARTIN' }, agent))
    const customer = found.items[0]?.id ?? ''
    expect(customer).toBe(idOfNumber('cus', Number(row?.['numero'])))

    const service = { kind: 'service', activity: 'II-11', label: 'Dépannage', minutes: 60 } as const
    const lines = [{ ...service, price: 6000 }]
    const asked = { customer, legalEntity, by: '2025-11-30', lines }
    const { id: quote } = await given(foyer.sales.draftQuote(asked, agent))
    const sent = { quote, document: true, informed: ['mediator' as const] }
    await given(foyer.sales.sendQuote(sent, agent))
    const accepted = { quote, edition: 1, signer: 'Éloïse Martin' }
    await given(foyer.sales.acceptQuote(accepted, as('customer', customer)))
    const { id: order } = await given(foyer.sales.convertQuote({ quote }, agent))

    const planned = { order, worker: alma }
    const { id: visit } = await given(foyer.dispatch.createVisit(planned, agent))
    await given(foyer.dispatch.validateVisit({ visit }, agent))
    const slot = { visit, worker: alma, date: '2025-11-05', start: '14:00' }
    await given(foyer.dispatch.bookSlot(slot, worker))
    clock.set('2025-11-05T14:30:00.000Z')
    await given(foyer.dispatch.completeVisit({ visit, minutes: 60 }, worker))
    const written = { visit, text: 'Pilote remis en place' }
    const { id: report } = await given(foyer.dispatch.writeReport(written, worker))
    await given(foyer.dispatch.signReport({ report, signedBy: 'Éloïse Martin' }, worker))
    const drafts = await given(foyer.invoicing.listInvoices({ customer }, agent))
    const invoice = drafts.items[0]?.id ?? ''
    await given(foyer.invoicing.checkInvoice({ invoice }, agent))
    await given(foyer.invoicing.issueInvoice({ legalEntity, invoice }, agent))
    const transfer = { invoice, on: '2025-11-20', amount: 6000, means: 'transfer' } as const
    await given(foyer.payments.recordPayment(transfer, as('accountant')))
    clock.set('2026-01-02T08:00:00.000Z')
    await foyer.tick()
    const year = { legalEntity, year: 2025 }
    const { issued } = await given(foyer.attestation.closeYear(year, as('owner')))
    await foyer.relay()
    const [certificate = ''] = issued
    expect(
      await given(foyer.attestation.showCertificate({ certificate }, as('customer', customer))),
    ).toMatchObject({ customer, figures: { paidGross: 6000 } })

    for (const of of [tenant, 'tenant-b' as typeof tenant])
      expect((await inner.find(of, 'customers', { limit: 10 })).items).toEqual([])
    expect((await store.find(tenant, 'customers', { limit: 10 })).items).toHaveLength(2)
  })

  it('finds in its own table whom Foyer registers, changes and searches by own fields (S365, S294)', async () => {
    const { foyer, as, customer, sql, names, tenant } = await withClients()
    const [agent, on] = [as('agent'), 'customers' as const]
    expect(await names()).toEqual(['Marie Dupont 1'])
    const label = { fr: 'Digicode', en: 'Door code' }
    const code = { name: 'code', label, kind: 'text', personal: true, searchable: true } as const
    await given(foyer.organisation.declareField({ on, field: code }, as('owner')))
    const change = { firstName: 'Maïa', phone: '+33700000000' }
    await given(foyer.customers.amendCustomer({ customer, change, custom: { code: 'Z48' } }, agent))
    expect(await names()).toEqual(['Maïa Dupont 1'])
    const [row] = await sql.rows('select telephone, revision, cle_foyer from clients')
    expect(row).toEqual({ telephone: '+33700000000', revision: 2, cle_foyer: customer })
    const { items } = await given(foyer.customers.searchCustomers({ text: 'z48 maia' }, agent))
    expect(items.map(({ id }) => id)).toEqual([customer])

    const identity = { lastName: 'Roux' }
    const taken = { reference: 'C1', identity }
    await given(foyer.customers.registerCustomer(taken, agent))
    expect((await refused(foyer.customers.registerCustomer(taken, agent))).code).toBe(
      'customer-reference-taken',
    )
    await sql.rows(
      `update clients set nom = 'Leroux', revision = revision + 1 where code_client = 'C1'`,
    )
    expect(await names()).toEqual(['Maïa Dupont 1', ' Leroux'])
    const stranger = { tenant, id: 'x', role: 'customer' } as const
    const asked = foyer.customers.showCustomer({ customer }, { as: stranger })
    expect((await refused(asked)).code).toBe('not-found')
  })

  it('is told of a change of its own that a screen had not read', async () => {
    const { foyer, as, customer, sql } = await withClients()
    const agent = as('agent')
    const { version } = await given(foyer.customers.showCustomer({ customer }, agent))
    await sql.rows(`update clients set commune = 'Romans', revision = revision + 1`)
    const late = { customer, change: { firstName: 'Zoé' }, version }
    expect(await refused(foyer.customers.amendCustomer(late, agent))).toEqual({
      ...{ code: 'stale', version: version + 1 },
    })
  })

  it('keeps nothing of a command that Foyer’s own store lost', async () => {
    const { inner, names, store, tenant, customer } = await withClients()
    const stored = await store.get(tenant, 'customers', customer)
    if (!stored) throw new Error('no customer')
    const [taken] = (await inner.find(tenant, 'workers', { limit: 1 })).items
    if (!taken) throw new Error('no worker')
    const renamed = { ...stored.doc, lastName: 'Perdue' }
    const lost = store.commit(tenant, [
      { do: 'replace', of: 'customers', doc: renamed, version: stored.version },
      { do: 'insert', of: 'workers', doc: taken.doc },
    ])
    await expect(lost).rejects.toMatchObject({ code: 'duplicate' })
    expect(await names()).toEqual(['Marie Dupont 1'])
  })
})
