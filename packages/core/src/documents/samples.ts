import { day, plusDays } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'
import { Money } from '../shared/money.js'
import { factor } from '../shared/rate.js'
import type { CertificateView } from './certificate.js'
import type { CreditNoteView } from './credit-note-view.js'
import type { InvoicedLine, InvoiceView } from './invoice.js'
import type { Issuer } from './parties.js'

/** An invented company, for tests and measures. */
export const sampleIssuer: Issuer = {
  name: 'Maison Claire Services',
  legalForm: 'SARL',
  capital: Money.eur('8000'),
  siren: '781286570',
  siret: '78128657000017',
  rcs: 'Lyon',
  vatNumber: 'FR28781286570',
  sapNumber: 'SAP781286570',
  declaredOn: day('2019-03-01'),
  address: { line: '4 place Carnot', postcode: '69002', city: 'Lyon' },
  email: 'contact@maison-claire.example',
  phone: '+33472000000',
  mediator: { name: 'Médiation Consommation Exemple', url: 'https://mediation.example' },
  representative: 'Claire Vasseur, gérante',
}

/** An invented certificate with so many visits, one every two days from 6 January 2025. */
export const sampleCertificate = (visits: number): CertificateView => ({
  language: 'fr',
  number: 'A2025-00042',
  year: 2025,
  issuedOn: day('2026-01-15'),
  issuer: sampleIssuer,
  customer: {
    name: 'Mme Éloïse d’Hœnheim-Lefèvre',
    address: ['12 bis rue des Érables', '69003 Lyon'],
    reference: 'CLI-00317',
  },
  paidGross: Money.eur('1234.56'),
  prepaidCesu: Money.eur('150'),
  aids: Money.eur('84.30'),
  advance: Money.eur('312.45'),
  paidNet: Money.eur('687.81'),
  ineligiblePaid: Money.eur('45.90'),
  paidInCash: Money.eur('28.50'),
  byActivity: [
    {
      activity: 'II-1',
      label: 'Entretien de la maison et travaux ménagers',
      amount: Money.eur('934.56'),
    },
    { activity: 'II-5', label: 'Soutien scolaire ou cours à domicile', amount: Money.eur('300') },
  ],
  interventions: Array.from({ length: visits }, (_, i) => ({
    date: plusDays(day('2025-01-06'), i * 2),
    minutes: 60 + (i % 5) * 15,
    worker: i % 3 ? 'W09' : 'W11',
    workerName: i % 3 ? 'Aïcha Benkacem' : 'Jean-Noël Œuvrard',
  })),
})

const line = (i: number): InvoicedLine => {
  const [gross, net] = [Money.eur('57.00'), Money.eur('51.82')]
  return {
    label: 'Entretien de la maison et travaux ménagers',
    activity: 'II-1',
    date: plusDays(day('2025-03-03'), i),
    minutes: 120,
    worker: 'W09',
    quantity: 2,
    unit: 'hour',
    unitNet: Money.eur('25.91'),
    unitGross: Money.eur('28.50'),
    vatRate: factor('0.1'),
    net,
    vat: Money.minus(gross, net),
    gross,
  }
}

const goods: InvoicedLine = {
  label: 'Routeur sans fil, deux bandes, avec câble réseau de trois mètres',
  quantity: 1,
  vatRate: factor('0.2'),
  net: Money.eur('75.00'),
  vat: Money.eur('15.00'),
  gross: Money.eur('90.00'),
}

/** An invented invoice with so many visits at 10 % and, last, goods at 20 %. */
export const sampleInvoice = (visits: number): InvoiceView => {
  const services = Array.from({ length: visits }, (_, i) => line(i))
  const eligibleGross = Money.cents(5700 * visits)
  return {
    language: 'fr',
    number: 'F2025-00117',
    issuedOn: day('2025-04-01'),
    issuer: sampleIssuer,
    customer: sampleCertificate(0).customer,
    performed: { from: day('2025-03-03'), to: plusDays(day('2025-03-03'), visits) },
    lines: [...services, goods],
    gross: Money.plus(eligibleGross, goods.gross),
    paid: Money.eur('20.00'),
    credit: {
      eligibleGross,
      expected: Money.times(eligibleGross, factor('0.5')),
      rate: factor('0.5'),
    },
    dueOn: day('2025-04-15'),
    paymentTerms: 'Paiement à réception par prélèvement, virement, carte, chèque ou CESU.',
    vatOnReceipts: true,
    cesuAccepted: true,
  }
}

const service: InvoicedLine = {
  ...line(0),
  ...{
    label: 'Ménage',
    discount: { label: 'Fidélité', rate: factor('0.1'), amount: Money.eur('5.70') },
  },
  ...{ net: Money.eur('46.64'), vat: Money.eur('4.66'), gross: Money.eur('51.30') },
}

/** An invented invoice with a discount on a line, and one on the whole, over two rates. */
export const discountedInvoice = (language: Language): InvoiceView => ({
  ...sampleInvoice(0),
  language,
  lines: [service, goods],
  discount: {
    ...{ label: 'Bienvenue', amount: Money.eur('14.13') },
    off: { net: Money.eur('12.17'), vat: Money.eur('1.96'), gross: Money.eur('14.13') },
  },
  totals: [
    {
      ...{ rate: factor('0.1'), net: Money.eur('41.97') },
      ...{ vat: Money.eur('4.20'), gross: Money.eur('46.17') },
    },
    {
      ...{ rate: factor('0.2'), net: Money.eur('67.50') },
      ...{ vat: Money.eur('13.50'), gross: Money.eur('81.00') },
    },
  ],
  gross: Money.eur('127.17'),
  paid: Money.zero,
  credit: undefined,
})

/** An invented invoice of a bundle at 29.90. */
export const bundledInvoice = (language: Language): InvoiceView => {
  const bundle = { no: 1, label: 'Sérénité' }
  const part = { vatRate: factor('0.2'), bundle }
  return {
    ...sampleInvoice(0),
    language,
    lines: [
      {
        ...{ ...part, label: 'Assistance à distance et à domicile', isEligible: true },
        ...{ net: Money.eur('17.80'), vat: Money.eur('3.56'), gross: Money.eur('21.36') },
      },
      {
        ...{ ...part, label: 'Box', quantity: 1, isEligible: false },
        ...{ net: Money.eur('7.12'), vat: Money.eur('1.42'), gross: Money.eur('8.54') },
      },
    ],
    gross: Money.eur('29.90'),
    paid: Money.zero,
    credit: undefined,
  }
}

/** An invented invoice that takes a deposit of 30 % off, over two rates. */
export const finalInvoice = (language: Language): InvoiceView => ({
  ...sampleInvoice(3),
  language,
  deposits: [
    {
      ...{ number: 'F2025-00090', issuedOn: day('2025-03-01') },
      totals: [
        {
          ...{ rate: factor('0.1'), net: Money.eur('46.64') },
          ...{ vat: Money.eur('4.66'), gross: Money.eur('51.30') },
        },
        {
          ...{ rate: factor('0.2'), net: Money.eur('22.50') },
          ...{ vat: Money.eur('4.50'), gross: Money.eur('27.00') },
        },
      ],
    },
  ],
  gross: Money.eur('182.70'),
  paid: Money.zero,
})

/** An invented credit note of a part of two lines. */
export const sampleCreditNote = (language: Language): CreditNoteView => {
  const { issuer, customer } = sampleInvoice(0)
  return {
    ...{ language, issuer, customer, number: 'AV2025-00003', issuedOn: day('2025-05-02') },
    corrects: { number: 'F2025-00117', issuedOn: day('2025-04-01') },
    ...{ reason: 'Visite du 4 mars écourtée, routeur rendu', isWhole: false, touchesCredit: true },
    lines: [
      {
        ...{ label: 'Entretien de la maison et travaux ménagers', line: 2, vatRate: factor('0.1') },
        ...{ net: Money.eur('18.18'), vat: Money.eur('1.82'), gross: Money.eur('20.00') },
      },
      {
        ...{ label: goods.label, line: 4, vatRate: factor('0.2') },
        ...{ net: Money.eur('75.00'), vat: Money.eur('15.00'), gross: Money.eur('90.00') },
      },
    ],
    totals: [
      {
        ...{ rate: factor('0.1'), net: Money.eur('18.18') },
        ...{ vat: Money.eur('1.82'), gross: Money.eur('20.00') },
      },
      {
        ...{ rate: factor('0.2'), net: Money.eur('75.00') },
        ...{ vat: Money.eur('15.00'), gross: Money.eur('90.00') },
      },
    ],
    gross: Money.eur('110.00'),
  }
}
