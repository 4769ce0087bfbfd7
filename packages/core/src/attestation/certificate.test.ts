import { describe, expect, it } from 'vitest'
import { bill, closeAll, draftAll, goods, pay, support } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, smallCompany } from '../testing/small-company.js'

/** A year that was closed in January: 60.00 on support, paid by two payments. */
const closed = async () => {
  const company = await smallCompany({ at: '2026-01-15T08:00:00.000Z' })
  const { foyer, as, entity } = company
  const invoice = await bill(company, [support(6000)])
  const first = await pay(company, invoice, 4000)
  const second = await pay(company, invoice, 2000, { on: '2025-12-30', means: 'cheque' })
  const [issued] = await closeAll(company)
  if (!issued) throw new Error('no certificate')
  company.clock.set('2026-02-10T08:00:00.000Z')
  const giveBack = (payment: string) =>
    given(foyer.payments.returnPayment({ payment, on: '2026-02-09' }, as('agent')))
  const correct = (certificate: string = issued.id) =>
    foyer.attestation.correctCertificate({ legalEntity: entity, certificate }, as('owner'))
  const show = (certificate: string = issued.id) =>
    given(foyer.attestation.showCertificate({ certificate }, as('owner')))
  return { ...company, invoice, first, second, issued, giveBack, correct, show }
}

describe('a payment that comes back in February', () => {
  it('reopens the certificate that was issued in January, and leaves it as it was (S004)', async () => {
    const { issued, second, giveBack, show } = await closed()
    await giveBack(second)
    expect(await show()).toEqual({ ...issued, status: 'reopened' })
  })

  it('is corrected by another certificate that says which it replaces (S004)', async () => {
    const { issued, second, giveBack, correct, show } = await closed()
    await giveBack(second)
    const { replaced, correction } = await given(correct())
    expect(replaced).toEqual({ ...issued, status: 'replaced' })
    expect(correction).toMatchObject({
      version: 2,
      status: 'issued',
      number: 'AF2025-00002',
      issuedOn: '2026-02-10',
      replaces: 'AF2025-00001',
      figures: { paidGross: 4000, paidNet: 4000 },
    })
    expect(await show()).toEqual(replaced)
    expect(await refused(correct())).toEqual({ code: 'certificate-not-draft', status: 'replaced' })
  })

  it('only withdraws the certificate when nothing is left', async () => {
    const { first, second, giveBack, correct, show } = await closed()
    for (const payment of [first, second]) await giveBack(payment)
    const { replaced, correction } = await given(correct())
    expect([replaced.status, correction]).toEqual(['replaced', undefined])
    expect(await show()).toEqual(replaced)
  })

  it('gives a household whose certificate was withdrawn a new one, once it paid after all', async () => {
    const company = await closed()
    const { first, second, giveBack, correct, invoice } = company
    for (const payment of [first, second]) await giveBack(payment)
    await given(correct())
    await pay(company, invoice, 1000, { on: '2025-12-31' })
    expect(await closeAll(company)).toMatchObject([
      {
        version: 2,
        replaces: 'AF2025-00001',
        number: 'AF2025-00002',
        figures: { paidGross: 1000 },
      },
    ])
  })

  it('can be corrected as often as money moves', async () => {
    const company = await closed()
    const { second, giveBack, correct, invoice } = company
    await giveBack(second)
    const { correction } = await given(correct())
    await pay(company, invoice, 500, { on: '2025-12-31' })
    const again = await given(correct(correction?.id))
    expect(again.correction).toMatchObject({
      version: 3,
      number: 'AF2025-00003',
      replaces: 'AF2025-00002',
      figures: { paidGross: 4500 },
    })
  })

  it.each([
    ['another', 700],
    ['the same', 2000],
  ])('has the money in it that comes while it is corrected: %s amount', async (_, amount) => {
    const company = await closed()
    const { second, giveBack, correct, invoice, store, foyer, as, entity, customer } = company
    await giveBack(second)
    const { commit } = store
    let late = false
    store.commit = async (tenant, changes) => {
      const corrects = changes.some(
        ({ do: does, of }) => does === 'insert' && of === 'certificates',
      )
      if (corrects && !late) {
        late = true
        await pay(company, invoice, amount, { on: '2025-12-31' })
      }
      return commit.call(store, tenant, changes)
    }
    await given(correct())
    expect(late).toBe(true)
    const subject = { legalEntity: entity, year: 2025, customer }
    const { certificate } = await given(foyer.attestation.explainYear(subject, as('owner')))
    expect(certificate).toMatchObject({ status: 'issued', figures: { paidGross: 4000 + amount } })
  })
})

describe('correctCertificate', () => {
  it('has nothing to correct while the money agrees', async () => {
    const { correct } = await closed()
    expect(await refused(correct())).toEqual({ code: 'certificate-not-reopened' })
  })

  it('leaves alone what moved outside the year or off the eligible lines’ sums', async () => {
    const company = await closed()
    const { invoice, issued, show } = company
    await pay(company, invoice, 300, { on: '2026-01-20' })
    await pay(company, invoice, 300, { on: '2025-12-31' })
    expect(await show()).toEqual(issued)
  })

  it('reopens for money on goods too, because the certificate says that it opens no right', async () => {
    const company = await closed()
    await pay(company, await bill(company, [goods(900)]), 900)
    expect(await company.show()).toMatchObject({ status: 'reopened' })
    const { correction } = await given(company.correct())
    expect(correction).toMatchObject({ figures: { paidGross: 6000, ineligiblePaid: 900 } })
  })

  it('corrects nothing in the name of another entity', async () => {
    const { foyer, as, issued } = await closed()
    const asked = { legalEntity: 'ent_0000000000000000000000000X', certificate: issued.id }
    const answer = foyer.attestation.correctCertificate(asked, as('owner'))
    expect(await refused(answer)).toEqual({ code: 'not-found', id: issued.id })
  })
})

describe('what a customer sees', () => {
  const draft = async () => {
    const company = await smallCompany({ at: '2026-01-15T08:00:00.000Z' })
    const { foyer, as, entity, customer } = company
    await pay(company, await bill(company, [support(6000)]), 6000)
    await draftAll(company)
    const of = { legalEntity: entity, year: 2025 }
    const { items } = await given(foyer.attestation.listCertificates(of, as('owner')))
    const id = items[0]?.id ?? ''
    const show = (who: string = customer) =>
      foyer.attestation.showCertificate({ certificate: id }, as('customer', who))
    const explain = (who: string = customer) =>
      foyer.attestation.explainYear({ ...of, customer }, as('customer', who))
    return { ...company, id, show, explain }
  }

  it('is its own certificate, once issued', async () => {
    const company = await draft()
    const { id, show, explain } = company
    expect(await refused(show())).toEqual({ code: 'not-found', id })
    expect((await given(explain())).certificate).toBeUndefined()
    await closeAll(company)
    expect(await given(show())).toMatchObject({ id, status: 'issued' })
    expect((await given(explain())).certificate).toMatchObject({ id })
  })

  it('is nothing of anybody else', async () => {
    const company = await draft()
    await closeAll(company)
    const stranger = await newCustomer(company, 2)
    for (const answer of [company.show(stranger), company.explain(stranger)])
      expect(await refused(answer)).toEqual({ code: 'not-found' })
    const { foyer, as, entity } = company
    const all = { legalEntity: entity, year: 2025 }
    const listed = foyer.attestation.listCertificates(all, as('customer', stranger))
    expect((await refused(listed)).code).toBe('not-allowed')
  })
})
