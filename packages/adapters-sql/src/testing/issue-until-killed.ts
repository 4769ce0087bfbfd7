/** A process of the tests: issues invoices, takes money for them and follows them into the journal without end, and prints what was answered. */
import { collections, createFoyer, TenantId } from '@foyer/core'
import { sqliteStore } from '../sqlite-store.js'
import { nth } from './company.js'

const [path = '', tenant = '', entity = '', from = ''] = process.argv.slice(2)
const store = sqliteStore({ path, collections, synchronous: 'normal' })
const foyer = createFoyer({ store, files: store.files })
const by = { as: { tenant: TenantId.parse(tenant), id: 'office', role: 'agent' } } as const
const legalEntity = entity as never
const on = new Date().toISOString().slice(0, 10)

const answered = (word: string): void => void process.stdout.write(`${word} answered\n`)

for (let n = Number(from); ; n++) {
  const invoice = nth('inv', n) as never
  const issued = await foyer.invoicing.issueInvoice({ legalEntity, invoice }, by)
  if (!issued.ok) continue
  answered(`${invoice} ${issued.value.number}`)
  const paid = { invoice, amount: 1200, means: 'cheque', on, reference: `cheque ${n}` } as const
  const { ok } = await foyer.payments.recordPayment(paid, by)
  if (ok) answered(`${invoice} paid`)
  await foyer.relay()
}
