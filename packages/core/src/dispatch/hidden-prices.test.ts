import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { registry } from '../registry.js'
import { draftOf, report } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'
import type { Report } from './report.js'

const mouse = { label: 'Souris', quantity: 2 } as const
const cable = { label: 'Câble', quantity: 1 } as const

/** The amounts that an answer may carry, by the names that amounts have here. */
const amountsIn = (output: z.ZodType): readonly string[] => {
  const named = JSON.stringify(z.toJSONSchema(output)).matchAll(/"(\w+)":\{"type":"integer"/g)
  const amount = /price|gross|net|vat|amount|total|paid|due|cost|credit/i
  return [...named].flatMap(([, name = '']) => (amount.test(name) ? [name] : []))
}

/** A visit of Alma's with a report of hers, in a company that hides prices from workers unless told otherwise. */
const open = async (workerPrices: 'shown' | 'hidden' = 'hidden') => {
  const company = await smallCompany()
  const { foyer, as, store, tenant, alma, entity: legalEntity, customer } = company
  const service = { kind: 'service', activity: 'II-11', label: 'Dépannage' } as const
  const lines = [{ ...service, minutes: 60, price: 6000 }]
  const { id: order } = await given(
    foyer.sales.createOrder({ customer, legalEntity, lines }, as('agent')),
  )
  const id = await report(company, { order })
  await given(foyer.organisation.setPolicy({ workerPrices }, as('owner')))
  const stored = async () => (await store.get(tenant, 'reports', id))?.doc as Report
  const { visit } = await stored()
  const write = (parts: readonly object[], by = as('worker', alma)) =>
    foyer.dispatch.writeReport({ visit, text: 'Fait', parts: parts as never }, by)
  const sign = () =>
    given(foyer.dispatch.signReport({ report: id, signedBy: 'Marie' }, as('worker', alma)))
  return { ...company, id, visit, stored, write, sign }
}

describe('a company that hides prices from its workers', () => {
  it('answers them a report without any, and everybody else with them (S283)', async () => {
    const { foyer, as, visit, write, sign, alma, customer } = await open()
    const priced = [{ ...mouse, price: 1250 }]
    expect((await given(write(priced, as('agent')))).parts).toEqual(priced)
    const shown = (by: ReturnType<typeof as>) => given(foyer.dispatch.showReport({ visit }, by))
    expect((await shown(as('worker', alma))).parts).toEqual([mouse])
    expect(JSON.stringify(await sign())).not.toMatch(/price|1250/)
    await given(foyer.dispatch.reviseReport({ visit, text: 'Encore', parts: [] }, as('agent')))
    expect(JSON.stringify(await shown(as('worker', alma)))).not.toMatch(/price|1250/)
    for (const by of [as('agent'), as('accountant'), as('customer', customer)])
      expect((await shown(by)).earlier).toMatchObject([{ parts: priced }])
  })

  it('takes a part without a price from them, which is unknown and not 0 (S283)', async () => {
    const { write, stored } = await open()
    expect((await given(write([mouse]))).parts).toEqual([mouse])
    expect((await stored()).parts[0]?.price).toBeUndefined()
  })

  it('takes no price from them, not even 0, and says of which part (S283)', async () => {
    const { foyer, as, write, stored, sign, visit, alma } = await open()
    const refusal = { code: 'price-hidden', part: 2 } as const
    expect(await refused(write([mouse, { ...cable, price: 0 }]))).toEqual(refusal)
    expect((await stored()).parts).toEqual([])
    expect(foyer.say(refusal, 'fr')).toContain('la pièce 2')
    await sign()
    const parts = [mouse, { ...cable, price: 900 }]
    const revised = foyer.dispatch.reviseReport(
      { visit, text: 'Encore', parts },
      as('worker', alma),
    )
    expect(await refused(revised)).toEqual(refusal)
  })

  it('keeps the price that the office entered while the worker rewrites the report (S283)', async () => {
    const { as, write, stored } = await open()
    await given(write([mouse, mouse]))
    await given(write([{ ...mouse, price: 1250 }, mouse], as('agent')))
    await given(write([cable, { ...mouse, quantity: 3 }, mouse]))
    expect((await stored()).parts).toMatchObject([cable, { quantity: 3, price: 1250 }, mouse])
    const [first, , third] = (await stored()).parts
    expect([first?.price, third?.price]).toEqual([undefined, undefined])
  })

  it('lets the office take a price away', async () => {
    const { as, write, stored } = await open()
    await given(write([{ ...mouse, price: 1250 }], as('agent')))
    await given(write([mouse], as('agent')))
    expect((await stored()).parts[0]?.price).toBeUndefined()
  })

  it('has the office complete the invoice before it is checked (S283)', async () => {
    const company = await open()
    const { foyer, as, write, sign, id } = company
    await given(write([mouse]))
    await sign()
    const draft = await draftOf(company, id)
    expect(draft.lines).toMatchObject([
      { incomplete: [] },
      { label: 'Souris', quantity: 2, incomplete: ['price'] },
    ])
    const check = () => foyer.invoicing.checkInvoice({ invoice: draft.id }, as('agent'))
    expect(await refused(check())).toEqual({ code: 'line-incomplete', line: 2, missing: 'price' })
    const lines = draft.lines.map(({ kind, label, activity, visit, quantity, vatRate, gross }) =>
      kind === 'goods'
        ? { kind, label, quantity, vatRate, unitGross: 1250, gross: 2500 }
        : { kind, label, activity, visit, quantity, vatRate, gross },
    )
    await given(foyer.invoicing.amendDraft({ invoice: draft.id, lines }, as('agent')))
    expect(await given(check())).toMatchObject({ status: 'checked', gross: 8500 })
  })

  it('bills at 0 only what somebody priced at 0', async () => {
    const company = await open()
    const { foyer, as, write, sign, id } = company
    await given(write([{ ...mouse, price: 0 }], as('agent')))
    await sign()
    const draft = await draftOf(company, id)
    expect(draft.lines[1]).toMatchObject({ gross: 0, incomplete: [] })
    await given(foyer.invoicing.checkInvoice({ invoice: draft.id }, as('agent')))
  })
})

describe('a company that shows them', () => {
  it('takes prices from workers and answers them; one that is left out is unknown all the same', async () => {
    const { write } = await open('shown')
    const parts = [{ ...mouse, price: 1250 }, cable]
    expect((await given(write(parts))).parts).toEqual(parts)
  })
})

describe('what a worker may ask', () => {
  it('has no amount in any answer but the parts of a report: one that is added is to ask the policy too (S283)', () => {
    const asked = Object.entries(registry).flatMap(([context, operations]) =>
      Object.entries(operations).flatMap(([name, { allow, output }]) =>
        'worker' in allow ? [[`${context}.${name}`, amountsIn(output)] as const] : [],
      ),
    )
    const withAmounts = asked.filter(([, amounts]) => amounts.length)
    expect(withAmounts.map(([name]) => name).sort()).toEqual([
      'desk.queue',
      'dispatch.reviseReport',
      'dispatch.showReport',
      'dispatch.signReport',
      'dispatch.writeReport',
    ])
  })

  it('has none in the queues that are theirs (S283)', async () => {
    const { foyer, as, alma, write } = await open()
    await given(write([mouse]))
    for (const queue of ['visits-to-plan', 'visits-running', 'reports-to-sign'] as const) {
      const { items } = await given(foyer.desk.queue({ queue }, as('worker', alma)))
      for (const line of items) expect(line.gross).toBeUndefined()
    }
    const bills = foyer.desk.queue({ queue: 'invoices-to-check' }, as('worker', alma))
    expect((await refused(bills)).code).toBe('not-allowed')
  })
})
