import type { NoticeRecord, Reading } from '../app/notices.js'
import { accessLinks, type Customer, customerName, customers, leads } from '../customers/index.js'
import { visits } from '../dispatch/index.js'
import { formatDate, formatMoney } from '../documents/index.js'
import { activityOf } from '../eligibility/index.js'
import { invoices } from '../invoicing/index.js'
import { legalEntities, workers } from '../organisation/index.js'
import { settlements } from '../payments/index.js'
import type { Attachment } from '../ports/outside.js'
import { day, TimeOfDay } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'
import { Money } from '../shared/money.js'
import { formatMoment } from './format.js'
import { nameOf, townOf } from './recipient.js'

/** What core tells people of. */
export const subjects = [
  ...(['access-link', 'invoice-issued', 'lead-assigned'] as const),
  ...(['visit-booked', 'visit-cancelled', 'visit-moved', 'visit-planned'] as const),
] as const
/** One of the events that core tells people of. */
export type Subject = (typeof subjects)[number]

/** What stands for each placeholder; none is empty. */
export type Values = { readonly [placeholder: string]: string }

interface Filling {
  /** Every placeholder of the subject, with an example: what a tenant sees in a preview. */
  readonly sample: (language: Language) => Values
  /** The same placeholders, from what is true now; undefined when the document told of does not exist. */
  readonly values: (
    reading: Reading,
    data: NoticeRecord['data'],
    language: Language,
  ) => Promise<Values | undefined>
  /**
   * What goes with the words, from the archive.
   * @throws {Error} when the archive lost it: the notice is tried again.
   */
  readonly attachments?: (
    reading: Reading,
    data: NoticeRecord['data'],
    language: Language,
  ) => Promise<readonly Attachment[]>
}

const unknown = { fr: 'non précisé', en: 'not given' } as const
const toBeNamed = { fr: 'à désigner', en: 'to be named' } as const
const toBeAgreed = { fr: 'à convenir', en: 'to be agreed' } as const

const contactOf = (customer: Customer, language: Language) => {
  const address = [customer.home.street, townOf(customer)].filter(Boolean).join(', ')
  return {
    customer: customerName(customer) || unknown[language],
    phone: customer.phone ?? unknown[language],
    address: address || unknown[language],
  }
}
const contactSample = {
  customer: 'Marie Dupont',
  phone: '+33612345678',
  address: '1 rue des Lilas, 26000 Valence',
  worker: 'Alma Roux',
}

const visitSample: Filling['sample'] = (language) => ({
  ...contactSample,
  activity: activityOf('II-11')[language],
  when: formatMoment(day('2026-11-24'), TimeOfDay.parse('14:00'), language),
  company: 'Les Jours Tranquilles',
  companyPhone: '04 65 71 00 00',
})

const visitValues: Filling['values'] = async (reading, data, language) => {
  const visit = await reading.get(visits, String(data['visit']))
  const customer = visit && (await reading.get(customers, visit.customer))
  const company = visit && (await reading.get(legalEntities, visit.legalEntity))
  if (!customer || !company) return undefined
  const { date, start } = visit
  const worker = visit.worker ? await reading.get(workers, visit.worker) : undefined
  return {
    ...contactOf(customer, language),
    worker: nameOf(worker) || toBeNamed[language],
    activity: activityOf(visit.activity)[language],
    when: date && start ? formatMoment(date, start, language) : toBeAgreed[language],
    company: company.name,
    companyPhone: company.phone,
  }
}

// Nobody is told of an appointment that was cancelled, or kept, before the notice could leave.
const booked: Filling['values'] = async (reading, data, language) => {
  const visit = await reading.get(visits, String(data['visit']))
  return visit?.status === 'booked' ? visitValues(reading, data, language) : undefined
}

/** How each subject's placeholders are filled. */
export const fillings: { readonly [S in Subject]: Filling } = {
  'access-link': {
    sample: () => ({
      customer: contactSample.customer,
      link: 'https://jours-tranquilles.example/espace#Jx0nDq4Kq0rV6yQ2bT7mZc5LhW1sEo9PaUfGi3kXvNg',
    }),
    async values({ tenant, ports, now, get }, data, language) {
      const link = await get(accessLinks, String(data['link']))
      const customer = link && (await get(customers, link.customer))
      // Nobody is sent a link that opens nothing any more.
      if (!customer || link.until <= now) return undefined
      const code = await ports.access.codeOf(tenant, link.id)
      return {
        customer: customerName(customer) || unknown[language],
        link: `${link.page}#${code}`,
      }
    },
  },
  'invoice-issued': {
    sample: (language) => ({
      customer: contactSample.customer,
      number: 'F2026-00012',
      date: formatDate(day('2026-11-24'), language),
      amount: formatMoney(Money.cents(12_350), language),
      due: formatMoney(Money.cents(6175), language),
      company: 'Les Jours Tranquilles',
      companyPhone: '04 65 71 00 00',
    }),
    async values({ get }, data, language) {
      const invoice = await get(invoices, String(data['invoice']))
      const customer = invoice && (await get(customers, invoice.customer))
      const company = invoice && (await get(legalEntities, invoice.legalEntity))
      if (!customer || !company || !invoice.number || !invoice.issuedOn) return undefined
      const settlement = await get(settlements, invoice.id)
      return {
        customer: customerName(customer) || unknown[language],
        number: invoice.number,
        date: formatDate(invoice.issuedOn, language),
        amount: formatMoney(invoice.gross, language),
        due: formatMoney(settlement?.due ?? invoice.gross, language),
        company: company.name,
        companyPhone: company.phone,
      }
    },
    async attachments({ tenant, ports }, { number, sha256 }, language) {
      const bytes = await ports.files.read(tenant, String(sha256))
      if (!bytes) throw new Error(`the archive lost ${sha256}`)
      const word = { fr: 'facture', en: 'invoice' }[language]
      return [{ name: `${word}-${number}.pdf`, type: 'application/pdf', bytes }]
    },
  },
  'lead-assigned': {
    sample: (language) => ({
      ...contactSample,
      wants: { fr: 'Deux heures de ménage', en: 'Two hours of cleaning' }[language],
    }),
    async values(reading, data, language) {
      const lead = await reading.get(leads, String(data['lead']))
      const customer = lead && (await reading.get(customers, lead.customer))
      if (!customer) return undefined
      const worker = lead.worker ? await reading.get(workers, lead.worker) : undefined
      return {
        ...contactOf(customer, language),
        worker: nameOf(worker) || toBeNamed[language],
        wants: lead.wants || unknown[language],
      }
    },
  },
  'visit-booked': { sample: visitSample, values: booked },
  'visit-cancelled': { sample: visitSample, values: visitValues },
  'visit-moved': { sample: visitSample, values: booked },
  'visit-planned': { sample: visitSample, values: visitValues },
}
