import { day, plusDays } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { factor } from '../shared/rate.js'
import type { CertificateView } from './certificate.js'
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
