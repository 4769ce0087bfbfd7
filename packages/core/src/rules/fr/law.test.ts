import { describe, expect, it } from 'vitest'
import { plusDays } from '../../shared/civil-date.js'
import { day } from '../../shared/day.js'
import type { DatedTable } from '../dated-table.js'
import type { Rule, Said } from '../reason.js'
import { cite } from '../source.js'
import { certificateSource } from './certificate.js'
import { exclusions, tasks } from './exclusions.js'
import * as exclusivity from './exclusivity.js'
import * as label from './label.js'
import * as payment from './payment.js'
import * as roles from './roles.js'
import * as service from './service.js'
import { annexe3 } from './texts.js'

const isTable = (one: unknown): one is DatedTable<unknown> =>
  typeof one === 'object' && one !== null && 'rows' in one && 'on' in one
const isRule = (one: DatedTable<unknown>): one is Rule => 'kept' in one
const modules = [service, payment, exclusivity, roles, label]
const tables = [
  ...modules.flatMap((one) => Object.values<unknown>(one)),
  ...exclusions.map(({ rule }) => rule),
]
  .filter(isTable)
  .sort((a, b) => (a.id < b.id ? -1 : 1))
const rules = tables.filter(isRule)
const plain = tables.filter((one) => !isRule(one))

/** Read in the text, or on an official page. */
const verified: readonly (readonly [row: string, citation: string])[] = [
  ['fr.service.approved@2008-05-01', 'Code du travail, art. L7232-1, agrément'],
  [
    'fr.service.approved@1996-06-25',
    'Code du travail, art. D129-7, deuxième alinéa (agrément départemental)',
  ],
  [
    'fr.service.ascendant@2001-03-31',
    'CGI, art. 199 sexdecies, 1°, premier alinéa (ascendant, APA)',
  ],
  [
    'fr.service.ascendant@1997-01-24',
    'CGI, art. 199 sexdecies, 1°, premier alinéa (ascendant, PSD)',
  ],
  ['fr.service.at-home@1991-12-31', 'CGI, art. 199 sexdecies, 1°, premier alinéa (résidence)'],
  ['fr.service.registered@2011-11-22', 'Code du travail, art. L7232-1-1, déclaration'],
  ['fr.service.registered@1992-01-04', 'Code du travail, art. L129-1, agrément'],
  [
    'fr.service.dependent-person@1996-06-25',
    'Code du travail, art. D129-7, personnes âgées, handicapées ou dépendantes',
  ],
  ['fr.service.individual@1996-06-25', 'Code du travail, art. D129-11, premier alinéa'],
  ['fr.service.individual@1992-01-04', 'Code du travail, art. L129-1, premier alinéa'],
  ['fr.service.listed@2023-07-17', 'Code du travail, art. D7231-1, I et II'],
  ['fr.service.listed@1992-01-04', 'Code du travail, art. L129-1, tâches ménagères ou familiales'],
  ['fr.odd-job.minutes@1996-06-25', 'Code du travail, art. D129-11, deux heures'],
  [
    'fr.service.remote@1991-12-31',
    'CGI, art. 199 sexdecies, 1°, premier alinéa (travaillant à la résidence)',
  ],
  ['fr.service.goods@1996-01-30', 'Code du travail, art. L129-1, II (services)'],
  ['fr.service.goods@1992-01-04', 'Code du travail, art. L129-1, I (services rendus)'],
  ['fr.odd-job.subscription@2005-12-30', 'Code du travail, art. D129-36, abonnement mensuel'],
  ['fr.odd-job.subscription@1996-06-25', 'Code du travail, art. D129-11, abonnement mensuel'],
  [
    'fr.service.young-child@1996-06-25',
    'Code du travail, art. D129-7, garde d’enfant de moins de trois ans',
  ],
  ['fr.payment.admitted-means@1996-06-25', 'Code du travail, art. D129-11, moyens de paiement'],
  [
    'fr.excluded.medical-care@2016-06-09',
    'Code du travail, art. D7231-1, I, 3°, à l’exclusion d’actes de soins',
  ],
  [
    'fr.exclusivity.headcount@2025-01-01',
    'Code du travail, art. L7232-1-2, 6° (moins de onze salariés)',
  ],
  [
    'fr.exclusivity.accessory-share@2025-01-01',
    'Code du travail, art. D7232-1-1, 30 % (décret 2024-851)',
  ],
  ['fr.exclusivity.dispensed@2011-11-22', 'Code du travail, art. L7232-1-2, 1° à 5° (dispenses)'],
  ['fr.exclusivity.only-activity@2011-11-22', 'Code du travail, art. L7232-1-1, à titre exclusif'],
  ['fr.exclusivity.only-activity@1996-06-25', 'Code du travail, art. D129-8, caractère exclusif'],
  ['fr.roles.agent@2008-05-01', 'Code du travail, art. L7232-6, 1° (mandataire)'],
  ['fr.roles.lender@2008-05-01', 'Code du travail, art. L7232-6, 2° (mise à disposition)'],
  ['fr.roles.provider@2008-05-01', 'Code du travail, art. L7232-6, 3° (prestataire)'],
]

/** Read in a serious source that quotes or applies the text. A row more here is a decision. */
const secondary: typeof verified = [
  ['fr.service.ascendant@2008-05-01', 'CGI, art. 199 sexdecies, 2, premier alinéa (ascendant)'],
  ['fr.service.at-home@2008-05-01', 'CGI, art. 199 sexdecies, 2, premier alinéa (résidence)'],
  [
    'fr.service.authorised@2023-06-30',
    "Code de l'action sociale et des familles, art. L313-1-2, services autonomie à domicile",
  ],
  ['fr.service.bundle@2021-01-01', 'CGI, art. 199 sexdecies, 2 (ensemble de services)'],
  ['fr.service.bundle@2008-05-01', 'Code du travail, art. D7231-1, III (offre globale)'],
  [
    'fr.service.registered@2008-05-01',
    'Code du travail, art. L7232-1 et suivants, agrément (avant la déclaration)',
  ],
  [
    'fr.service.dependent-person@2008-05-01',
    'Code du travail, art. L7231-1, 2° (personnes âgées, handicapées)',
  ],
  ['fr.service.individual@2008-05-01', 'Code du travail, art. D7233-1, premier alinéa'],
  ['fr.service.listed@2016-06-09', 'Code du travail, art. D7231-1, I et II, rédaction de 2016'],
  ['fr.service.listed@2008-05-01', 'Code du travail, art. D7231-1, ancienne rédaction'],
  ['fr.service.listed@2005-12-30', 'Code du travail, art. D129-35'],
  ['fr.odd-job.minutes@2008-05-01', 'Code du travail, art. D7233-5, 1° (deux heures)'],
  ['fr.service.remote@2025-01-10', 'Doctrine, circulaire du 3 janvier 2025, aide à distance'],
  ['fr.service.remote@2019-04-11', 'Doctrine, circulaire du 11 avril 2019, aide à distance'],
  [
    'fr.service.remote@2012-04-26',
    'Doctrine, circulaire n° 1-2012 du 26 avril 2012, aide à distance',
  ],
  [
    'fr.service.remote-care@2023-01-01',
    'CGI, art. 199 sexdecies, 2 (téléassistance, loi de finances pour 2023)',
  ],
  [
    'fr.service.remote-care@2021-01-01',
    'CGI, art. 199 sexdecies, 2 (téléassistance, loi de finances pour 2022)',
  ],
  ['fr.service.goods@2008-05-01', 'Code du travail, art. L7231-1, premier alinéa'],
  [
    'fr.service.temporary-need@2016-06-09',
    'Code du travail, art. D7231-1, II, 18° à 20° (aide temporaire)',
  ],
  ['fr.service.young-child@2008-05-01', 'Code du travail, art. L7231-1, 1° (enfants)'],
  ['fr.payment.admitted-means@2008-05-01', 'Code du travail, art. D7233-3'],
  [
    'fr.excluded.hardware-repair@2012-04-26',
    'Doctrine, circulaire du 26 avril 2012 et suivantes, informatique : réparation',
  ],
  [
    'fr.excluded.sale-of-equipment@2012-04-26',
    'Doctrine, circulaire du 26 avril 2012 et suivantes, informatique : vente',
  ],
  [
    'fr.excluded.entertainment-equipment@2012-04-26',
    'Doctrine, circulaire du 26 avril 2012 et suivantes, informatique : matériels',
  ],
  [
    'fr.excluded.building-work@2012-04-26',
    'Doctrine, circulaire du 26 avril 2012 et suivantes, bricolage : construction',
  ],
  [
    'fr.excluded.fluids-gas-electricity@2012-04-26',
    'Doctrine, circulaire du 26 avril 2012 et suivantes, bricolage : réseaux',
  ],
  [
    'fr.excluded.distance-lesson@2012-04-26',
    'Doctrine, circulaire du 26 avril 2012 et suivantes, cours : présence',
  ],
  [
    'fr.excluded.the-meal-itself@2012-04-26',
    'Doctrine, circulaire du 26 avril 2012 et suivantes, repas : livraison seule',
  ],
  [
    'fr.excluded.temporary-medical-care@2016-06-09',
    'Code du travail, art. D7231-1, II, 20°, à l’exclusion des soins',
  ],
  [
    'fr.excluded.veterinary-or-grooming@2016-06-09',
    'Code du travail, art. D7231-1, II, 12°, à l’exception des soins vétérinaires et du toilettage',
  ],
  [
    'fr.exclusivity.only-activity@2008-05-01',
    'Code du travail, art. L7232-1 et suivants, activité exclusive (avant la déclaration)',
  ],
  ['fr.roles.subcontracting@2008-05-01', 'Code du travail, art. D7233-4, chacun de ses clients'],
  ['fr.label.employer@1996-01-01', 'Label de qualité, règles du label, règle 5'],
  ['fr.label.explained@1996-01-01', 'Label de qualité, règles du label, règle 4'],
]

/** Read by nobody: an answer that needs one of these is undetermined, until the tenant names it. */
const memory: typeof verified = [
  [
    'fr.service.meals-alone@2026-01-01',
    'CGI, art. 199 sexdecies, 2 (portage de repas, loi de finances pour 2026)',
  ],
]

describe('the rows on which a verdict may rest', () => {
  it.each([
    ['verified', verified],
    ['secondary', secondary],
    ['memory', memory],
  ] as const)('that are %s are these, where they were read', (confidence, expected) => {
    const rows = tables.flatMap((table) => table.rows)
    const found = rows.filter(({ source }) => source.confidence === confidence)
    const sorted = (list: typeof verified) => [...list].sort(([a], [b]) => (a < b ? -1 : 1))
    expect(sorted(found.map(({ id, source }) => [id, cite(source)] as const))).toEqual(
      sorted(expected),
    )
    for (const { source } of found) expect(source.readOn).toBe('2026-11-22')
  })

  it('hold from their first day, and not the day before', () => {
    for (const table of tables)
      table.rows.forEach((row, i) => {
        expect(table.on(row.from)).toBe(row)
        expect(table.on(plusDays(row.from, -1))).toBe(table.rows[i + 1])
      })
  })

  it('stand in rules of one id each', () => {
    const ids = tables.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^fr(\.[a-z]+(-[a-z]+)*){2}$/)
  })
})

describe('what a rule says', () => {
  it('when it is kept, is this', () => {
    const said = rules.filter(({ id }) => !id.startsWith('fr.excluded.'))
    expect(said.map(({ id, kept }) => [id, kept.code, kept.fr, kept.en])).toEqual([
      [
        'fr.exclusivity.dispensed',
        'dispensed',
        'L’organisme est dispensé de l’activité exclusive et tient des comptes séparés.',
        'The organisation is dispensed from exclusivity and keeps separate accounts.',
      ],
      [
        'fr.exclusivity.only-activity',
        'exclusive',
        'Les services à la personne sont la seule activité de l’organisme.',
        'Home services are the only activity of the organisation.',
      ],
      [
        'fr.label.employer',
        'label-employee',
        'L’intervenant est salarié de l’organisme.',
        'The worker is an employee of the organisation.',
      ],
      [
        'fr.label.explained',
        'label-explained',
        'La décision est rendue et expliquée avant la commande.',
        'The decision is made and explained before the order.',
      ],
      [
        'fr.odd-job.subscription',
        'subscribed',
        'Le petit bricolage relève d’un abonnement mensuel.',
        'The odd job is part of a monthly subscription.',
      ],
      [
        'fr.payment.admitted-means',
        'admitted-means',
        'Payé par un moyen qui ouvre droit à l’avantage.',
        'Paid by means that open the right.',
      ],
      [
        'fr.roles.agent',
        'agent',
        'En mode mandataire, le foyer est l’employeur : l’organisme ne facture et ne certifie que ses frais.',
        'As an agent, the household is the employer: the organisation invoices and certifies its fee only.',
      ],
      [
        'fr.roles.lender',
        'lender',
        'En mise à disposition, l’organisme facture et certifie le prix de la mise à disposition.',
        'As a lender of staff, the organisation invoices and certifies the price of the lending.',
      ],
      [
        'fr.roles.provider',
        'provider',
        'En mode prestataire, l’organisme facture et certifie le prix de la prestation.',
        'As a provider, the organisation invoices and certifies the price of the service.',
      ],
      [
        'fr.roles.subcontracting',
        'principal-certifies',
        'Le client reçoit une attestation, de l’organisme qui le facture ; le sous-traitant facture l’organisme et n’atteste rien.',
        'The customer has one certificate, from the body that invoices it; the subcontractor invoices that body and certifies nothing.',
      ],
      [
        'fr.service.approved',
        'approved',
        'L’organisme est agréé pour cette activité.',
        'The organisation is approved for this activity.',
      ],
      [
        'fr.service.ascendant',
        'ascendant-dependent',
        'Au domicile d’un ascendant qui remplit les conditions de l’APA.',
        'At the home of an ascendant who meets the conditions of the dependency allowance.',
      ],
      [
        'fr.service.at-home',
        'at-residence',
        'Au domicile du client, en France.',
        'At the customer’s home, in France.',
      ],
      [
        'fr.service.authorised',
        'authorised',
        'L’organisme est autorisé par le département pour cette activité.',
        'The organisation is authorised by the département for this activity.',
      ],
      [
        'fr.service.bundle',
        'in-bundle',
        'Comprise dans un ensemble de services incluant des activités à domicile.',
        'Part of a set of services that includes work at the home.',
      ],
      [
        'fr.service.dependent-person',
        'person-dependent',
        'La personne est âgée, handicapée ou dépendante.',
        'The person is elderly, disabled or dependent.',
      ],
      ['fr.service.goods', 'service-sold', 'C’est une prestation de service.', 'It is a service.'],
      [
        'fr.service.individual',
        'customer-individual',
        'Le client est un particulier.',
        'The customer is a private person.',
      ],
      [
        'fr.service.listed',
        'activity-listed',
        'L’activité est sur la liste.',
        'The activity is on the list.',
      ],
      [
        'fr.service.meals-alone',
        'meals-alone',
        'Repas livrés seuls à une personne fragile.',
        'Meals delivered alone to a person who needs help.',
      ],
      [
        'fr.service.registered',
        'declared',
        'L’organisme est déclaré pour cette activité ce jour-là.',
        'The organisation is declared for this activity on that day.',
      ],
      [
        'fr.service.remote',
        'on-the-spot',
        'L’intervenant est sur place.',
        'The worker is on the spot.',
      ],
      [
        'fr.service.remote-care',
        'deemed-at-home',
        'La téléassistance d’une personne âgée ou handicapée est réputée faite au domicile.',
        'Remote care of an elderly or disabled person is deemed done at the home.',
      ],
      [
        'fr.service.temporary-need',
        'temporary-need',
        'La personne a besoin d’une aide temporaire.',
        'The person needs help for a time.',
      ],
      [
        'fr.service.young-child',
        'child-young',
        'L’enfant a moins de 3 ans, ou moins de 18 ans et un handicap.',
        'The child is under 3, or disabled and under 18.',
      ],
    ])
  })

  it('of an excluded task, is that there is none of it', () => {
    for (const { activity, task, rule } of exclusions) {
      const [no] = Object.values(rule.broken)
      expect(no?.code).toBe(`${task}-excluded`)
      const temporary = activity === 'II-20' ? 'temporary-' : ''
      expect(rule.id).toBe(`fr.excluded.${temporary}${task}`)
      expect(rule.kept).toEqual({
        code: `no-${task}`,
        fr: `Pas de cela : ${no?.fr}`,
        en: `Nothing of that: ${no?.en}`,
      })
    }
  })

  it('is its title, and depends on the day of performance, or of payment', () => {
    for (const { title, unit, kept, id, governedBy } of rules) {
      expect(title).toEqual({ fr: kept.fr, en: kept.en })
      expect(unit).toBe('rule of this wording')
      const paid = id === 'fr.payment.admitted-means'
      expect(governedBy).toBe(paid ? 'payment' : 'performance')
    }
  })

  it('has a sentence of its own in both languages, and a code of its own save these', () => {
    const said: readonly Said[] = [
      ...rules.flatMap((rule) => [rule.kept, ...Object.values(rule.broken)]),
      ...Object.values(service.oddJobWords),
      ...Object.values(exclusivity.accessoryWords),
    ]
    for (const part of ['fr', 'en'] as const)
      expect(new Set(said.map((one) => one[part])).size).toBe(said.length)
    const all = said.map(({ code }) => code)
    // One no of two rules: a task of two activities, and the accounts of whoever has something else.
    expect(all.filter((code, i) => all.indexOf(code) < i).sort()).toEqual([
      'accounts-not-separate',
      'medical-care-excluded',
      'no-medical-care',
    ])
    for (const { code, fr, en } of said) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
      for (const sentence of [fr, en]) expect(sentence).toMatch(/^\p{Lu}.{8,}\.$/u)
    }
  })
})

describe('the figures', () => {
  it('are these, since these days', () => {
    const seen = plain.map(({ id, title, unit, governedBy, rows }) => ({
      ...{ id, title, unit, governedBy },
      rows: rows.map(({ from, value }) => [from, value]),
    }))
    expect(seen).toEqual([
      {
        id: 'fr.exclusivity.accessory-share',
        title: {
          fr: 'Part du chiffre d’affaires que l’activité accessoire peut faire',
          en: 'Share of turnover that the accessory activity may make',
        },
        unit: 'ratio of the previous year’s turnover, at most',
        governedBy: 'performance',
        rows: [['2025-01-01', '0.3']],
      },
      {
        id: 'fr.exclusivity.headcount',
        title: {
          fr: 'Effectif en dessous duquel une activité accessoire est admise',
          en: 'Headcount below which an accessory activity is admitted',
        },
        unit: 'employees, fewer than',
        governedBy: 'performance',
        rows: [['2025-01-01', 11]],
      },
      {
        id: 'fr.odd-job.minutes',
        title: { fr: 'Durée d’un petit bricolage', en: 'Length of an odd job' },
        unit: 'minutes a visit, at most',
        governedBy: 'performance',
        rows: [
          ['2008-05-01', 120],
          ['1996-06-25', 120],
        ],
      },
    ])
  })

  it('let an odd job last two hours since 25 June 1996 (T12)', () => {
    expect(service.oddJobMinutes.on(day('1996-06-24'))).toBeUndefined()
    expect(service.oddJobMinutes.on(day('1996-06-25'))?.value).toBe(120)
  })

  it('ask no subscription of an odd job since July 2013, and one until May 2007', () => {
    expect(service.subscriptionKnownUntil).toBe('2007-05-15')
    expect(service.subscriptionEnded).toBe('2013-07-01')
  })
})

describe('what looks like an activity and is not', () => {
  it('is a task of these activities, each once of each', () => {
    expect(exclusions.map(({ activity, task }) => `${activity} ${task}`)).toEqual([
      'II-11 hardware-repair',
      'II-11 sale-of-equipment',
      'II-11 entertainment-equipment',
      'II-3 building-work',
      'II-3 fluids-gas-electricity',
      'II-5 distance-lesson',
      'II-8 the-meal-itself',
      'I-3 medical-care',
      'II-20 medical-care',
      'II-12 veterinary-or-grooming',
    ])
    expect([...new Set(exclusions.map(({ task }) => task))]).toEqual([...tasks])
  })
})

describe('money', () => {
  it('opens the right by every means but cash', () => {
    expect(payment.means).toEqual([
      'transfer',
      'cheque',
      'card',
      'direct-debit',
      'prepaid-cesu',
      'cash',
    ])
    const refused = payment.means.filter((means) => !payment.admittedMeans.admits(means))
    expect(refused).toEqual(['cash'])
  })
})

describe('a source', () => {
  it('of the certificate is article D7233-4', () => {
    expect(cite(certificateSource)).toBe('Code du travail, art. D7233-4')
    expect(certificateSource.confidence).toBe('verified')
    expect('paragraph' in certificateSource).toBe(false)
  })

  it('in annexe III was read in its text', () => {
    expect(annexe3('86', 'II')).toEqual({
      text: 'CGI annexe III',
      article: '86',
      paragraph: 'II',
      confidence: 'verified',
      readOn: '2026-11-22',
    })
  })
})
