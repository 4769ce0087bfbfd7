import { describe, expect, it } from 'vitest'
import { assess } from '../../eligibility/assess.js'
import { assessLabel } from '../../eligibility/label.js'
import { yearOf } from '../../tax-credit/year-of.js'
import { lawLine } from '../../testing/law-lines.js'
import { householdOf, spent } from '../../testing/tax-households.js'
import { franchiseOf } from '../../vat/franchise.js'
import { ratesForOffer } from '../../vat/offer.js'
import { rateFor } from '../../vat/rate-for.js'
import { type LawSettings, safeSide, settingNotes, wrongInSettings } from './settings.js'

describe('the settings', () => {
  it('ask what the law leaves open, and say what is done when nobody answers', () => {
    expect(settingNotes).toEqual([
      {
        name: 'trusts',
        question: 'Which rows known from memory only does the tenant take on itself?',
        options: 'ids of rows',
        safeSide:
          'none: an answer that needs such a row is undetermined and names it; meals delivered alone open no right',
      },
      {
        name: 'confidence',
        question: 'How well must a row have been read to carry an answer?',
        options: '`verified`, `secondary`',
        safeSide:
          '`secondary`: a serious source that quotes or applies the text is enough; `memory` never is',
      },
      {
        name: 'aids',
        question: 'Are aids taken off an activity’s expenses before its cap, or after?',
        options: '`before-cap`, `after-cap`',
        safeSide: '`before-cap`: only what the household bore is measured against the cap',
      },
      {
        name: 'sixtyFive',
        question: 'Is a person over 65 for the year of the 65th birthday?',
        options: '`in-the-year`, `before-the-year`',
        safeSide: '`in-the-year`, as the tax office computes',
      },
      {
        name: 'sameDayOddJobs',
        question: 'Are two odd jobs on one day at one home measured together?',
        options: '`apart`, `summed`',
        safeSide: 'undetermined, when together they pass two hours',
      },
      {
        name: 'bundleOf',
        question: 'May the set of services come from several providers of one household?',
        options: '`provider`, `household`',
        safeSide: '`provider`: from one and the same',
      },
      {
        name: 'vatClass',
        question: 'Which rate do remote care, sign-language interpreters and help for a time bear?',
        options: '`normal`, `reduced` or `super-reduced`, by activity',
        safeSide: 'undetermined: a person enters the rate',
      },
      {
        name: 'travel',
        question:
          'Is travel that is charged apart part of the price of the service that it goes with?',
        options: '`part-of-service`',
        safeSide:
          'it opens no right to the credit, and its rate of VAT is asked for where that of the service is reduced',
      },
      {
        name: 'partPayments',
        question: 'Do part payments count when they are paid, or only once the invoice is settled?',
        options: '`when-paid`, `at-settlement`',
        safeSide: '`when-paid`: what was paid in the year, as article D7233-4 says',
      },
      {
        name: 'declaredBody',
        question:
          'Is an organisation that is merely declared “under an administrative decision” (Code de la consommation, L221-10, 2°)?',
        options: '`under-a-decision`',
        safeSide:
          'no: a contract off the premises takes no payment for seven days, unless the organisation is approved or authorised for what it sells',
      },
      {
        name: 'mentions',
        question: 'Which words replace the references to the CGI after 30 June 2028?',
        options: 'the words, by ground',
        safeSide: 'undetermined from 1 July 2028',
      },
    ])
  })
})

/** Settings as nobody's compiler would let them through. */
const raw = (fields: unknown) => fields as LawSettings

describe('a setting that can be read', () => {
  const known: { readonly [F in keyof LawSettings]-?: readonly unknown[] } = {
    trusts: [[], ['fr.service.meals-alone@2026-01-01'], ['a row', 'another']],
    confidence: ['verified', 'secondary'],
    aids: ['before-cap', 'after-cap'],
    sixtyFive: ['in-the-year', 'before-the-year'],
    sameDayOddJobs: ['apart', 'summed'],
    bundleOf: ['provider', 'household'],
    vatClass: [
      {},
      { 'II-16': undefined },
      { 'II-16': 'normal', 'II-17': 'reduced', 'II-18': 'super-reduced' },
    ],
    travel: ['part-of-service'],
    partPayments: ['when-paid', 'at-settlement'],
    declaredBody: ['under-a-decision'],
    mentions: [{}, { lessons: undefined }, { lessons: 'Exonération', franchise: '' }],
  }

  it.each(Object.entries(known))('says of %s one of these, or nothing', (field, values) => {
    for (const value of [undefined, ...values])
      expect([value, wrongInSettings(raw({ [field]: value }))]).toEqual([value, []])
  })

  it('is each of those that a page prints', () => {
    expect(settingNotes.map(({ name }) => name)).toEqual(Object.keys(known))
  })

  it('is none, on the safe side', () => {
    expect(safeSide).toEqual({})
    expect(wrongInSettings(safeSide)).toEqual([])
    expect(wrongInSettings({})).toEqual([])
  })
})

describe('a setting that cannot be read', () => {
  it.each([
    ['trusts', 'fr.service.meals-alone@2026-01-01', 'not-a-list'],
    ['trusts', null, 'not-a-list'],
    ['trusts', {}, 'not-a-list'],
    ['trusts', [1], 'not-a-list'],
    ['trusts', ['a row', undefined], 'not-a-list'],
    ['confidence', 'memory', 'not-one-of'],
    ['confidence', null, 'not-one-of'],
    ['confidence', true, 'not-one-of'],
    ['aids', 'before', 'not-one-of'],
    ['aids', null, 'not-one-of'],
    ['sixtyFive', 'in-year', 'not-one-of'],
    ['sixtyFive', 65, 'not-one-of'],
    ['sameDayOddJobs', 'together', 'not-one-of'],
    ['sameDayOddJobs', false, 'not-one-of'],
    ['bundleOf', 'none', 'not-one-of'],
    ['bundleOf', null, 'not-one-of'],
    ['vatClass', 'reduced', 'not-an-object'],
    ['vatClass', ['II-16'], 'not-an-object'],
    ['vatClass', null, 'not-an-object'],
    ['vatClass', { 'II-16': 'zero' }, 'not-one-of'],
    ['vatClass', { 'II-16': 'reduced', 'II-17': 'lessons' }, 'not-one-of'],
    ['vatClass', { 'II-16': null }, 'not-one-of'],
    ['mentions', 'Exonération', 'not-an-object'],
    ['mentions', [], 'not-an-object'],
    ['mentions', null, 'not-an-object'],
    ['mentions', { franchise: 'Franchise', lessons: 5 }, 'not-a-text'],
  ])('is named by its path: %s = %o', (field, value, reason) => {
    expect(wrongInSettings(raw({ [field]: value }))).toEqual([
      { field: `settings.${field}`, reason },
    ])
  })

  it('does not hide another', () => {
    const fields = { trusts: 'all', confidence: 'memory', aids: 'after-cap', mentions: 1 }
    expect(wrongInSettings(raw(fields))).toEqual([
      { field: 'settings.trusts', reason: 'not-a-list' },
      { field: 'settings.confidence', reason: 'not-one-of' },
      { field: 'settings.mentions', reason: 'not-an-object' },
    ])
  })

  it('may be all of them', () => {
    const wrong = [{ field: 'settings', reason: 'not-an-object' }]
    for (const none of [null, [], 'verified', 5]) expect(wrongInSettings(raw(none))).toEqual(wrong)
  })
})

describe('what is asked of the law', () => {
  const line = lawLine('II-1')
  const franchise = { year: 2026, sells: 'services', previousYear: 0, thisYear: 0 } as const
  const household = householdOf(2024, [spent(2024, 100)])
  const wrong = [{ field: 'settings.confidence', reason: 'not-one-of' }]
  const undetermined = { verdict: 'undetermined', missing: [], wrong }
  const refused = { ok: false, refusal: { code: 'invalid-input', wrong } }

  it.each([
    ['assess', (given) => assess(line, given), { ...undetermined, because: [] }],
    [
      'assessLabel',
      (given) => assessLabel(line, { employerOnly: false }, given),
      { ...undetermined, because: [] },
    ],
    ['rateFor', (given) => rateFor(line, given), undetermined],
    ['ratesForOffer', (given) => ratesForOffer({ parts: [line] }, given), [undetermined]],
    ['franchiseOf', (given) => franchiseOf(franchise, given), { ...undetermined, because: [] }],
    ['yearOf', (given) => yearOf(household, given), refused],
  ] as const satisfies readonly (readonly [string, (given?: LawSettings) => unknown, unknown])[])(
    'by %s is not answered by a setting that cannot be read',
    (_, ask, answer) => {
      expect(ask(raw({ confidence: 'memory' }))).toEqual(answer)
      expect(ask({})).toEqual(ask(undefined))
    },
  )

  it('names what cannot be read in the question too, first', () => {
    const settings = raw({ confidence: 'memory' })
    const office = { ...line, place: 'office' } as unknown as typeof line
    const place = { field: 'place', reason: 'not-one-of' }
    expect(assess(office, settings).wrong).toEqual([place, ...wrong])
    expect(rateFor(office, settings)).toEqual({ ...undetermined, wrong: [place, ...wrong] })
    const never = { ...franchise, year: 1999 }
    const year = { field: 'year', reason: 'out-of-range' }
    expect(franchiseOf(never, settings).wrong).toEqual([year, ...wrong])
  })
})
