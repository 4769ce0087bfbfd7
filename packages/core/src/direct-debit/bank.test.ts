import { describe, expect, it } from 'vitest'
import type { InvoiceId } from '../invoicing/index.js'
import type { BankWord, DebitWord } from '../ports/bank-files.js'
import { type DebitCompany, debitCompany, ibanOf } from '../testing/debit-company.js'
import { bill, closeAll, draftAll, support } from '../testing/journey.js'
import { plainReport } from '../testing/plain-bank.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer } from '../testing/small-company.js'
import type { BankItem } from './bank-item.js'
import type { Debit } from './debit.js'
import { returnPolicies } from './return-policy.js'

const day = '2026-03-16'

/** A company whose debits of 16 March are at the bank: 60 euros of one customer, unless told otherwise. */
const atBank = async (
  amounts: readonly number[] = [6000],
  options: Parameters<typeof debitCompany>[0] = {},
) => {
  const company = await debitCompany(options)
  const signed = await company.mandate()
  const invoices: InvoiceId[] = []
  const debits: Debit[] = []
  for (const gross of amounts) {
    const invoice = await bill(company, [support(gross)])
    invoices.push(invoice)
    debits.push(await company.debit(invoice))
  }
  const [batch] = await company.batch(day)
  const [one] = debits
  const [invoice] = invoices
  if (!batch || !one || !invoice) throw new Error('nothing to send')
  await company.send(batch)
  return { ...company, gather: company.batch, file: batch, signed, debits, one, invoice }
}

/** The same, counted as paid. */
const collected = async (...asked: Parameters<typeof atBank>) => {
  const company = await atBank(...asked)
  await company.until(day)
  return company
}

const word = (rest: Partial<Omit<DebitWord, 'type'>>): DebitWord =>
  ({ type: 'debit', status: 'returned', on: '2026-03-18', refs: {}, ...rest }) as DebitWord

const named = (debit: Debit, reason?: string, rest: object = {}): DebitWord =>
  word({ refs: { endToEnd: debit.endToEnd }, ...(reason ? { reason } : {}), ...rest })

const counts = (outcome: object) => ({ applied: 0, known: 0, parked: 0, other: 0, ...outcome })

const items = async ({ foyer, as }: DebitCompany, status: BankItem['status'] = 'parked') =>
  (await given(foyer.directDebit.listBankItems({ status }, as('accountant')))).items

const mandateOf = ({ foyer, as, signed }: Awaited<ReturnType<typeof atBank>>) =>
  given(foyer.directDebit.showMandate({ mandate: signed.id }, as('agent')))

describe('a debit that comes back', () => {
  it('opens the debt again, and its year (T34)', async () => {
    const company = await collected()
    const { hear, one, due, show, clock } = company
    expect(await due()).toBe(0)
    clock.set('2026-03-18T08:00:00.000Z')
    expect((await hear([named(one, 'MD01')])).outcome).toEqual(counts({ applied: 1 }))
    expect(await due()).toBe(6000)
    expect(await show(one)).toMatchObject({
      ...{ status: 'returned', failed: { reason: 'MD01', on: '2026-03-18' } },
    })
  })

  it('takes its euros off the certificate of the year in which it was collected', async () => {
    const company = await collected()
    const { hear, one, clock } = company
    clock.set('2027-01-04T08:00:00.000Z')
    await draftAll(company, 2026)
    await hear([named(one, 'MD06', { on: '2027-01-04' })])
    expect(await closeAll(company, 2026)).toEqual([])
  })

  it('before its day was never paid: nothing is to be taken back', async () => {
    const { hear, one, due, show, until, store, tenant } = await atBank()
    await hear([named(one, 'AC01', { status: 'rejected', on: '2026-03-12' })])
    expect(await show(one)).toMatchObject({ status: 'rejected' })
    await until(day)
    expect(await due()).toBe(6000)
    expect((await store.find(tenant, 'payments', { limit: 9 })).items).toEqual([])
  })

  it('comes back once, in whichever file it is told again', async () => {
    const company = await collected()
    const { hear, one } = company
    const said = named(one, 'MD01')
    await hear([said], 'A')
    expect((await hear([said], 'B')).outcome).toEqual(counts({ known: 1 }))
    expect((await hear([named(one, 'AM04')], 'C')).outcome).toEqual(counts({ known: 1 }))
    expect(await items(company)).toEqual([])
  })

  it('is dated its own day at the earliest, whatever the bank writes', async () => {
    const { hear, one, store, tenant } = await collected()
    await hear([named(one, 'MD01', { on: '2026-03-10' })])
    const { items: found } = await store.find(tenant, 'payments', { limit: 9 })
    expect(found.map(({ doc }) => doc)).toMatchObject([{ status: 'returned', returnedOn: day }])
  })

  it('may have been taken back by hand before: the bank’s word is known then, and no other way round', async () => {
    const company = await collected()
    const { hear, one, show, foyer, as, due } = company
    const { payment } = await show(one)
    const back = { payment, on: '2026-03-18' } as never
    await given(foyer.payments.returnPayment(back, as('accountant')))
    expect(await show(one)).toMatchObject({ status: 'returned', failed: { reason: 'unknown' } })
    expect((await hear([named(one, 'AM04')])).outcome).toEqual(counts({ known: 1 }))
    expect(await due()).toBe(6000)
  })
})

describe('the policy for a reason', () => {
  it('has a row for each, worded, once', () => {
    const codes = returnPolicies.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const { code, fr, en } of returnPolicies) {
      expect(code).toMatch(/^[A-Z]{2}\d{2}$|^[A-Z]{4}$/)
      expect([fr, en].every((text) => /^\p{Lu}/u.test(text))).toBe(true)
    }
  })

  it.each(['AM04', 'MS03'])('%s: presents it once more, and not a third time', async (reason) => {
    const company = await collected()
    const { hear, one, foyer, as, until, show, sent } = company
    await hear([named(one, reason)])
    const { items: all } = await given(
      foyer.directDebit.debitsOf({ customer: company.customer }, as('agent')),
    )
    const again = all.find(({ attempt }) => attempt === 2)
    expect(again).toMatchObject({ amount: 6000, status: 'prepared', collectOn: '2026-03-30' })
    await foyer.relay()
    expect(sent.filter(({ subject }) => subject === 'debit-announced')).toHaveLength(2)
    const [batch] = await company.batch('2026-03-30')
    if (!batch || !again) throw new Error('nothing presented again')
    await company.send(batch)
    await until('2026-03-30')
    await hear([named(again, reason, { on: '2026-04-01' })], 'SECOND')
    expect((await show(again)).status).toBe('returned')
    const after = await given(
      foyer.directDebit.debitsOf({ customer: company.customer }, as('agent')),
    )
    expect(after.items).toHaveLength(2)
    expect((await mandateOf(company)).status).toBe('active')
  })

  it.each(['AC01', 'AC04', 'AC06', 'RC01'])(
    '%s: suspends the mandate and asks for another account',
    async (reason) => {
      const company = await collected()
      const { hear, one, foyer, sent } = company
      await hear([named(one, reason)])
      expect(await mandateOf(company)).toMatchObject({
        ...{ status: 'suspended', suspended: { because: 'account', code: reason } },
      })
      await foyer.relay()
      const asked = sent.find(({ subject }) => subject === 'account-needed')
      expect(asked?.text).toContain('•••• 0143')
    },
  )

  it.each([
    ['MD01', 'refused'],
    ['AG01', 'refused'],
    ['SL01', 'refused'],
    ['MS02', 'refused'],
    ['MD06', 'disputed'],
    ['MD07', 'deceased'],
  ])('%s: stops debits (%s), and writes to nobody', async (reason, because) => {
    const company = await collected()
    const { hear, one, foyer, sent } = company
    const before = sent.length
    await hear([named(one, reason)])
    await foyer.relay()
    expect(await mandateOf(company)).toMatchObject({ status: 'suspended', suspended: { because } })
    expect(sent.length).toBe(before)
  })

  it.each(['AG02', 'FF01', 'RR04', 'XX99', undefined])(
    '%s: does nothing by itself, and leaves it to a person',
    async (reason) => {
      const company = await collected()
      const { hear, one, store, tenant } = company
      await hear([named(one, reason)])
      expect((await mandateOf(company)).status).toBe('active')
      const where = { type: 'debit-left-to-person', of: one.id }
      const { items: told } = await store.find(tenant, 'facts', { where, limit: 9 })
      expect(told.map(({ doc }) => doc)).toMatchObject([
        { data: { reason: reason ?? 'unknown', step: 'person' } },
      ])
    },
  )

  it('takes off what was prepared under the mandate, a second presentation included', async () => {
    const company = await collected([6000, 1500])
    const { hear, debits, foyer, as, customer } = company
    const [first, second] = debits
    if (!first || !second) throw new Error('two debits')
    await hear([named(first, 'AM04'), named(second, 'MD07')])
    const { items: all } = await given(foyer.directDebit.debitsOf({ customer }, as('agent')))
    const again = all.filter(({ attempt }) => attempt === 2)
    expect(again).toMatchObject([{ status: 'withdrawn', withdrawn: 'no-mandate' }])
  })

  it('leaves the graver of two reasons, whichever comes first', async () => {
    for (const reasons of [
      ['MD07', 'AC04'],
      ['AC04', 'MD07'],
    ]) {
      const company = await collected([6000, 1500])
      const { hear, debits } = company
      await hear(debits.map((debit, i) => named(debit, reasons[i])))
      expect((await mandateOf(company)).suspended).toMatchObject({ because: 'deceased' })
    }
  })
})

describe('what a bank says without naming the debit', () => {
  const back = (company: Awaited<ReturnType<typeof atBank>>, rest: object) =>
    company.hear([word({ amount: 6000 as never, reason: 'AM04', ...rest })])

  it.each([
    [
      'mandate and amount',
      (c: { signed: { reference: string } }) => ({ refs: { mandate: c.signed.reference } }),
    ],
    [
      'mandate in small letters',
      (c: { signed: { reference: string } }) => ({
        refs: { mandate: c.signed.reference.toLowerCase() },
      }),
    ],
    [
      'the file and the amount',
      (c: { file: { messageId: string } }) => ({ refs: { message: c.file.messageId } }),
    ],
    ['the payer’s name, written otherwise', () => ({ name: 'DUPONT 1 Marie' })],
    ['the end of the account', () => ({ lastFour: ibanOf(1).slice(-4) })],
    [
      'NOTPROVIDED, and the name',
      () => ({ refs: { endToEnd: 'NOTPROVIDED' }, name: 'Marie Dupont 1' }),
    ],
    [
      'another message, and the name',
      () => ({ refs: { message: 'BANK-4711' }, name: 'Marie Dupont 1' }),
    ],
  ])('is put to the one that fits: %s', async (_, said) => {
    const company = await collected([6000, 1500])
    expect((await back(company, said(company))).outcome).toEqual(counts({ applied: 1 }))
    expect((await company.show(company.one)).status).toBe('returned')
  })

  it.each([
    ['nothing but amount and day', {}, 'no-reference'],
    ['no amount', { amount: undefined, name: 'Marie Dupont 1' }, 'no-reference'],
    ['another amount', { amount: 5999, name: 'Marie Dupont 1' }, 'no-debit'],
    ['another payer', { name: 'Paul Martin' }, 'no-debit'],
    ['another account', { name: 'Marie Dupont 1', lastFour: '9999' }, 'no-debit'],
    ['another mandate', { refs: { mandate: 'OTHER' } }, 'no-debit'],
    ['a debit that is none of ours', { refs: { endToEnd: 'ELSEWHERE-1' } }, 'unknown-reference'],
    ['a day before it was sent', { name: 'Marie Dupont 1', on: '2026-03-01' }, 'no-debit'],
    [
      'a day when its reason’s time is over',
      { name: 'Marie Dupont 1', on: '2026-04-20' },
      'no-debit',
    ],
    ['another day of collection', { name: 'Marie Dupont 1', collectOn: '2026-03-17' }, 'no-debit'],
  ])('is parked: %s', async (_, said, because) => {
    const company = await collected()
    company.clock.set('2026-05-02T08:00:00.000Z')
    expect((await back(company, said)).outcome).toEqual(counts({ parked: 1 }))
    expect(await items(company)).toMatchObject([{ status: 'parked', because, debit: null }])
    expect(await company.due()).toBe(0)
  })

  it('is parked when several fit, with all of them', async () => {
    const company = await collected([6000, 6000])
    await back(company, { refs: { mandate: company.signed.reference } })
    const [item] = await items(company)
    expect(item?.because).toBe('ambiguous')
    expect([...(item?.candidates ?? [])].sort()).toEqual(company.debits.map(({ id }) => id).sort())
  })

  it('is parked when the amount is another than that of the debit it names', async () => {
    const company = await collected()
    const said = { refs: { endToEnd: company.one.endToEnd }, amount: 6150 }
    expect((await back(company, said)).outcome).toEqual(counts({ parked: 1 }))
    expect(await items(company)).toMatchObject([
      { because: 'amount-differs', candidates: [company.one.id] },
    ])
    // With what had been asked for, interest and fees may be in what was moved.
    const fair = { ...said, original: 6000 }
    expect((await back(company, fair)).outcome).toEqual(counts({ applied: 1 }))
  })

  it('is parked when it fits one by name that came back already', async () => {
    const company = await collected()
    await company.hear([named(company.one, 'MD01')], 'A')
    const { outcome } = await back(company, { name: 'Marie Dupont 1' })
    expect(outcome).toEqual(counts({ parked: 1 }))
    expect(await items(company)).toMatchObject([{ because: 'already-returned' }])
  })

  it('is parked when the debit it names is not at the bank', async () => {
    const company = await debitCompany()
    await company.mandate()
    const one = await company.debit(await bill(company, [support(6000)]))
    expect((await company.hear([named(one)])).outcome).toEqual(counts({ parked: 1 }))
    expect(await items(company)).toMatchObject([{ because: 'not-at-bank' }])
  })

  it('shows of an account no more than its last four characters', async () => {
    const company = await collected()
    await back(company, { lastFour: '9999', name: 'X Y' })
    expect(JSON.stringify(await items(company))).not.toContain('FR76')
  })
})

describe('a file of the bank', () => {
  it('does nothing when it comes again, and answers what came of it', async () => {
    const company = await collected()
    const { hear, one } = company
    const words = [named(one, 'MD01'), word({ amount: 1 as never }), { type: 'other' } as const]
    const first = await hear(words)
    expect(first).toEqual({
      ...{ known: false, outcome: counts({ applied: 1, parked: 1, other: 1 }) },
    })
    expect(await hear(words)).toEqual({ ...first, known: true })
    expect(await items(company)).toHaveLength(1)
  })

  it('does nothing when it comes at the same time from two sides', async () => {
    const company = await collected()
    const { foyer, as, one } = company
    const base64 = plainReport([named(one, 'MD01'), word({ amount: 1 as never })])
    const both = await Promise.all(
      [1, 2].map(() => given(foyer.directDebit.takeBankFile({ base64 }, as('accountant')))),
    )
    expect(both.map(({ known }) => known).sort()).toEqual([false, true])
    expect(await items(company)).toHaveLength(1)
  })

  it('of the same name in other bytes says nothing twice', async () => {
    const company = await collected()
    const { hear, one } = company
    const unknown = word({ amount: 1 as never })
    await hear([named(one, 'MD01'), unknown], 'A')
    const { outcome } = await hear([named(one, 'MD01'), unknown, { type: 'other' }], 'A')
    expect(outcome).toEqual(counts({ known: 2, other: 1 }))
  })

  it('may say the same of two debits: both are looked at', async () => {
    const company = await collected()
    const unknown = word({ amount: 1 as never })
    expect((await company.hear([unknown, unknown])).outcome).toEqual(counts({ parked: 2 }))
  })

  it('says a thing once under the bank’s own reference, in however many files', async () => {
    const company = await collected()
    const said = word({ amount: 1 as never, refs: { bank: '2026-0001/1' } })
    await company.hear([said], 'A')
    expect((await company.hear([said], 'B')).outcome).toEqual(counts({ known: 1 }))
    const other = word({ amount: 2 as never, refs: { bank: '2026-0001/1' } })
    expect((await company.hear([other], 'C')).outcome).toEqual(counts({ parked: 1 }))
  })

  it('that says the same without any reference is parked again, as a likely twin', async () => {
    const company = await collected()
    const said = word({ amount: 1 as never })
    await company.hear([said], 'A')
    expect((await company.hear([said], 'B')).outcome).toEqual(counts({ parked: 1 }))
    const [first, second] = await items(company)
    expect([first?.twin, second?.twin]).toEqual([undefined, first?.id])
  })

  it('that is none is refused, and nothing is kept of it', async () => {
    const { foyer, as, store, tenant } = await collected()
    const base64 = Buffer.from('no file').toString('base64')
    const asked = foyer.directDebit.takeBankFile({ base64 }, as('accountant'))
    expect(await refused(asked)).toEqual({ code: 'bank-file-unreadable', problem: 'not-xml' })
    expect((await store.find(tenant, 'bank-files', { limit: 9 })).items).toEqual([])
    const wrong = foyer.directDebit.takeBankFile({ base64: 'no base 64' }, as('accountant'))
    expect((await refused(wrong)).code).toBe('invalid-input')
  })

  it('that speaks of a written file says that it was sent', async () => {
    const company = await debitCompany()
    await company.mandate()
    const one = await company.debit(await bill(company, [support(6000)]))
    const [batch] = await company.batch(day)
    if (!batch) throw new Error('no batch')
    const { foyer, as } = company
    await given(foyer.directDebit.writeBatch({ batch: batch.id }, as('accountant')))
    const said = { status: 'rejected', reason: 'AC01', on: '2026-03-03' } as const
    expect((await company.hear([named(one, 'AC01', said)])).outcome).toMatchObject({ applied: 1 })
    expect((await company.show(one)).status).toBe('rejected')
  })
})

describe('what a bank says of a whole file', () => {
  const whole = (messageId: string, rest: object): BankWord =>
    ({ type: 'batch', refs: { message: messageId }, on: '2026-03-04', ...rest }) as BankWord

  it('takes it over', async () => {
    const company = await atBank()
    const { hear, file, foyer, as, entity: legalEntity } = company
    const taken = whole(file.messageId, { status: 'accepted' })
    expect((await hear([taken], 'A')).outcome).toEqual(counts({ applied: 1 }))
    expect((await hear([taken], 'B')).outcome).toEqual(counts({ known: 1 }))
    const { items: found } = await given(
      foyer.directDebit.listBatches({ legalEntity }, as('accountant')),
    )
    expect(found).toMatchObject([{ status: 'sent', acceptedOn: '2026-03-04' }])
  })

  it('refuses it: its debits wait for another file, and nothing is ever counted as paid', async () => {
    const company = await atBank([6000, 1500])
    const { hear, file, one, show, due, until } = company
    const no = whole(file.messageId, { status: 'rejected', reason: 'FF01' })
    expect((await hear([no], 'A')).outcome).toEqual(counts({ applied: 1 }))
    expect(await show(one)).toMatchObject({ status: 'prepared', batch: null, written: null })
    expect((await hear([no], 'B')).outcome).toEqual(counts({ known: 1 }))
    const [next] = await company.batch(day)
    expect(next?.messageId).not.toBe(file.messageId)
    await until(day)
    expect(await due()).toBe(7500)
  })

  it('refuses it after it was counted as paid: all of it is owed again', async () => {
    const company = await collected([6000, 1500])
    const { hear, file, due } = company
    await hear([whole(file.messageId, { status: 'rejected', reason: 'FF01', on: day })])
    expect(await due()).toBe(7500)
  })

  it.each(['AM05', 'DUPL'])(
    'says that it has it already (%s): it is parked, and nothing can be collected twice',
    async (reason) => {
      const company = await atBank()
      const { hear, file, one, show, gather, until, due } = company
      const no = whole(file.messageId, { status: 'rejected', reason })
      expect((await hear([no], 'A')).outcome).toEqual(counts({ parked: 1 }))
      const each = named(one, reason, { status: 'rejected' })
      expect((await hear([each], 'B')).outcome).toEqual(counts({ parked: 1 }))
      expect(await items(company)).toMatchObject([
        { because: 'said-twice' },
        { because: 'said-twice' },
      ])
      expect([(await show(one)).status, await gather(day)]).toEqual(['sent', []])
      await until(day)
      expect(await due()).toBe(0)
    },
  )

  it('rejects some first, and then the rest of it', async () => {
    const company = await atBank([6000, 1500])
    const { hear, file, debits, show } = company
    const [first, second] = debits
    if (!first || !second) throw new Error('two debits')
    await hear([
      named(first, 'AC01', { status: 'rejected', on: '2026-03-04' }),
      whole(file.messageId, { status: 'rejected' }),
    ])
    expect([(await show(first)).status, (await show(second)).status]).toEqual([
      ...['rejected', 'withdrawn'],
    ])
  })

  it('is parked when it refuses a file that is none of ours, and passed over when it does not', async () => {
    const company = await atBank()
    const { outcome } = await company.hear([
      whole('ELSEWHERE', { status: 'rejected' }),
      whole('ELSEWHERE', { status: 'accepted' }),
    ])
    expect(outcome).toEqual(counts({ parked: 1, other: 1 }))
  })
})

describe('a parked item', () => {
  const parked = async () => {
    const company = await collected([6000, 6000])
    const { signed, hear } = company
    const refs = { mandate: signed.reference }
    await hear([word({ refs, amount: 6000 as never, reason: 'AM04' })])
    const [item] = await items(company)
    if (!item) throw new Error('nothing parked')
    const { foyer, as } = company
    const resolve = (debit: string) =>
      foyer.directDebit.resolveBankItem({ item: item.id, debit } as never, as('accountant'))
    const dismiss = () =>
      foyer.directDebit.dismissBankItem(
        { item: item.id, because: 'former-system' },
        as('accountant'),
      )
    return { ...company, item, resolve, dismiss }
  }

  it('is put to the debit that a person names, once, with what follows from its reason', async () => {
    const company = await parked()
    const { resolve, one, due, item, foyer, as, customer } = company
    expect(await given(resolve(one.id))).toMatchObject({ status: 'returned' })
    expect(await due()).toBe(6000)
    const { items: all } = await given(foyer.directDebit.debitsOf({ customer }, as('agent')))
    expect(all.filter(({ attempt }) => attempt === 2)).toHaveLength(1)
    expect(await refused(resolve(one.id))).toEqual({ code: 'item-not-parked' })
    expect(await items(company, 'resolved')).toMatchObject([{ id: item.id, debit: one.id }])
  })

  it('cannot be put to a debit that came back already', async () => {
    const { resolve, one, hear } = await parked()
    await hear([named(one, 'MD01')], 'LATER')
    expect(await refused(resolve(one.id))).toEqual({ code: 'debit-over', status: 'returned' })
  })

  it('is set aside with a word, once', async () => {
    const company = await parked()
    expect(await given(company.dismiss())).toMatchObject({ dismissedAs: 'former-system' })
    expect(await refused(company.dismiss())).toEqual({ code: 'item-not-parked' })
    expect(await refused(company.resolve(company.one.id))).toEqual({ code: 'item-not-parked' })
    expect(await items(company)).toEqual([])
  })

  it('is for the office, and of its own tenant', async () => {
    const { foyer, as, item, one } = await parked()
    const asked = { item: item.id, debit: one.id }
    const elsewhere = { as: { ...as('accountant').as, tenant: 'tenant-b' as never } }
    const away = foyer.directDebit.resolveBankItem(asked, elsewhere)
    expect(await refused(away)).toEqual({ code: 'not-found', id: item.id })
    for (const role of ['customer', 'worker', 'agent'] as const)
      expect((await refused(foyer.directDebit.resolveBankItem(asked, as(role)))).code).toBe(
        'not-allowed',
      )
  })
})

describe('a credit of one debit', () => {
  it('counts it as paid, once; of one that came back it is parked', async () => {
    const company = await atBank([6000], { settings: { paidAt: 'credit-notice' } })
    const { hear, one, due } = company
    const credit = {
      ...{ type: 'credit', refs: { endToEnd: one.endToEnd }, amount: 6000, on: day },
    } as unknown as BankWord
    company.clock.set(`${day}T08:00:00.000Z`)
    expect((await hear([credit], 'A')).outcome).toEqual(counts({ applied: 1 }))
    expect(await due()).toBe(0)
    expect((await hear([credit], 'B')).outcome).toEqual(counts({ known: 1 }))
    await hear([named(one, 'MD01')], 'C')
    expect((await hear([credit], 'D')).outcome).toEqual(counts({ parked: 1 }))
    expect(await items(company)).toMatchObject([{ because: 'already-returned' }])
  })

  it('of what is none of ours is passed over', async () => {
    const company = await atBank()
    const credit = { type: 'credit', refs: { endToEnd: 'TRANSFER-1' } } as BankWord
    expect((await company.hear([credit])).outcome).toEqual(counts({ other: 1 }))
  })
})

describe('homonyms', () => {
  it('are told apart by account, or parked', async () => {
    const company = await debitCompany()
    const { foyer, as, hear } = company
    const twin = await newCustomer(company, 1)
    await given(
      foyer.customers.amendCustomer(
        { customer: twin, change: { email: 'twin@example.fr' } },
        as('agent'),
      ),
    )
    await company.mandate()
    await company.mandate({ customer: twin, iban: ibanOf(1).replace(/.*/, ibanOf(7, '10278')) })
    const debits = [
      await company.debit(await bill(company, [support(6000)])),
      await company.debit(await bill(company, [support(6000)], { customer: twin })),
    ]
    const [batch] = await company.batch(day)
    if (!batch) throw new Error('no batch')
    await company.send(batch)
    await company.until(day)
    const said = word({ amount: 6000 as never, name: 'Marie Dupont 1', reason: 'MD01' })
    expect((await hear([said], 'A')).outcome).toEqual(counts({ parked: 1 }))
    expect((await items(company))[0]?.candidates).toHaveLength(2)
    expect(debits).toHaveLength(2)
  })
})
