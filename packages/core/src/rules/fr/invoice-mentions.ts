import type { DatedTable } from '../dated-table.js'
import { homeServiceMentions } from './home-service-mentions.js'
import { inCitation, type Mention, mention } from './mention.js'
import { annexe2, arrete1983, commerce } from './other-texts.js'
import { cgi } from './texts.js'
import { mentions } from './vat.js'

/** An item of 242 nonies A that has not changed since the article exists. */
const general = (
  id: string,
  item: string,
  fr: string,
  en: string,
  when: Mention['when'] = [],
): DatedTable<Mention> =>
  mention(`invoice.${id}`, fr, en, {
    from: '2003-07-09',
    when,
    source: annexe2('242 nonies A', item),
  })

/**
 * A mention that comes with e-invoicing: large and mid-size companies first, everybody a year
 * later. It stands in the article since 10 October 2022; the calendar of impots.gouv.fr (16 January
 * 2026) says from when it applies. A decree may move each day by three months.
 */
const withEInvoicing = (
  id: string,
  item: string,
  fr: string,
  en: string,
  when: Mention['when'],
  words?: string,
): DatedTable<Mention> => {
  const source = annexe2('242 nonies A', item)
  const said = words ? { source, words } : { source }
  return mention(
    `invoice.${id}`,
    fr,
    en,
    { from: '2027-09-01', when, ...said },
    { from: '2026-09-01', when: ['large-company', ...when], ...said },
  )
}

/** Article 242 nonies A of annexe II of the CGI: every invoice. */
const ofEveryInvoice: readonly DatedTable<Mention>[] = [
  general(
    'seller',
    'I, 1° (assujetti)',
    'Nom complet et adresse du vendeur',
    'Full name and address of the seller',
  ),
  general(
    'customer',
    'I, 1° (client)',
    'Nom complet et adresse du client',
    'Full name and address of the customer',
  ),
  withEInvoicing(
    'customer-siren',
    'I, 1° (SIREN du client)',
    'Numéro SIREN du client professionnel',
    'SIREN number of the business customer',
    ['business'],
  ),
  mention(
    'invoice.vat-number',
    'Numéro individuel d’identification à la TVA du vendeur',
    'VAT number of the seller',
    {
      from: '2025-01-01',
      when: ['not-franchise', 'above-small-amount'],
      source: annexe2('242 nonies A', 'I, 2° et II (franchise)'),
    },
    {
      from: '2013-04-26',
      when: ['above-small-amount'],
      source: annexe2('242 nonies A', 'I, 2° et II'),
    },
    { from: '2003-07-09', source: annexe2('242 nonies A', '2° (2003)') },
  ),
  general('issue-date', 'I, 6°', 'Date d’émission', 'Date of issue'),
  general(
    'number',
    'I, 7°',
    'Numéro unique, d’une séquence chronologique et continue',
    'Unique number of a chronological series without gap',
  ),
  withEInvoicing(
    'delivery-address',
    'I, 7° bis',
    'Adresse de livraison des biens',
    'Address where the goods are delivered',
    ['goods-delivered-elsewhere'],
  ),
  general(
    'lines',
    'I, 8°',
    'Par ligne : quantité, dénomination précise, prix unitaire hors taxes, taux ou exonération',
    'A line: quantity, exact name, unit price before tax, rate of VAT or exemption',
  ),
  withEInvoicing(
    'kind-of-operations',
    'I, 8° bis',
    'Livraisons de biens, prestations de services, ou les deux',
    'Goods, services, or both',
    [],
  ),
  general('discounts', 'I, 9°', 'Rabais, remises, ristournes et escomptes acquis', 'Discounts', [
    'discount',
  ]),
  general(
    'service-date',
    'I, 10°',
    'Date de la prestation ou de l’acompte, si elle n’est pas celle de l’émission',
    'Date of the service or of the deposit, where it is not that of issue',
    ['other-day-of-service'],
  ),
  general(
    'vat-amounts',
    'I, 11°',
    'Taxe à payer et, par taux, total hors taxe et taxe',
    'Tax to pay and, a rate, total before tax and tax',
    ['liable'],
  ),
  withEInvoicing(
    'debit-option',
    'I, 11° bis',
    'Option pour les débits',
    'Option to pay VAT by debits',
    ['debit-option'],
    'Option pour le paiement de la taxe d’après les débits',
  ),
  mention(
    'invoice.exemption',
    'Référence de la disposition qui exonère',
    'Reference of the provision that exempts',
    {
      from: '2013-04-26',
      when: ['exempt', 'above-small-amount'],
      source: annexe2('242 nonies A', 'I, 12° et II'),
    },
    { from: '2003-07-09', when: ['exempt'], source: annexe2('242 nonies A', '12° (2003)') },
  ),
  mention(
    'invoice.franchise',
    'Mention de la franchise en base',
    'Mention of the franchise',
    // Which words replace a reference to the CGI once the tolerance is over is a setting.
    {
      from: '2028-07-01',
      when: ['franchise'],
      source: cgi('293 E', 'mention après la tolérance du 30 juin 2028', 'memory'),
    },
    {
      from: '2025-01-01',
      when: ['franchise'],
      words: mentions.franchise,
      source: cgi('293 E', 'mention de la franchise'),
    },
    {
      from: '2003-07-09',
      when: ['franchise'],
      words: mentions.franchise,
      source: annexe2('242 nonies A', '12° (franchise)', 'secondary'),
    },
  ),
  mention('invoice.reverse-charge', 'Autoliquidation', 'Reverse charge', {
    from: '2013-04-26',
    when: ['reverse-charge'],
    words: 'Autoliquidation',
    source: annexe2('242 nonies A', 'I, 13°'),
  }),
  mention('invoice.self-billing', 'Autofacturation', 'Self-billing', {
    from: '2013-04-26',
    when: ['self-billed'],
    words: 'Autofacturation',
    source: annexe2('242 nonies A', 'I, 14°'),
  }),
]

const business = ['business'] as const

/**
 * Article L441-9 of the Code de commerce: business customers only. It was read in force; since when
 * is from memory.
 */
const forBusinesses: readonly DatedTable<Mention>[] = [
  ...(
    [
      ['due-date', 'échéance', 'Date d’échéance', 'Due date', business],
      ['early-payment', 'escompte', 'Conditions d’escompte', 'Terms of early payment', business],
      ['penalties', 'pénalités', 'Taux des pénalités de retard', 'Rate of late payment', business],
      [
        'purchase-order',
        'bon de commande',
        'Numéro du bon de commande',
        'Number of the purchase order',
        [...business, 'purchase-order'],
      ],
      [
        'billing-address',
        'adresse de facturation',
        'Adresse de facturation',
        'Billing address',
        [...business, 'billed-elsewhere'],
      ],
    ] as const
  ).map(([id, what, fr, en, when]) =>
    mention(
      `invoice.${id}`,
      fr,
      en,
      { from: '2026-11-22', when, source: commerce('L441-9', what, 'verified') },
      { from: '2019-10-01', when, source: commerce('L441-9', `${what} (2019)`, 'memory') },
    ),
  ),
  mention(
    'invoice.late-payment',
    'Indemnité forfaitaire pour frais de recouvrement',
    'Flat compensation for recovery costs',
    {
      from: '2013-01-01',
      when: business,
      words: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard : 40 €',
      source: commerce('D441-5', 'mention sur la facture', 'verified'),
    },
  ),
]

// The duty is older: before 2002 its threshold was in francs, and was not read.
const note = (id: string, fr: string, en: string): DatedTable<Mention> =>
  mention(`invoice.${id}`, fr, en, {
    from: '2002-01-01',
    when: ['note-due'],
    source: arrete1983('note', inCitation(fr)),
  })

/**
 * What the note of a service to a consumer has that no other text asks for: the invoice serves as
 * the note.
 */
const asANote: readonly DatedTable<Mention>[] = [
  note('place', 'Date et lieu de l’exécution', 'Date and place of the service'),
  note('totals', 'Total hors taxes et total TTC', 'Total before tax and total, VAT included'),
]

/** Who the seller is, beyond its name. */
const ofTheSeller: readonly DatedTable<Mention>[] = [
  mention('invoice.sole-trader', '« EI » près du nom', '“EI” beside the name', {
    from: '2022-05-15',
    when: ['sole-trader'],
    words: 'EI',
    source: commerce('R526-27', 'dénomination', 'memory'),
  }),
  mention(
    'invoice.company',
    'Forme, capital social, RCS et siège',
    'Legal form, capital, register and seat',
    {
      from: '2026-11-22',
      when: ['company'],
      source: commerce('R123-237', 'et R123-238', 'memory'),
    },
  ),
]

/** The mentions of an invoice, in the order of the texts. */
export const invoiceMentions: readonly DatedTable<Mention>[] = [
  ...homeServiceMentions,
  ...ofEveryInvoice,
  ...forBusinesses,
  ...asANote,
  ...ofTheSeller,
]
