import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import type { Result } from '../shared/result.js'
import { checkAndIssue, secondEntity, sign } from '../testing/journey.js'
import { cleaning, mouse, quotingCompany, support } from '../testing/quoting-company.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer } from '../testing/small-company.js'

describe('draftQuote', () => {
  it('adds up a base and its chosen options, each with its own VAT (S290)', async () => {
    const { draft, entity: legalEntity } = await quotingCompany()
    const options = [
      { ...support, chosen: true },
      { ...mouse, quantity: 2 },
    ]
    const quote = await draft({ lines: [{ ...cleaning, options }, mouse] })
    expect(quote).toMatchObject({ status: 'draft', edition: 1, origin: 'office', legalEntity })
    expect(quote.lines).toMatchObject([
      { no: 1, vatRate: '0.1', amounts: { gross: 5700, net: 5182, vat: 518 } },
      { no: 2, optionOf: 1, chosen: true, vatRate: '0.2', amounts: { gross: 6000 } },
      { no: 3, optionOf: 1, chosen: false, vatRate: '0.2', amounts: { gross: 2500, net: 2083 } },
      { no: 4, vatRate: '0.2', amounts: { gross: 1250 } },
    ])
    expect(quote.total).toBe(5700 + 6000 + 1250)
    expect(quote.groups).toMatchObject([
      { vatRate: '0.1', net: 5182, vat: 518, gross: 5700 },
      { vatRate: '0.2', net: 6042, vat: 1208, gross: 7250 },
    ])
  })

  it('takes discounts off, and refuses one that is more than its price', async () => {
    const company = await quotingCompany()
    const { foyer, as, draft, customer, entity: legalEntity } = company
    const tenth = { label: 'Fidélité', rate: '0.1' }
    expect(await draft({ lines: [{ ...support, discount: tenth }] })).toMatchObject({
      ...{ total: 5400, groups: [{ net: 4500, vat: 900, gross: 5400 }] },
    })
    const options = [{ ...mouse, discount: { label: 'Trop', amount: 1251 } }]
    const lines = [{ ...support, options }]
    const asked = foyer.sales.draftQuote({ customer, legalEntity, lines }, as('agent'))
    expect(await refused(asked)).toEqual({ code: 'discount-above-price', line: 2 })
  })

  it('charges no VAT in the franchise, and says by which words', async () => {
    const { draft } = await quotingCompany({ vat: 'franchise' })
    const { groups } = await draft()
    const mention = 'TVA non applicable, article 293 B du CGI'
    expect(groups).toMatchObject([{ vatRate: '0', taxed: 'franchise', mention, vat: 0 }])
  })

  it.each([
    ['customer', 'cus_0000000000000000000000000X'],
    ['legalEntity', 'ent_0000000000000000000000000X'],
    ['worker', 'wrk_0000000000000000000000000X'],
  ])('refuses an unknown %s by its id', async (field, id) => {
    const { foyer, as, customer, entity: legalEntity } = await quotingCompany()
    const asked = { customer, legalEntity, lines: [support], [field]: id }
    const answer = foyer.sales.draftQuote(asked, as('agent'))
    expect(await refused(answer)).toEqual({ code: 'not-found', id })
  })

  it('takes a line that another company of the tenant sells, and that it must know', async () => {
    const company = await quotingCompany()
    const { foyer, as, draft, customer, entity } = company
    const other = await secondEntity(company)
    const quote = await draft({ lines: [support, { ...mouse, legalEntity: other }] })
    expect(quote.lines.map(({ legalEntity }) => legalEntity)).toEqual([undefined, other])
    const id = 'ent_0000000000000000000000000X'
    const asked = { customer, legalEntity: entity, lines: [{ ...mouse, legalEntity: id }] }
    const answer = foyer.sales.draftQuote(asked, as('agent'))
    expect(await refused(answer)).toEqual({ code: 'not-found', id })
  })
})

describe('an offer', () => {
  it('stands until the end of its last day, thirty days unless told otherwise, then expires', async () => {
    const { foyer, as, clock, draft, send } = await quotingCompany()
    const { id: quote } = await draft()
    expect(await send(quote)).toMatchObject({
      ...{ status: 'sent', sentOn: '2026-03-02', validUntil: '2026-04-01' },
    })
    // Paris is two hours ahead by then.
    clock.set('2026-04-01T21:59:00.000Z')
    await foyer.tick()
    expect((await given(foyer.sales.showQuote({ quote }, as('agent')))).status).toBe('sent')
    clock.set('2026-04-01T22:00:00.000Z')
    await foyer.tick()
    expect((await given(foyer.sales.showQuote({ quote }, as('agent')))).status).toBe('expired')
  })

  it('is accepted on its last day, and not after it, even before the schedule has run', async () => {
    const { foyer, as, clock, customer, draft, send } = await quotingCompany()
    const { id: quote } = await draft()
    await send(quote, { validUntil: '2026-03-10' })
    clock.set('2026-03-11T08:00:00.000Z')
    const yes = { quote, edition: 1, signer: 'Marie Dupont' }
    const answer = foyer.sales.acceptQuote(yes, as('customer', customer))
    expect(await refused(answer)).toEqual({ code: 'quote-expired', validUntil: '2026-03-10' })
    clock.set('2026-03-10T21:00:00.000Z')
    expect(await given(foyer.sales.acceptQuote(yes, as('customer', customer)))).toMatchObject({
      ...{ status: 'accepted', acceptance: { signer: 'Marie Dupont', by: customer } },
    })
  })

  it('is not sent with a last day that has passed, nor before it is complete', async () => {
    const { foyer, as, draft } = await quotingCompany()
    const { id: quote } = await draft()
    const informed = ['mediator'] as const
    const past = { quote, document: true, informed: [...informed], validUntil: '2026-03-01' }
    expect(await refused(foyer.sales.sendQuote(past, as('agent')))).toEqual({
      ...{ code: 'validity-over', validUntil: '2026-03-01' },
    })
    const { price: _, ...open } = support
    const { id: unpriced } = await draft({ lines: [cleaning, open] })
    const asked = { quote: unpriced, document: true, informed: [...informed] }
    expect(await refused(foyer.sales.sendQuote(asked, as('agent')))).toEqual({
      ...{ code: 'quote-incomplete', line: 2, missing: 'price' },
    })
  })

  it('that is amended is another edition: the one before stays as it was, and nobody accepts it any more', async () => {
    const { foyer, as, customer, draft, send, accept } = await quotingCompany()
    const { id: quote } = await draft()
    await send(quote)
    const lines = [{ ...support, price: 5500 }]
    const amended = await given(
      foyer.sales.amendQuote({ quote, lines, by: '2026-04-30' }, as('agent')),
    )
    expect(amended).toMatchObject({
      ...{ status: 'draft', edition: 2, total: 5500, sentOn: null, informed: [] },
      earlier: [{ edition: 1, total: 6000, sentOn: '2026-03-02' }],
    })
    const yes = (edition: number) =>
      foyer.sales.acceptQuote({ quote, edition, signer: 'Marie' }, as('customer', customer))
    const superseded = { code: 'quote-edition-superseded', edition: 1, last: 2 }
    expect(await refused(yes(1))).toEqual(superseded)
    expect(await refused(yes(2))).toEqual({ code: 'quote-not-sent' })
    await send(quote)
    expect(await refused(yes(1))).toEqual(superseded)
    expect(await accept(quote, { edition: 2 })).toMatchObject({ status: 'accepted', total: 5500 })
  })

  it('that was accepted is frozen', async () => {
    const { foyer, as, draft, send, accept } = await quotingCompany()
    const { id: quote } = await draft()
    await send(quote)
    await accept(quote)
    const closed = { code: 'quote-closed', status: 'accepted' }
    const by = as('agent')
    const tries: readonly Promise<Result<unknown>>[] = [
      foyer.sales.amendQuote({ quote, lines: [mouse] }, by),
      foyer.sales.sendQuote({ quote, document: true, informed: ['mediator'] }, by),
      foyer.sales.acceptQuote({ quote, edition: 1, signer: 'Encore' }, by),
      foyer.sales.declineQuote({ quote }, by),
      foyer.sales.withdrawQuote({ quote, reason: 'too-cheap' }, by),
      foyer.sales.expireQuote({ quote }, as('system')),
    ]
    for (const one of tries) expect(await refused(one)).toEqual(closed)
  })

  it('is declined by its customer, taken back by us, and may be made again once declined', async () => {
    const { foyer, as, customer, draft, send } = await quotingCompany()
    const { id: quote } = await draft()
    await send(quote)
    const no = foyer.sales.declineQuote({ quote }, as('customer', customer))
    expect((await given(no)).status).toBe('declined')
    const again = { quote, lines: [{ ...support, price: 5000 }], by: '2026-04-30' }
    expect((await given(foyer.sales.amendQuote(again, as('agent')))).edition).toBe(2)
    const back = foyer.sales.withdrawQuote({ quote, reason: 'no-worker' }, as('agent'))
    expect((await given(back)).status).toBe('withdrawn')
    const answer = foyer.sales.amendQuote(again, as('agent'))
    expect(await refused(answer)).toEqual({ code: 'quote-closed', status: 'withdrawn' })
  })

  it('tells its life without a name or a sentence', async () => {
    const { foyer, as, store, tenant, draft, send, accept } = await quotingCompany()
    const { id: quote } = await draft({ description: 'Pour Madame Dupont' })
    await send(quote)
    const { acceptance } = await accept(quote)
    await given(foyer.sales.convertQuote({ quote }, as('agent')))
    const { items } = await store.find(tenant, facts.name, { where: { of: quote }, limit: 9 })
    const told = items.map(({ doc }) => doc)
    expect(told.map((fact) => ('type' in fact ? fact.type : ''))).toEqual([
      ...['quote-drafted', 'quote-sent', 'quote-accepted', 'quote-converted'],
    ])
    expect(JSON.stringify(told)).toContain(acceptance?.sha256)
    expect(JSON.stringify(told)).not.toMatch(/Marie|Madame|Dépannage/)
  })
})

describe('convertQuote', () => {
  it('makes the order that the quote announced, at its prices, once (S161)', async () => {
    const { foyer, as, alma, draft, send, accept } = await quotingCompany()
    const options = [{ ...cleaning, chosen: true }, mouse]
    const { id: quote, order } = await draft({ worker: alma, lines: [{ ...support, options }] })
    const convert = () => foyer.sales.convertQuote({ quote }, as('agent'))
    expect(await refused(convert())).toEqual({ code: 'quote-not-accepted' })
    await send(quote, { informed: ['mediator', 'guarantees', 'return-costs'] })
    await accept(quote, { chosen: [3] })
    const made = await given(convert())
    expect(made).toMatchObject({
      ...{ id: order, quote, worker: alma, status: 'open', total: 7250 },
      lines: [
        { no: 1, label: 'Dépannage', price: 6000 },
        { no: 3, label: 'Souris', price: 1250 },
      ],
      contract: { concluded: 'distance', concludedOn: '2026-03-02' },
    })
    expect(await refused(convert())).toEqual({ code: 'quote-already-converted', order })
    expect(await given(foyer.sales.showOrder({ order }, as('agent')))).toEqual(made)
  })

  it('makes one order when two colleagues click at once', async () => {
    const { foyer, as, customer, draft, send, accept } = await quotingCompany()
    const { id: quote } = await draft()
    await send(quote)
    await accept(quote)
    const clicks = [1, 2, 3].map(() => foyer.sales.convertQuote({ quote }, as('agent')))
    const answers = await Promise.all(clicks)
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const { items } = await given(foyer.sales.orderHistory({ customer }, as('agent')))
    expect(items).toHaveLength(1)
  })

  it('freezes the price, VAT included: the rate is that of the day of the service (S161)', async () => {
    const company = await quotingCompany()
    const { foyer, as, entity: legalEntity, draft, send, accept } = company
    const { id: quote, groups } = await draft()
    expect(groups).toMatchObject([{ vatRate: '0.2', net: 5000, gross: 6000 }])
    await send(quote)
    await accept(quote)
    const { id: order, total } = await given(foyer.sales.convertQuote({ quote }, as('agent')))
    const change = { legalEntity, from: '2026-03-09', vat: 'franchise' } as const
    await given(foyer.organisation.changeVat(change, as('owner')))
    const invoice = await checkAndIssue(company, await sign(company, { order }))
    expect([total, invoice.gross]).toEqual([6000, 6000])
    expect(invoice.lines).toMatchObject([{ vatRate: '0', net: 6000, vat: 0, gross: 6000 }])
  })

  it('refuses a worker who left, unless another one, or nobody yet, is named', async () => {
    const { foyer, as, alma, clock, draft, send, accept } = await quotingCompany()
    const { id: quote } = await draft({ worker: alma })
    await send(quote)
    await accept(quote)
    await given(foyer.organisation.endWorker({ worker: alma, on: '2026-03-03' }, as('owner')))
    clock.set('2026-03-03T08:00:00.000Z')
    const answer = foyer.sales.convertQuote({ quote }, as('agent'))
    expect(await refused(answer)).toEqual({
      ...{ code: 'worker-not-available', worker: alma, on: '2026-03-03' },
    })
    const nobody = foyer.sales.convertQuote({ quote, worker: null }, as('agent'))
    expect((await given(nobody)).worker).toBeNull()
  })
})

describe('two offers', () => {
  it('of one service at two prices are a conflict, said and not silent (S318)', async () => {
    const { foyer, as, customer, draft, send } = await quotingCompany()
    const { id: first } = await draft({ lines: [{ ...support, price: 9000 }] })
    await send(first)
    const campaign = await draft({ origin: 'campaign', lines: [{ ...support, price: 8000 }] })
    const conflict = { quote: first, line: 1, with: 1, theirs: 9000, ours: 8000 }
    expect(campaign.conflicts).toEqual([conflict])
    expect((await send(campaign.id)).conflicts).toEqual([conflict])
    const lines = [{ ...support, price: 8000 }]
    const asked = foyer.sales.offersAgainst({ customer, lines }, as('manager'))
    expect((await given(asked)).conflicts.map(({ theirs }) => theirs)).toEqual([9000])
  })

  it('at one price, of two services, or of an offer that is closed, are none', async () => {
    const company = await quotingCompany()
    const { foyer, as, draft, send } = company
    const { id: first } = await draft({ lines: [{ ...support, price: 9000 }, cleaning] })
    await send(first)
    const conflicts = async (line: object) =>
      (await draft({ lines: [{ ...support, ...line }] })).conflicts
    expect(await conflicts({ price: 9000 })).toBeUndefined()
    // The same price for a minute.
    expect(await conflicts({ minutes: 90, price: 13_500 })).toBeUndefined()
    expect(await conflicts({ minutes: 90, price: 13_400 })).toHaveLength(1)
    expect(await conflicts({ activity: 'II-3', price: 100 })).toBeUndefined()
    expect(await conflicts({ price: undefined })).toBeUndefined()
    const other = await newCustomer(company, 2)
    const theirs = await draft({ customer: other, lines: [{ ...support, price: 100 }] })
    expect(theirs.conflicts).toBeUndefined()
    await given(foyer.sales.withdrawQuote({ quote: first, reason: 'mistake' }, as('agent')))
    expect(await conflicts({ price: 8000 })).toBeUndefined()
  })

  it('do not count an option that is not chosen, and tell goods by their name', async () => {
    const { draft, send } = await quotingCompany()
    const { id } = await draft({ lines: [{ ...support, options: [mouse] }] })
    await send(id, { informed: ['mediator', 'guarantees', 'return-costs'] })
    const cheaper = { ...mouse, label: 'SOURIS', price: 900 }
    expect((await draft({ lines: [cheaper] })).conflicts).toBeUndefined()
    const { id: chosen } = await draft({ lines: [mouse] })
    await send(chosen, { informed: ['mediator', 'guarantees', 'return-costs'] })
    expect((await draft({ lines: [cheaper] })).conflicts).toMatchObject([
      { quote: chosen, theirs: 1250, ours: 900 },
    ])
  })
})

describe('a quote', () => {
  it('is its customer’s to read once it is sent, and nobody else’s', async () => {
    const company = await quotingCompany()
    const { foyer, as, customer, draft, send } = company
    const { id: quote } = await draft()
    const mine = as('customer', customer)
    const stranger = as('customer', await newCustomer(company, 2))
    const show = (by: typeof mine) => foyer.sales.showQuote({ quote }, by)
    expect(await refused(show(mine))).toEqual({ code: 'quote-not-sent' })
    const list = (by: typeof mine) => foyer.sales.quotesOf({ customer }, by)
    expect((await given(list(mine))).items).toEqual([])
    expect((await given(list(as('agent')))).items).toHaveLength(1)
    await send(quote)
    expect((await given(show(mine))).id).toBe(quote)
    expect((await given(list(mine))).items).toHaveLength(1)
    const theirs: readonly Promise<Result<unknown>>[] = [
      show(stranger),
      list(stranger),
      foyer.sales.acceptQuote({ quote, edition: 1, signer: 'X' }, stranger),
      foyer.sales.declineQuote({ quote }, stranger),
      foyer.sales.verifyAcceptance({ quote }, stranger),
    ]
    for (const answer of theirs) expect((await refused(answer)).code).toBe('not-found')
  })

  it('is unknown to another tenant', async () => {
    const { foyer, as, draft } = await quotingCompany()
    const { id: quote } = await draft()
    const other = { as: { ...as('agent').as, tenant: 'tenant-b' as never } }
    const theirs: readonly Promise<Result<unknown>>[] = [
      foyer.sales.showQuote({ quote }, other),
      foyer.sales.sendQuote({ quote }, other),
      foyer.sales.convertQuote({ quote }, other),
    ]
    for (const answer of theirs)
      expect(await refused(answer)).toEqual({ code: 'not-found', id: quote })
  })

  it('takes no option that is not its own', async () => {
    const { foyer, as, customer, draft, send } = await quotingCompany()
    const { id: quote } = await draft({ lines: [{ ...support, options: [cleaning] }] })
    await send(quote)
    for (const line of [1, 3]) {
      const yes = { quote, edition: 1, signer: 'Marie', chosen: [line] }
      const answer = foyer.sales.acceptQuote(yes, as('customer', customer))
      expect(await refused(answer)).toEqual({ code: 'option-unknown', line })
    }
  })
})
