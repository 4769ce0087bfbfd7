import { type Factor, factor } from '../../shared/factor.js'
import { type DatedTable, datedTable } from '../dated-table.js'
import { type Rule, rule } from '../reason.js'
import { annexe3, cgi, doctrine } from './texts.js'

const ratio = (id: string, fr: string, en: string, rows: readonly Row[]): DatedTable<Factor> =>
  datedTable({
    id,
    title: { fr, en },
    unit: 'ratio of the price before tax',
    governedBy: 'chargeable event',
    rows: rows.map(([from, value, source]) => ({ from, value: factor(value), source })),
  })
type Row = readonly [from: string, value: string, source: DatedTable<Factor>['rows'][0]['source']]

/** Normal rate in metropolitan France. */
export const vatNormal: DatedTable<Factor> = ratio('fr.vat.normal', 'Taux normal', 'Normal rate', [
  ['2014-01-01', '0.2', cgi('278', undefined, 'verified')],
  ['2000-04-01', '0.196', cgi('278', 'rédaction du 1er avril 2000')],
])

/** Reduced rate of most services at home. The rates were read in the BOFiP of each year, the days of change in other sources. */
export const vatReduced: DatedTable<Factor> = ratio(
  'fr.vat.sap-reduced',
  'Taux réduit des services à la personne',
  'Reduced rate of home services',
  [
    ['2014-01-01', '0.1', cgi('279', 'i')],
    ['2012-01-01', '0.07', cgi('279', 'i, rédaction de 2012')],
    ['2000-01-01', '0.055', cgi('279', 'i, rédaction de 2000')],
  ],
)

/** Rate of the essential acts of daily life for dependent persons. */
export const vatSuperReduced: DatedTable<Factor> = ratio(
  'fr.vat.sap-super-reduced',
  'Taux réduit des gestes essentiels de la vie quotidienne',
  'Reduced rate of the essential acts of daily life',
  [
    ['2012-01-01', '0.055', cgi('278-0 bis', 'D', 'verified')],
    ['2000-01-01', '0.055', cgi('278-0 bis', 'D, ancienne rédaction')],
  ],
)

/** Reduced rate in Guadeloupe, Martinique and La Réunion. */
export const vatReducedOverseas: DatedTable<Factor> = ratio(
  'fr.vat.overseas-reduced',
  'Taux réduit en Guadeloupe, en Martinique et à La Réunion',
  'Reduced rate in Guadeloupe, Martinique and La Réunion',
  [['2000-04-01', '0.021', cgi('296', '1°, a (taux réduit)', 'verified')]],
)

/** Normal rate in Guadeloupe, Martinique and La Réunion (BOI-TVA-GEO-20-10). */
export const vatNormalOverseas: DatedTable<Factor> = ratio(
  'fr.vat.overseas-normal',
  'Taux normal en Guadeloupe, en Martinique et à La Réunion',
  'Normal rate in Guadeloupe, Martinique and La Réunion',
  [['2000-04-01', '0.085', cgi('296', '1°, b (taux normal)', 'verified')]],
)

/** Guyane, and Mayotte since it became a département: the tax is not levied. Since when for Mayotte is from memory before December 2024. */
export const vatNotLevied: Readonly<Record<'guyane' | 'mayotte', Rule>> = {
  guyane: rule({
    id: 'fr.vat.not-levied-guyane',
    governedBy: 'chargeable event',
    kept: [
      'vat-not-levied',
      'La TVA ne s’applique pas en Guyane.',
      'VAT is not levied in French Guiana.',
    ],
    broken: {},
    versions: [['2005-01-01', cgi('294', '1 (Guyane)', 'verified')]],
  }),
  mayotte: rule({
    id: 'fr.vat.not-levied-mayotte',
    governedBy: 'chargeable event',
    kept: [
      'vat-not-levied',
      'La TVA ne s’applique pas à Mayotte.',
      'VAT is not levied in Mayotte.',
    ],
    broken: {},
    versions: [
      ['2024-12-13', cgi('294', '1 (Mayotte)', 'verified')],
      ['2014-01-01', cgi('294', '1 (Mayotte, rédaction de 2014)', 'memory')],
    ],
  }),
}

/** From when gardening, IT support, house watching, coordination and lessons that are no school support bear the normal rate. */
export const vatMovedToNormal: Rule = rule({
  id: 'fr.vat.sap-moved-to-normal',
  governedBy: 'chargeable event',
  kept: [
    'not-in-article-86',
    'L’activité n’est pas de celles que l’article 86 admet au taux réduit.',
    'The activity is not one of those that article 86 admits to the reduced rate.',
  ],
  broken: {},
  versions: [['2013-07-01', annexe3('86', 'I et II, a contrario (décret 2013-510)')]],
})

/** What gardening and lessons bore before July 2013. */
export const vatBeforeMove: DatedTable<Factor> = ratio(
  'fr.vat.sap-before-move',
  'Taux du jardinage et des cours avant le 1er juillet 2013',
  'Rate of gardening and lessons before 1 July 2013',
  [
    ['2012-01-01', '0.07', cgi('279', 'i, jardinage et cours, rédaction de 2012')],
    ['2006-01-01', '0.055', doctrine('BOI 3 C-6-06', 'n° 10 et 12', 'verified')],
  ],
)

/** What IT support, house watching, coordination and agents' fees bore before July 2013: before 2012, a tenant must name the row. */
export const vatBeforeMoveOthers: DatedTable<Factor> = ratio(
  'fr.vat.sap-before-move-others',
  'Taux de l’informatique, de la vigilance, de la coordination avant le 1er juillet 2013',
  'Rate of IT support, house watching and coordination before 1 July 2013',
  [
    ['2012-01-01', '0.07', cgi('279', 'i, autres activités sorties, rédaction de 2012')],
    ['2006-01-01', '0.055', cgi('279', 'i, autres activités sorties, rédaction de 2006', 'memory')],
  ],
)

/** The services that bear a reduced rate: the items of article 86. */
export const article86: Rule = rule({
  id: 'fr.vat.article-86',
  governedBy: 'chargeable event',
  kept: [
    'in-article-86',
    'L’activité est de celles que la loi admet au taux réduit.',
    'The activity is one of those that the law admits to the reduced rate.',
  ],
  broken: {},
  versions: [
    ['2013-07-01', annexe3('86', 'I et II')],
    ['2000-01-01', cgi('279', 'i, services aux personnes')],
  ],
})

/** The reduced rates start with the organisation's declaration, approval or authorisation; before, the normal rate. */
export const vatStatus: Rule<'vat-status-missing'> = rule({
  id: 'fr.vat.status',
  governedBy: 'chargeable event',
  kept: [
    'vat-status-held',
    'L’organisme a ce jour-là le statut que le taux réduit demande.',
    'The organisation holds on that day the status that the reduced rate asks for.',
  ],
  broken: {
    'vat-status-missing': [
      'Le taux réduit ne commence qu’avec la déclaration, l’agrément ou l’autorisation.',
      'The reduced rate starts only with the declaration, the approval or the authorisation.',
    ],
  },
  versions: [['2000-01-01', doctrine('BOI-TVA-LIQ-30-20-80', 'statut', 'verified')]],
})

/** The fee of an agent (mandataire) who does not invoice in its own name bears the normal rate. */
export const agentFee: Rule = rule({
  id: 'fr.vat.agent-fee',
  governedBy: 'chargeable event',
  kept: [
    'agent-fee',
    'Les frais d’un mandataire transparent supportent le taux normal.',
    'The fee of an agent who invoices in the name of another bears the normal rate.',
  ],
  broken: {},
  versions: [['2013-07-01', doctrine('BOI-TVA-LIQ-30-20-80', 'mandataire', 'verified')]],
})

/** An odd job over two hours is none, for VAT either. */
export const oddJobTooLongForVat: Rule = rule({
  id: 'fr.vat.odd-job-too-long',
  governedBy: 'chargeable event',
  kept: [
    'vat-odd-job-too-long',
    'Au-delà de deux heures, ce n’est plus un petit bricolage : taux normal.',
    'Over two hours it is no longer an odd job: normal rate.',
  ],
  broken: {},
  versions: [['2006-01-01', doctrine('BOI 3 C-6-06', 'petit bricolage', 'verified')]],
})

/** Lessons by a natural person whom the pupils pay directly are exempt: school, university, professional, artistic, sport. */
export const exemptLessons: Rule = rule({
  id: 'fr.vat.exempt-lessons',
  governedBy: 'chargeable event',
  kept: [
    'exempt-lessons',
    'Cours donnés par une personne physique payée directement par ses élèves : exonérés.',
    'Lessons by a natural person whom the pupils pay directly: exempt.',
  ],
  broken: {},
  versions: [['2000-01-01', cgi('261', '4, 4°, b', 'verified')]],
})

/** Associations managed without interest, for a public that competition does not reach. */
export const exemptAssociation: Rule = rule({
  id: 'fr.vat.exempt-association',
  governedBy: 'chargeable event',
  kept: [
    'exempt-association',
    'Association à gestion désintéressée, auprès d’un public que la concurrence n’atteint pas : exonérée.',
    'Association managed without interest, for a public that competition does not reach: exempt.',
  ],
  broken: {},
  versions: [['2000-01-01', cgi('261', '7, 1°, b')]],
})

/** Non-profit bodies, approved or authorised, for fragile publics (since 2019). */
export const exemptFragile: Rule = rule({
  id: 'fr.vat.exempt-fragile',
  governedBy: 'chargeable event',
  kept: [
    'exempt-fragile',
    'Organisme sans but lucratif agréé ou autorisé, auprès d’un public fragile : exonéré.',
    'Approved or authorised non-profit body, for a fragile public: exempt.',
  ],
  broken: {},
  versions: [['2019-01-01', cgi('261', '7, 1° ter')]],
})

/** Franchise en base: the seller invoices no VAT. */
export const franchise: Rule = rule({
  id: 'fr.vat.franchise',
  governedBy: 'chargeable event',
  kept: [
    'franchise',
    'Le vendeur relève de la franchise en base : aucune TVA.',
    'The seller is under the franchise: no VAT.',
  ],
  broken: {},
  versions: [['2000-01-01', cgi('293 B', undefined, 'verified')]],
})

/** Words that must stand on the invoice when no VAT is charged, by ground. */
export const mentions = {
  franchise: 'TVA non applicable, article 293 B du CGI',
  'exempt-lessons': 'Exonération de TVA, article 261, 4, 4°, b du CGI',
  'exempt-association': 'Exonération de TVA, article 261, 7, 1°, b du CGI',
  'exempt-fragile': 'Exonération de TVA, article 261, 7, 1° ter du CGI',
} as const

/**
 * Last day on which these references to the CGI are admitted: the tax moves to another code on 1 January 2027, with a tolerance.
 * The words for after it are a setting (`mentions`), because the new article's number is not stable.
 */
export const lastDayOfCgi: DatedTable<string> = datedTable({
  id: 'fr.vat.mention-tolerance',
  title: {
    fr: 'Fin de la tolérance des références au CGI',
    en: 'End of the tolerance of references to the CGI',
  },
  unit: 'last day',
  governedBy: 'issue',
  rows: [
    {
      from: '2000-01-01',
      value: '2028-06-30',
      source: doctrine('ordonnance 2026-671 du 27 juillet 2026', 'tolérance'),
    },
  ],
})

/** Thresholds of the franchise, in euro cents of turnover before tax. */
export interface FranchiseThresholds {
  readonly services: number
  readonly servicesRaised: number
  readonly goods: number
  readonly goodsRaised: number
}

/** Turnover up to which a seller may invoice without VAT. The single threshold of 25,000 euros of 2025 never applied. */
export const franchiseThresholds: DatedTable<FranchiseThresholds> = datedTable({
  id: 'fr.vat.franchise-thresholds',
  title: { fr: 'Seuils de la franchise en base', en: 'Thresholds of the franchise' },
  unit: 'euro cents of turnover before tax',
  governedBy: 'chargeable event',
  rows: [
    {
      from: '2025-01-01',
      value: {
        services: 37_500_00,
        servicesRaised: 41_250_00,
        goods: 85_000_00,
        goodsRaised: 93_500_00,
      },
      source: cgi('293 B', 'I, seuils de 2025'),
    },
    {
      from: '2023-01-01',
      value: {
        services: 36_800_00,
        servicesRaised: 39_100_00,
        goods: 91_900_00,
        goodsRaised: 101_000_00,
      },
      source: cgi('293 B', 'I, seuils de 2023'),
    },
  ],
})

/** Passing the raised threshold ends the franchise that very day: from memory, a tenant must name the row. */
export const franchiseLost: Rule<'over-raised-threshold'> = rule({
  id: 'fr.vat.franchise-lost',
  governedBy: 'chargeable event',
  kept: [
    'under-raised-threshold',
    'Le chiffre d’affaires de l’année reste sous le seuil majoré.',
    'The turnover of the year stays under the raised threshold.',
  ],
  broken: {
    'over-raised-threshold': [
      'Le seuil majoré est dépassé : la TVA est due dès ce jour.',
      'The raised threshold is passed: VAT is due from that day on.',
    ],
  },
  versions: [['2025-01-01', cgi('293 B', 'II (dépassement)', 'memory')]],
})

/** VAT on services falls due when the price is received, or by debits from the month after the option on. */
export const onReceipts: Rule = rule({
  id: 'fr.vat.on-receipts',
  governedBy: 'chargeable event',
  kept: [
    'vat-on-receipts',
    'La TVA des services est due à l’encaissement.',
    'VAT on services falls due when the price is received.',
  ],
  broken: {},
  versions: [['2000-01-01', cgi('269', '2, c', 'verified')]],
})

/** Option to pay by debits: from the first day of the month after it, for everything the seller does. */
export const onDebits: Rule = rule({
  id: 'fr.vat.on-debits',
  governedBy: 'chargeable event',
  kept: [
    'vat-on-debits',
    'Le vendeur a opté pour les débits : la TVA est due à la facture.',
    'The seller opted for debits: VAT falls due with the invoice.',
  ],
  broken: {},
  versions: [['2000-01-01', annexe3('77', '2')]],
})
