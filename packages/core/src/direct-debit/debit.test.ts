import { describe, expect, it } from 'vitest'
import { debitCompany, ibanOf } from '../testing/debit-company.js'
import { bill, checkAndIssue, pay, support } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer } from '../testing/small-company.js'

const opened = async (options: Parameters<typeof debitCompany>[0] = {}) => {
  const company = await debitCompany(options)
  const { foyer, as } = company
  const prepare = (invoice: string, asked: object = {}) =>
    foyer.directDebit.prepareDebit({ invoice, ...asked } as never, as('agent'))
  return { ...company, prepare }
}

describe('a debit', () => {
  it('keeps amount and day of its contract, or is refused with both reasons (S116)', async () => {
    const company = await opened()
    const { mandate, prepare } = company
    await mandate({ terms: { monthly: 2500, day: 7 } })
    const invoice = await bill(company, [support(6000)])
    const refusal = await refused(prepare(invoice, { amount: 3000, collectOn: '2026-04-09' }))
    expect(refusal).toEqual({
      code: 'outside-mandate-terms',
      problems: [
        { code: 'amount-above-terms', monthly: 2500 },
        { code: 'day-outside-terms', day: 7 },
      ],
    })
    const only = async (asked: object) => {
      const answer = await refused(prepare(invoice, asked))
      return 'problems' in answer ? answer.problems.map(({ code }) => code) : answer
    }
    expect(await only({ amount: 3000, collectOn: '2026-04-07' })).toEqual(['amount-above-terms'])
    expect(await only({ amount: 2500, collectOn: '2026-04-09' })).toEqual(['day-outside-terms'])
    expect(await given(prepare(invoice, { amount: 2500 }))).toMatchObject({
      ...{ amount: 2500, collectOn: '2026-04-07' },
    })
  })

  it('counts the others of its month towards the contract’s amount (S116)', async () => {
    const company = await opened()
    const { mandate, prepare } = company
    await mandate({ terms: { monthly: 2500 } })
    const invoice = await bill(company, [support(6000)])
    await given(prepare(invoice, { amount: 1500, collectOn: '2026-03-16' }))
    const second = prepare(invoice, { amount: 1001, collectOn: '2026-03-31' })
    expect((await refused(second)).code).toBe('outside-mandate-terms')
    await given(prepare(invoice, { amount: 1000, collectOn: '2026-03-31' }))
    await given(prepare(invoice, { amount: 2500, collectOn: '2026-04-01' }))
  })

  it('keeps the contract’s amount also when two are prepared at the same time (S116)', async () => {
    const company = await opened()
    const { mandate, prepare } = company
    await mandate({ terms: { monthly: 2500 } })
    const invoices = [await bill(company, [support(2000)]), await bill(company, [support(2000)])]
    const answers = await Promise.all(
      invoices.map((invoice) => prepare(invoice, { collectOn: '2026-03-16' })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('takes what is owed, in all no more, whoever asks at the same time', async () => {
    const company = await opened()
    const { mandate, prepare } = company
    await mandate()
    const invoice = await bill(company, [support(6000)])
    await pay(company, invoice, 1000)
    expect(await refused(prepare(invoice, { amount: 5001 }))).toEqual({
      ...{ code: 'above-debt', due: 5000 },
    })
    const both = await Promise.all([prepare(invoice), prepare(invoice)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await refused(prepare(invoice))).toEqual({ code: 'nothing-to-debit' })
  })

  it('is not collected before the seven days of a contract off the premises are over (S137)', async () => {
    const company = await opened({ settings: { noticeDays: 1 } })
    const { mandate, prepare, foyer, as, customer, entity: legalEntity } = company
    await mandate()
    const lines = [{ kind: 'goods', label: 'Souris', price: 2000 }] as const
    const contract = { concluded: 'off-premises', informed: ['withdrawal'] } as const
    const order = async (asked: object) => {
      const placed = { customer, legalEntity, lines: [...lines], ...asked } as never
      const { id } = await given(foyer.sales.createOrder(placed, as('agent')))
      const drafted = foyer.invoicing.draftDeposit({ order: id, amount: 1000 }, as('agent'))
      return (await checkAndIssue(company, await given(drafted))).id
    }
    expect(await given(prepare(await order({})))).toMatchObject({ collectOn: '2026-03-03' })
    const early = await order({ contract })
    const refusal = await refused(prepare(early, { collectOn: '2026-03-09' }))
    expect(refusal).toEqual({ code: 'too-soon', earliest: '2026-03-10' })
    expect(await given(prepare(early))).toMatchObject({ collectOn: '2026-03-10' })
  })

  it('takes nothing of the share of a third party', async () => {
    const company = await opened()
    const { mandate, prepare, foyer, as } = company
    await mandate()
    const invoice = await bill(company, [support(6000)])
    const shares = [{ kind: 'department', payer: 'Drôme', amount: 2000 }] as const
    await given(foyer.payments.agreeShares({ invoice, shares }, as('agent')))
    expect(await given(prepare(invoice))).toMatchObject({ amount: 4000 })
  })

  it('is told 14 days before, with amount, day, account and references', async () => {
    const company = await opened()
    const { mandate, debit, sent } = company
    const { reference } = await mandate()
    const invoice = await bill(company, [support(6000)], { number: 'X77' })
    expect(await debit(invoice)).toMatchObject({ collectOn: '2026-03-16' })
    const [notice] = sent.filter(({ subject }) => subject === 'debit-announced')
    expect(notice).toMatchObject({ channel: 'email', address: 'marie@example.fr' })
    for (const part of ['60,00', '16 mars 2026', 'X77', reference, 'FR69ZZZ651190', '•••• 0143'])
      expect(notice?.text.replace(/\s/gu, ' ')).toContain(part)
  })

  it('is told in English to who reads English, by SMS to who has no e-mail', async () => {
    const company = await opened()
    const { debit, sent, foyer, as } = company
    const customer = await newCustomer(company, 2)
    const change = { language: 'en' } as const
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    await company.mandate({ customer, iban: ibanOf(9) })
    await debit(await bill(company, [support(6000)], { customer }))
    expect(sent).toMatchObject([{ channel: 'sms', address: '+33612345678', language: 'en' }])
    expect(sent[0]?.text).toContain('direct debit of')
  })

  it.each([
    ['the mandate agrees on another delay', { terms: { noticeDays: 5 } }, {}, '2026-03-09'],
    ['the company has another delay', {}, { noticeDays: 7 }, '2026-03-09'],
    [
      'the mandate’s delay goes before the company’s',
      { terms: { noticeDays: 2 } },
      { noticeDays: 7 },
      '2026-03-04',
    ],
    ['the company tells by its own means', {}, { announced: 'elsewhere' }, '2026-03-03'],
  ])('comes sooner where %s', async (_, asked, settings, expected) => {
    const company = await opened({ settings })
    await company.mandate(asked)
    const { collectOn } = await company.debit(await bill(company, [support(6000)]))
    expect(collectOn).toBe(expected)
  })

  it('sends no notice where the company tells by its own means', async () => {
    const company = await opened({ settings: { announced: 'elsewhere' } })
    await company.mandate()
    await company.debit(await bill(company, [support(6000)]))
    expect(company.sent).toEqual([])
  })

  it('is collected on a day on which banks are open, and told in time', async () => {
    const company = await opened()
    const { mandate, prepare } = company
    await mandate()
    const invoice = await bill(company, [support(6000)])
    const on = (collectOn: string) => refused(prepare(invoice, { collectOn }))
    expect(await on('2026-04-03')).toEqual({ code: 'bank-closed', next: '2026-04-07' })
    expect(await on('2026-03-21')).toEqual({ code: 'bank-closed', next: '2026-03-23' })
    expect(await on('2026-03-13')).toEqual({ code: 'too-soon', earliest: '2026-03-16' })
  })

  it('needs a company that is known to its bank', async () => {
    const company = await opened()
    const { store, tenant, entity, mandate, prepare } = company
    await mandate()
    const invoice = await bill(company, [support(6000)])
    const stored = await store.get(tenant, 'creditors', entity)
    const version = stored?.version ?? 0
    await store.commit(tenant, [{ do: 'remove', of: 'creditors', id: entity, version }])
    expect(await refused(prepare(invoice))).toEqual({
      ...{ code: 'creditor-incomplete', missing: 'account' },
    })
  })

  it('is taken off by the office, and by its day when it is in no file', async () => {
    const company = await opened()
    const { mandate, debit, foyer, as, until, show } = company
    await mandate()
    const [first, second] = [
      await bill(company, [support(6000)]),
      await bill(company, [support(900)]),
    ]
    const one = await debit(first)
    const off = await given(foyer.directDebit.withdrawDebit({ debit: one.id }, as('agent')))
    expect(off).toMatchObject({ status: 'withdrawn', withdrawn: 'office' })
    const again = foyer.directDebit.withdrawDebit({ debit: one.id }, as('agent'))
    expect(await refused(again)).toEqual({ code: 'debit-over', status: 'withdrawn' })
    const two = await debit(second)
    await until('2026-03-15')
    expect((await show(two)).status).toBe('prepared')
    await until('2026-03-16')
    expect(await show(two)).toMatchObject({ status: 'withdrawn', withdrawn: 'missed' })
    expect((await debit(first)).turn).toBe(2)
  })

  it('is taken off when its mandate stands no more', async () => {
    const company = await opened()
    const { mandate, debit, foyer, as, show } = company
    const { id } = await mandate()
    const one = await debit(await bill(company, [support(6000)]))
    await given(foyer.directDebit.cancelMandate({ mandate: id }, as('agent')))
    expect(await show(one)).toMatchObject({ status: 'withdrawn', withdrawn: 'no-mandate' })
  })

  it('of a one-off mandate is the only one', async () => {
    const company = await opened()
    const { mandate, debit, prepare } = company
    await mandate({ kind: 'one-off' })
    const [first, second] = [
      await bill(company, [support(6000)]),
      await bill(company, [support(900)]),
    ]
    expect(await debit(first)).toMatchObject({ sequence: 'OOFF' })
    expect(await refused(prepare(second))).toEqual({ code: 'no-mandate' })
  })
})

describe('prepareDebits', () => {
  it('prepares what is owed and can be debited, and tells what cannot', async () => {
    const company = await opened()
    const { mandate, foyer, as, entity: legalEntity } = company
    await mandate({ terms: { monthly: 7000 } })
    const owed = await bill(company, [support(6000)])
    const paid = await bill(company, [support(500)])
    await pay(company, paid, 500)
    const above = await bill(company, [support(1001)])
    await bill(company, [support(900)], { customer: await newCustomer(company, 2) })
    const run = () => given(foyer.directDebit.prepareDebits({ legalEntity }, as('accountant')))
    const first = await run()
    expect(first.prepared).toHaveLength(1)
    expect(first.refused).toEqual([{ invoice: above, code: 'outside-mandate-terms' }])
    const { items } = await given(
      foyer.directDebit.debitsOf({ customer: company.customer }, as('agent')),
    )
    expect(items).toMatchObject([{ invoice: owed, amount: 6000, status: 'prepared' }])
    expect((await run()).prepared).toEqual([])
  })

  it('goes on where the page before ended, and twice does nothing twice', async () => {
    const company = await opened()
    const { mandate, foyer, as, entity: legalEntity } = company
    await mandate()
    for (let i = 0; i < 5; i++) await bill(company, [support(1000 + i)])
    const all: string[] = []
    let after: string | undefined
    do {
      const page = await given(
        foyer.directDebit.prepareDebits(
          { legalEntity, limit: 2, ...(after ? { after } : {}) },
          as('accountant'),
        ),
      )
      all.push(...page.prepared)
      after = page.next
    } while (after)
    expect(new Set(all).size).toBe(5)
    expect(
      (await given(foyer.directDebit.listDebits({ status: 'prepared' }, as('agent')))).items,
    ).toHaveLength(5)
  })
})

describe('who sees a debit', () => {
  it('is the office and the customer whose it is', async () => {
    const company = await opened()
    const { mandate, debit, foyer, as, customer } = company
    await mandate()
    await debit(await bill(company, [support(6000)]))
    const by = (who: string) => foyer.directDebit.debitsOf({ customer }, as('customer', who))
    expect((await given(by(customer))).items).toHaveLength(1)
    const stranger = await newCustomer(company, 2)
    expect(await refused(by(stranger))).toEqual({ code: 'not-found' })
  })
})
