import type { Foyer, Principal } from '@foyer/core'
import { yes } from '../answers.js'
import { offers, tenant } from '../company.js'
import { momentOf, plusDays } from './days.js'
import type { Happening } from './timeline.js'

const agent: Principal = { tenant, id: 'agent', role: 'agent' }

/** Who is quoted what: the company's customers, its own customer first. */
interface Quoting {
  readonly legalEntity: string
  readonly customers: readonly {
    readonly id: string
    readonly name: string
    readonly worker: string
  }[]
}

const [support, oddJobs] = offers.fr

type Line = Parameters<Foyer['sales']['draftQuote']>[0]['lines'][number]

const hours = (minutes: number): Line => ({
  kind: 'service',
  activity: 'II-11',
  label: support.name,
  minutes,
  price: (support.hourlyPrice * minutes) / 60,
})

const goods = (label: string, price: number): Line => ({ kind: 'goods', label, price })

interface Proposed {
  /** The customer's place. */
  readonly to: number
  readonly daysAgo: number
  readonly wants: string
  readonly ends: 'draft' | 'sent' | 'accepted' | 'declined' | 'converted'
  readonly lines: readonly Line[]
}

/** What was proposed, to which customer by their place, how many days ago, and what became of it. */
const proposed: readonly Proposed[] = [
  {
    ...{ to: 0, daysAgo: 2, wants: 'Remplacer l’ordinateur du salon', ends: 'sent' },
    lines: [
      {
        ...hours(180),
        options: [
          { ...hours(60), label: 'Sauvegarde des photos sur disque', chosen: true },
          goods('Disque externe de 2 To', 89_00),
        ],
      },
      goods('Ordinateur portable reconditionné', 449_00),
    ],
  },
  {
    ...{ to: 0, daysAgo: 5, wants: 'Wi-Fi dans toute la maison', ends: 'accepted' },
    lines: [hours(120)],
  },
  {
    ...{ to: 3, daysAgo: 12, wants: 'Trois ordinateurs à remettre à neuf', ends: 'declined' },
    lines: [{ ...hours(120), quantity: 3 }],
  },
  {
    ...{ to: 5, daysAgo: 45, wants: 'Imprimante et scanner à installer', ends: 'sent' },
    lines: [hours(90), goods('Imprimante multifonction', 129_00)],
  },
  {
    ...{ to: 8, daysAgo: 9, wants: 'Ranger dix ans de photos', ends: 'converted' },
    lines: [hours(240)],
  },
  {
    ...{ to: 11, daysAgo: 1, wants: 'Étagère pour la box, et câbles', ends: 'draft' },
    lines: [
      {
        kind: 'service',
        activity: 'II-3',
        label: oddJobs.name,
        minutes: 60,
        price: oddJobs.hourlyPrice,
      },
    ],
  },
]

/** Quotes in each of their states, the last weeks'; and one that a worker proposed at a customer's, for the office to complete. */
export const quotes = (foyer: Foyer, company: Quoting, today: string): readonly Happening[] => [
  ...proposed.map(({ to, daysAgo, wants, lines, ends }) => ({
    at: momentOf(plusDays(today, -daysAgo), '10:00'),
    run: async () => {
      const customer = company.customers[to]?.id ?? ''
      const { legalEntity } = company
      const by = plusDays(today, 30)
      const written = { description: wants, lines: [...lines], by, online: true }
      const { id: quote } = await yes(
        foyer.sales.draftQuote({ customer, legalEntity, ...written }, { as: agent }),
      )
      await answered(foyer, { quote, customer, ends, name: company.customers[to]?.name ?? '' })
    },
  })),
  {
    at: momentOf(plusDays(today, -1), '17:00'),
    run: async () => {
      const [first] = company.customers
      if (!first) return
      const asked = { customer: first.id, status: 'done' } as const
      const done = await yes(foyer.dispatch.visitsOf(asked, { as: agent }))
      const visit = done.items.find(({ worker }) => worker === first.worker)
      const as: Principal = { tenant, id: first.worker, role: 'worker' }
      const lines = [{ kind: 'goods', label: 'Onduleur pour la box' } as const]
      const description = 'Coupures de courant fréquentes : protéger la box et le téléphone.'
      if (visit)
        await yes(foyer.dispatch.proposeQuote({ visit: visit.id, description, lines }, { as }))
    },
  },
]

const answered = async (
  foyer: Foyer,
  {
    quote,
    customer,
    name,
    ends,
  }: {
    readonly quote: string
    readonly customer: string
    readonly name: string
    readonly ends: Proposed['ends']
  },
): Promise<void> => {
  if (ends === 'draft') return
  const informed = ['mediator', 'guarantees', 'return-costs'] as const
  await yes(
    foyer.sales.sendQuote({ quote, document: true, informed: [...informed] }, { as: agent }),
  )
  const as: Principal = { tenant, id: customer, role: 'customer' }
  if (ends === 'declined')
    await yes(foyer.sales.declineQuote({ quote, reason: 'too-late' }, { as }))
  if (ends !== 'accepted' && ends !== 'converted') return
  await yes(foyer.sales.acceptQuote({ quote, edition: 1, signer: name }, { as }))
  if (ends === 'converted') await yes(foyer.sales.convertQuote({ quote }, { as: agent }))
}
