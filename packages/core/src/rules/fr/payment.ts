import { type Rule, rule } from '../reason.js'
import { travail } from './texts.js'

/** How money comes in. `prepaid-cesu` = CESU préfinancé, a voucher that an employer or a fund paid in part or in full. */
export const means = ['transfer', 'cheque', 'card', 'direct-debit', 'prepaid-cesu', 'cash'] as const
/** How money comes in. */
export type Means = (typeof means)[number]

/** Which means open the right to the credit: every one but cash, which settles the debt and no more. */
export const admittedMeans: Rule<'cash-excluded'> & { readonly admits: (means: Means) => boolean } =
  {
    ...rule({
      id: 'fr.payment.admitted-means',
      governedBy: 'payment',
      kept: [
        'admitted-means',
        'Payé par un moyen qui ouvre droit à l’avantage.',
        'Paid by means that open the right.',
      ],
      broken: {
        'cash-excluded': [
          'Les espèces règlent la dette, mais n’ouvrent aucun droit.',
          'Cash settles the debt, but opens no right.',
        ],
      },
      versions: [
        ['2008-05-01', travail('D7233-3')],
        ['1996-06-25', travail('D129-11', 'moyens de paiement', 'verified')],
      ],
    }),
    admits: (means) => means !== 'cash',
  }
