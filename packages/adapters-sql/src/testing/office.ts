/** A process of the tests: an office that is told, line by line, what to book or to issue, and prints the answers. */
import { createInterface } from 'node:readline'
import { collections, createFoyer, type Foyer, TenantId } from '@foyer/core'
import { sqliteStore } from '../sqlite-store.js'
import { lingering, unguarded } from './unguarded.js'

/** What an office is told in one line; the inputs of one line are worked on at once. */
export type Told =
  | { readonly book: readonly Parameters<Foyer['dispatch']['bookSlot']>[0][] }
  | {
      readonly issue: readonly Parameters<Foyer['invoicing']['issueInvoice']>[0][]
      readonly credit?: readonly Parameters<Foyer['invoicing']['issueCreditNote']>[0][]
    }

const [path = '', tenant = '', guard = 'version'] = process.argv.slice(2)
const store = sqliteStore({ path, collections, synchronous: 'normal' })
const { files } = store
const booking = createFoyer({
  store: lingering(guard === 'version' ? store : unguarded(store), 1),
  files,
  random: () => 0,
})
const issuing = createFoyer({ store, files })
const tenantId = TenantId.parse(tenant)
const by = { as: { tenant: tenantId, id: 'office', role: 'agent' } } as const
const accountant = { as: { tenant: tenantId, id: 'books', role: 'accountant' } } as const

const answersTo = (told: Told): Promise<readonly unknown[]> =>
  Promise.all(
    'book' in told
      ? told.book.map((slot) => booking.dispatch.bookSlot(slot, by))
      : [
          ...told.issue.map((invoice) => issuing.invoicing.issueInvoice(invoice, by)),
          ...(told.credit ?? []).map((note) => issuing.invoicing.issueCreditNote(note, accountant)),
        ],
  )

process.stdout.write('ready\n')
for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(await answersTo(JSON.parse(line)))}\n`)
