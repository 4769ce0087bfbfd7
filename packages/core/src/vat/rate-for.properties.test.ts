import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { means } from '../rules/fr/payment.js'
import type { LawSettings } from '../rules/fr/settings.js'
import {
  vatBeforeMove,
  vatBeforeMoveOthers,
  vatNormal,
  vatNormalOverseas,
  vatReduced,
  vatReducedOverseas,
  vatSuperReduced,
} from '../rules/fr/vat.js'
import { day } from '../shared/civil-date.js'
import { runs } from '../testing/runs.js'
import { edgeDay, facts, serviceLine } from '../testing/service-lines.js'
import { dueOn } from './due.js'
import { franchiseOf } from './franchise.js'
import { territories, type VatLine } from './line.js'
import { ratesForOffer } from './offer.js'
import { rateFor } from './rate-for.js'

const tables = [
  ...[vatNormal, vatReduced, vatSuperReduced, vatBeforeMove, vatBeforeMoveOthers],
  ...[vatNormalOverseas, vatReducedOverseas],
]
const memory = [
  'fr.vat.sap-before-move-others@2006-01-01',
  'fr.vat.not-levied-mayotte@2014-01-01',
  'fr.service.meals-alone@2026-01-01',
]
const rarely = <T>(known: fc.Arbitrary<T>) => fc.option(known, { nil: undefined, freq: 1 })
const flag = fc.constantFrom(true, false, undefined)
const unset = <T>(known: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: known })

const seller = fc.record({
  vat: fc.constantFrom('liable', 'franchise', 'exempt'),
  exemption: fc.constantFrom(undefined, 'lessons', 'association', 'fragile-public'),
  paidDirectly: flag,
  issuedOn: rarely(edgeDay),
})
const vatLine: fc.Arbitrary<VatLine> = fc
  .tuple(
    serviceLine,
    fc.record({
      schoolSupport: flag,
      paidOnAccount: unset(edgeDay),
      agentFee: unset(fc.boolean()),
      territory: unset(fc.constantFrom(...territories)),
      seller: unset(seller),
    }),
  )
  .map(([line, own]) => ({ ...line, ...own }))
const vatClass = fc.constantFrom('normal', 'reduced', 'super-reduced')
const settings: fc.Arbitrary<LawSettings> = fc.record({
  trusts: unset(fc.subarray(memory)),
  confidence: unset(fc.constantFrom('verified', 'secondary')),
  vatClass: rarely(fc.record({ 'II-16': vatClass, 'II-18': vatClass }, { requiredKeys: [] })),
  sameDayOddJobs: unset(fc.constantFrom('apart', 'summed')),
  bundleOf: unset(fc.constantFrom('provider', 'household')),
})

describe('a rate of VAT (T13, T14)', () => {
  it('is the one in force on the chargeable day, of the row it names first', () => {
    fc.assert(
      fc.property(vatLine, settings, (line, asked) => {
        const answer = rateFor(line, asked)
        if (answer.verdict === 'undetermined') {
          expect(answer.missing.length).toBeGreaterThan(0)
          expect(answer.wrong).toEqual([])
          return
        }
        const [first, ...more] = answer.because
        if (answer.taxed !== 'taxed') {
          expect([answer.rate, more]).toEqual(['0', []])
          return
        }
        const row = tables.find(({ id }) => id === first?.rule)?.on(answer.chargeableOn)
        expect([row?.id, row?.value]).toEqual([first?.row, answer.rate])
        expect(more.length).toBeGreaterThan(0)
        expect(new Set(answer.because).size).toBe(answer.because.length)
      }),
      { numRuns: runs },
    )
  })

  it('is that of the day of performance, or of the payment before it', () => {
    fc.assert(
      fc.property(vatLine, settings, (line, asked) => {
        const answer = rateFor(line, asked)
        if (answer.verdict === 'undetermined') return
        const days = [line.performedOn ?? '', line.paidOnAccount ?? line.performedOn ?? '']
        expect(answer.chargeableOn).toBe(days.sort()[0])
      }),
      { numRuns: runs },
    )
  })

  it('is never another one for want of a fact: it is the same, or not known', () => {
    const fact = fc.constantFrom(...facts, 'schoolSupport')
    fc.assert(
      fc.property(vatLine, settings, fact, (line, asked, unknown) => {
        const after = rateFor({ ...line, [unknown]: undefined }, asked)
        if (after.verdict !== 'known') return
        const { rate, taxed } = after
        expect(rateFor(line, asked)).toMatchObject({ verdict: 'known', rate, taxed })
      }),
      { numRuns: runs },
    )
  })

  it('rests on nothing that nobody read, unless the tenant names it', () => {
    fc.assert(
      fc.property(vatLine, settings, (line, asked) => {
        const answer = rateFor(line, asked)
        if (answer.verdict === 'undetermined') return
        for (const { row, source } of answer.because) {
          const isStrict = asked.confidence === 'verified'
          const isRead = isStrict
            ? source.confidence === 'verified'
            : source.confidence !== 'memory'
          if (!isRead) expect(asked.trusts).toContain(row)
        }
      }),
      { numRuns: runs },
    )
  })

  it('is reduced for nobody but a person, by a company registered that day (S013)', () => {
    fc.assert(
      fc.property(vatLine, settings, (line, asked) => {
        const answer = rateFor(line, asked)
        if (answer.verdict !== 'known' || answer.taxed !== 'taxed') return
        const table = answer.because[0]?.rule
        if (table === vatNormal.id || table === vatNormalOverseas.id) return
        const { chargeableOn: on } = answer
        expect([line.customer, line.kind]).toEqual(['individual', 'service'])
        expect(['workshop', 'abroad', undefined]).not.toContain(line.place)
        const held = line.registered.filter(
          ({ activity, from, until }) =>
            activity === line.activity && from <= on && (!until || on < until),
        )
        expect(held.length).toBeGreaterThan(0)
        if (table !== vatSuperReduced.id || !line.activity?.startsWith('I-')) return
        const approved = held.filter(({ as }) => as === 'approval' || as === 'authorisation')
        if (on >= day('2011-11-22')) expect(approved.length).toBeGreaterThan(0)
      }),
      { numRuns: runs },
    )
  })

  it('does not depend on how the service is paid', () => {
    fc.assert(
      fc.property(vatLine, settings, fc.constantFrom(...means, undefined), (line, asked, paid) => {
        expect(rateFor({ ...line, means: paid }, asked)).toEqual(rateFor(line, asked))
      }),
      { numRuns: runs },
    )
  })
})

describe('the rates of an offer', () => {
  it('are those of its parts, or of its principal part, or asked for', () => {
    const supply = fc.constantFrom('one', 'several', undefined)
    const parts = fc.array(vatLine, { maxLength: 4 })
    fc.assert(
      fc.property(parts, supply, fc.integer({ min: -1, max: 4 }), (sold, decided, principal) => {
        const own = sold.map((part) => rateFor(part))
        const rates = ratesForOffer({ parts: sold, supply: decided, principal })
        expect(rates).toHaveLength(own.length)
        if (decided === 'several') expect(rates).toEqual(own)
        for (const [i, rate] of rates.entries())
          if (rate.verdict === 'known') expect([own[i], own[principal]]).toContainEqual(rate)
      }),
      { numRuns: runs },
    )
  })
})

describe('VAT', () => {
  it('falls due on the day of the payment, or of an invoice before it', () => {
    const receipt = fc.record({
      receivedOn: edgeDay,
      invoicedOn: rarely(edgeDay),
      optedForDebitsOn: rarely(edgeDay),
    })
    fc.assert(
      fc.property(receipt, (paid) => {
        const answer = dueOn(paid)
        if ('wrong' in answer) throw new Error('the receipt can be read')
        expect([paid.receivedOn, paid.invoicedOn]).toContain(answer.dueOn)
        expect(answer.dueOn <= paid.receivedOn).toBe(true)
      }),
      { numRuns: runs },
    )
  })
})

describe('the franchise', () => {
  it('is never won by selling more', () => {
    const turnover = fc.nat({ max: 120_000_00 })
    const sells = fc.constantFrom('services', 'goods')
    const year = fc.integer({ min: 2023, max: 2030 })
    const more = fc.tuple(turnover, turnover)
    fc.assert(
      fc.property(year, sells, turnover, turnover, more, (on, what, before, now, [b, n]) => {
        const asked = { year: on, sells: what, previousYear: before, thisYear: now }
        const larger = { ...asked, previousYear: before + b, thisYear: now + n }
        if (franchiseOf(larger).verdict === 'admitted')
          expect(franchiseOf(asked).verdict).toBe('admitted')
      }),
      { numRuns: runs },
    )
  })
})
