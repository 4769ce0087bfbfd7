import { describe, expect, it } from 'vitest'
import { day, plusDays } from '../../shared/civil-date.js'
import type { DatedTable } from '../dated-table.js'
import type { Rule } from '../reason.js'
import type { LegalSource } from '../source.js'
import * as vat from './vat.js'

const { mentions, vatNotLevied, franchiseThresholds, lastDayOfCgi, ...others } = vat
const all: readonly DatedTable<unknown>[] = [
  ...Object.values(others),
  ...Object.values(vatNotLevied),
  franchiseThresholds,
  lastDayOfCgi,
]
const isRule = (table: DatedTable<unknown>): table is Rule => 'kept' in table
const rules = all.filter(isRule)
const rates = Object.values(others).filter((table) => !isRule(table))

const stands = ({ text, article, paragraph }: LegalSource) =>
  [text, article, ...(paragraph === undefined ? [] : [paragraph])].join(', ')

/** Each row on a line: its first day, what it says, where it stands, how well it was read. */
const rowsOf = ({ rows }: DatedTable<unknown>) =>
  rows.map(({ from, value, source }) =>
    [from, value, stands(source), source.confidence, source.readOn].join(' | '),
  )

describe('the tables of VAT', () => {
  it.each(all.map((table) => [table.id, table] as const))(
    '%s: each row holds from its first day, and not the day before',
    (_, table) => {
      table.rows.forEach((row, i) => {
        expect(table.on(row.from)).toBe(row)
        expect(table.on(plusDays(row.from, -1))).toBe(table.rows[i + 1])
      })
      expect(table.on(day('2026-11-22'))).toBe(table.rows[0])
    },
  )

  it('are looked up by the chargeable event, the words of a mention by the day of issue', () => {
    const governed = (by: string) =>
      all.filter(({ governedBy }) => governedBy === by).map(({ id }) => id)
    expect(governed('issue')).toEqual(['fr.vat.mention-tolerance'])
    expect(governed('chargeable event')).toHaveLength(all.length - 1)
  })

  it('rest on memory in three rows, which nobody uses unless a tenant names them', () => {
    const unread = all
      .flatMap(({ rows }) => rows)
      .filter(({ source }) => source.confidence === 'memory')
      .map(({ id }) => id)
    expect(unread.sort()).toEqual([
      'fr.vat.franchise-lost@2025-01-01',
      'fr.vat.not-levied-mayotte@2014-01-01',
      'fr.vat.sap-before-move-others@2006-01-01',
    ])
  })
})

describe('the rates of VAT (T13)', () => {
  it('are ratios of the price before tax', () => {
    expect(rates).toHaveLength(7)
    expect(new Set(rates.map(({ unit }) => unit))).toEqual(
      new Set(['ratio of the price before tax']),
    )
  })

  it.each([
    [
      'fr.vat.normal',
      vat.vatNormal,
      'Taux normal',
      'Normal rate',
      '2014-01-01 | 0.2 | CGI, 278 | verified',
      '2000-04-01 | 0.196 | CGI, 278, rédaction du 1er avril 2000 | secondary',
    ],
    [
      'fr.vat.sap-reduced',
      vat.vatReduced,
      'Taux réduit des services à la personne',
      'Reduced rate of home services',
      '2014-01-01 | 0.1 | CGI, 279, i | secondary',
      '2012-01-01 | 0.07 | CGI, 279, i, rédaction de 2012 | secondary',
      '2000-01-01 | 0.055 | CGI, 279, i, rédaction de 2000 | secondary',
    ],
    [
      'fr.vat.sap-super-reduced',
      vat.vatSuperReduced,
      'Taux réduit des gestes essentiels de la vie quotidienne',
      'Reduced rate of the essential acts of daily life',
      '2012-01-01 | 0.055 | CGI, 278-0 bis, D | verified',
      '2000-01-01 | 0.055 | CGI, 278-0 bis, D, ancienne rédaction | secondary',
    ],
    [
      'fr.vat.overseas-reduced',
      vat.vatReducedOverseas,
      'Taux réduit en Guadeloupe, en Martinique et à La Réunion',
      'Reduced rate in Guadeloupe, Martinique and La Réunion',
      '2000-04-01 | 0.021 | CGI, 296, 1°, a (taux réduit) | verified',
    ],
    [
      'fr.vat.overseas-normal',
      vat.vatNormalOverseas,
      'Taux normal en Guadeloupe, en Martinique et à La Réunion',
      'Normal rate in Guadeloupe, Martinique and La Réunion',
      '2000-04-01 | 0.085 | CGI, 296, 1°, b (taux normal) | verified',
    ],
    [
      'fr.vat.sap-before-move',
      vat.vatBeforeMove,
      'Taux du jardinage et des cours avant le 1er juillet 2013',
      'Rate of gardening and lessons before 1 July 2013',
      '2012-01-01 | 0.07 | CGI, 279, i, jardinage et cours, rédaction de 2012 | secondary',
      '2006-01-01 | 0.055 | Doctrine, BOI 3 C-6-06, n° 10 et 12 | verified',
    ],
    [
      'fr.vat.sap-before-move-others',
      vat.vatBeforeMoveOthers,
      'Taux de l’informatique, de la vigilance, de la coordination avant le 1er juillet 2013',
      'Rate of IT support, house watching and coordination before 1 July 2013',
      '2012-01-01 | 0.07 | CGI, 279, i, autres activités sorties, rédaction de 2012' +
        ' | secondary',
      '2006-01-01 | 0.055 | CGI, 279, i, autres activités sorties, rédaction de 2006 | memory',
    ],
  ] as const)('%s', (id, table, fr, en, ...rows) => {
    expect([table.id, table.title]).toEqual([id, { fr, en }])
    expect(rowsOf(table)).toEqual(rows.map((row) => `${row} | 2026-11-22`))
  })
})

describe('the rules of VAT (T14)', () => {
  it('are all looked at here', () => {
    expect(rules).toHaveLength(14)
    expect(new Set(rules.map(({ unit }) => unit))).toEqual(new Set(['rule of this wording']))
  })

  it.each([
    [
      'fr.vat.sap-moved-to-normal',
      vat.vatMovedToNormal,
      'not-in-article-86',
      'L’activité n’est pas de celles que l’article 86 admet au taux réduit.',
      'The activity is not one of those that article 86 admits to the reduced rate.',
      '2013-07-01 | true | CGI annexe III, 86, I et II, a contrario (décret 2013-510)' +
        ' | verified',
    ],
    [
      'fr.vat.article-86',
      vat.article86,
      'in-article-86',
      'L’activité est de celles que la loi admet au taux réduit.',
      'The activity is one of those that the law admits to the reduced rate.',
      '2013-07-01 | true | CGI annexe III, 86, I et II | verified',
      '2000-01-01 | true | CGI, 279, i, services aux personnes | secondary',
    ],
    [
      'fr.vat.status',
      vat.vatStatus,
      'vat-status-held',
      'L’organisme a ce jour-là le statut que le taux réduit demande.',
      'The organisation holds on that day the status that the reduced rate asks for.',
      '2000-01-01 | true | Doctrine, BOI-TVA-LIQ-30-20-80, statut | verified',
    ],
    [
      'fr.vat.agent-fee',
      vat.agentFee,
      'agent-fee',
      'Les frais d’un mandataire transparent supportent le taux normal.',
      'The fee of an agent who invoices in the name of another bears the normal rate.',
      '2013-07-01 | true | Doctrine, BOI-TVA-LIQ-30-20-80, mandataire | verified',
    ],
    [
      'fr.vat.odd-job-too-long',
      vat.oddJobTooLongForVat,
      'vat-odd-job-too-long',
      'Au-delà de deux heures, ce n’est plus un petit bricolage : taux normal.',
      'Over two hours it is no longer an odd job: normal rate.',
      '2006-01-01 | true | Doctrine, BOI 3 C-6-06, petit bricolage | verified',
    ],
    [
      'fr.vat.exempt-lessons',
      vat.exemptLessons,
      'exempt-lessons',
      'Cours donnés par une personne physique payée directement par ses élèves : exonérés.',
      'Lessons by a natural person whom the pupils pay directly: exempt.',
      '2000-01-01 | true | CGI, 261, 4, 4°, b | verified',
    ],
    [
      'fr.vat.exempt-association',
      vat.exemptAssociation,
      'exempt-association',
      'Association à gestion désintéressée, auprès d’un public que la concurrence n’atteint pas' +
        ' : exonérée.',
      'Association managed without interest, for a public that competition does not reach: exempt.',
      '2000-01-01 | true | CGI, 261, 7, 1°, b | secondary',
    ],
    [
      'fr.vat.exempt-fragile',
      vat.exemptFragile,
      'exempt-fragile',
      'Organisme sans but lucratif agréé ou autorisé, auprès d’un public fragile : exonéré.',
      'Approved or authorised non-profit body, for a fragile public: exempt.',
      '2019-01-01 | true | CGI, 261, 7, 1° ter | secondary',
    ],
    [
      'fr.vat.franchise',
      vat.franchise,
      'franchise',
      'Le vendeur relève de la franchise en base : aucune TVA.',
      'The seller is under the franchise: no VAT.',
      '2000-01-01 | true | CGI, 293 B | verified',
    ],
    [
      'fr.vat.franchise-lost',
      vat.franchiseLost,
      'under-raised-threshold',
      'Le chiffre d’affaires de l’année reste sous le seuil majoré.',
      'The turnover of the year stays under the raised threshold.',
      '2025-01-01 | true | CGI, 293 B, II (dépassement) | memory',
    ],
    [
      'fr.vat.on-receipts',
      vat.onReceipts,
      'vat-on-receipts',
      'La TVA des services est due à l’encaissement.',
      'VAT on services falls due when the price is received.',
      '2000-01-01 | true | CGI, 269, 2, c | verified',
    ],
    [
      'fr.vat.on-debits',
      vat.onDebits,
      'vat-on-debits',
      'Le vendeur a opté pour les débits : la TVA est due à la facture.',
      'The seller opted for debits: VAT falls due with the invoice.',
      '2000-01-01 | true | CGI annexe III, 77, 2 | verified',
    ],
    [
      'fr.vat.not-levied-guyane',
      vatNotLevied.guyane,
      'vat-not-levied',
      'La TVA ne s’applique pas en Guyane.',
      'VAT is not levied in French Guiana.',
      '2005-01-01 | true | CGI, 294, 1 (Guyane) | verified',
    ],
    [
      'fr.vat.not-levied-mayotte',
      vatNotLevied.mayotte,
      'vat-not-levied',
      'La TVA ne s’applique pas à Mayotte.',
      'VAT is not levied in Mayotte.',
      '2024-12-13 | true | CGI, 294, 1 (Mayotte) | verified',
      '2014-01-01 | true | CGI, 294, 1 (Mayotte, rédaction de 2014) | memory',
    ],
  ] as const)('%s', (id, rule, code, fr, en, ...rows) => {
    expect([rule.id, rule.kept]).toEqual([id, { code, fr, en }])
    expect(rowsOf(rule)).toEqual(rows.map((row) => `${row} | 2026-11-22`))
  })

  it('can be broken in two ways', () => {
    const broken = rules.flatMap((rule) => Object.entries<unknown>(rule.broken))
    expect(Object.fromEntries(broken)).toEqual({
      ...vat.vatStatus.broken,
      ...vat.franchiseLost.broken,
    })
    expect(vat.vatStatus.broken).toEqual({
      'vat-status-missing': {
        code: 'vat-status-missing',
        fr: 'Le taux réduit ne commence qu’avec la déclaration, l’agrément ou l’autorisation.',
        en: 'The reduced rate starts only with the declaration, the approval or the authorisation.',
      },
    })
    expect(vat.franchiseLost.broken).toEqual({
      'over-raised-threshold': {
        code: 'over-raised-threshold',
        fr: 'Le seuil majoré est dépassé : la TVA est due dès ce jour.',
        en: 'The raised threshold is passed: VAT is due from that day on.',
      },
    })
  })
})

describe('the franchise', () => {
  it('has the thresholds of 2023 and of 2025, in cents', () => {
    const { title, unit, rows } = franchiseThresholds
    expect(title).toEqual({
      fr: 'Seuils de la franchise en base',
      en: 'Thresholds of the franchise',
    })
    expect(unit).toBe('euro cents of turnover before tax')
    expect(rows.map(({ id, value }) => [id, value])).toEqual([
      [
        'fr.vat.franchise-thresholds@2025-01-01',
        { services: 3750000, servicesRaised: 4125000, goods: 8500000, goodsRaised: 9350000 },
      ],
      [
        'fr.vat.franchise-thresholds@2023-01-01',
        { services: 3680000, servicesRaised: 3910000, goods: 9190000, goodsRaised: 10100000 },
      ],
    ])
    expect(rows.map(({ source }) => [stands(source), source.confidence])).toEqual([
      ['CGI, 293 B, I, seuils de 2025', 'secondary'],
      ['CGI, 293 B, I, seuils de 2023', 'secondary'],
    ])
  })
})

describe('the words of an invoice without VAT (T14)', () => {
  it('are these, to the letter', () => {
    expect(mentions).toEqual({
      franchise: 'TVA non applicable, article 293 B du CGI',
      'exempt-lessons': 'Exonération de TVA, article 261, 4, 4°, b du CGI',
      'exempt-association': 'Exonération de TVA, article 261, 7, 1°, b du CGI',
      'exempt-fragile': 'Exonération de TVA, article 261, 7, 1° ter du CGI',
    })
  })

  it('may name the CGI until 30 June 2028', () => {
    const { id, title, unit } = lastDayOfCgi
    expect([id, unit]).toEqual(['fr.vat.mention-tolerance', 'last day'])
    expect(title).toEqual({
      fr: 'Fin de la tolérance des références au CGI',
      en: 'End of the tolerance of references to the CGI',
    })
    const [row, ...more] = rowsOf(lastDayOfCgi)
    const source = 'Doctrine, ordonnance 2026-671 du 27 juillet 2026, tolérance'
    expect(row).toBe(`2000-01-01 | 2028-06-30 | ${source} | secondary | 2026-11-22`)
    expect(more).toEqual([])
  })
})
