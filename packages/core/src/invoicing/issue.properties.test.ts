import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secondEntity, sign } from '../testing/journey.js'
import { runs } from '../testing/runs.js'
import { given } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'
import { invoices } from './collections.js'
import { Invoice } from './invoice.js'

const step = fc.record({
  draft: fc.nat(5),
  do: fc.constantFrom('check', 'check', 'issue', 'issue', 'issue', 'amend', 'new-year'),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const line = { kind: 'goods', label: 'Souris', gross: 1000, vatRate: '0.2' } as const

const take = ({ foyer, as, clock }: SmallCompany, draft: Invoice | undefined, asked: Step) => {
  if (!draft) return undefined
  const { id: invoice, legalEntity } = draft
  if (asked.do === 'check') return foyer.invoicing.checkInvoice({ invoice }, as('agent'))
  if (asked.do === 'amend')
    return foyer.invoicing.amendDraft({ invoice, lines: [line] }, as('agent'))
  if (asked.do === 'issue')
    return foyer.invoicing.issueInvoice({ legalEntity, invoice }, as('agent'))
  clock.set('2027-02-01T08:00:00.000Z')
  return undefined
}

/** Six drafts of two entities, then the steps, three at a time at the same time. */
const liveThrough = async (steps: readonly Step[]) => {
  const company = await smallCompany()
  const { foyer, as, store, tenant } = company
  const entities = [company.entity, await secondEntity(company)]
  const drafts: Invoice[] = []
  for (let i = 0; i < 6; i++) {
    const { id: invoice } = await sign(company, { entity: entities[i % 2] ?? company.entity })
    const asked = { invoice, lines: [line] }
    drafts.push(await given(foyer.invoicing.amendDraft(asked, as('agent'))))
  }
  for (let i = 0; i < steps.length; i += 3)
    await Promise.all(steps.slice(i, i + 3).map((one) => take(company, drafts[one.draft], one)))
  const now = async () => {
    const { items } = await store.find(tenant, invoices.name, { limit: 100 })
    return items.map(({ doc }) => Invoice.parse(doc))
  }
  /** Issues, at the same time, all that is not. */
  const finish = async () => {
    const open = drafts.map((draft) => async () => {
      await take(company, draft, { do: 'check', draft: 0 })
      await take(company, draft, { do: 'issue', draft: 0 })
    })
    await Promise.all(open.map((one) => one()))
  }
  return { now, finish }
}

/** Forty lives of six drafts; a handful where each mutant is lived through. */
const lives = { numRuns: Math.ceil(runs / 25) }

describe('whatever is checked, amended and issued, in whatever order', () => {
  it('the numbers of an entity’s year are 1 to n, without gap or twin (S179)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 24 }), async (steps) => {
        const { now, finish } = await liveThrough(steps)
        await finish()
        const series = new Map<string, number[]>()
        for (const { legalEntity, number, issuedOn } of await now()) {
          const [, year, count] = /^F(\d{4})-(\d{5})$/.exec(number ?? '') ?? []
          expect(year).toBe(issuedOn?.slice(0, 4))
          const key = `${legalEntity} ${year}`
          series.set(key, [...(series.get(key) ?? []), Number(count)])
        }
        for (const numbers of series.values())
          expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1))
      }),
      lives,
    )
  })

  it('what has a number was checked, issued and dated; nothing else is (S179)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 24 }), async (steps) => {
        const { now } = await liveThrough(steps)
        for (const { status, number, issuedOn } of await now())
          expect([number !== null, issuedOn !== null]).toEqual(Array(2).fill(status === 'issued'))
      }),
      lives,
    )
  })
})
