import { describe, expect, it } from 'vitest'
import type { statuses } from '../rules/fr/activities.js'
import type { LawSettings } from '../rules/fr/settings.js'
import { day } from '../shared/civil-date.js'
import { everything } from '../testing/service-lines.js'
import type { Seller, VatLine } from './line.js'
import { rateFor } from './rate-for.js'

/** A lesson at a person's home, in 2026 unless told otherwise. */
const sold = (seller: Seller | undefined, rest: Partial<VatLine> = {}): VatLine => ({
  kind: 'service',
  activity: 'II-5',
  schoolSupport: true,
  performedOn: day('2026-03-10'),
  place: 'home',
  customer: 'individual',
  registered: everything,
  seller,
  ...rest,
})
const asks = (...missing: readonly string[]) => ({ verdict: 'undetermined', missing, wrong: [] })
const readOn = '2026-11-22'
const franchise = {
  code: 'franchise',
  fr: 'Le vendeur relève de la franchise en base : aucune TVA.',
  en: 'The seller is under the franchise: no VAT.',
  rule: 'fr.vat.franchise',
  row: 'fr.vat.franchise@2000-01-01',
  source: { text: 'CGI', article: '293 B', confidence: 'verified', readOn },
}

describe('a seller who is liable', () => {
  it('charges VAT, said or unsaid', () => {
    const answer = rateFor(sold(undefined))
    expect(answer).toMatchObject({ rate: '0.1', taxed: 'taxed' })
    expect(rateFor(sold({ vat: 'liable' }))).toEqual(answer)
    expect(rateFor(sold({ vat: 'liable', exemption: 'association' }))).toEqual(answer)
  })
})

describe('the franchise (T14)', () => {
  const words = 'TVA non applicable, article 293 B du CGI'
  const issued = (on: string): Seller => ({ vat: 'franchise', issuedOn: day(on) })

  it('charges none, and prints the words', () => {
    expect(rateFor(sold({ vat: 'franchise' }))).toEqual({
      verdict: 'known',
      rate: '0',
      taxed: 'franchise',
      mention: words,
      chargeableOn: '2026-03-10',
      because: [franchise],
    })
  })

  it('holds for goods, and for whatever else is unknown', () => {
    const free = { rate: '0', taxed: 'franchise', mention: words }
    expect(rateFor(sold({ vat: 'franchise' }, { kind: 'goods' }))).toMatchObject(free)
    expect(rateFor(sold({ vat: 'franchise' }, { place: undefined }))).toMatchObject(free)
    expect(rateFor(sold({ vat: 'franchise' }, { agentFee: true }))).toMatchObject(free)
    expect(rateFor(sold({ vat: 'franchise' }, { territory: 'guyane' }))).toMatchObject(free)
  })

  it('asks for the day of the service, and knows none before 2000', () => {
    const on = (performedOn: VatLine['performedOn']) =>
      rateFor(sold({ vat: 'franchise' }, { performedOn }))
    expect(on(undefined)).toEqual(asks('performedOn'))
    expect(on(day('2000-01-01'))).toMatchObject({ mention: words })
    expect(on(day('1999-12-31'))).toEqual(asks('law-of-the-day:fr.vat.franchise'))
  })

  it('may cite the CGI on an invoice issued until 30 June 2028, and not the day after', () => {
    expect(rateFor(sold(issued('2027-01-01')))).toMatchObject({ mention: words })
    expect(rateFor(sold(issued('2028-06-30')))).toMatchObject({ mention: words })
    expect(rateFor(sold(issued('2028-07-01')))).toEqual(asks('settings.mentions.franchise'))
    expect(rateFor(sold(issued('1999-12-31')))).toEqual(asks('settings.mentions.franchise'))
  })

  it('takes the chargeable day for the day of issue where nobody says', () => {
    const later = { performedOn: day('2028-07-01') }
    expect(rateFor(sold({ vat: 'franchise' }, later))).toEqual(asks('settings.mentions.franchise'))
    const paid = { ...later, paidOnAccount: day('2028-06-30') }
    expect(rateFor(sold({ vat: 'franchise' }, paid))).toMatchObject({
      mention: words,
      chargeableOn: '2028-06-30',
    })
  })

  it('then prints the tenant’s own words', () => {
    const settings = { mentions: { franchise: 'TVA non applicable, article L. 223-3 du CIBS' } }
    expect(rateFor(sold(issued('2028-07-01')), settings)).toEqual({
      verdict: 'known',
      rate: '0',
      taxed: 'franchise',
      mention: 'TVA non applicable, article L. 223-3 du CIBS',
      chargeableOn: '2026-03-10',
      because: [franchise],
    })
    expect(rateFor(sold(issued('2027-03-10')), settings)).toMatchObject({
      mention: 'TVA non applicable, article L. 223-3 du CIBS',
    })
    const other = { mentions: { 'exempt-lessons': 'Exonération de TVA' } }
    expect(rateFor(sold(issued('2028-07-01')), other)).toEqual(asks('settings.mentions.franchise'))
    expect(rateFor(sold(issued('2028-06-30')), other)).toMatchObject({ mention: words })
  })

  it('was read in the text', () => {
    const settings = { confidence: 'verified' } as const
    expect(rateFor(sold({ vat: 'franchise' }), settings)).toMatchObject({ taxed: 'franchise' })
  })
})

describe('an exemption (T14)', () => {
  const exempt = (exemption: Seller['exemption'], rest: Partial<Seller> = {}): Seller => ({
    vat: 'exempt',
    exemption,
    ...rest,
  })
  const cites = (paragraph: string, confidence: string) => ({
    source: { text: 'CGI', article: '261', paragraph, confidence, readOn },
  })

  it('needs a ground', () => {
    expect(rateFor(sold({ vat: 'exempt' }))).toEqual(asks('seller.exemption'))
  })

  describe('of lessons', () => {
    const paid = (paidDirectly: boolean | undefined, rest?: Partial<VatLine>) =>
      rateFor(sold(exempt('lessons', { paidDirectly }), rest))

    it('holds when the pupils pay a natural person directly', () => {
      expect(paid(true)).toEqual({
        verdict: 'known',
        rate: '0',
        taxed: 'exempt',
        mention: 'Exonération de TVA, article 261, 4, 4°, b du CGI',
        chargeableOn: '2026-03-10',
        because: [
          {
            code: 'exempt-lessons',
            fr:
              'Cours donnés par une personne physique payée directement par ses élèves' +
              ' : exonérés.',
            en: 'Lessons by a natural person whom the pupils pay directly: exempt.',
            rule: 'fr.vat.exempt-lessons',
            row: 'fr.vat.exempt-lessons@2000-01-01',
            ...cites('4, 4°, b', 'verified'),
          },
        ],
      })
    })

    it('asks whether they do; otherwise the rate is that of lessons', () => {
      expect(paid(undefined)).toEqual(asks('seller.paidDirectly'))
      expect(paid(false)).toEqual(rateFor(sold(undefined)))
    })

    it('is for lessons of any kind, of nothing else, and for no goods', () => {
      expect(paid(true, { schoolSupport: false })).toMatchObject({ taxed: 'exempt' })
      expect(paid(true, { schoolSupport: undefined })).toMatchObject({ taxed: 'exempt' })
      expect(paid(true, { activity: 'II-1' })).toMatchObject({ rate: '0.1', taxed: 'taxed' })
      expect(paid(true, { kind: 'goods' })).toMatchObject({ rate: '0.2', taxed: 'taxed' })
    })
  })

  describe('of an association', () => {
    const seller = exempt('association')

    it('holds for its services', () => {
      expect(rateFor(sold(seller))).toEqual({
        verdict: 'known',
        rate: '0',
        taxed: 'exempt',
        mention: 'Exonération de TVA, article 261, 7, 1°, b du CGI',
        chargeableOn: '2026-03-10',
        because: [
          {
            code: 'exempt-association',
            fr:
              'Association à gestion désintéressée, auprès d’un public que la concurrence' +
              ' n’atteint pas : exonérée.',
            en:
              'Association managed without interest, for a public that competition' +
              ' does not reach: exempt.',
            rule: 'fr.vat.exempt-association',
            row: 'fr.vat.exempt-association@2000-01-01',
            ...cites('7, 1°, b', 'secondary'),
          },
        ],
      })
    })

    it('asks no more, and holds for no goods', () => {
      const unasked = { publicServed: undefined, registered: [] }
      expect(rateFor(sold(seller, unasked))).toMatchObject({ taxed: 'exempt' })
      expect(rateFor(sold(seller, { kind: 'goods' }))).toMatchObject({ rate: '0.2' })
    })

    it('was read in other sources only: a tenant may ask for more', () => {
      const row = 'fr.vat.exempt-association@2000-01-01'
      const strict = (trusts: LawSettings['trusts']) =>
        rateFor(sold(seller), { confidence: 'verified', trusts })
      expect(strict([])).toEqual(asks(`settings.trusts:${row}`))
      expect(strict([row])).toMatchObject({ taxed: 'exempt' })
    })
  })

  describe('of help to fragile publics', () => {
    const seller = exempt('fragile-public')
    const helped = (rest: Partial<VatLine>) =>
      rateFor(sold(seller, { activity: 'II-1', publicServed: true, ...rest }))
    const exempted = { rate: '0', taxed: 'exempt' }

    it('holds for a body that is approved or authorised', () => {
      expect(helped({})).toEqual({
        verdict: 'known',
        rate: '0',
        taxed: 'exempt',
        mention: 'Exonération de TVA, article 261, 7, 1° ter du CGI',
        chargeableOn: '2026-03-10',
        because: [
          {
            code: 'exempt-fragile',
            fr:
              'Organisme sans but lucratif agréé ou autorisé, auprès d’un public fragile' +
              ' : exonéré.',
            en: 'Approved or authorised non-profit body, for a fragile public: exempt.',
            rule: 'fr.vat.exempt-fragile',
            row: 'fr.vat.exempt-fragile@2019-01-01',
            ...cites('7, 1° ter', 'secondary'),
          },
        ],
      })
    })

    it('asks whom it serves; for others the rate is that of the activity', () => {
      expect(helped({ publicServed: undefined })).toEqual(asks('publicServed'))
      expect(helped({ publicServed: false })).toMatchObject({ rate: '0.1', taxed: 'taxed' })
      expect(helped({ customer: 'organisation' })).toMatchObject({ rate: '0.2', taxed: 'taxed' })
      expect(helped({ kind: 'goods' })).toMatchObject({ rate: '0.2', taxed: 'taxed' })
    })

    it('is for no body that is declared only', () => {
      const registered = (as: (typeof statuses)[number] | undefined) =>
        helped({ registered: [{ activity: 'II-1', from: day('2020-01-01'), as }] })
      expect(registered(undefined)).toMatchObject({ rate: '0.1' })
      expect(registered('declaration')).toMatchObject({ rate: '0.1' })
      expect(registered('approval')).toMatchObject(exempted)
      expect(registered('authorisation')).toMatchObject(exempted)
      expect(helped({ registered: [] })).toMatchObject({ rate: '0.2' })
    })

    it('starts on the day of an approval, for whatever activity, and ends when it does', () => {
      const registered = [
        { activity: 'II-1', from: day('2019-01-01') },
        { activity: 'I-3', from: day('2025-03-10'), until: day('2026-03-10'), as: 'approval' },
      ] as const
      const on = (performedOn: string) => helped({ performedOn: day(performedOn), registered })
      expect(on('2025-03-09')).toMatchObject({ rate: '0.1' })
      expect(on('2025-03-10')).toMatchObject(exempted)
      expect(on('2026-03-09')).toMatchObject(exempted)
      expect(on('2026-03-10')).toMatchObject({ rate: '0.1' })
    })

    it('is known since 2019', () => {
      expect(helped({ performedOn: day('2019-01-01') })).toMatchObject(exempted)
      expect(helped({ performedOn: day('2018-12-31') })).toEqual(
        asks('law-of-the-day:fr.vat.exempt-fragile'),
      )
    })
  })

  it.each([
    ['exempt-lessons', { exemption: 'lessons', paidDirectly: true }],
    ['exempt-association', { exemption: 'association' }],
    ['exempt-fragile', { exemption: 'fragile-public' }],
  ] as const)('of the ground %s needs new words from July 2028 on', (ground, rest) => {
    const after = { vat: 'exempt', issuedOn: day('2028-07-01'), ...rest } as const
    const line = sold(after, { publicServed: true })
    expect(rateFor(line)).toEqual(asks(`settings.mentions.${ground}`))
    const mention = 'Exonération de TVA, CIBS'
    expect(rateFor(line, { mentions: { [ground]: mention } })).toMatchObject({ mention })
  })

  it('that does not hold leaves the tax that is not levied in Guyane', () => {
    const pupils = exempt('lessons', { paidDirectly: false })
    expect(rateFor(sold(pupils, { territory: 'guyane' }))).toMatchObject({ taxed: 'not-levied' })
  })
})
