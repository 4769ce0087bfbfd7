import { type DatedTable, datedTable, type TableSpec } from '../dated-table.js'
import type { LegalSource } from '../source.js'
import {
  annexe2,
  arrete1983,
  arrete2015,
  commerce,
  consommation,
  procedures,
  secu,
} from './other-texts.js'
import { doctrine, travail } from './texts.js'

type Row<V> = readonly [from: string, value: V, source: LegalSource]

const table = <V>(
  id: string,
  fr: string,
  en: string,
  unit: string,
  governedBy: TableSpec<V>['governedBy'],
  ...rows: readonly Row<V>[]
): DatedTable<V> =>
  datedTable<V>({
    id: `fr.${id}`,
    title: { fr, en },
    unit,
    governedBy,
    rows: rows.map(([from, value, source]) => ({ from, value, source })),
  })

/**
 * Day of the next year before which the certificate is due, as `MM-DD`: the day itself is too late.
 */
export const certificateDay: DatedTable<string> = table(
  'certificate.deadline',
  'Jour avant lequel l’attestation fiscale est délivrée',
  'Day before which the fiscal certificate is delivered',
  'day of the next year, excluded',
  'income year',
  ['2008-05-01', '03-31', travail('D7233-4', 'délai (31 mars)', 'verified')],
  // The sheet dates it by article D129-38 only, which stood from 30 December 2005 to the
  // recodification of 2008.
  ['2005-12-30', '01-31', travail('D129-38', 'délai (31 janvier)')],
)

/**
 * From this monthly price on, included, a quote is compulsory; below, when the consumer asks for
 * one.
 */
export const quoteThreshold: DatedTable<number> = table(
  'quote.threshold',
  'Prix à partir duquel un devis est obligatoire',
  'Price from which a quote is compulsory',
  'euro cents a month, VAT included, at least',
  'issue',
  ['2015-07-01', 100_00, arrete2015('notice', 'devis (100 euros)')],
)

/** How long the provider keeps a quote. */
export const quoteRetention: DatedTable<number> = table(
  'quote.retention',
  'Conservation du devis par le prestataire',
  'How long the provider keeps a quote',
  'years, at least',
  'issue',
  ['2015-07-01', 1, arrete2015('notice', 'devis (conservation)')],
)

/** From this price on, included, a consumer is handed a note before paying. */
export const noteThreshold: DatedTable<number> = table(
  'note.threshold',
  'Prix à partir duquel une note est remise',
  'Price from which a note is handed over',
  'euro cents, VAT included, at least',
  'issue',
  ['2010-07-15', 25_00, arrete1983('note', 'seuil (25 euros)')],
  ['2002-01-01', 15_24, arrete1983('note', 'seuil (15,24 euros)')],
)

/**
 * Up to this amount, included, an invoice may leave out the seller's VAT number and the ground of
 * an exemption.
 */
export const smallInvoice: DatedTable<number> = table(
  'invoice.small-amount',
  'Montant jusqu’auquel une facture peut omettre deux mentions',
  'Amount up to which an invoice may leave two mentions out',
  'euro cents before tax, at most',
  'issue',
  ['2013-04-26', 150_00, annexe2('242 nonies A', 'II (150 euros)')],
)

/** What a business customer, and never a consumer, owes for each invoice that it pays late. */
export const latePaymentFlat: DatedTable<number> = table(
  'late-payment.flat',
  'Indemnité forfaitaire de retard, entre professionnels',
  'Flat compensation for late payment, between businesses',
  'euro cents an invoice',
  'issue',
  ['2013-01-01', 40_00, commerce('D441-5', 'montant', 'verified')],
)

/** How long the tax office may ask for documents, from their making. */
export const taxRetention: DatedTable<number> = table(
  'retention.tax-documents',
  'Conservation des factures et pièces pour l’administration fiscale',
  'How long invoices and records are kept for the tax office',
  'years from the making of the document',
  'issue',
  ['1990-06-15', 6, procedures('L102 B', 'premier alinéa (six ans)')],
)

/** How long accounting records are kept. */
export const accountsRetention: DatedTable<number> = table(
  'retention.accounts',
  'Conservation des documents comptables',
  'How long accounting records are kept',
  'years',
  'issue',
  ['2000-09-21', 10, commerce('L123-22', 'dix ans', 'memory')],
)

/**
 * How long a contract of 120 euros or more, concluded by electronic means with a consumer, is kept.
 */
export const contractRetention: DatedTable<number> = table(
  'retention.electronic-contract',
  'Conservation du contrat électronique de 120 euros ou plus',
  'How long an electronic contract of 120 euros or more is kept',
  'years',
  'issue',
  ['2016-07-01', 10, consommation('L213-1', 'et D213-1', 'memory')],
)

/**
 * How long the household keeps its certificate: until the end of this many years after that of the
 * tax.
 */
export const taxpayerRetention: DatedTable<number> = table(
  'retention.taxpayer',
  'Conservation de l’attestation par le contribuable',
  'How long the taxpayer keeps the certificate',
  'years after the year of the tax, to their end',
  'income year',
  ['1986-07-12', 3, procedures('L169', 'premier alinéa (troisième année)')],
)

/** How long a professional may claim from a consumer, each instalment from its due date. */
export const consumerLimitation: DatedTable<number> = table(
  'limitation.consumer',
  'Prescription de la créance sur un consommateur',
  'Limitation of a claim against a consumer',
  'years from the due date',
  'issue',
  ['2016-07-01', 2, consommation('L218-2', 'deux ans')],
  ['2008-06-19', 2, consommation('L137-2', 'deux ans', 'verified')],
)

/** How long a consumer may withdraw from a contract concluded at a distance or off the premises. */
export const withdrawalDays: DatedTable<number> = table(
  'withdrawal.days',
  'Délai de rétractation',
  'Time to withdraw',
  'days from the conclusion of the contract',
  'issue',
  ['2016-07-01', 14, consommation('L221-18', 'quatorze jours')],
  ['2014-06-14', 14, consommation('L121-21', 'quatorze jours', 'memory')],
  ['2001-08-25', 7, consommation('L121-20', 'sept jours francs, à distance', 'verified')],
)

/** By how long the time to withdraw grows when the consumer was not told of it. */
export const withdrawalExtension: DatedTable<number> = table(
  'withdrawal.extension',
  'Prolongation de la rétractation, faute d’information',
  'Extension of the time to withdraw, for want of information',
  'months',
  'issue',
  ['2016-07-01', 12, consommation('L221-20', 'douze mois')],
)

/**
 * How long no payment may be taken for a contract off the premises. Approved bodies are excepted
 * for regular home services; whether merely declared ones are is not known: they wait.
 */
export const noPaymentDays: DatedTable<number> = table(
  'no-payment.days',
  'Délai sans paiement après un contrat hors établissement',
  'Time without payment after a contract off the premises',
  'days from the conclusion of the contract',
  'issue',
  ['2016-07-01', 7, consommation('L221-10', 'premier alinéa (sept jours)')],
)

/**
 * Who may ask for the immediate advance: households that employ, then customers of providers too.
 */
export const advanceOpenTo: DatedTable<readonly string[]> = table<readonly string[]>(
  'advance.open-to',
  'À qui l’avance immédiate est ouverte',
  'To whom the immediate advance is open',
  'ways of being served',
  'payment',
  [
    '2022-06-14',
    ['employer household', 'customer of a provider'],
    secu('L133-5-12', 'prestataires'),
  ],
  ['2022-01-01', ['employer household'], secu('L133-8', 'CESU+')],
)

/**
 * The aid that a household may be advanced in a year, in euro cents. Neither children nor age raise
 * it.
 */
export interface AdvanceCap {
  readonly standard: number
  readonly disability: number
}

/** The most that a household is advanced in a year. */
export const advanceCap: DatedTable<AdvanceCap> = table<AdvanceCap>(
  'advance.cap',
  'Plafond annuel de l’avance immédiate',
  'Yearly cap of the immediate advance',
  'euro cents of aid, a household and a year',
  'payment',
  [
    '2024-01-01',
    { standard: 6_000_00, disability: 10_000_00 },
    secu('D133-13-11-1', 'version de 2024'),
  ],
  [
    '2022-01-01',
    { standard: 6_000_00, disability: 10_000_00 },
    secu('D133-13-11-1', 'version de 2022', 'verified'),
  ],
)

/** How long the customer may contest a request of the immediate advance; silence accepts. */
export const advanceAnswerHours: DatedTable<number> = table(
  'advance.answer',
  'Délai du client pour contester une demande d’avance immédiate',
  'Time to contest a request of the immediate advance',
  'hours',
  'payment',
  ['2022-06-14', 48, doctrine('FAQ de l’Urssaf du 6 décembre 2023', '48 heures', 'verified')],
)

/**
 * How often the state of activity is entered in NOVA, a line a month. The text was read; its first
 * day is inferred.
 */
export const novaMonths: DatedTable<number> = table(
  'nova.activity-report',
  'État d’activité dans NOVA, au moins chaque trimestre',
  'State of activity in NOVA, at least each quarter',
  'months, at most',
  'performance',
  ['2011-11-22', 3, travail('R7232-19', 'état d’activité')],
)

/**
 * From when everybody who is liable to VAT, the franchise included, must be able to receive
 * e-invoices.
 */
export const eInvoicingReception: DatedTable<true> = table<true>(
  'e-invoicing.reception',
  'Réception des factures électroniques',
  'Reception of e-invoices',
  'applies to all, the franchise included',
  'issue',
  [
    '2026-09-01',
    true,
    doctrine('impots.gouv.fr, page du 16 janvier 2026', 'réception', 'verified'),
  ],
)

/**
 * Who must issue e-invoices to businesses and report the others (e-reporting): nearly all of a
 * home-services company's. A decree may move each day by three months.
 */
export const eInvoicingIssue: DatedTable<readonly ('large' | 'small')[]> = table<
  readonly ('large' | 'small')[]
>(
  'e-invoicing.issue',
  'Émission des factures électroniques et transmission des données',
  'Issue of e-invoices and e-reporting',
  'sizes of company',
  'issue',
  [
    '2027-09-01',
    ['large', 'small'],
    doctrine('impots.gouv.fr, page du 16 janvier 2026', 'émission (toutes)', 'verified'),
  ],
  [
    '2026-09-01',
    ['large'],
    doctrine('impots.gouv.fr, page du 16 janvier 2026', 'émission (grandes)', 'verified'),
  ],
)
