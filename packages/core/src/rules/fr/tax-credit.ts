import { type DatedTable, datedTable, type TableSpec } from '../dated-table.js'
import { type Rule, rule } from '../reason.js'
import type { LegalSource } from '../source.js'
import type { CapName } from './activities.js'
import { cgi, doctrine, travail } from './texts.js'

/** Which currency an income year is computed in: francs until 2000, euros from 2001. */
export type Currency = 'FRF' | 'EUR'

/** What the advantage is: a reduction is lost beyond the tax due, a credit is paid back. `split` = 2007 to 2016. */
export type AdvantageKind = 'reduction' | 'split' | 'credit'

/** The ceilings of an income year, in hundredths of its currency: what a household's expenses count up to. */
export interface Ceilings {
  readonly currency: Currency
  readonly kind: AdvantageKind
  readonly base: number
  /** Per dependant or person over 65; half for a child in shared custody. Nothing before 2005. */
  readonly perPerson: number
  /** What `base` and the persons may reach together. */
  readonly most: number
  /** Flat, for a household with an invalid member; undefined before 1998. */
  readonly disability?: number | undefined
  /** `base` and `most` of the first income year of direct employment; undefined before 2009. */
  readonly firstYear?: { readonly base: number; readonly most: number } | undefined
}

const years = <V>(
  spec: Pick<TableSpec<V>, 'id' | 'title' | 'unit'>,
  rows: readonly (readonly [year: number, value: V, source: LegalSource])[],
): DatedTable<V> =>
  datedTable<V>({
    ...spec,
    governedBy: 'income year',
    rows: rows.map(([year, value, source]) => ({ from: `${year}-01-01`, value, source })),
  })

const francs = (base: number, disability?: number): Ceilings => ({
  currency: 'FRF',
  kind: 'reduction',
  base: base * 100,
  perPerson: 0,
  most: base * 100,
  disability: disability && disability * 100,
})
const euros = (kind: AdvantageKind, base: number, disability: number): Ceilings => ({
  currency: 'EUR',
  kind,
  base: base * 100,
  perPerson: 0,
  most: base * 100,
  disability: disability * 100,
})
const grown = (kind: AdvantageKind, firstYear?: Ceilings['firstYear']): Ceilings => ({
  ...euros(kind, 12_000, 20_000),
  perPerson: 1_500_00,
  most: 15_000_00,
  firstYear,
})
const first = { base: 15_000_00, most: 18_000_00 } as const

/**
 * Ceilings of the tax advantage, by income year, since 1991. The budget act for 1998 halved that of 1997 already (Conseil
 * constitutionnel, 97-395 DC).
 */
export const ceilings: DatedTable<Ceilings> = years(
  {
    id: 'fr.tax-credit.ceiling',
    title: { fr: 'Plafonds de l’avantage fiscal', en: 'Ceilings of the tax advantage' },
    unit: 'hundredths of the currency, a household and a year',
  },
  [
    [2017, grown('credit', first), cgi('199 sexdecies', '3 (crédit pour tous)', 'verified')],
    [2009, grown('split', first), cgi('199 sexdecies', '3 (première année)', 'verified')],
    [2007, grown('split'), cgi('199 sexdecies', '3 (crédit des actifs)', 'verified')],
    [2005, grown('reduction'), cgi('199 sexdecies', '1°, plafond de 2005 (loi 2004-1484)')],
    [2003, euros('reduction', 10_000, 13_800), cgi('199 sexdecies', '1°, plafond de 2003')],
    [2002, euros('reduction', 7_400, 13_800), cgi('199 sexdecies', '1°, plafond de 2002')],
    [
      2001,
      euros('reduction', 6_900, 13_800),
      cgi('199 sexdecies', '1°, plafond de 2001', 'verified'),
    ],
    [
      1997,
      francs(45_000, 90_000),
      cgi('199 sexdecies', '1°, plafond de 1997 (loi de finances pour 1998, art. 12)', 'verified'),
    ],
    [1995, francs(90_000), cgi('199 sexdecies', '1°, plafond de 1995', 'verified')],
    [1993, francs(26_000), cgi('199 sexdecies', '1°, plafond de 1993', 'verified')],
    [1991, francs(25_000), cgi('199 sexdecies', '1°, plafond de 1991', 'verified')],
  ],
)

/** The share of retained expenses that comes back, in percent. */
export const share: DatedTable<number> = years(
  {
    id: 'fr.tax-credit.share',
    title: { fr: 'Taux de l’avantage fiscal', en: 'Rate of the tax advantage' },
    unit: 'percent of retained expenses',
  },
  [[1991, 50, cgi('199 sexdecies', '1°, deuxième alinéa (50 %)', 'verified')]],
)

const cap = (
  id: string,
  fr: string,
  en: string,
  rows: readonly (readonly [from: string, currency: Currency, amount: number, LegalSource])[],
): DatedTable<Cap> =>
  datedTable({
    id,
    title: { fr, en },
    unit: 'hundredths of the currency, a household and a year, on expenses',
    governedBy: 'income year',
    rows: rows.map(([from, currency, amount, source]) => ({
      from,
      value: { currency, amount: amount * 100 },
      source,
    })),
  })

/** What a household's expenses of one activity count up to in a year. */
export interface Cap {
  readonly currency: Currency
  readonly amount: number
}

/**
 * Caps of single activities, inside the ceiling. They are dated by decrees that came in mid-year: the row in force on
 * 31 December governs the whole income year, as the BOFiP said for 2013.
 */
export const caps: Readonly<Record<CapName, DatedTable<Cap>>> = {
  'odd-jobs': cap('fr.tax-credit.cap.odd-jobs', 'Plafond du petit bricolage', 'Cap of odd jobs', [
    ['2013-07-01', 'EUR', 500, travail('D7233-5', '1°', 'verified')],
    ['2005-12-30', 'EUR', 500, travail('D129-36', '1°', 'verified')],
    ['2002-01-01', 'EUR', 400, travail('D129-11', '400 euros', 'verified')],
    ['1996-06-25', 'FRF', 2_500, travail('D129-11', '2 500 F', 'verified')],
  ]),
  'it-support': cap(
    'fr.tax-credit.cap.it-support',
    'Plafond de l’assistance informatique',
    'Cap of home IT support',
    [
      ['2013-07-01', 'EUR', 3_000, travail('D7233-5', '2°', 'verified')],
      ['2005-12-30', 'EUR', 1_000, travail('D129-36', '2°', 'verified')],
    ],
  ),
  gardening: cap('fr.tax-credit.cap.gardening', 'Plafond du jardinage', 'Cap of gardening', [
    ['2013-07-01', 'EUR', 5_000, travail('D7233-5', '3°', 'verified')],
    ['2007-05-15', 'EUR', 3_000, travail('D129-36', '3°, rédaction de 2007', 'verified')],
    ['2005-12-30', 'EUR', 1_500, travail('D129-36', '3°', 'memory')],
  ]),
}

/** Hundred-thousandths of a franc in a euro: 6.55957. For 2001, computed in euros with a cap still in francs. */
export const francsPerEuro: DatedTable<number> = datedTable({
  id: 'fr.franc',
  title: { fr: 'Taux de conversion du franc', en: 'Conversion rate of the franc' },
  unit: 'hundred-thousandths of a franc to the euro',
  governedBy: 'income year',
  rows: [
    {
      from: '1999-01-01',
      value: 655_957,
      source: doctrine('règlement (CE) n° 2866/98', 'article premier'),
    },
  ],
})

/** Only who has a tax domicile in France has the advantage. */
export const domiciled: Rule<'not-domiciled'> = rule({
  id: 'fr.tax-credit.domicile',
  governedBy: 'income year',
  kept: ['domiciled', 'Domicile fiscal en France.', 'Domiciled in France for tax.'],
  broken: {
    'not-domiciled': [
      'Sans domicile fiscal en France, aucun avantage.',
      'Without a tax domicile in France, no advantage.',
    ],
  },
  versions: [
    ['2017-01-01', cgi('199 sexdecies', '1 (article 4 B)')],
    ['1992-01-01', cgi('199 sexdecies', '2° (domicile fiscal)', 'verified')],
  ],
})

/** Aids that the household received reduce its expenses: only what it bore itself counts. */
export const aidsDeducted: Rule<'aids-kept'> = rule({
  id: 'fr.tax-credit.aids',
  governedBy: 'income year',
  kept: [
    'aids-deducted',
    'Les aides reçues sont déduites : seul compte ce que le foyer a supporté.',
    'Aids received are deducted: only what the household bore counts.',
  ],
  broken: {
    'aids-kept': [
      'Cette aide n’est pas déduite des dépenses.',
      'This aid is not deducted from the expenses.',
    ],
  },
  versions: [
    ['1991-01-01', cgi('199 sexdecies', '1°, dépenses effectivement supportées', 'verified')],
  ],
})

/**
 * Whether the employer's aid is deducted, by the day on which the expense was paid: not from 1996 on, again since 17 November 2005.
 */
export const employerAidDeducted: DatedTable<boolean> = datedTable({
  id: 'fr.tax-credit.employer-aid',
  title: {
    fr: 'L’aide de l’employeur est déduite des dépenses',
    en: 'The employer’s aid is deducted from the expenses',
  },
  unit: 'true or false',
  governedBy: 'payment',
  rows: [
    { from: '2005-11-17', value: true, source: doctrine('BOI 5 F-18-06', undefined, 'verified') },
    {
      from: '1996-01-01',
      value: false,
      source: cgi('199 sexdecies', '1°, aide financière de l’article L129-3', 'verified'),
    },
    {
      from: '1991-01-01',
      value: true,
      source: cgi('199 sexdecies', '1°, dépenses effectivement supportées (1991)', 'verified'),
    },
  ],
})

/** In 2007 to 2016 the credit is for who works or looks for work: each of a couple. Everybody else has the reduction. */
export const working: Rule<'not-working'> = rule({
  id: 'fr.tax-credit.working',
  governedBy: 'income year',
  kept: [
    'working',
    'Le contribuable, ou chacun des deux, travaille ou cherche un emploi : crédit.',
    'The taxpayer, or each of the two, works or looks for work: credit.',
  ],
  broken: {
    'not-working': [
      'Sans activité ni recherche d’emploi, ou chez un ascendant : réduction.',
      'Neither working nor looking for work, or at an ascendant’s: reduction.',
    ],
  },
  versions: [['2007-01-01', doctrine('BOI 5 B-1-08', 'n° 56 et 57', 'verified')]],
})

/** From 2011 to 2016 the ascendant's home has a box and a ceiling of its own (7DD); before, it shares that of one's own home. */
export const ownBoxOfAscendants: DatedTable<boolean> = years(
  {
    id: 'fr.tax-credit.ascendant-box',
    title: {
      fr: 'Les dépenses chez un ascendant ont leur propre case',
      en: 'Expenses at an ascendant’s have their own box',
    },
    unit: 'true or false',
  },
  [
    [2017, false, doctrine('code M de la DGFiP', 'revenus 2022 et 2024', 'verified')],
    [2011, true, doctrine('code M de la DGFiP', 'revenus 2011 à 2015', 'verified')],
    [2005, false, doctrine('code M de la DGFiP', 'revenus 2010', 'verified')],
  ],
)

/** Persons over 65 of the household: the official computation counts the year in which they turn 65. */
export const over65: Rule = rule({
  id: 'fr.tax-credit.over-65',
  governedBy: 'income year',
  kept: [
    'over-65',
    'Membre du foyer, ou ascendant aidé, de plus de 65 ans.',
    'Member of the household, or ascendant helped, over 65.',
  ],
  broken: {},
  versions: [['2005-01-01', cgi('199 sexdecies', '3, majorations', 'verified')]],
})

/** The higher ceiling of a household with an invalid member; the card of 80 % is from memory, a tenant must name the row. */
export const disabilityCard: Rule = rule({
  id: 'fr.tax-credit.disability.cmi-80',
  governedBy: 'income year',
  kept: [
    'invalidity-card',
    'Carte mobilité inclusion, mention invalidité.',
    'Invalidity card of 80 % or more.',
  ],
  broken: {},
  versions: [['1997-01-01', cgi('199 sexdecies', '3 (carte d’invalidité)', 'memory')]],
})

/** The household of an ascendant counts from 1997. */
export const ascendantHome: Rule<'ascendant-too-early'> = rule({
  id: 'fr.tax-credit.ascendant-home',
  governedBy: 'income year',
  kept: [
    'ascendant-home',
    'Dépenses au domicile d’un ascendant.',
    'Expenses at an ascendant’s home.',
  ],
  broken: {
    'ascendant-too-early': [
      'Avant 1997, seul le domicile du contribuable comptait.',
      'Before 1997 only the taxpayer’s own home counted.',
    ],
  },
  versions: [
    ['1997-01-01', cgi('199 sexdecies', '1°, deuxième alinéa (loi 97-60)', 'verified')],
    ['1991-01-01', cgi('199 sexdecies', '1°, premier alinéa (contribuable)', 'verified')],
  ],
})

/** On a quote or a price list the price leads; the advantage stands apart from it, and less prominently. */
export const display: Rule = rule({
  id: 'fr.display.advantage-apart',
  governedBy: 'issue',
  kept: [
    'price-leads',
    'Le prix est affiché en premier ; l’avantage fiscal figure à part, de façon moins apparente.',
    'The price leads; the tax advantage stands apart from it, less prominently.',
  ],
  broken: {},
  versions: [['2015-07-01', doctrine('arrêté du 17 mars 2015', 'article 5')]],
})

/** What each box of the return holds. */
export const boxes = {
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
} as const

/** A box of the return. */
export type Box = keyof typeof boxes
