import { describe, expect, it } from 'vitest'
import { day, plusDays } from '../../shared/civil-date.js'
import type { DatedTable } from '../dated-table.js'
import type { Rule } from '../reason.js'
import { cite } from '../source.js'
import * as law from './tax-credit.js'

const { 'odd-jobs': odd, 'it-support': itSupport, gardening } = law.caps
const grown = { currency: 'EUR', base: 12_000_00, perPerson: 1_500_00, most: 15_000_00 } as const
const invalid = { disability: 20_000_00 } as const
const first = { firstYear: { base: 15_000_00, most: 18_000_00 } } as const
const flat = (currency: 'FRF' | 'EUR', base: number, disability?: number) => ({
  ...{ currency, kind: 'reduction', base: base * 100, perPerson: 0, most: base * 100 },
  disability: disability && disability * 100,
})
const euros = (amount: number) => ({ currency: 'EUR', amount: amount * 100 })
const sexdecies = (what: string) => `CGI, art. 199 sexdecies, ${what}`

type Told = readonly [from: string, value: unknown, source: string, confidence: string]

/** Every row as it must read: its first day, its value, its source and how far that was read. */
const rows: readonly (readonly [table: DatedTable<unknown>, ...told: Told[]])[] = [
  [
    law.ceilings,
    [
      '2017-01-01',
      { ...grown, kind: 'credit', ...invalid, ...first },
      sexdecies('3 (crédit pour tous)'),
      'verified',
    ],
    [
      '2009-01-01',
      { ...grown, kind: 'split', ...invalid, ...first },
      sexdecies('3 (première année)'),
      'verified',
    ],
    [
      '2007-01-01',
      { ...grown, kind: 'split', ...invalid },
      sexdecies('3 (crédit des actifs)'),
      'verified',
    ],
    [
      '2005-01-01',
      { ...grown, kind: 'reduction', ...invalid },
      sexdecies('1°, plafond de 2005 (loi 2004-1484)'),
      'secondary',
    ],
    ['2003-01-01', flat('EUR', 10_000, 13_800), sexdecies('1°, plafond de 2003'), 'secondary'],
    ['2002-01-01', flat('EUR', 7_400, 13_800), sexdecies('1°, plafond de 2002'), 'secondary'],
    ['2001-01-01', flat('EUR', 6_900, 13_800), sexdecies('1°, plafond de 2001'), 'verified'],
    [
      '1997-01-01',
      flat('FRF', 45_000, 90_000),
      sexdecies('1°, plafond de 1997 (loi de finances pour 1998, art. 12)'),
      'verified',
    ],
    ['1995-01-01', flat('FRF', 90_000), sexdecies('1°, plafond de 1995'), 'verified'],
    ['1993-01-01', flat('FRF', 26_000), sexdecies('1°, plafond de 1993'), 'verified'],
    ['1991-01-01', flat('FRF', 25_000), sexdecies('1°, plafond de 1991'), 'verified'],
  ],
  [law.share, ['1991-01-01', 50, sexdecies('1°, deuxième alinéa (50 %)'), 'verified']],
  [
    odd,
    ['2013-07-01', euros(500), 'Code du travail, art. D7233-5, 1°', 'verified'],
    ['2005-12-30', euros(500), 'Code du travail, art. D129-36, 1°', 'verified'],
    ['2002-01-01', euros(400), 'Code du travail, art. D129-11, 400 euros', 'verified'],
    [
      '1996-06-25',
      { currency: 'FRF', amount: 2_500_00 },
      'Code du travail, art. D129-11, 2 500 F',
      'verified',
    ],
  ],
  [
    itSupport,
    ['2013-07-01', euros(3_000), 'Code du travail, art. D7233-5, 2°', 'verified'],
    ['2005-12-30', euros(1_000), 'Code du travail, art. D129-36, 2°', 'verified'],
  ],
  [
    gardening,
    ['2013-07-01', euros(5_000), 'Code du travail, art. D7233-5, 3°', 'verified'],
    [
      '2007-05-15',
      euros(3_000),
      'Code du travail, art. D129-36, 3°, rédaction de 2007',
      'verified',
    ],
    ['2005-12-30', euros(1_500), 'Code du travail, art. D129-36, 3°', 'memory'],
  ],
  [
    law.francsPerEuro,
    ['1999-01-01', 655_957, 'Doctrine, règlement (CE) n° 2866/98, article premier', 'secondary'],
  ],
  [
    law.domiciled,
    ['2017-01-01', true, sexdecies('1 (article 4 B)'), 'secondary'],
    ['1992-01-01', true, sexdecies('2° (domicile fiscal)'), 'verified'],
  ],
  [
    law.aidsDeducted,
    ['1991-01-01', true, sexdecies('1°, dépenses effectivement supportées'), 'verified'],
  ],
  [
    law.employerAidDeducted,
    ['2005-11-17', true, 'Doctrine, BOI 5 F-18-06', 'verified'],
    ['1996-01-01', false, sexdecies('1°, aide financière de l’article L129-3'), 'verified'],
    ['1991-01-01', true, sexdecies('1°, dépenses effectivement supportées (1991)'), 'verified'],
  ],
  [law.working, ['2007-01-01', true, 'Doctrine, BOI 5 B-1-08, n° 56 et 57', 'verified']],
  [
    law.ownBoxOfAscendants,
    ['2017-01-01', false, 'Doctrine, code M de la DGFiP, revenus 2022 et 2024', 'verified'],
    ['2011-01-01', true, 'Doctrine, code M de la DGFiP, revenus 2011 à 2015', 'verified'],
    ['2005-01-01', false, 'Doctrine, code M de la DGFiP, revenus 2010', 'verified'],
  ],
  [law.over65, ['2005-01-01', true, sexdecies('3, majorations'), 'verified']],
  [law.disabilityCard, ['1997-01-01', true, sexdecies('3 (carte d’invalidité)'), 'memory']],
  [
    law.ascendantHome,
    ['1997-01-01', true, sexdecies('1°, deuxième alinéa (loi 97-60)'), 'verified'],
    ['1991-01-01', true, sexdecies('1°, premier alinéa (contribuable)'), 'verified'],
  ],
  [law.display, ['2015-07-01', true, 'Doctrine, arrêté du 17 mars 2015, article 5', 'secondary']],
]

/** What each table is about, what its values are, and which date it is looked up by. */
const heads: readonly (readonly [
  DatedTable<unknown>,
  id: string,
  fr: string,
  en: string,
  unit: string,
  governedBy: string,
])[] = [
  [
    law.ceilings,
    'fr.tax-credit.ceiling',
    'Plafonds de l’avantage fiscal',
    'Ceilings of the tax advantage',
    'hundredths of the currency, a household and a year',
    'income year',
  ],
  [
    law.share,
    'fr.tax-credit.share',
    'Taux de l’avantage fiscal',
    'Rate of the tax advantage',
    'percent of retained expenses',
    'income year',
  ],
  [
    odd,
    'fr.tax-credit.cap.odd-jobs',
    'Plafond du petit bricolage',
    'Cap of odd jobs',
    'hundredths of the currency, a household and a year, on expenses',
    'income year',
  ],
  [
    itSupport,
    'fr.tax-credit.cap.it-support',
    'Plafond de l’assistance informatique',
    'Cap of home IT support',
    'hundredths of the currency, a household and a year, on expenses',
    'income year',
  ],
  [
    gardening,
    'fr.tax-credit.cap.gardening',
    'Plafond du jardinage',
    'Cap of gardening',
    'hundredths of the currency, a household and a year, on expenses',
    'income year',
  ],
  [
    law.francsPerEuro,
    'fr.franc',
    'Taux de conversion du franc',
    'Conversion rate of the franc',
    'hundred-thousandths of a franc to the euro',
    'income year',
  ],
  [
    law.employerAidDeducted,
    'fr.tax-credit.employer-aid',
    'L’aide de l’employeur est déduite des dépenses',
    'The employer’s aid is deducted from the expenses',
    'true or false',
    'payment',
  ],
  [
    law.ownBoxOfAscendants,
    'fr.tax-credit.ascendant-box',
    'Les dépenses chez un ascendant ont leur propre case',
    'Expenses at an ascendant’s have their own box',
    'true or false',
    'income year',
  ],
]

/** What each rule without a figure says when it is kept, and when it is broken. */
const said: readonly (readonly [
  rule: Rule,
  id: string,
  ...words: (readonly [code: string, fr: string, en: string])[],
])[] = [
  [
    law.domiciled,
    'fr.tax-credit.domicile',
    ['domiciled', 'Domicile fiscal en France.', 'Domiciled in France for tax.'],
    [
      'not-domiciled',
      'Sans domicile fiscal en France, aucun avantage.',
      'Without a tax domicile in France, no advantage.',
    ],
  ],
  [
    law.aidsDeducted,
    'fr.tax-credit.aids',
    [
      'aids-deducted',
      'Les aides reçues sont déduites : seul compte ce que le foyer a supporté.',
      'Aids received are deducted: only what the household bore counts.',
    ],
    [
      'aids-kept',
      'Cette aide n’est pas déduite des dépenses.',
      'This aid is not deducted from the expenses.',
    ],
  ],
  [
    law.working,
    'fr.tax-credit.working',
    [
      'working',
      'Le contribuable, ou chacun des deux, travaille ou cherche un emploi : crédit.',
      'The taxpayer, or each of the two, works or looks for work: credit.',
    ],
    [
      'not-working',
      'Sans activité ni recherche d’emploi, ou chez un ascendant : réduction.',
      'Neither working nor looking for work, or at an ascendant’s: reduction.',
    ],
  ],
  [
    law.over65,
    'fr.tax-credit.over-65',
    [
      'over-65',
      'Membre du foyer, ou ascendant aidé, de plus de 65 ans.',
      'Member of the household, or ascendant helped, over 65.',
    ],
  ],
  [
    law.disabilityCard,
    'fr.tax-credit.disability.cmi-80',
    [
      'invalidity-card',
      'Carte mobilité inclusion, mention invalidité.',
      'Invalidity card of 80 % or more.',
    ],
  ],
  [
    law.ascendantHome,
    'fr.tax-credit.ascendant-home',
    ['ascendant-home', 'Dépenses au domicile d’un ascendant.', 'Expenses at an ascendant’s home.'],
    [
      'ascendant-too-early',
      'Avant 1997, seul le domicile du contribuable comptait.',
      'Before 1997 only the taxpayer’s own home counted.',
    ],
  ],
  [
    law.display,
    'fr.display.advantage-apart',
    [
      'price-leads',
      'Le prix est affiché en premier ; l’avantage fiscal figure à part, de façon moins apparente.',
      'The price leads; the tax advantage stands apart from it, less prominently.',
    ],
  ],
]

const named = <T extends readonly [DatedTable<unknown>, ...unknown[]]>(list: readonly T[]) =>
  list.map((one) => [one[0].id, one] as const)

describe('the law of the tax credit, as rows (T11)', () => {
  it.each(named(rows))('%s: every row has its day, value, source and confidence', (_, one) => {
    const [table, ...expected] = one
    expect(
      table.rows.map(({ from, value, source }) => [from, value, cite(source), source.confidence]),
    ).toEqual(expected)
  })

  it.each(named(rows))(
    '%s: each row holds from its first day, not the day before',
    (_, [table]) => {
      for (const [i, row] of table.rows.entries()) {
        expect(row.id).toBe(`${table.id}@${row.from}`)
        expect(row.source.readOn).toBe('2026-11-22')
        expect(table.on(row.from)).toBe(row)
        expect(table.on(plusDays(row.from, -1))).toBe(table.rows[i + 1])
      }
      expect(table.on(day('2100-12-31'))).toBe(table.rows[0])
    },
  )

  it.each(named(heads))('%s says what it is about', (_, [table, ...head]) => {
    const { id, title, unit, governedBy } = table
    expect([id, title.fr, title.en, unit, governedBy]).toEqual(head)
  })

  it.each(named(said))('%s says what keeps it and what breaks it', (_, [rule, id, ...words]) => {
    const all = [rule.kept, ...Object.values(rule.broken)]
    expect([rule.id, ...all.map(({ code, fr, en }) => [code, fr, en])]).toEqual([id, ...words])
    expect(Object.keys(rule.broken)).toEqual(words.slice(1).map(([code]) => code))
    expect(rule.governedBy).toBe(rule === law.display ? 'issue' : 'income year')
  })

  it('has no other table', () => {
    const isTable = (one: unknown): one is DatedTable<unknown> =>
      typeof one === 'object' && one !== null && 'rows' in one
    const all = [...Object.values<unknown>(law), ...Object.values(law.caps)].filter(isTable)
    expect(all.map(({ id }) => id).sort()).toEqual(rows.map(([{ id }]) => id).sort())
    expect(Object.keys(law.caps)).toEqual(['odd-jobs', 'it-support', 'gardening'])
  })

  it('names the boxes of the return', () => {
    expect(law.boxes).toEqual({
      '7DB': { fr: 'Sommes versées au domicile', en: 'Sums paid (own home)' },
      '7DF': {
        fr: 'Sommes versées au domicile, sans activité (avant 2017)',
        en: 'Sums paid at one’s own home, not working (before 2017)',
      },
      '7DD': {
        fr: 'Sommes versées au domicile d’un ascendant (avant 2017)',
        en: 'Sums paid at an ascendant’s home (before 2017)',
      },
      '7DR': { fr: 'Aides perçues', en: 'Aids received' },
      '7HB': { fr: 'Avance immédiate déjà perçue', en: 'Immediate advance already received' },
      '7DL': { fr: 'Ascendants de plus de 65 ans aidés', en: 'Ascendants over 65 who are helped' },
      '7DQ': { fr: 'Première année d’emploi direct', en: 'First year of direct employment' },
      '7DG': { fr: 'Personne invalide au foyer', en: 'Invalid person in the household' },
    })
  })
})
