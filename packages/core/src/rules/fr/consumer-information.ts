import { type DatedTable, datedTable } from '../dated-table.js'
import { consommation } from './other-texts.js'

/** What of a contract makes an information due; `always` = every contract. */
export type InformedWhen =
  | 'always'
  | 'not-performed-at-once'
  | 'goods'
  | 'services'
  | 'withdrawal'
  | 'early-start'
  | 'withdrawal-lost'
  | 'personalised-price'

/** What a consumer is told before being bound, by name. */
export const informationNames = [
  ...(['features', 'price', 'date', 'identity', 'guarantees', 'mediator'] as const),
  ...(['withdrawal', 'return-costs', 'early-cost', 'no-withdrawal'] as const),
  ...(['personalised-price', 'provider'] as const),
] as const
/** One of the things that a consumer is told before being bound. */
export type InformationName = (typeof informationNames)[number]

/** An information, and what makes it due. */
export interface Information {
  readonly name: InformationName
  readonly when: InformedWhen
}

type Row = readonly [
  name: InformationName,
  when: InformedWhen,
  paragraph: string,
  fr: string,
  en: string,
]

const tables = (
  place: string,
  article: string,
  rows: readonly Row[],
): readonly DatedTable<Information>[] =>
  rows.map(([name, when, paragraph, fr, en]) =>
    datedTable<Information>({
      id: `fr.information.${place}.${name}`,
      title: { fr, en },
      unit: 'told before the consumer is bound, when',
      governedBy: 'issue',
      rows: [
        { from: '2016-07-01', value: { name, when }, source: consommation(article, paragraph) },
      ],
    }),
  )

/** What a consumer is told before being bound: in a shop, and anywhere else (at a distance or off the premises). */
export const consumerInformation = {
  inShop: tables('shop', 'L111-1', [
    ['features', 'always', '1°', 'Caractéristiques essentielles', 'Essential characteristics'],
    ['price', 'always', '2°', 'Prix', 'Price'],
    [
      ...(['date', 'not-performed-at-once', '3°'] as const),
      ...(['Date ou délai d’exécution', 'Day or time of performance'] as const),
    ],
    ['identity', 'always', '4°', 'Identité du professionnel', 'Who the seller is'],
    ['guarantees', 'goods', '5°', 'Garanties légales', 'Legal guarantees'],
    ['mediator', 'always', '6°', 'Médiateur de la consommation', 'Consumer mediator'],
  ]),
  elsewhere: tables('elsewhere', 'L221-5', [
    [
      ...(['features', 'always', 'I, 1°'] as const),
      'Caractéristiques essentielles, hors magasin',
      'Essential characteristics, outside a shop',
    ],
    ['price', 'always', 'I, 2°', 'Prix, hors magasin', 'Price, outside a shop'],
    [
      ...(['date', 'not-performed-at-once', 'I, 3°'] as const),
      'Date ou délai d’exécution, hors magasin',
      'Day or time of performance, outside a shop',
    ],
    [
      ...(['identity', 'always', 'I, 4°'] as const),
      'Identité du professionnel, hors magasin',
      'Who the seller is, outside a shop',
    ],
    [
      ...(['guarantees', 'goods', 'I, 5°'] as const),
      'Garanties légales, hors magasin',
      'Legal guarantees, outside a shop',
    ],
    [
      ...(['mediator', 'always', 'I, 6°'] as const),
      'Médiateur de la consommation, hors magasin',
      'Consumer mediator, outside a shop',
    ],
    [
      ...(['withdrawal', 'withdrawal', 'I, 7°'] as const),
      'Droit de rétractation : conditions, délai, modalités et formulaire type',
      'Right to withdraw: conditions, time, manner and model form',
    ],
    [
      ...(['return-costs', 'goods', 'I, 8°'] as const),
      'Frais de renvoi du bien',
      'Cost of returning goods',
    ],
    [
      ...(['early-cost', 'early-start', 'I, 9°'] as const),
      'Frais du service commencé avant la fin de la rétractation',
      'Cost of a service begun before the time to withdraw ends',
    ],
    [
      ...(['no-withdrawal', 'withdrawal-lost', 'I, 10°'] as const),
      'Absence ou perte du droit de rétractation',
      'That there is no right to withdraw, or how it is lost',
    ],
    [
      ...(['personalised-price', 'personalised-price', 'I, 11°'] as const),
      'Prix personnalisé par une décision automatisée',
      'Price set by an automated decision',
    ],
    [
      ...(['provider', 'services', 'II'] as const),
      'Informations complémentaires sur le prestataire',
      'Further information on the provider',
    ],
  ]),
} as const
