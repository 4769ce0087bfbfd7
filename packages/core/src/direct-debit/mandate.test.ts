import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import { companyIban, debitCompany, ibanOf } from '../testing/debit-company.js'
import { bill, secondEntity, support } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, smallCompany } from '../testing/small-company.js'
import type { Mandate } from './mandate.js'

const opened = async () => {
  const company = await debitCompany()
  const { foyer, as, entity: legalEntity, customer, store, tenant } = company
  const prepare = (asked: object = {}) =>
    foyer.directDebit.prepareMandate(
      { legalEntity, customer, iban: ibanOf(1), ...asked },
      as('agent'),
    )
  const sign = (mandate: string, signedBy = 'Marie Dupont') =>
    foyer.directDebit.signMandate({ mandate, signedBy }, as('agent'))
  const show = (mandate: string) => given(foyer.directDebit.showMandate({ mandate }, as('agent')))
  const takeOver = (asked: object = {}) =>
    foyer.directDebit.takeOverMandate(
      {
        ...{ legalEntity, customer, iban: ibanOf(1), reference: 'RUM-1' },
        ...{ signedBy: 'Marie Dupont', signedOn: '2024-05-06', ...asked },
      },
      as('accountant'),
    )
  /** Changes a mandate behind everybody's back. */
  const tamper = async (id: string, change: (mandate: Mandate) => Mandate) => {
    const stored = await store.get(tenant, 'mandates', id)
    if (!stored) throw new Error(`${id} is gone`)
    const doc = change(stored.doc as Mandate)
    const { version } = stored
    await store.commit(tenant, [{ do: 'replace', of: 'mandates', doc, version }])
  }
  return { ...company, prepare, sign, show, takeOver, tamper }
}

describe('a mandate', () => {
  it('lets nothing be debited before it is signed (S113)', async () => {
    const company = await opened()
    const { foyer, as, prepare, customer } = company
    const invoice = await bill(company, [support(6000)])
    const debit = () => foyer.directDebit.prepareDebit({ invoice }, as('agent'))
    expect(await refused(debit())).toEqual({ code: 'no-mandate' })
    const { id: mandate } = await given(prepare())
    expect(await refused(debit())).toEqual({ code: 'no-mandate' })
    const signed = { mandate, signedBy: 'Marie Dupont' }
    await given(foyer.directDebit.signMandate(signed, as('customer', customer)))
    expect(await given(debit())).toMatchObject({ amount: 6000, mandate })
  })

  it.each([
    ['suspended', 'suspendMandate'],
    ['cancelled', 'cancelMandate'],
  ] as const)('lets nothing be debited once it is %s (S113)', async (status, end) => {
    const company = await opened()
    const { foyer, as, mandate: signed } = company
    const invoice = await bill(company, [support(6000)])
    const { id: mandate } = await signed()
    expect(await given(foyer.directDebit[end]({ mandate }, as('manager')))).toMatchObject({
      status,
    })
    const refusal = await refused(foyer.directDebit.prepareDebit({ invoice }, as('agent')))
    expect(refusal).toEqual({ code: 'no-mandate' })
    const named = foyer.directDebit.prepareDebit({ invoice, mandate }, as('agent'))
    expect(await refused(named)).toEqual({ code: 'no-mandate' })
  })

  it('of another customer or another entity debits nothing (S113)', async () => {
    const company = await opened()
    const { foyer, as, mandate: signed } = company
    const { id: mandate } = await signed()
    const other = await newCustomer(company, 2)
    const theirs = await bill(company, [support(6000)], { customer: other })
    const south = await bill(company, [support(6000)], { entity: await secondEntity(company) })
    for (const invoice of [theirs, south]) {
      const asked = foyer.directDebit.prepareDebit({ invoice, mandate }, as('agent'))
      expect(await refused(asked)).toEqual({ code: 'no-mandate' })
    }
  })

  it('bears a reference of its own: the same again is refused, in small letters too (S114)', async () => {
    const { prepare } = await opened()
    const { id: mandate } = await given(prepare({ reference: 'RUM-0001' }))
    for (const reference of ['RUM-0001', 'rum-0001'])
      expect(await refused(prepare({ reference }))).toEqual({ code: 'reference-taken', mandate })
    await given(prepare({ reference: 'RUM-0002' }))
  })

  it('keeps its reference for good, also once it has ended (S114)', async () => {
    const { prepare, foyer, as } = await opened()
    const { id: mandate } = await given(prepare({ reference: 'RUM-0001' }))
    await given(foyer.directDebit.cancelMandate({ mandate }, as('agent')))
    const again = prepare({ reference: 'RUM-0001' })
    expect(await refused(again)).toEqual({ code: 'reference-taken', mandate })
  })

  it('shares no reference with another entity under one creditor, business code aside (S114)', async () => {
    const company = await opened()
    const { prepare, foyer, as } = company
    const { id: mandate } = await given(prepare({ reference: 'RUM-0001' }))
    const legalEntity = await secondEntity(company)
    const own = (creditorIdentifier: string) =>
      given(
        foyer.organisation.setCreditorIdentifier({ legalEntity, creditorIdentifier }, as('owner')),
      )
    await own('FR69ABC651190')
    const same = prepare({ legalEntity, reference: 'RUM-0001' })
    expect(await refused(same)).toEqual({ code: 'reference-taken', mandate })
    await own('FR72ZZZ123456')
    await given(prepare({ legalEntity, reference: 'RUM-0001' }))
  })

  it.each(['', 'A'.repeat(36), 'RUM 1', '/RUM', 'RUM/', 'RU//M', 'RUM_1', 'RUMé'])(
    'bears no reference that banks would not pass on: %j',
    async (reference) => {
      const { prepare } = await opened()
      expect((await refused(prepare({ reference }))).code).toBe('invalid-input')
    },
  )

  it('is given a reference where nobody gave it one', async () => {
    const { prepare } = await opened()
    const [one, two] = [await given(prepare()), await given(prepare())]
    expect(one.reference).toMatch(/^[A-Z0-9]{1,35}$/)
    expect(two.reference).not.toBe(one.reference)
  })

  it('takes no account number that is mistyped, and says what is wrong', async () => {
    const { prepare } = await opened()
    const code = 'account-number-wrong'
    const answer = await refused(prepare({ iban: ibanOf(1).replace('300', '301') }))
    expect(answer).toEqual({ code, reason: 'check-digits' })
    expect(await refused(prepare({ iban: 'US12' }))).toEqual({ code, reason: 'country' })
  })

  it('asks for address and bank outside the European Economic Area', async () => {
    const { prepare } = await opened()
    const iban = 'CH9300762011623852957'
    const refusal = { code: 'address-needed', country: 'CH' }
    expect(await refused(prepare({ iban }))).toEqual(refusal)
    const debtor = { name: 'Marie Dupont', address: { town: 'Genève', country: 'CH' } }
    expect(await refused(prepare({ iban, debtor }))).toEqual(refusal)
    await given(prepare({ iban, debtor, bic: 'POFICHBEXXX' }))
  })

  it('is drawn up by an entity that has a creditor identifier, for a customer who exists', async () => {
    const { foyer, as, entity: legalEntity, customer } = await smallCompany()
    const asked = { legalEntity, customer, iban: ibanOf(1) }
    const refusal = await refused(foyer.directDebit.prepareMandate(asked, as('agent')))
    expect(refusal).toEqual({ code: 'creditor-incomplete', missing: 'creditor-identifier' })
    const { prepare } = await opened()
    const id = 'cus_0000000000000000000000000X'
    expect(await refused(prepare({ customer: id }))).toEqual({ code: 'not-found', id })
  })

  it('takes no account without the host’s key', async () => {
    const { foyer, as, entity: legalEntity, customer } = await smallCompany()
    const creditorIdentifier = 'FR69ZZZ651190'
    const owner = as('owner')
    await given(
      foyer.organisation.setCreditorIdentifier({ legalEntity, creditorIdentifier }, owner),
    )
    const iban = ibanOf(1)
    const code = 'sealing-unavailable'
    const asked = { legalEntity, customer, iban }
    expect(await refused(foyer.directDebit.prepareMandate(asked, owner))).toEqual({ code })
    const creditor = foyer.directDebit.setCreditor({ legalEntity, iban: companyIban }, owner)
    expect(await refused(creditor)).toEqual({ code })
    expect(await refused(foyer.directDebit.resealAccounts({ from: 'k0' }, owner))).toEqual({ code })
  })
})

describe('the signature of a mandate', () => {
  it('says who and when, and whether it is still what was signed', async () => {
    const { prepare, sign, show } = await opened()
    const { id } = await given(prepare({ terms: { monthly: 2500, day: 5 } }))
    expect((await show(id)).intact).toBeUndefined()
    await given(sign(id))
    const { signature, intact } = await show(id)
    expect(intact).toBe(true)
    expect(signature).toMatchObject({
      ...{ by: 'Marie Dupont', on: '2026-03-02', at: '2026-03-02T08:00:00.000Z' },
      signed: { terms: { monthly: 2500, day: 5 }, account: { no: 1, lastFour: '0143' } },
    })
  })

  it('is given once', async () => {
    const { prepare, sign } = await opened()
    const { id } = await given(prepare())
    await given(sign(id))
    expect(await refused(sign(id))).toEqual({ code: 'mandate-already-signed' })
  })

  it.each([
    ['name', (s: NonNullable<Mandate['signature']>) => ({ ...s, by: 'Marie Dupond' })],
    ['day', (s: NonNullable<Mandate['signature']>) => ({ ...s, on: '2026-03-01' })],
    [
      'terms',
      (s: NonNullable<Mandate['signature']>) => ({
        ...s,
        signed: { ...s.signed, terms: { monthly: 2600 } },
      }),
    ],
    ['seal', (s: NonNullable<Mandate['signature']>) => ({ ...s, seal: 'f'.repeat(64) })],
  ])('shows when its %s was changed in the store', async (_, change) => {
    const { prepare, sign, show, tamper } = await opened()
    const { id } = await given(prepare())
    await given(sign(id))
    await tamper(id, (mandate) => {
      if (!mandate.signature) throw new Error('not signed')
      return { ...mandate, signature: change(mandate.signature) } as Mandate
    })
    expect((await show(id)).intact).toBe(false)
  })

  it('lies elsewhere for a mandate on paper, which stands from its day', async () => {
    const { takeOver, show } = await opened()
    const { id, status } = await given(takeOver({ kept: 'Classeur 12' }))
    expect(status).toBe('active')
    const { signature, intact, told } = await show(id)
    expect(signature).toMatchObject({ on: '2024-05-06', kept: 'Classeur 12' })
    expect([intact, told]).toEqual([undefined, null])
  })

  it('of a mandate taken over is not in the future, nor after its last debit', async () => {
    const { takeOver } = await opened()
    const code = 'signed-later'
    expect(await refused(takeOver({ signedOn: '2026-03-03' }))).toEqual({ code })
    const used = { signedOn: '2025-05-06', lastUsedOn: '2025-05-05' }
    expect(await refused(takeOver(used))).toEqual({ code })
  })
})

describe('a mandate’s life', () => {
  it('changes its account with a signature of its own, and keeps the former one', async () => {
    const { foyer, as, mandate: signed, customer, show } = await opened()
    const { id: mandate } = await signed()
    const change = { mandate, iban: ibanOf(2), signedBy: 'Marie Dupont' }
    await given(foyer.directDebit.changeAccount(change, as('customer', customer)))
    const { accounts, intact, signature } = await show(mandate)
    expect(accounts).toMatchObject([
      { no: 1, lastFour: ibanOf(1).slice(-4) },
      { no: 2, lastFour: ibanOf(2).slice(-4), agreed: { by: 'Marie Dupont' } },
    ])
    expect([intact, signature?.signed?.account.no]).toEqual([true, 1])
  })

  it('stands again with a new account when it had waited for one, and not otherwise', async () => {
    const { foyer, as, mandate: signed, tamper } = await opened()
    const status = async (because: 'account' | 'refused') => {
      const { id: mandate } = await signed()
      await tamper(mandate, (one) => ({
        ...one,
        status: 'suspended',
        suspended: { because, on: '2026-03-02' as never },
      }))
      const change = { mandate, iban: ibanOf(2), signedBy: 'Marie Dupont' }
      return (await given(foyer.directDebit.changeAccount(change, as('agent')))).status
    }
    expect([await status('account'), await status('refused')]).toEqual(['active', 'suspended'])
  })

  it('lapses 36 months after its last debit, or after its signature when it was never used', async () => {
    const { takeOver, show, until } = await opened()
    const never = await given(takeOver({ signedOn: '2023-06-30', reference: 'A' }))
    const used = { signedOn: '2020-01-01', lastUsedOn: '2023-08-31', reference: 'B' }
    const once = await given(takeOver(used))
    const statuses = async () => [(await show(never.id)).status, (await show(once.id)).status]
    await until('2026-06-29')
    expect(await statuses()).toEqual(['active', 'active'])
    await until('2026-06-30')
    expect(await statuses()).toEqual(['lapsed', 'active'])
    await until('2026-08-30')
    expect((await show(once.id)).status).toBe('active')
    await until('2026-08-31')
    expect(await show(once.id)).toMatchObject({ status: 'lapsed', endedOn: '2026-08-31' })
  })

  it('does not lapse before its day, whoever asks', async () => {
    const { mandate: signed, foyer, as } = await opened()
    const { id: mandate } = await signed()
    const lapse = (role: 'system' | 'owner') =>
      foyer.directDebit.lapseMandate({ mandate }, as(role))
    expect(await refused(lapse('system'))).toEqual({ code: 'mandate-still-in-use' })
    expect((await refused(lapse('owner'))).code).toBe('not-allowed')
  })

  it('never comes back once it has ended', async () => {
    const { mandate: signed, foyer, as } = await opened()
    const { id: mandate } = await signed()
    const owner = as('owner')
    await given(foyer.directDebit.cancelMandate({ mandate }, owner))
    const ended = { code: 'mandate-ended', status: 'cancelled' }
    const signedBy = 'Marie Dupont'
    for (const asked of [
      foyer.directDebit.signMandate({ mandate, signedBy }, owner),
      foyer.directDebit.resumeMandate({ mandate }, owner),
      foyer.directDebit.suspendMandate({ mandate }, owner),
      foyer.directDebit.cancelMandate({ mandate }, owner),
      foyer.directDebit.changeMandateTerms({ mandate, terms: {} }, owner),
      foyer.directDebit.changeMandateReference({ mandate, reference: 'X' }, owner),
      foyer.directDebit.changeAccount({ mandate, iban: ibanOf(2), signedBy }, owner),
    ])
      expect(await refused<{ code: string }>(asked)).toEqual(ended)
  })

  it('changes nothing before it is signed but to be signed or dropped', async () => {
    const { prepare, foyer, as } = await opened()
    const { id: mandate } = await given(prepare())
    const owner = as('owner')
    for (const asked of [
      foyer.directDebit.suspendMandate({ mandate }, owner),
      foyer.directDebit.changeMandateTerms({ mandate, terms: {} }, owner),
    ])
      expect(await refused<{ code: string }>(asked)).toEqual({ code: 'mandate-not-signed' })
    expect(await given(foyer.directDebit.cancelMandate({ mandate }, owner))).toMatchObject({
      status: 'cancelled',
    })
  })

  it('is suspended and resumed by the office', async () => {
    const { mandate: signed, foyer, as } = await opened()
    const { id: mandate } = await signed()
    const agent = as('agent')
    const resume = () => foyer.directDebit.resumeMandate({ mandate }, agent)
    expect(await refused(resume())).toEqual({ code: 'mandate-not-suspended' })
    const suspended = await given(foyer.directDebit.suspendMandate({ mandate }, agent))
    expect(suspended.suspended).toEqual({ because: 'office', on: '2026-03-02' })
    const listed = await given(foyer.directDebit.listMandates({ status: 'suspended' }, agent))
    expect(listed.items.map(({ id }) => id)).toEqual([mandate])
    expect(await given(resume())).toMatchObject({ status: 'active' })
  })

  it('takes another reference, unless one has it', async () => {
    const { prepare, foyer, as, mandate: signed } = await opened()
    await given(prepare({ reference: 'TAKEN' }))
    const { id: mandate } = await signed()
    const change = (reference: string) =>
      foyer.directDebit.changeMandateReference({ mandate, reference }, as('manager'))
    expect((await refused(change('taken'))).code).toBe('reference-taken')
    expect(await given(change('FREE'))).toMatchObject({ reference: 'FREE' })
    expect(await given(change('free'))).toMatchObject({ reference: 'free' })
  })
})

describe('who sees a mandate', () => {
  it('is the office and the customer whose it is', async () => {
    const company = await opened()
    const { foyer, as, mandate: signed, customer } = company
    const { id: mandate } = await signed()
    const by = (who: string) => as('customer', who)
    expect(await given(foyer.directDebit.showMandate({ mandate }, by(customer)))).toMatchObject({
      id: mandate,
    })
    const { items } = await given(foyer.directDebit.mandatesOf({ customer }, by(customer)))
    expect(items).toHaveLength(1)
    const stranger = await newCustomer(company, 2)
    const iban = ibanOf(3)
    const signedBy = 'X'
    for (const asked of [
      foyer.directDebit.showMandate({ mandate }, by(stranger)),
      foyer.directDebit.mandatesOf({ customer }, by(stranger)),
      foyer.directDebit.cancelMandate({ mandate }, by(stranger)),
      foyer.directDebit.signMandate({ mandate, signedBy }, by(stranger)),
      foyer.directDebit.changeAccount({ mandate, iban, signedBy }, by(stranger)),
      foyer.directDebit.prepareMandate(
        { legalEntity: company.entity, customer, iban },
        by(stranger),
      ),
    ])
      expect((await refused<{ code: string }>(asked)).code).toBe('not-found')
  })

  it('is nobody of another tenant', async () => {
    const { foyer, as, mandate: signed } = await opened()
    const { id: mandate } = await signed()
    const elsewhere = { as: { ...as('owner').as, tenant: 'tenant-b' as never } }
    const asked = foyer.directDebit.showMandate({ mandate }, elsewhere)
    expect(await refused(asked)).toEqual({ code: 'not-found', id: mandate })
  })

  it('is told by facts that hold no name', async () => {
    const { mandate: signed, store, tenant } = await opened()
    await signed({ debtor: { name: 'Zoé Titulaire' } })
    const { items } = await store.find(tenant, facts.name, { limit: 100 })
    expect(JSON.stringify(items)).not.toContain('Titulaire')
  })
})
