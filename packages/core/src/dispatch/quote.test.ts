import { describe, expect, it } from 'vitest'
import type { Result } from '../shared/result.js'
import { cleaning, quotingCompany, support } from '../testing/quoting-company.js'
import { given, refused } from '../testing/scenario.js'

/** A visit of Alma's that is booked, in a company that quotes. */
const booked = async (workerPrices: 'shown' | 'hidden' = 'shown') => {
  const company = await quotingCompany()
  const { foyer, as, alma, entity: legalEntity, customer } = company
  const task = { legalEntity, customer, activity: 'II-11', minutes: 60, worker: alma } as const
  const { id: visit } = await given(foyer.dispatch.createVisit(task, as('agent')))
  await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
  const slot = { visit, worker: alma, date: '2026-03-02', start: '09:00' }
  const book = () => given(foyer.dispatch.bookSlot(slot, as('agent')))
  await given(foyer.organisation.setPolicy({ workerPrices }, as('owner')))
  const propose = (lines: readonly object[], by = as('worker', alma)) =>
    foyer.dispatch.proposeQuote({ visit, description: 'Le salon aussi', lines: lines as never }, by)
  return { ...company, visit, book, propose }
}

describe('proposeQuote', () => {
  it('drafts a quote of origin field, by the worker, for the customer of the visit (S197)', async () => {
    const { foyer, as, alma, customer, entity, visit, book, propose } = await booked()
    expect(await refused(propose([cleaning]))).toEqual({ code: 'visit-not-under-way' })
    await book()
    const { quote } = await given(propose([cleaning]))
    expect(await given(foyer.sales.showQuote({ quote }, as('agent')))).toMatchObject({
      ...{ origin: 'field', author: alma, customer, legalEntity: entity, visit, worker: null },
      ...{ status: 'draft', total: 5700, concluded: 'off-premises', description: 'Le salon aussi' },
    })
  })

  it('is all that a worker may ask of quotes, and for a visit of theirs alone', async () => {
    const { foyer, as, alma, basile, book, propose, draft } = await booked()
    await book()
    expect((await refused(propose([cleaning], as('worker', basile)))).code).toBe('not-found')
    const { id: quote } = await draft()
    const worker = as('worker', alma)
    const theirs: readonly Promise<Result<unknown>>[] = [
      foyer.sales.showQuote({ quote }, worker),
      foyer.sales.sendQuote({ quote }, worker),
      foyer.sales.acceptQuote({ quote, edition: 1, signer: 'X' }, worker),
    ]
    for (const answer of theirs) expect((await refused(answer)).code).toBe('not-allowed')
  })

  it('takes no price from a worker whose company hides them, and the office adds it (S197, S283)', async () => {
    const { foyer, as, book, propose } = await booked('hidden')
    await book()
    const { price: _, ...open } = support
    const priced = [{ ...open, options: [cleaning] }]
    expect(await refused(propose(priced))).toEqual({ code: 'quote-price-hidden', line: 2 })
    const discount = { label: 'Geste', amount: 100 }
    expect(await refused(propose([{ ...open, discount }]))).toMatchObject({ line: 1 })
    const answer = await given(propose([open]))
    expect(JSON.stringify(answer)).not.toMatch(/price|total|gross/)
    const { quote } = answer
    const lines = [support]
    const priced2 = await given(foyer.sales.amendQuote({ quote, lines }, as('agent')))
    expect(priced2).toMatchObject({ total: 6000, origin: 'field', edition: 1 })
  })

  it('says nothing of a visit that nobody knows', async () => {
    const { foyer, as, alma } = await booked()
    const asked = { visit: 'vis_0000000000000000000000000X', lines: [support] }
    const answer = foyer.dispatch.proposeQuote(asked, as('worker', alma))
    expect((await refused(answer)).code).toBe('not-found')
  })
})
