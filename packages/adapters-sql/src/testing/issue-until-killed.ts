/** A process of the tests: issues invoices, takes money for them and follows them into the journal without end, and prints what was answered. */
import { collections, createFoyer, TenantId } from '@foyer/core'
import { type Store, StoreError } from '@foyer/core/store'
import { nth } from './company.js'
import { storeAt } from './store-at.js'

const [place = '', tenant = '', entity = '', from = ''] = process.argv.slice(2)
const opened = await storeAt(place, collections)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** It says when a commit begins and ends, so that whoever kills it knows where it was. */
const store: Store = {
  ...opened,
  async commit(...asked) {
    say('commit begun')
    try {
      await opened.commit(...asked)
    } catch (problem) {
      // Anything else is a database that went away: it may have kept the commit or not.
      if (problem instanceof StoreError) say('commit ended')
      throw problem
    }
    say('commit ended')
  },
}
const foyer = createFoyer({ store, files: opened.files })
const by = { as: { tenant: TenantId.parse(tenant), id: 'office', role: 'agent' } } as const
const legalEntity = entity as never
const on = new Date().toISOString().slice(0, 10)

const answered = (word: string): void => say(`${word} answered`)

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
