import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collections } from '@foyer/core'
import { given, smallCompany } from '@foyer/core/testing'
import Database from 'libsql'
import { settings } from '../src/connection.js'
import { sqliteStore } from '../src/index.js'
import type { Measure } from './commit.js'

const invoices = 400

interface Rows {
  readonly collection: string
  readonly body: string
}

/** What a program that knows no rule would write for the same thing: the same documents as text, one commit, by hand. */
const bare = (path: string) => {
  const database = new Database(path)
  for (const setting of ['synchronous = normal', ...settings]) database.exec(`pragma ${setting}`)
  database.exec('create table if not exists documents (id integer primary key, of text, body text)')
  const insert = database.prepare('insert into documents (of, body) values (?, ?)')
  return {
    commit(rows: readonly Rows[]) {
      database.exec('begin immediate')
      for (const { collection, body } of rows) insert.run([collection, body])
      database.exec('commit')
    },
    close: () => database.close(),
  }
}

const perSecond = async (times: number, run: (n: number) => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  for (let n = 0; n < times; n++) await run(n)
  return (times * 1000) / (performance.now() - from)
}

/**
 * Invoices issued and payments given to them a second, on SQLite: numbered without gap, due, settled line by line, told as facts. Beside
 * the floor under both: the documents that each leaves, written as text by the bare driver in a commit of their own.
 */
export const measureMoney = async (): Promise<readonly Measure[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'))
  const path = join(folder, 'ours.db')
  const store = sqliteStore({ path, collections, synchronous: 'normal' })
  const floor = bare(join(folder, 'peer.db'))
  try {
    const company = await smallCompany({ store, checkOutputs: false })
    const { foyer, as, entity: legalEntity, customer, tenant } = company
    const [agent, accountant] = [as('agent'), as('accountant')]
    const lines = [
      { kind: 'goods', label: 'Souris', price: 2400 },
      { kind: 'goods', label: 'Clavier', price: 4800 },
    ] as const
    const checked: string[] = []
    for (let n = 0; n < invoices; n++) {
      const order = await given(
        foyer.sales.createOrder({ customer, legalEntity, lines: [...lines] }, agent),
      )
      const { invoices: drafts } = await given(
        foyer.invoicing.invoiceOrder({ order: order.id }, agent),
      )
      for (const { id: invoice } of drafts) {
        await given(foyer.invoicing.checkInvoice({ invoice }, agent))
        checked.push(invoice)
      }
    }
    const issue = await perSecond(checked.length, (n) =>
      given(foyer.invoicing.issueInvoice({ legalEntity, invoice: checked[n] ?? '' }, agent)),
    )
    const paid = { amount: 7200, on: '2026-03-02', means: 'transfer' } as const
    const allocate = await perSecond(checked.length, (n) =>
      given(foyer.payments.recordPayment({ ...paid, invoice: checked[n] ?? '' }, accountant)),
    )
    const left = async (of: readonly string[]): Promise<readonly Rows[]> => {
      const rows: Rows[] = []
      for (const name of of) {
        const [last] = (await store.find(tenant, name, { limit: 1, descending: true })).items
        if (last) rows.push({ collection: name, body: JSON.stringify(last.doc) })
      }
      return rows
    }
    const issued = await left(['invoices', 'settlements', 'facts', 'counters', 'errands'])
    const givenTo = await left(['payments', 'settlements', 'invoices', 'facts'])
    const bareIssue = await perSecond(checked.length, async () => floor.commit(issued))
    const bareGiven = await perSecond(checked.length, async () => floor.commit(givenTo))
    const peer = 'libsql, the same documents as text, one commit'
    const measure = (id: string, value: number, peerValue: number): Measure => ({
      ...{ id, value, unit: '/s', peer, peerValue },
      ratio: value / peerValue,
    })
    return [
      measure('issue-invoice', issue, bareIssue),
      measure('allocate-payment', allocate, bareGiven),
    ]
  } finally {
    await store.close()
    floor.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
