import { type DatedTable, datedTable } from '../dated-table.js'
import type { LegalSource } from '../source.js'
import { arrete2015, consommation } from './other-texts.js'
import { doctrine, travail } from './texts.js'

const table = <V>(
  id: string,
  fr: string,
  en: string,
  unit: string,
  ...rows: readonly (readonly [from: string, value: V, source: LegalSource])[]
): DatedTable<V> =>
  datedTable<V>({
    id: `fr.${id}`,
    title: { fr, en },
    unit,
    governedBy: 'issue',
    rows: rows.map(([from, value, source]) => ({ from, value, source })),
  })

/** What counts towards the price from which a quote is compulsory, besides the services on the list themselves. */
export const quoteCounts: DatedTable<'all-services-offered-together'> = table(
  'quote.counts',
  'Ce que compte le seuil du devis : l’ensemble des prestations proposées',
  'What the threshold of the quote counts: the set of services offered',
  'what is added up',
  [
    '2015-07-01',
    'all-services-offered-together',
    arrete2015('4', 'une prestation ou un ensemble de prestations', 'secondary'),
  ],
)

/** How the days to withdraw are counted. */
export interface CountedDays {
  /** Whether the day of the conclusion, or of the reception, is the first of them. */
  readonly startsThatDay: boolean
  /** What the last day may not be: then the first day after it that is none of these is the last. */
  readonly neverEndsOn: readonly ('saturday' | 'sunday' | 'public-holiday')[]
}

/**
 * How the fourteen days are counted: the day of the conclusion is not one of them, and they do not end on a Saturday, a Sunday or a
 * public holiday.
 */
export const withdrawalCount: DatedTable<CountedDays> = table<CountedDays>(
  'withdrawal.count',
  'Décompte du délai de rétractation',
  'How the days to withdraw are counted',
  'days',
  [
    '2016-07-01',
    { startsThatDay: false, neverEndsOn: ['saturday', 'sunday', 'public-holiday'] },
    consommation('L221-19', '1° à 3°'),
  ],
)

/** Days from receiving the information about withdrawal, given late, to the end of the time to withdraw. */
export const withdrawalAfterInformation: DatedTable<number> = table(
  'withdrawal.after-information',
  'Fin de la rétractation quand l’information est donnée en retard',
  'End of the time to withdraw when the information is given late',
  'days from the day it was received',
  ['2016-07-01', 14, consommation('L221-20', 'second alinéa')],
)

/** How long the seller has to pay back, from the day on which it learns of the withdrawal. */
export const withdrawalRefund: DatedTable<number> = table(
  'withdrawal.refund',
  'Remboursement après rétractation',
  'Refund after a withdrawal',
  'days from learning of it, at most',
  ['2016-07-01', 14, consommation('L221-24', 'premier alinéa')],
)

/** What a service that began at the consumer's express request costs whoever withdraws. */
export const withdrawalShare: DatedTable<'in-proportion'> = table(
  'withdrawal.share',
  'Somme due pour le service déjà fourni à la demande expresse du consommateur',
  'Amount due for the service provided at the consumer’s express request',
  'of the total price agreed; nothing without the request or the information',
  ['2016-07-01', 'in-proportion', consommation('L221-25', 'deuxième et troisième alinéas')],
)

/** On what the express request to begin early is collected, by how the contract is concluded. */
export const earlyStartRequest: DatedTable<{
  readonly distance: string
  readonly offPremises: string
}> = table(
  'withdrawal.early-start',
  'Demande expresse de commencer avant la fin de la rétractation',
  'Express request to begin before the time to withdraw ends',
  'how it is collected',
  [
    '2016-07-01',
    {
      distance: 'at a distance by any means',
      offPremises: 'off the premises on paper or on a durable medium',
    },
    consommation('L221-25', 'premier alinéa'),
  ],
)

/** A service that was fully performed, begun with the consumer's prior express consent, can no longer be withdrawn from. */
export const lostOncePerformed: DatedTable<true> = table<true>(
  'withdrawal.lost-once-performed',
  'Rétractation perdue une fois le service pleinement exécuté, avec accord exprès',
  'Withdrawal lost once the service is fully performed, with express consent',
  'exception',
  ['2016-07-01', true, consommation('L221-28', '1°')],
)

/** Nobody withdraws from urgent repairs at home that they expressly asked for. */
export const urgentRepairs: DatedTable<true> = table<true>(
  'withdrawal.urgent-repairs',
  'Pas de rétractation pour une réparation urgente à domicile, expressément demandée',
  'No withdrawal from urgent repairs at home, expressly asked for',
  'exception',
  ['2016-07-01', true, consommation('L221-28', '8°')],
)

/** The words of the function by which a contract concluded online is withdrawn from. */
export interface WithdrawalFunction {
  readonly first: string
  readonly confirm: string
}

/** From when whoever concludes contracts online offers a function to withdraw, and what it says. */
export const withdrawalFunction: DatedTable<WithdrawalFunction> = table<WithdrawalFunction>(
  'withdrawal.function',
  'Fonction de rétractation en ligne',
  'Function to withdraw online',
  'words',
  [
    '2026-06-19',
    { first: 'renoncer au contrat ici', confirm: 'confirmer la rétractation' },
    doctrine('ordonnance 2026-2 et décret 2026-3 du 5 janvier 2026', 'L221-21 et D221-5'),
  ],
)

/**
 * Regular home services of an approved body, or of one under an administrative decision, may be paid at once. The consumer may then end
 * the contract at any time, for nothing.
 */
export const paidAtOnceHomeServices: DatedTable<true> = table<true>(
  'no-payment.home-services',
  'Paiement immédiat des services à la personne réguliers d’un organisme agréé',
  'Immediate payment of regular home services of an approved body',
  'exception',
  ['2016-07-01', true, consommation('L221-10', '2°')],
)

/** Urgent repairs at home that the consumer expressly asked for may be paid at once. */
export const paidAtOnceRepairs: DatedTable<true> = table<true>(
  'no-payment.urgent-repairs',
  'Paiement immédiat d’une réparation urgente à domicile',
  'Immediate payment of urgent repairs at home',
  'exception',
  ['2016-07-01', true, consommation('L221-10', '4°')],
)

/** The holidays of a year. */
export interface PublicHolidays {
  /** As `MM-DD`. */
  readonly fixed: readonly string[]
  /** Days after Easter Sunday. */
  readonly afterEaster: {
    readonly easterMonday: number
    readonly ascension: number
    readonly whitMonday: number
  }
}

/** The eleven public holidays (fêtes légales) of the whole country; what Alsace, Moselle and the overseas have besides is not among them. */
export const publicHolidays: DatedTable<PublicHolidays> = datedTable<PublicHolidays>({
  id: 'fr.public-holidays',
  title: { fr: 'Jours fériés', en: 'Public holidays' },
  unit: 'days of a year, and days after Easter',
  governedBy: 'performance',
  rows: [
    {
      from: '2008-05-01',
      value: {
        fixed: ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'],
        afterEaster: { easterMonday: 1, ascension: 39, whitMonday: 50 },
      },
      source: travail('L3133-1', '1° à 11°', 'verified'),
    },
  ],
})
