import { type DatedTable, datedTable } from '../dated-table.js'
import type { LegalSource } from '../source.js'
import { monetaire, rulebook } from './other-texts.js'

type Row = readonly [from: string, value: number, source: LegalSource]

const table = (
  id: string,
  fr: string,
  en: string,
  unit: string,
  ...rows: readonly Row[]
): DatedTable<number> =>
  datedTable({
    id: `fr.sepa.${id}`,
    title: { fr, en },
    unit,
    governedBy: 'payment',
    rows: rows.map(([from, value, source]) => ({ from, value, source })),
  })

// The rules of the scheme are older; that of 20 November 2016 is the oldest rulebook that our sources name.
const named = '2016-11-20'

/** How long before a debit its payer is told of amount and day, unless the parties agree on another delay. */
export const preNotificationDays: DatedTable<number> = table(
  'pre-notification',
  'Délai d’information du débiteur avant un prélèvement',
  'Time from telling a payer to the debit',
  'days before the debit, at least, unless agreed otherwise',
  [named, 14, rulebook('notification préalable', 'quatorze jours')],
)

/** How long a mandate that is not used stands. */
export const dormancyMonths: DatedTable<number> = table(
  'dormancy',
  'Caducité d’un mandat de prélèvement inutilisé',
  'Lapse of a mandate that is not used',
  'months from the last debit',
  [named, 36, rulebook('mandat', 'caducité (trente-six mois)')],
)

/** From when a first debit may be presented as a recurrent one. */
export const firstAsRecurrent: DatedTable<true> = datedTable<true>({
  id: 'fr.sepa.first-as-recurrent',
  title: {
    fr: 'Première échéance présentée comme récurrente',
    en: 'First debit presented as a recurrent one',
  },
  unit: 'applies to every mandate',
  governedBy: 'payment',
  rows: [{ from: named, value: true, source: rulebook('séquences', 'FRST facultatif') }],
})

/** How many open banking days before the debit its file is at the bank. */
export const submissionDays: DatedTable<number> = table(
  'submission',
  'Remise d’un prélèvement à la banque',
  'Handing of a debit to the bank',
  'days on which TARGET is open, before the debit, at least',
  [named, 1, rulebook('remise', 'J-1')],
)

/** How long a payer may have a debit that they had agreed to paid back, without a reason. */
export const refundWeeks: DatedTable<number> = table(
  'refund.authorised',
  'Remboursement d’un prélèvement autorisé, sans motif',
  'Refund of an authorised debit, without a reason',
  'weeks from the debit',
  ['2018-01-13', 8, monetaire('L133-25-1', 'huit semaines')],
)

/** How long a payer may contest a debit that they had not agreed to. */
export const unauthorisedMonths: DatedTable<number> = table(
  'refund.unauthorised',
  'Contestation d’un prélèvement non autorisé',
  'Contesting an unauthorised debit',
  'months from the debit',
  ['2018-01-13', 13, monetaire('L133-24', 'treize mois')],
)
