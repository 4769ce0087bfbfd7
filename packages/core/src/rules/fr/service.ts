import { day } from '../../shared/day.js'
import { type DatedTable, datedTable } from '../dated-table.js'
import { type Rule, rule } from '../reason.js'
import { casf, cgi, doctrine, travail } from './texts.js'

/** Who is served: a natural person. */
export const individual: Rule<'customer-not-individual'> = rule({
  id: 'fr.service.individual',
  kept: [
    'customer-individual',
    'Le client est un particulier.',
    'The customer is a private person.',
  ],
  broken: {
    'customer-not-individual': [
      'Le client n’est pas un particulier.',
      'The customer is not a private person.',
    ],
  },
  versions: [
    ['2008-05-01', travail('D7233-1', 'premier alinéa')],
    ['1996-06-25', travail('D129-11', 'premier alinéa', 'verified')],
    ['1992-01-04', travail('L129-1', 'premier alinéa', 'verified')],
  ],
})

/** What is sold: a service, never goods. */
export const serviceOnly: Rule<'goods-excluded'> = rule({
  id: 'fr.service.goods',
  kept: ['service-sold', 'C’est une prestation de service.', 'It is a service.'],
  broken: {
    'goods-excluded': [
      'Une vente de biens n’ouvre aucun droit.',
      'A sale of goods opens no right.',
    ],
  },
  versions: [
    ['2008-05-01', travail('L7231-1', 'premier alinéa')],
    ['1996-01-30', travail('L129-1', 'II (services)', 'verified')],
    ['1992-01-04', travail('L129-1', 'I (services rendus)', 'verified')],
  ],
})

/** Off the list of services: what no item of the article names. */
export const listed: Rule<'not-listed'> = rule({
  id: 'fr.service.listed',
  kept: ['activity-listed', 'L’activité est sur la liste.', 'The activity is on the list.'],
  broken: {
    'not-listed': [
      'L’activité n’est pas sur la liste des services à la personne.',
      'The activity is not on the list of home services.',
    ],
  },
  versions: [
    ['2023-07-17', travail('D7231-1', 'I et II', 'verified')],
    ['2016-06-09', travail('D7231-1', 'I et II, rédaction de 2016')],
    ['2008-05-01', travail('D7231-1', 'ancienne rédaction')],
    ['2005-12-30', travail('D129-35')],
    ['1992-01-04', travail('L129-1', 'tâches ménagères ou familiales', 'verified')],
  ],
})

/** Where it is done: at the customer's residence in France, main or second, owned or rented. */
export const atHome: Rule<'not-at-residence' | 'residence-abroad'> = rule({
  id: 'fr.service.at-home',
  kept: ['at-residence', 'Au domicile du client, en France.', 'At the customer’s home, in France.'],
  broken: {
    'not-at-residence': [
      'La prestation n’a pas lieu au domicile.',
      'The service is not done at the home.',
    ],
    'residence-abroad': ['Le domicile n’est pas en France.', 'The home is not in France.'],
  },
  versions: [
    ['2008-05-01', cgi('199 sexdecies', '2, premier alinéa (résidence)')],
    ['1991-12-31', cgi('199 sexdecies', '1°, premier alinéa (résidence)', 'verified')],
  ],
})

/** Help at a distance: not at the home, whatever the activity, save remote care. */
export const remote: Rule<'remote-excluded'> = rule({
  id: 'fr.service.remote',
  kept: ['on-the-spot', 'L’intervenant est sur place.', 'The worker is on the spot.'],
  broken: {
    'remote-excluded': [
      'Une aide à distance (téléphone, internet) n’est pas faite au domicile.',
      'Help at a distance (telephone, internet) is not done at the home.',
    ],
  },
  versions: [
    ['2025-01-10', doctrine('circulaire du 3 janvier 2025', 'aide à distance')],
    ['2019-04-11', doctrine('circulaire du 11 avril 2019', 'aide à distance')],
    ['2012-04-26', doctrine('circulaire n° 1-2012 du 26 avril 2012', 'aide à distance')],
    [
      '1991-12-31',
      cgi('199 sexdecies', '1°, premier alinéa (travaillant à la résidence)', 'verified'),
    ],
  ],
})

/** At the home of an ascendant who meets the condition of the allowance for dependency. */
export const ascendant: Rule<'ascendant-not-dependent'> = rule({
  id: 'fr.service.ascendant',
  kept: [
    'ascendant-dependent',
    'Au domicile d’un ascendant qui remplit les conditions de l’APA.',
    'At the home of an ascendant who meets the conditions of the dependency allowance.',
  ],
  broken: {
    'ascendant-not-dependent': [
      'L’ascendant ne remplit pas les conditions de l’APA.',
      'The ascendant does not meet the conditions of the dependency allowance.',
    ],
  },
  versions: [
    ['2008-05-01', cgi('199 sexdecies', '2, premier alinéa (ascendant)')],
    ['2001-03-31', cgi('199 sexdecies', '1°, premier alinéa (ascendant, APA)', 'verified')],
    ['1997-01-24', cgi('199 sexdecies', '1°, premier alinéa (ascendant, PSD)', 'verified')],
  ],
})

/** Offre globale: some services open the right only inside a set that includes activities at the home. */
export const bundle: Rule<'not-in-bundle'> = rule({
  id: 'fr.service.bundle',
  kept: [
    'in-bundle',
    'Comprise dans un ensemble de services incluant des activités à domicile.',
    'Part of a set of services that includes work at the home.',
  ],
  broken: {
    'not-in-bundle': [
      'Seule, cette prestation n’ouvre aucun droit : il faut un ensemble de services à domicile.',
      'Alone, this service opens no right: it takes a set of services at the home.',
    ],
  },
  versions: [
    ['2021-01-01', cgi('199 sexdecies', '2 (ensemble de services)')],
    ['2008-05-01', travail('D7231-1', 'III (offre globale)')],
  ],
})

/** Meals delivered alone to a dependent person: adopted on the way to the budget act for 2026, its outcome was not read. */
export const mealsAlone: Rule = rule({
  id: 'fr.service.meals-alone',
  kept: [
    'meals-alone',
    'Repas livrés seuls à une personne fragile.',
    'Meals delivered alone to a person who needs help.',
  ],
  broken: {},
  versions: [
    [
      '2026-01-01',
      cgi('199 sexdecies', '2 (portage de repas, loi de finances pour 2026)', 'memory'),
    ],
  ],
})

/** Remote care of a person who needs help is deemed done at the home, even alone. */
export const remoteCare: Rule = rule({
  id: 'fr.service.remote-care',
  kept: [
    'deemed-at-home',
    'La téléassistance d’une personne âgée ou handicapée est réputée faite au domicile.',
    'Remote care of an elderly or disabled person is deemed done at the home.',
  ],
  broken: {},
  versions: [
    ['2023-01-01', cgi('199 sexdecies', '2 (téléassistance, loi de finances pour 2023)')],
    ['2021-01-01', cgi('199 sexdecies', '2 (téléassistance, loi de finances pour 2022)')],
  ],
})

/** Childcare of part I: a child under three, or a disabled one under eighteen. */
export const youngChild: Rule<'child-not-young'> = rule({
  id: 'fr.service.young-child',
  kept: [
    'child-young',
    'L’enfant a moins de 3 ans, ou moins de 18 ans et un handicap.',
    'The child is under 3, or disabled and under 18.',
  ],
  broken: {
    'child-not-young': [
      'L’enfant n’a pas moins de 3 ans, ni un handicap avant 18 ans.',
      'The child is neither under 3, nor disabled and under 18.',
    ],
  },
  versions: [
    ['2008-05-01', travail('L7231-1', '1° (enfants)')],
    ['1996-06-25', travail('D129-7', 'garde d’enfant de moins de trois ans', 'verified')],
  ],
})

/** Help for the elderly, the disabled, the chronically ill, and services that only a dependent person may buy with the right. */
export const dependentPerson: Rule<'person-not-dependent'> = rule({
  id: 'fr.service.dependent-person',
  kept: [
    'person-dependent',
    'La personne est âgée, handicapée ou dépendante.',
    'The person is elderly, disabled or dependent.',
  ],
  broken: {
    'person-not-dependent': [
      'La personne n’est ni âgée, ni handicapée, ni dépendante.',
      'The person is neither elderly, nor disabled, nor dependent.',
    ],
  },
  versions: [
    ['2008-05-01', travail('L7231-1', '2° (personnes âgées, handicapées)')],
    ['1996-06-25', travail('D129-7', 'personnes âgées, handicapées ou dépendantes', 'verified')],
  ],
})

/** Help for a time: a person who needs it for a time only. */
export const temporaryNeed: Rule<'no-temporary-need'> = rule({
  id: 'fr.service.temporary-need',
  kept: [
    'temporary-need',
    'La personne a besoin d’une aide temporaire.',
    'The person needs help for a time.',
  ],
  broken: {
    'no-temporary-need': [
      'La personne n’a pas besoin d’une aide temporaire.',
      'The person does not need help for a time.',
    ],
  },
  versions: [['2016-06-09', travail('D7231-1', 'II, 18° à 20° (aide temporaire)')]],
})

/** The organisation is declared for the activity: optional to work, compulsory for the advantage. Before 2011: approved. */
export const declared: Rule<'not-declared' | 'status-withdrawn'> = rule({
  id: 'fr.service.registered',
  kept: [
    'declared',
    'L’organisme est déclaré pour cette activité ce jour-là.',
    'The organisation is declared for this activity on that day.',
  ],
  broken: {
    'not-declared': [
      'L’organisme n’est pas déclaré pour cette activité ce jour-là.',
      'The organisation is not declared for this activity on that day.',
    ],
    'status-withdrawn': [
      'La déclaration est retirée à cette date.',
      'The declaration is withdrawn by that day.',
    ],
  },
  versions: [
    ['2011-11-22', travail('L7232-1-1', 'déclaration', 'verified')],
    ['2008-05-01', travail('L7232-1 et suivants', 'agrément (avant la déclaration)')],
    ['1992-01-04', travail('L129-1', 'agrément', 'verified')],
  ],
})

/** The organisation is approved (agrément): for the care of young children, and as an agent for dependent persons. */
export const approved: Rule<'not-approved'> = rule({
  id: 'fr.service.approved',
  kept: [
    'approved',
    'L’organisme est agréé pour cette activité.',
    'The organisation is approved for this activity.',
  ],
  broken: {
    'not-approved': [
      'Cette activité demande un agrément, que l’organisme n’a pas ce jour-là.',
      'This activity needs an approval, which the organisation has not on that day.',
    ],
  },
  versions: [
    ['2008-05-01', travail('L7232-1', 'agrément', 'verified')],
    ['1996-06-25', travail('D129-7', 'deuxième alinéa (agrément départemental)', 'verified')],
  ],
})

/** The organisation is authorised by the département: to provide help to dependent persons itself. */
export const authorised: Rule<'not-authorised'> = rule({
  id: 'fr.service.authorised',
  kept: [
    'authorised',
    'L’organisme est autorisé par le département pour cette activité.',
    'The organisation is authorised by the département for this activity.',
  ],
  broken: {
    'not-authorised': [
      'En mode prestataire, cette activité demande une autorisation, que l’organisme n’a pas ce jour-là.',
      'As a provider, this activity needs an authorisation, which the organisation has not on that day.',
    ],
  },
  versions: [['2023-06-30', casf('L313-1-2', 'services autonomie à domicile')]],
})

/** Longest odd job (petit bricolage) that opens the right, in minutes a visit, this limit included. */
export const oddJobMinutes: DatedTable<number> = datedTable({
  id: 'fr.odd-job.minutes',
  title: { fr: 'Durée d’un petit bricolage', en: 'Length of an odd job' },
  unit: 'minutes a visit, at most',
  governedBy: 'performance',
  rows: [
    { from: '2008-05-01', value: 120, source: travail('D7233-5', '1° (deux heures)') },
    { from: '1996-06-25', value: 120, source: travail('D129-11', 'deux heures', 'verified') },
  ],
})

/** What is said of an odd job's length. */
export const oddJobWords = {
  kept: {
    code: 'odd-job-short',
    fr: 'Le petit bricolage ne dépasse pas deux heures.',
    en: 'The odd job takes no more than two hours.',
  },
  broken: {
    code: 'odd-job-too-long',
    fr: 'Un petit bricolage de plus de deux heures n’ouvre aucun droit.',
    en: 'An odd job of more than two hours opens no right.',
  },
} as const

/** An odd job needed a monthly subscription; when that ended, between 15 May 2007 and 1 July 2013, was not read. */
export const subscription: Rule<'no-subscription'> = rule({
  id: 'fr.odd-job.subscription',
  kept: [
    'subscribed',
    'Le petit bricolage relève d’un abonnement mensuel.',
    'The odd job is part of a monthly subscription.',
  ],
  broken: {
    'no-subscription': [
      'Sans abonnement mensuel, un petit bricolage n’ouvre aucun droit.',
      'Without a monthly subscription, an odd job opens no right.',
    ],
  },
  versions: [
    ['2005-12-30', travail('D129-36', 'abonnement mensuel', 'verified')],
    ['1996-06-25', travail('D129-11', 'abonnement mensuel', 'verified')],
  ],
})

/** Until this day, excluded, the subscription was read to be needed; from `subscriptionEnded` on, not to be. Between: unknown. */
export const subscriptionKnownUntil = day('2007-05-15')
/** From this day on, no subscription is needed (décret 2013-524). */
export const subscriptionEnded = day('2013-07-01')
