import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Fact, facts } from '../app/facts.js'
import type { CustomerId } from '../customers/index.js'
import type { InvoiceId } from '../invoicing/index.js'
import { settlements } from '../payments/collections.js'
import { Settlement } from '../payments/index.js'
import { Means } from '../rules/schemas.js'
import { CivilDate, day, plusDays, yearOf } from '../shared/civil-date.js'
import { Amount } from '../shared/money.js'
import { bill, closeAll, draftAll, goods, pay, support } from '../testing/journey.js'
import { given } from '../testing/scenario.js'
import { newCustomer, type SmallCompany, smallCompany } from '../testing/small-company.js'
import { Certificate, type CertificateFact, certificateLife, YearFigures } from './certificate.js'
import { certificates } from './collections.js'

const step = fc.record({
  household: fc.nat(2),
  do: fc.constantFrom('pay', 'pay', 'pay', 'pay', 'return', 'credit', 'refund', 'wait'),
  amount: fc.integer({ min: 1, max: 7000 }),
  on: fc.nat(13).map((months) => plusDays(day('2024-12-20'), months * 30)),
  means: fc.constantFrom(...Means.options),
  thirdParty: fc.boolean(),
  line: fc.integer({ min: 1, max: 3 }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
const steps = fc.array(step, { maxLength: 14 })

interface Year extends SmallCompany {
  readonly invoices: readonly [InvoiceId, InvoiceId, InvoiceId]
  readonly customers: readonly CustomerId[]
  /** What was paid and may come back, by household. */
  readonly paid: Map<number, string[]>
}

/** Three households, each with an invoice of 60.00 and 45.00 that open the right and 30.00 of goods. */
const begin = async (): Promise<Year> => {
  const company = await smallCompany({ at: '2026-01-15T08:00:00.000Z' })
  const odd = support(4500, { activity: 'II-3', date: '2025-02-03' })
  const billed = (customer: CustomerId) =>
    bill(company, [support(6000), odd, goods(3000)], { customer })
  const customers = [
    company.customer,
    await newCustomer(company, 2),
    await newCustomer(company, 3),
  ] as const
  const [first, second, third] = customers
  const invoices = [await billed(first), await billed(second), await billed(third)] as const
  return { ...company, invoices, customers, paid: new Map() }
}

const take = async (year: Year, asked: Step): Promise<void> => {
  const { foyer, as, invoices, customers, paid } = year
  const { household, amount, on, means } = asked
  const invoice = invoices[household] ?? ''
  const ask = as('owner')
  const received = {
    amount,
    on,
    means,
    ...(asked.thirdParty ? { thirdParty: 'Département de la Drôme' } : {}),
  }
  const keep = (payment: string) => paid.set(household, [...(paid.get(household) ?? []), payment])
  if (asked.do === 'pay') {
    const { payment } = await given(foyer.payments.recordPayment({ ...received, invoice }, ask))
    keep(payment)
  }
  if (asked.do === 'wait') {
    const money = { ...received, customer: customers[household] }
    const { payment } = await given(foyer.payments.recordPayment(money, ask))
    await foyer.payments.allocatePayment({ payment, invoice, amount: 1 + (amount >> 1) }, ask)
    keep(payment)
  }
  if (asked.do === 'return') {
    const payment = paid.get(household)?.pop()
    if (payment) await given(foyer.payments.returnPayment({ payment, on: '2026-02-01' }, ask))
  }
  if (asked.do === 'credit') {
    const lines = [{ line: asked.line, amount: Math.min(amount, 3000) }]
    const note = { invoice, number: JSON.stringify(asked), issuedOn: on, lines }
    await foyer.invoicing.takeOverCreditNote(note, ask)
  }
  if (asked.do === 'refund')
    await foyer.payments.refundCredit({ invoice, amount, on, means: 'transfer' }, ask)
}

const stored = async <T>({ store, tenant }: Year, of: string, read: (doc: unknown) => T) =>
  (await store.find(tenant, of, { limit: 1000 })).items.map(({ doc }) => read(doc))

const moneyOf = (year: Year) => stored(year, settlements.name, (doc) => Settlement.parse(doc))

const certificatesOf = (year: Year) =>
  stored(year, certificates.name, (doc) => Certificate.parse(doc))

/** Money of 2025 on lines that open the right, by admitted means: added up from what lies on each line, and nothing else. */
const eligibleMoney = (owed: readonly Settlement[]): number =>
  owed
    .flatMap(({ lines, pieces }) =>
      pieces.filter(
        ({ line, kind, on }) =>
          yearOf(on) === 2025 &&
          kind !== 'cash' &&
          lines.some(({ no, eligible }) => no === line && eligible),
      ),
    )
    .reduce((sum, { amount }) => sum + amount, 0)

const correctAll = async (year: Year): Promise<void> => {
  const { foyer, as, entity: legalEntity } = year
  for (const { id, status } of await certificatesOf(year))
    if (status === 'reopened') {
      const asked = { legalEntity, certificate: id }
      await given(foyer.attestation.correctCertificate(asked, as('owner')))
    }
}

const standing = (all: readonly Certificate[]) => all.filter(({ status }) => status === 'issued')

const Told = z.discriminatedUnion('type', [
  z.object({ type: z.literal('certificate-redrafted'), figures: YearFigures }),
  z.object({ type: z.literal('certificate-reopened') }),
  z.object({
    type: z.literal('certificate-issued'),
    number: z.string(),
    on: CivilDate,
    paidGross: Amount,
  }),
  z.object({ type: z.literal('certificate-replaced') }),
])

const historyOf = (
  told: readonly Fact[],
  since: number,
  { id }: Certificate,
): readonly CertificateFact[] =>
  told
    .slice(since)
    .filter(({ of }) => of === id)
    .map(({ type, data }) => Told.parse({ type, ...data }))

const runs = { numRuns: 40 }

describe('whatever is paid, returned, credited and refunded, before and after the year is closed', () => {
  it('the certificates of all households add up to the eligible money received (S004)', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const year = await begin()
        for (const asked of before) await take(year, asked)
        await closeAll(year)
        for (const asked of after) await take(year, asked)
        await closeAll(year)
        await correctAll(year)
        const issued = standing(await certificatesOf(year))
        const owed = await moneyOf(year)
        for (const customer of year.customers) {
          const due = eligibleMoney(owed.filter((one) => one.customer === customer))
          const certified = issued.filter((one) => one.customer === customer)
          expect(certified.map(({ figures }) => figures.paidGross)).toEqual(due > 0 ? [due] : [])
        }
      }),
      runs,
    )
  })

  it('no certificate says anything but what the money said when it was issued, and its sums agree', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const year = await begin()
        for (const asked of before) await take(year, asked)
        const issued = await closeAll(year)
        for (const asked of after) await take(year, asked)
        await correctAll(year)
        const all = await certificatesOf(year)
        for (const { id, number, figures } of issued)
          expect(all.find((one) => one.id === id)).toMatchObject({ number, figures })
        for (const { figures } of all) {
          const { paidGross, paidNet, prepaidCesu, aids, advance, byActivity } = figures
          expect(paidNet + prepaidCesu + aids + advance).toBe(paidGross)
          expect(byActivity.reduce((sum, { amount }) => sum + amount, 0)).toBe(paidGross)
        }
      }),
      runs,
    )
  })

  it('numbers are 1 to n, and every number but the first version’s replaces another', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const year = await begin()
        for (const asked of before) await take(year, asked)
        await closeAll(year)
        for (const asked of after) await take(year, asked)
        await correctAll(year)
        await closeAll(year)
        const numbered = (await certificatesOf(year)).filter(({ number }) => number !== null)
        const numbers = numbered.map(({ number }) => number).sort()
        expect(numbers).toEqual(numbers.map((_, i) => `AF2025-${String(i + 1).padStart(5, '0')}`))
        for (const { version, replaces, customer } of numbered) {
          const other = numbered.find(({ number }) => number === replaces)
          expect(other?.version).toBe(version > 1 ? version - 1 : undefined)
          if (other) expect([other.customer, other.status]).toEqual([customer, 'replaced'])
        }
      }),
      runs,
    )
  })

  it('replaying the facts of a certificate gives the certificate', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const year = await begin()
        await pay(year, year.invoices[0], 100)
        for (const asked of before) await take(year, asked)
        await draftAll(year)
        const drafts = await certificatesOf(year)
        const since = (await stored(year, facts.name, (doc) => doc)).length
        for (const asked of after) await take(year, asked)
        await closeAll(year)
        for (const asked of before) await take(year, asked)
        await correctAll(year)
        const told = await stored(year, facts.name, (doc) => Fact.parse(doc))
        const seen = await certificatesOf(year)
        for (const draft of drafts) {
          const replayed = historyOf(told, since, draft).reduce(certificateLife.evolve, draft)
          const now = seen.find(({ id }) => id === draft.id)
          if (now) expect(replayed).toEqual(now)
        }
      }),
      runs,
    )
  })

  it('every figure of a household’s year is the sum of its reasons', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (asked) => {
        const year = await begin()
        for (const one of asked) await take(year, one)
        const { foyer, as, entity: legalEntity } = year
        for (const customer of year.customers) {
          const subject = { legalEntity, year: 2025, customer }
          const { figures, reasons } = await given(
            foyer.attestation.explainYear(subject, as('owner')),
          )
          const sum = (of: Partial<(typeof reasons)[number]>) =>
            reasons
              .filter((one) => one.counts === of.counts && (!of.kind || one.kind === of.kind))
              .reduce((total, { amount }) => total + amount, 0)
          expect(figures).toMatchObject({
            paidGross: sum({ counts: 'paidGross' }),
            paidNet: sum({ counts: 'paidGross', kind: 'own' }),
            prepaidCesu: sum({ counts: 'paidGross', kind: 'prepaid-cesu' }),
            aids: sum({ counts: 'paidGross', kind: 'aid' }),
            ineligiblePaid: sum({ counts: 'ineligiblePaid' }),
            paidInCash: sum({ counts: 'paidInCash' }),
          })
          for (const { counts, eligible, kind } of reasons)
            expect(counts === 'paidGross').toBe(eligible && kind !== 'cash')
        }
      }),
      runs,
    )
  })

  it('the order in which payments become known changes no year', async () => {
    const paying = fc.uniqueArray(
      step.map((asked): Step => ({ ...asked, do: 'pay' })),
      { maxLength: 8, selector: ({ household, on }) => `${household} ${on}` },
    )
    const orders = paying.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    await fc.assert(
      fc.asyncProperty(orders, async ([all, others]) => {
        const figures = async (asked: readonly Step[]) => {
          const year = await begin()
          for (const one of asked) await take(year, one)
          return (await closeAll(year)).map((one) => one.figures)
        }
        expect(await figures(others)).toEqual(await figures(all))
      }),
      runs,
    )
  })
})
