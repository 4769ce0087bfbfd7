/**
 * A process of the tests: an office that lives the journey, four customers at once and a relay beside them, without end. It prints each
 * command when it is asked and when it was answered, each commit when it begins and ends, and each notice that its provider took.
 */
import { Worker } from 'node:worker_threads'
import { collections, createFoyer, type Foyer, TenantId } from '@foyer/core'
import { type Store, StoreError } from '@foyer/core/store'
import { given } from '@foyer/core/testing'
import { afterwards, clockAt, type Desk, dateOf, opening } from './lived.js'
import { storeAt } from './store-at.js'

const {
  place,
  tenant: name,
  entity,
  worker,
  office,
  endsInside,
}: Desk = JSON.parse(process.argv[2] ?? '')
const opened = await storeAt(place, collections)
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const tenant = TenantId.parse(name)
const by = (role: 'visitor' | 'agent' | 'worker' | 'accountant', id: string = role) => ({
  as: { tenant, id, role },
})
const legalEntity = entity as never
const ourWorker = worker as never

/** A thread that ends this process while the other one is inside a commit: at most that many milliseconds after it was told. */
const ender = (withinMs: number): (() => void) => {
  const told = new Int32Array(new SharedArrayBuffer(8))
  const source = `
    const { workerData: told } = require('node:worker_threads')
    Atomics.wait(told, 0, 0)
    Atomics.wait(told, 1, 0, Math.random() * ${withinMs})
    process.kill(process.pid, 'SIGKILL')`
  new Worker(source, { eval: true, workerData: told }).unref()
  return () => {
    Atomics.store(told, 0, 1)
    Atomics.notify(told, 0)
  }
}
const thread = endsInside === undefined ? undefined : ender(1)
let end: (() => void) | undefined
let answers = 0
/** Says what became true; from the first answer on, the end draws near. */
const answered = (truth: string): void => {
  say(`answered ${truth}`)
  if (answers++ || !thread) return
  setTimeout(() => {
    end = thread
  }, endsInside)
}

/** It says when a commit begins and ends, so that whoever kills it knows where it was. */
const store: Store = {
  ...opened,
  async commit(...asked) {
    say('commit begun')
    end?.()
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

const provider = async ({ key }: { readonly key: string }) => {
  say(`notice ${key}`)
  return { by: 'provider', reference: key }
}
const notifiers = { email: provider, sms: provider }
const at = (moment: string): Foyer =>
  createFoyer({ store, files: opened.files, notifiers, clock: clockAt(moment) })
/** Visits are planned before they take place, and everything else is done afterwards. */
const [before, foyer] = [at(opening), at(afterwards)]

/** Asks one command, says so, and says what became true once it was answered: the noun's id and the status it has at least. */
const ask = async <V>(
  answer: Promise<Parameters<typeof given<V>>[0] extends Promise<infer R> ? R : never>,
  truth: (value: V) => string,
): Promise<V> => {
  say('command asked')
  const value = await given<V>(answer)
  answered(truth(value))
  return value
}

const live = async (no: number): Promise<void> => {
  const identity = {
    ...{ firstName: 'Marie', lastName: `Dupont ${no}`, email: `marie-${no}@example.fr` },
    ...{ phone: `+336${String(10_000_000 + no)}` },
    home: { street: `${no} rue des Lilas`, postcode: '26000', city: 'Valence' },
  }
  const agent = by('agent')
  const wants = { source: 'flyer', wants: 'Mon imprimante est muette', identity } as const
  const { customer } = await ask(before.customers.takeLead(wants, by('visitor')), (lead) =>
    ['customers', lead.customer, 'there'].join(' '),
  )
  const lines = [
    { kind: 'service', activity: 'II-11', label: 'Dépannage', minutes: 60, price: 6000 },
  ] as const
  const { id: order } = await ask(
    before.sales.createOrder(
      { customer, worker: ourWorker, legalEntity, lines: [...lines] },
      agent,
    ),
    ({ id }) => `orders ${id} there`,
  )
  const { id: visit } = await ask(
    before.dispatch.createVisit({ order }, agent),
    ({ id }) => `visits ${id} there`,
  )
  await ask(before.dispatch.validateVisit({ visit }, agent), () => `visits ${visit} planned`)
  const slot = { visit, worker: ourWorker, date: dateOf(no), start: '09:00' } as const
  const hers = by('worker', worker)
  await ask(before.dispatch.bookSlot(slot as never, hers), () => `visits ${visit} booked`)
  await ask(foyer.dispatch.completeVisit({ visit }, hers), () => `visits ${visit} done`)
  const written = { visit, text: 'Pilote remis en place', minutesWorked: 60 }
  const { id: report } = await ask(
    foyer.dispatch.writeReport(written, hers),
    ({ id }) => `reports ${id} there`,
  )
  const signed = { report, signedBy: 'Marie Dupont' }
  await ask(foyer.dispatch.signReport(signed, hers), () => `reports ${report} signed`)
  const { items } = await given(foyer.invoicing.listInvoices({ customer }, agent))
  const [draft] = items
  if (!draft) throw new Error(`half a commit: no draft of ${report}`)
  const invoice = draft.id
  await ask(foyer.invoicing.checkInvoice({ invoice }, agent), () => `invoices ${invoice} checked`)
  const issued = await ask(
    foyer.invoicing.issueInvoice({ legalEntity, invoice }, agent),
    ({ number }) => `invoices ${invoice} ${number}`,
  )
  const paid = { invoice, amount: 6000, means: 'transfer', on: issued.issuedOn ?? '' } as const
  await ask(
    foyer.payments.recordPayment(paid as never, by('accountant')),
    ({ payment }) => `payments ${payment} there`,
  )
}

/** What another office's commands may lose against is asked again from the start, as a person would: with another customer. */
const liveOn = async (first: number): Promise<void> => {
  for (let no = first; ; no += 4)
    await live(no).catch((problem) => {
      if (!/"busy"|"number-taken"/.test(String(problem))) throw problem
    })
}

const relayOn = async (): Promise<void> => {
  for (;;) {
    await foyer.relay(1)
    await new Promise((done) => setTimeout(done, 1))
  }
}

say('open')
const lives = [0, 1, 2, 3].map((flow) => liveOn(office * 1000 + flow))
await Promise.all([...lives, relayOn()]).catch((problem) => {
  // A database that went away ends the office; a wrong answer is a flaw.
  say(`ended ${String(problem).replaceAll('\n', ' ')}`)
})
process.exit(0)
