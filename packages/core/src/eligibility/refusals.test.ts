import { describe, expect, it } from 'vitest'
import type { DatedTable } from '../rules/dated-table.js'
import type { ActivityCode } from '../rules/fr/activities.js'
import { exclusions, type Task } from '../rules/fr/exclusions.js'
import * as exclusivity from '../rules/fr/exclusivity.js'
import * as label from '../rules/fr/label.js'
import * as payment from '../rules/fr/payment.js'
import * as roles from '../rules/fr/roles.js'
import * as service from '../rules/fr/service.js'
import { plusDays } from '../shared/civil-date.js'
import { type CivilDate, day } from '../shared/day.js'
import { codes, lawLine } from '../testing/law-lines.js'
import { type Assessment, assess } from './assess.js'
import { exclusivityOf, type OrganisationYear } from './exclusivity.js'
import { assessLabel } from './label.js'
import type { Registration, ServiceLine } from './line.js'

/** What a case asks for on a day. */
type Asked = (on: CivilDate) => Pick<Assessment, 'because'> & { readonly verdict: string }

interface Case {
  readonly code: string
  readonly fr: string
  readonly en: string
  /** The rule that says no. */
  readonly table: DatedTable<unknown>
  readonly asked: Asked
}

const of =
  (activity: ActivityCode, rest: Partial<ServiceLine>): Asked =>
  (performedOn) =>
    assess({ ...lawLine(activity, rest), performedOn })

const has = (activity: ActivityCode, ...held: readonly Registration['as'][]) => ({
  registered: held.map((as) => ({ activity, from: day('1990-01-01'), as })),
})
const withdrawn = { activity: 'II-1', from: day('1990-01-01'), until: day('1991-06-01') } as const

const task = (name: Task, fr: string, en: string, activity?: ActivityCode): Case => {
  const found = exclusions.find(
    (one) => one.task === name && (!activity || one.activity === activity),
  )
  if (!found) throw new Error(`no such task: ${name}`)
  const asked = of(found.activity, { task: name, subscription: true })
  return { code: `${name}-excluded`, fr, en, table: found.rule, asked }
}

const cases: readonly Case[] = [
  {
    code: 'customer-not-individual',
    fr: 'Le client n’est pas un particulier.',
    en: 'The customer is not a private person.',
    table: service.individual,
    asked: of('II-1', { customer: 'organisation' }),
  },
  {
    code: 'goods-excluded',
    fr: 'Une vente de biens n’ouvre aucun droit.',
    en: 'A sale of goods opens no right.',
    table: service.serviceOnly,
    asked: of('II-1', { kind: 'goods' }),
  },
  {
    code: 'not-listed',
    fr: 'L’activité n’est pas sur la liste des services à la personne.',
    en: 'The activity is not on the list of home services.',
    table: service.listed,
    asked: of('II-1', { activity: undefined }),
  },
  {
    code: 'not-at-residence',
    fr: 'La prestation n’a pas lieu au domicile.',
    en: 'The service is not done at the home.',
    table: service.atHome,
    asked: of('II-11', { place: 'workshop' }),
  },
  {
    code: 'residence-abroad',
    fr: 'Le domicile n’est pas en France.',
    en: 'The home is not in France.',
    table: service.atHome,
    asked: of('II-1', { place: 'abroad' }),
  },
  {
    code: 'remote-excluded',
    fr: 'Une aide à distance (téléphone, internet) n’est pas faite au domicile.',
    en: 'Help at a distance (telephone, internet) is not done at the home.',
    table: service.remote,
    asked: of('II-11', { place: 'remote' }),
  },
  {
    code: 'ascendant-not-dependent',
    fr: 'L’ascendant ne remplit pas les conditions de l’APA.',
    en: 'The ascendant does not meet the conditions of the dependency allowance.',
    table: service.ascendant,
    asked: of('II-1', { place: 'ascendant-home', ascendantDependent: false }),
  },
  {
    code: 'not-in-bundle',
    fr: 'Seule, cette prestation n’ouvre aucun droit : il faut un ensemble de services à domicile.',
    en: 'Alone, this service opens no right: it takes a set of services at the home.',
    table: service.bundle,
    asked: of('II-10', { bundle: 'none' }),
  },
  {
    code: 'child-not-young',
    fr: 'L’enfant n’a pas moins de 3 ans, ni un handicap avant 18 ans.',
    en: 'The child is neither under 3, nor disabled and under 18.',
    table: service.youngChild,
    asked: of('I-1', { publicServed: false }),
  },
  {
    code: 'person-not-dependent',
    fr: 'La personne n’est ni âgée, ni handicapée, ni dépendante.',
    en: 'The person is neither elderly, nor disabled, nor dependent.',
    table: service.dependentPerson,
    asked: of('II-6', { publicServed: false }),
  },
  {
    code: 'no-temporary-need',
    fr: 'La personne n’a pas besoin d’une aide temporaire.',
    en: 'The person does not need help for a time.',
    table: service.temporaryNeed,
    asked: of('II-20', { publicServed: false }),
  },
  {
    code: 'not-declared',
    fr: 'L’organisme n’est pas déclaré pour cette activité ce jour-là.',
    en: 'The organisation is not declared for this activity on that day.',
    table: service.declared,
    asked: of('II-1', { registered: [] }),
  },
  {
    code: 'status-withdrawn',
    fr: 'La déclaration est retirée à cette date.',
    en: 'The declaration is withdrawn by that day.',
    table: service.declared,
    asked: of('II-1', { registered: [withdrawn] }),
  },
  {
    code: 'not-approved',
    fr: 'Cette activité demande un agrément, que l’organisme n’a pas ce jour-là.',
    en: 'This activity needs an approval, which the organisation has not on that day.',
    table: service.approved,
    asked: of('I-1', has('I-1', 'declaration')),
  },
  {
    code: 'not-authorised',
    fr: 'En mode prestataire, cette activité demande une autorisation, que l’organisme n’a pas ce jour-là.',
    en: 'As a provider, this activity needs an authorisation, which the organisation has not on that day.',
    table: service.authorised,
    asked: of('I-3', has('I-3', 'declaration', 'approval')),
  },
  {
    code: 'odd-job-too-long',
    fr: 'Un petit bricolage de plus de deux heures n’ouvre aucun droit.',
    en: 'An odd job of more than two hours opens no right.',
    table: service.oddJobMinutes,
    asked: of('II-3', { minutes: 121, subscription: true }),
  },
  {
    code: 'no-subscription',
    fr: 'Sans abonnement mensuel, un petit bricolage n’ouvre aucun droit.',
    en: 'Without a monthly subscription, an odd job opens no right.',
    table: service.subscription,
    asked: of('II-3', { subscription: false }),
  },
  {
    code: 'cash-excluded',
    fr: 'Les espèces règlent la dette, mais n’ouvrent aucun droit.',
    en: 'Cash settles the debt, but opens no right.',
    table: payment.admittedMeans,
    asked: of('II-1', { means: 'cash' }),
  },
  {
    code: 'not-exclusive',
    fr: 'L’organisme a d’autres activités et n’en est pas dispensé.',
    en: 'The organisation has other activities, and no dispensation.',
    table: exclusivity.exclusive,
    asked: of('II-1', { exclusivity: 'breached' }),
  },
  task(
    'hardware-repair',
    'La réparation de matériel n’est pas de l’assistance informatique.',
    'Repair of hardware is no home IT support.',
  ),
  task(
    'sale-of-equipment',
    'La vente de matériel ou de logiciels n’est pas de l’assistance informatique.',
    'Sale of hardware or software is no home IT support.',
  ),
  task(
    'entertainment-equipment',
    'Téléviseurs, hi-fi, photo, consoles et GPS ne sont pas de l’informatique.',
    'Television, hi-fi, photography, consoles and GPS are no IT.',
  ),
  task(
    'building-work',
    'La construction et l’entretien du bâtiment ne sont pas du petit bricolage.',
    'Building work is no odd job.',
  ),
  task(
    'fluids-gas-electricity',
    'Les fluides, le gaz et les réseaux électriques ne sont pas du petit bricolage.',
    'Fluids, gas and electrical networks are no odd job.',
  ),
  task(
    'distance-lesson',
    'Un cours à distance n’est pas un cours à domicile.',
    'A lesson at a distance is no lesson at home.',
  ),
  task(
    'the-meal-itself',
    'Seule la livraison ouvre un droit, pas le repas.',
    'Only the delivery opens a right, not the meal.',
  ),
  task(
    'medical-care',
    'Les soins relevant d’actes médicaux sont exclus.',
    'Medical care is excluded.',
    'I-3',
  ),
  task(
    'medical-care',
    'Les soins relevant d’actes médicaux sont exclus de l’aide temporaire.',
    'Medical care is excluded from help for a time.',
    'II-20',
  ),
  task(
    'veterinary-or-grooming',
    'Les soins vétérinaires et le toilettage sont exclus.',
    'Veterinary care and grooming are excluded.',
  ),
  {
    code: 'label-employer-only',
    fr: 'Le label demande un intervenant salarié de l’organisme.',
    en: 'The label asks for a worker employed by the organisation.',
    table: label.labelEmployer,
    asked: (performedOn) => {
      const line = { ...lawLine('II-1', { worker: 'subcontractor' }), performedOn }
      return assessLabel(line, { employerOnly: true })
    },
  },
]

/** What the yearly check of exclusivity says: by years, not by days. */
const yearly: readonly (Omit<Case, 'asked'> & {
  readonly asked: Omit<OrganisationYear, 'year'>
  readonly first: number
})[] = [
  {
    code: 'accounts-not-separate',
    fr: 'La dispense demande des comptes séparés.',
    en: 'The dispensation asks for separate accounts.',
    table: exclusivity.dispensed,
    asked: { accessory: true, dispensed: true, separateAccounts: false },
    first: 2012,
  },
  {
    code: 'accounts-not-separate',
    fr: 'L’activité accessoire demande des comptes séparés.',
    en: 'The accessory activity asks for separate accounts.',
    table: exclusivity.accessoryHeadcount,
    asked: {
      ...{ accessory: true, headcount: 10, separateAccounts: false },
      previousYear: { homeServices: 70, total: 100 },
    },
    first: 2025,
  },
  {
    code: 'too-many-employees',
    fr: 'Avec onze salariés ou plus, aucune activité accessoire n’est admise.',
    en: 'With eleven employees or more, no accessory activity is admitted.',
    table: exclusivity.accessoryHeadcount,
    asked: { accessory: true, headcount: 11 },
    first: 2025,
  },
  {
    code: 'accessory-over-share',
    fr: 'L’activité accessoire dépasse 30 % du chiffre d’affaires de l’année précédente.',
    en: 'The accessory activity is over 30 % of the previous year’s turnover.',
    table: exclusivity.accessoryShare,
    asked: { accessory: true, previousYear: { homeServices: 69, total: 100 } },
    first: 2025,
  },
]

const all = [...cases, ...yearly]

const brokenIn = (one: unknown): readonly string[] =>
  typeof one === 'object' && one !== null && 'broken' in one
    ? Object.keys(one.broken as object)
    : []

/** Every code by which a rule of these modules, or the words of a figure, say no. */
const everyCode = [
  ...[service, payment, exclusivity, roles, label].flatMap((one) =>
    Object.values<unknown>(one).flatMap((each) =>
      each === service.oddJobWords ? [service.oddJobWords.broken.code] : brokenIn(each),
    ),
  ),
  ...exclusions.flatMap(({ rule }) => brokenIn(rule)),
  ...(['tooBig', 'mixedAccounts', 'over'] as const).map(
    (one) => exclusivity.accessoryWords[one].code,
  ),
]

describe('a refusal', () => {
  it('has a case here, whatever its code', () => {
    expect(all.map(({ code }) => code).sort()).toEqual([...everyCode].sort())
    expect(everyCode).toHaveLength(34)
  })

  it.each(cases)('$code stands alone, in the version of its day (S010, T08)', (one) => {
    const { code, fr, en, table, asked } = one
    for (const { from } of table.rows)
      for (const on of [from, plusDays(from, -1)]) {
        const row = table.on(on)
        const answer = asked(on)
        const reason = { code, fr, en, rule: table.id, row: row?.id, source: row?.source }
        const isAfterwards = code === 'no-subscription' && on >= service.subscriptionKnownUntil
        if (row && !isAfterwards)
          expect(answer).toEqual({
            verdict: 'not-eligible',
            because: [reason],
            missing: [],
            wrong: [],
          })
        else expect(codes(answer)).not.toContain(code)
      }
  })

  it.each(yearly)('$code stands alone, in the version of its year (S016)', (one) => {
    const { code, fr, en, table, asked, first } = one
    const row = table.on(day(`${first}-01-01`))
    const reason = { code, fr, en, rule: table.id, row: row?.id, source: row?.source }
    expect(exclusivityOf({ ...asked, year: first })).toMatchObject({
      verdict: 'breached',
      because: [reason],
    })
    expect(codes(exclusivityOf({ ...asked, year: first - 1 }))).not.toContain(code)
  })

  it('has a sentence of its own in both languages', () => {
    for (const language of ['fr', 'en'] as const)
      expect(new Set(all.map((one) => one[language])).size).toBe(all.length)
  })
})

describe('the important refusals, by their days', () => {
  const rowsOn = (asked: Asked, ...days: readonly string[]) =>
    days.map((on) =>
      asked(day(on))
        .because.map(({ row }) => row)
        .join(),
    )

  it('cite the article of the customer of their day (S007)', () => {
    const asked = of('II-1', { customer: 'organisation' })
    expect(rowsOn(asked, '1992-01-03', '1992-01-04', '1996-06-24', '1996-06-25')).toEqual([
      '',
      'fr.service.individual@1992-01-04',
      'fr.service.individual@1992-01-04',
      'fr.service.individual@1996-06-25',
    ])
    expect(rowsOn(asked, '2008-04-30', '2008-05-01')).toEqual([
      'fr.service.individual@1996-06-25',
      'fr.service.individual@2008-05-01',
    ])
  })

  it('cite the circular of their day, for help at a distance (S082)', () => {
    const days = ['2012-04-25', '2012-04-26', '2019-04-10', '2019-04-11', '2025-01-09']
    expect(rowsOn(of('II-11', { place: 'remote' }), ...days, '2025-01-10')).toEqual([
      'fr.service.remote@1991-12-31',
      'fr.service.remote@2012-04-26',
      'fr.service.remote@2012-04-26',
      'fr.service.remote@2019-04-11',
      'fr.service.remote@2019-04-11',
      'fr.service.remote@2025-01-10',
    ])
  })

  it('cite the approval before November 2011, and the declaration since (S012)', () => {
    const asked = of('II-1', { registered: [] })
    expect(rowsOn(asked, '2008-04-30', '2008-05-01', '2011-11-21', '2011-11-22')).toEqual([
      'fr.service.registered@1992-01-04',
      'fr.service.registered@2008-05-01',
      'fr.service.registered@2008-05-01',
      'fr.service.registered@2011-11-22',
    ])
  })

  it('cite the code of labour on sets of services, and the CGI since 2021', () => {
    const asked = of('II-10', { bundle: 'none' })
    expect(rowsOn(asked, '2008-05-01', '2020-12-31', '2021-01-01')).toEqual([
      'fr.service.bundle@2008-05-01',
      'fr.service.bundle@2008-05-01',
      'fr.service.bundle@2021-01-01',
    ])
  })

  it('ask of an ascendant nothing before 1997: it was not the home of the customer', () => {
    const asked = of('II-1', { place: 'ascendant-home', ascendantDependent: true })
    expect(codes(asked(day('1997-01-23')))).toEqual(['not-at-residence'])
    expect(codes(asked(day('2000-01-01')))).toContain('ascendant-dependent')
  })
})
