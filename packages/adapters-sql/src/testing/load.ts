/**
 * `npm run load -- MINUTES [--postgres]`: asks a server in another process, sixteen people at once, each as fast as it is answered, for as
 * long as told, ten minutes unless told otherwise; prints how long each operation took, and the server's memory through it all.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv, exit, stdout } from 'node:process'
import { collections, type registry } from '@foyer/core'
import { type Client, createClient } from '@foyer/core/client'
import { smallCompany } from '@foyer/core/testing'
import { sqliteStore } from '../sqlite-store.js'
import { startChild } from './child.js'
import { postgresPlace } from './postgres-place.js'
import { storeAt } from './store-at.js'

const minutes = Number(argv.slice(2).find((word) => /^[\d.]+$/.test(word)) ?? 10)
const people = 16
const tenant = 'tenant-a'

const folder = mkdtempSync(join(tmpdir(), 'foyer-load-'))
const opened = argv.includes('--postgres') ? await postgresPlace(collections) : undefined
const place = opened?.place ?? join(folder, 'load.db')
const store = opened ? await storeAt(place, collections) : sqliteStore({ path: place, collections })
const company = await smallCompany({ store, files: store.files, tenant })
const { entity: legalEntity, alma: worker } = company
await store.close()

const server = startChild('serve.ts', [place, tenant], ['--expose-gc'])
const port = (await server.line())?.split(' ')[1]
const memory: string[] = []
void (async () => {
  for (let line = await server.line(); line !== undefined; line = await server.line())
    memory.push(line)
})()

const took = new Map<string, number[]>()
const refusals = new Map<string, number>()

/** A client of the server for one role, whose every answer is timed. */
const clientAs = (role: string, id = role): Client<typeof registry> =>
  createClient<typeof registry>({
    url: `http://127.0.0.1:${port}`,
    async fetch(input, init) {
      const headers = new Headers(init?.headers)
      headers.set('x-as', `${role} ${id}`)
      const from = performance.now()
      const response = await fetch(input, { ...init, headers })
      const name = new URL(String(input)).pathname.split('/').slice(-2).join('.')
      const times = took.get(name) ?? []
      times.push(performance.now() - from)
      took.set(name, times)
      if (!response.ok) {
        const { code } = (await response.clone().json()) as { readonly code?: string }
        const key = `${name} ${response.status} ${code}`
        refusals.set(key, (refusals.get(key) ?? 0) + 1)
      }
      return response
    },
  })

const clients = {
  visitor: clientAs('visitor'),
  agent: clientAs('agent'),
  worker: clientAs('worker', worker),
  accountant: clientAs('accountant'),
}

const yes = async <V>(
  answer: Promise<{ readonly ok: boolean; readonly value?: V }>,
): Promise<V> => {
  const settled = await answer
  if (!settled.ok || settled.value === undefined) throw new Error(JSON.stringify(settled))
  return settled.value
}

const today = new Date().toISOString().slice(0, 10)
let nth = 0

/** One customer from the form to the payment, with what the office looks at between two steps. */
const live = async (): Promise<void> => {
  const no = nth++
  const { visitor, agent, worker: hers, accountant } = clients
  const phone = `+336${String(10_000_000 + no)}`
  const identity = { firstName: 'Marie', lastName: `Dupont ${no}`, phone }
  const asked = { source: 'flyer', wants: 'Mon imprimante est muette', identity } as const
  const { customer } = await yes(visitor.customers.takeLead(asked))
  await yes(agent.customers.searchCustomers({ text: `dupont ${no % 50}`, limit: 20 } as never))
  const line = { kind: 'service', activity: 'II-11', label: 'Aide', minutes: 60 } as const
  const lines = [{ ...line, price: 6000 }]
  const order = await yes(agent.sales.createOrder({ customer, worker, legalEntity, lines }))
  const visit = (await yes(agent.dispatch.createVisit({ order: order.id }))).id
  await yes(agent.dispatch.validateVisit({ visit }))
  await yes(agent.dispatch.showVisit({ visit }))
  const day = new Date(Date.now() - 86_400_000 * (2 + Math.floor(no / 8))).toISOString()
  const slot = {
    visit,
    worker,
    date: day.slice(0, 10),
    start: `${8 + (no % 8)}:00`.padStart(5, '0'),
  }
  await yes(hers.dispatch.bookSlot(slot as never))
  await yes(hers.dispatch.completeVisit({ visit }))
  const written = { visit, text: 'Pilote remis en place', minutesWorked: 60 }
  const report = (await yes(hers.dispatch.writeReport(written))).id
  await yes(hers.dispatch.signReport({ report, signedBy: 'Marie Dupont' }))
  const { items } = await yes(agent.invoicing.listInvoices({ customer }))
  const invoice = items[0]?.id ?? ''
  await yes(agent.invoicing.checkInvoice({ invoice }))
  await yes(agent.invoicing.issueInvoice({ legalEntity, invoice }))
  const paid = { invoice, amount: 6000, means: 'transfer', on: today } as const
  await yes(accountant.payments.recordPayment(paid as never))
  await yes(agent.payments.showAccount({ customer }))
  await yes(agent.customers.showTimeline({ customer }))
}

const end = performance.now() + minutes * 60_000
const failures: string[] = []
const person = async (): Promise<void> => {
  while (performance.now() < end)
    await live().catch((problem) => void failures.push(String(problem).slice(0, 300)))
}
await Promise.all(Array.from({ length: people }, person))

const at = (sorted: readonly number[], part: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN).toFixed(1)
const row = (name: string, all: readonly number[]): void => {
  const sorted = [...all].sort((a, b) => a - b)
  stdout.write(
    `${name.padEnd(30)}${String(sorted.length).padStart(8)}  p50 ${at(sorted, 0.5).padStart(7)} ms  p99 ${at(sorted, 0.99).padStart(7)} ms\n`,
  )
}
for (const [name, all] of [...took].sort(([a], [b]) => (a < b ? -1 : 1))) row(name, all)
const every = [...took.values()].flat()
row('all', every)
stdout.write(
  `${Math.round(every.length / (minutes * 60))} requests a second, ${nth} customers, ${failures.length} of them broken off\n`,
)
for (const [what, times] of refusals) stdout.write(`  ${times} × ${what}\n`)
for (const problem of new Set(failures.slice(0, 3))) stdout.write(`  ${problem}\n`)
const tenth = Math.max(1, Math.floor(memory.length / 10))
stdout.write('memory of the server in MB, whole and heap after collection:\n')
for (let i = 0; i < memory.length; i += tenth) stdout.write(`  ${memory[i]}\n`)
await server.kill()
await opened?.server.stop()
rmSync(folder, { recursive: true, force: true })
exit(failures.length ? 1 : 0)
