import { describe, expect, it } from 'vitest'
import type { DebitWord } from '../ports/bank-files.js'
import { debitCompany } from '../testing/debit-company.js'
import { bill, support } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'

type Company = Awaited<ReturnType<typeof debitCompany>>

const wanted = async ({ foyer, as, entity: legalEntity }: Company) =>
  (await given(foyer.directDebit.debitsToPrepare({ legalEntity }, as('accountant')))).items

/** A debit of 60 euros that was counted as paid on 16 March 2026. */
const collected = async () => {
  const company = await debitCompany()
  await company.mandate()
  const debit = await company.debit(await bill(company, [support(6000)]))
  const [batch] = await company.batch('2026-03-16')
  if (!batch) throw new Error('nothing to send')
  await company.send(batch)
  await company.until('2026-03-16')
  company.clock.set('2026-03-18T08:00:00.000Z')
  const word = (rest: Partial<Omit<DebitWord, 'type'>>): DebitWord =>
    ({ type: 'debit', status: 'returned', on: '2026-03-18', refs: {}, ...rest }) as DebitWord
  return { ...company, batched: batch, one: debit, word }
}

describe('debitsToPrepare', () => {
  it('says what would be debited and when, and prepares nothing', async () => {
    const company = await debitCompany()
    await company.mandate()
    const invoice = await bill(company, [support(6000)])
    const [line, ...others] = await wanted(company)
    expect(others).toEqual([])
    expect(line).toMatchObject({ invoice, name: 'Marie Dupont 1', owed: 6000, reasons: [] })
    expect(await wanted(company)).toEqual([line])
    const { amount, collectOn } = await company.debit(invoice)
    expect(line?.planned).toEqual({ amount, collectOn })
    const [after] = await wanted(company)
    expect(after).toMatchObject({ planned: null, reasons: [{ code: 'nothing-to-debit' }] })
  })

  it('says every reason why an invoice is not debited', async () => {
    const company = await debitCompany()
    await bill(company, [support(6000)])
    const codes = async () => (await wanted(company))[0]?.reasons.map(({ code }) => code)
    expect(await codes()).toEqual(['no-mandate'])
    const { id: mandate } = await company.mandate({ terms: { monthly: 5000 } })
    expect((await wanted(company))[0]?.reasons).toEqual([
      { code: 'amount-above-terms', monthly: 5000 },
    ])
    const { foyer, as } = company
    await given(foyer.directDebit.suspendMandate({ mandate }, as('agent')))
    expect(await codes()).toEqual(['mandate-suspended'])
  })

  it('names what is missing of the company', async () => {
    const company = await debitCompany()
    await company.mandate()
    await bill(company, [support(6000)])
    const { store, tenant, entity } = company
    const creditor = await store.get(tenant, 'creditors', entity)
    if (!creditor) throw new Error('no creditor')
    const { version } = creditor
    await store.commit(tenant, [{ do: 'remove', of: 'creditors', id: entity, version }])
    expect((await wanted(company))[0]?.reasons).toEqual([{ code: 'creditor-account-missing' }])
  })
})

describe('listReturns', () => {
  it('tells whose debit came back, why, and what was done', async () => {
    const company = await collected()
    const { foyer, as, hear, one, word } = company
    await hear([word({ refs: { endToEnd: one.endToEnd }, reason: 'AC04' })])
    const { items } = await given(foyer.directDebit.listReturns({}, as('agent')))
    expect(items).toMatchObject([
      {
        debit: { id: one.id, status: 'returned', failed: { reason: 'AC04' } },
        name: 'Marie Dupont 1',
        reason: { code: 'AC04', fr: 'Compte clos', step: 'ask-for-account' },
      },
    ])
  })

  it('leaves a reason that no row knows to a person', async () => {
    const company = await collected()
    const { foyer, as, hear, one, word } = company
    await hear([word({ refs: { endToEnd: one.endToEnd }, reason: 'ZZ99' })])
    const { items } = await given(foyer.directDebit.listReturns({}, as('agent')))
    expect(items[0]?.reason).toMatchObject({ code: 'ZZ99', step: 'person', en: 'Unknown reason' })
  })
})

describe('listParked', () => {
  it('offers the debits that fit, else those of the same amount, until a person says which', async () => {
    const company = await collected()
    const { foyer, as, hear, one, word } = company
    await hear([word({ refs: { endToEnd: 'AUTRE' }, amount: one.amount, reason: 'AM04' })])
    const parked = async () =>
      (await given(foyer.directDebit.listParked({}, as('accountant')))).items
    const [line] = await parked()
    expect(line).toMatchObject({
      item: { status: 'parked', because: 'unknown-reference' },
      reason: { code: 'AM04', step: 'retry-once' },
      meant: [{ debit: one.id, name: 'Marie Dupont 1', amount: 6000, collectOn: '2026-03-16' }],
    })
    const said = { item: line?.item.id ?? '', debit: one.id }
    await given(foyer.directDebit.resolveBankItem(said, as('accountant')))
    expect(await parked()).toEqual([])
  })

  it('offers nothing where the amount is another one', async () => {
    const company = await collected()
    const { foyer, as, hear, word } = company
    await hear([word({ amount: 1 as never })])
    const { items } = await given(foyer.directDebit.listParked({}, as('accountant')))
    expect(items).toMatchObject([{ item: { because: 'no-reference' }, meant: [] }])
  })
})

describe('listMandates', () => {
  it('tells from when each lapses for want of use, and of an ended one nothing', async () => {
    const company = await debitCompany()
    const { foyer, as } = company
    const { id: mandate } = await company.mandate()
    const listed = async (status: 'active' | 'cancelled') =>
      (await given(foyer.directDebit.listMandates({ status }, as('agent')))).items
    expect(await listed('active')).toMatchObject([{ id: mandate, lapsesOn: '2029-03-02' }])
    await given(foyer.directDebit.cancelMandate({ mandate }, as('agent')))
    expect(await listed('cancelled')).toMatchObject([{ id: mandate, lapsesOn: null }])
  })
})

describe('the desk of debits', () => {
  it.each(['worker', 'customer', 'visitor'] as const)('is nothing to a %s', async (role) => {
    const { foyer, as, entity: legalEntity } = await debitCompany()
    for (const answer of [
      foyer.directDebit.debitsToPrepare({ legalEntity }, as(role)),
      foyer.directDebit.listReturns({}, as(role)),
      foyer.directDebit.listParked({}, as(role)),
    ])
      expect(await refused(answer)).toMatchObject({ code: 'not-allowed' })
  })
})
