import type { NoticeRecord, Reading } from '../app/notices.js'
import { accessLinks, type Customer, customerName, customers, leads } from '../customers/index.js'
import { visits } from '../dispatch/index.js'
import { activityOf } from '../eligibility/index.js'
import { legalEntities, workers } from '../organisation/index.js'
import { day, TimeOfDay } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'
import { formatMoment } from './format.js'
import { nameOf, townOf } from './recipient.js'

/** What core tells people of. */
export const subjects = ['access-link', 'lead-assigned', 'visit-planned'] as const
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
  'visit-planned': {
    sample: (language) => ({
      ...contactSample,
      activity: activityOf('II-11')[language],
      when: formatMoment(day('2026-11-24'), TimeOfDay.parse('14:00'), language),
      company: 'Les Jours Tranquilles',
      companyPhone: '04 65 71 00 00',
    }),
    async values(reading, data, language) {
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
    },
  },
}
