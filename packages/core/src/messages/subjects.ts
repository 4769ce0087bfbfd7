import type { NoticeRecord, Reading } from '../app/notices.js'
import { certificates } from '../attestation/index.js'
import { accessLinks, type Customer, customerName, customers, leads } from '../customers/index.js'
import { debits, mandates } from '../direct-debit/index.js'
import { visits } from '../dispatch/index.js'
import { formatDate, formatMoney } from '../documents/index.js'
import { activityOf } from '../eligibility/index.js'
import { invoices } from '../invoicing/index.js'
import { legalEntities, workers } from '../organisation/index.js'
import { settlements } from '../payments/index.js'
import type { Attachment } from '../ports/outside.js'
import { orders, quoteInEdition, quotes } from '../sales/index.js'
import { CivilDate, day, TimeOfDay } from '../shared/civil-date.js'
import { dateOf, timeOf } from '../shared/instant.js'
import type { Language } from '../shared/language.js'
import { Money } from '../shared/money.js'
import { formatMoment } from './format.js'
import { newsletters } from './newsletters.js'
import { nameOf, townOf } from './recipient.js'

/** What core tells people of. */
export const subjects = [
  ...(['access-link', 'account-needed', 'certificate-issued', 'debit-announced'] as const),
  ...(['invoice-issued', 'lead-assigned', 'newsletter', 'quote-sent'] as const),
  ...(['visit-assigned', 'visit-booked', 'visit-cancelled', 'visit-moved'] as const),
  ...(['visit-planned', 'visit-unassigned', 'withdrawal-received'] as const),
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

// Nobody is told of an appointment that was cancelled, kept, or given to another worker before the notice could leave.
const booked: Filling['values'] = async (reading, data, language) => {
  const visit = await reading.get(visits, String(data['visit']))
  const { worker = visit?.worker } = data
  return visit?.status === 'booked' && visit.worker === worker
    ? visitValues(reading, data, language)
    : undefined
}

/** For who goes no longer, with the appointment as it was for them. */
const givenAway: Filling['values'] = async (reading, data, language) => {
  const visit = await reading.get(visits, String(data['visit']))
  const values = await visitValues(reading, data, language)
  // Given back before the notice could leave: nothing is off for them.
  if (!values || visit?.worker === data['worker']) return undefined
  const date = CivilDate.safeParse(data['date']).data
  const start = TimeOfDay.safeParse(data['start']).data
  return {
    ...values,
    worker: nameOf(await reading.get(workers, String(data['worker']))) || unknown[language],
    when: date && start ? formatMoment(date, start, language) : toBeAgreed[language],
  }
}

/** The archived document, in a file named by a word and its number. */
const archivedAs =
  (named: { readonly [L in Language]: string }): NonNullable<Filling['attachments']> =>
  async ({ tenant, ports }, { number, sha256 }, language) => {
    const bytes = await ports.files.read(tenant, String(sha256))
    if (!bytes) throw new Error(`the archive lost ${sha256}`)
    return [{ name: `${named[language]}-${number}.pdf`, type: 'application/pdf', bytes }]
  }

/** With plain spaces: a no-break space makes an SMS cost double. */
const plainly = (text: string): string => text.replace(/\s/gu, ' ')

/** All that is shown of an account number. */
const endOf = (account: { readonly lastFour: string } | undefined): string =>
  `•••• ${account?.lastFour ?? ''}`

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
  'account-needed': {
    sample: () => ({
      customer: contactSample.customer,
      reference: 'MDT01JAXB7Q3W',
      account: '•••• 0143',
      company: 'Les Jours Tranquilles',
      companyPhone: '04 65 71 00 00',
    }),
    async values({ get }, data, language) {
      const mandate = await get(mandates, String(data['mandate']))
      const customer = mandate && (await get(customers, mandate.customer))
      const company = mandate && (await get(legalEntities, mandate.legalEntity))
      // Nobody is asked for what they gave meanwhile.
      if (!customer || !company || mandate.suspended?.because !== 'account') return undefined
      return {
        customer: customerName(customer) || unknown[language],
        reference: mandate.reference,
        account: endOf(mandate.accounts.at(-1)),
        company: company.name,
        companyPhone: company.phone,
      }
    },
  },
  'certificate-issued': {
    sample: (language) => ({
      customer: contactSample.customer,
      number: 'AF2026-00012',
      year: '2026',
      gross: formatMoney(Money.cents(123_500), language),
      net: formatMoney(Money.cents(98_500), language),
      company: 'Les Jours Tranquilles',
      companyPhone: '04 65 71 00 00',
    }),
    async values({ get }, data, language) {
      const certificate = await get(certificates, String(data['certificate']))
      const customer = certificate && (await get(customers, certificate.customer))
      const company = certificate && (await get(legalEntities, certificate.legalEntity))
      // Nobody is sent figures that count no more.
      if (!customer || !company || !certificate.number || certificate.status !== 'issued')
        return undefined
      return {
        customer: customerName(customer) || unknown[language],
        number: certificate.number,
        year: String(certificate.year),
        gross: formatMoney(certificate.figures.paidGross, language),
        net: formatMoney(certificate.figures.paidNet, language),
        company: company.name,
        companyPhone: company.phone,
      }
    },
    attachments: archivedAs({ fr: 'attestation', en: 'certificate' }),
  },
  'debit-announced': {
    sample: (language) => ({
      customer: contactSample.customer,
      number: 'F2026-00012',
      amount: plainly(formatMoney(Money.cents(12_350), language)),
      date: plainly(formatDate(day('2026-12-08'), language)),
      reference: 'MDT01JAXB7Q3W',
      creditor: 'FR69ZZZ651190',
      account: '•••• 0143',
      company: 'Les Jours Tranquilles',
      companyPhone: '04 65 71 00 00',
    }),
    async values({ get }, data, language) {
      const debit = await get(debits, String(data['debit']))
      const mandate = debit && (await get(mandates, debit.mandate))
      const customer = debit && (await get(customers, debit.customer))
      const company = debit && (await get(legalEntities, debit.legalEntity))
      // Nobody is told of money that is not taken.
      if (!mandate || !customer || !company || debit.status === 'withdrawn') return undefined
      return {
        customer: customerName(customer) || unknown[language],
        number: debit.number,
        amount: plainly(formatMoney(debit.amount, language)),
        date: plainly(formatDate(debit.collectOn, language)),
        reference: mandate.reference,
        creditor: company.creditorIdentifier ?? mandate.creditorIdentifier,
        account: endOf(mandate.accounts.at(-1)),
        company: company.name,
        companyPhone: company.phone,
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
    attachments: archivedAs({ fr: 'facture', en: 'invoice' }),
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
  newsletter: {
    sample: (language) => ({
      customer: contactSample.customer,
      topic: { fr: 'jardin', en: 'garden' }[language],
      title: { fr: 'Le jardin en hiver', en: 'The garden in winter' }[language],
      text: { fr: 'Taillez avant le gel.', en: 'Prune before the frost.' }[language],
    }),
    async values(reading, data, language) {
      const letter = await reading.get(newsletters, String(data['newsletter']))
      const customer = letter && (await reading.get(customers, String(data['customer'])))
      if (!letter || !customer) return undefined
      const { title, text } = letter[language] ?? letter.fr
      const { topic } = letter
      return { customer: customerName(customer) || unknown[language], topic, title, text }
    },
  },
  'quote-sent': {
    sample: (language) => ({
      customer: contactSample.customer,
      number: 'quo_01JAXB7Q3WZ8N5M2K4V6R9T0YD',
      amount: formatMoney(Money.cents(12_350), language),
      until: formatDate(day('2026-12-24'), language),
      company: 'Les Jours Tranquilles',
      companyPhone: '04 65 71 00 00',
    }),
    async values({ get }, data, language) {
      const quote = await get(quotes, quoteInEdition(String(data['quote'])) ?? '')
      const customer = quote && (await get(customers, quote.customer))
      const company = quote && (await get(legalEntities, quote.legalEntity))
      // Nobody is sent an offer that does not stand.
      if (!customer || !company || quote.status !== 'sent' || !quote.validUntil) return undefined
      return {
        customer: customerName(customer) || unknown[language],
        number: quote.id,
        amount: formatMoney(quote.total, language),
        until: formatDate(quote.validUntil, language),
        company: company.name,
        companyPhone: company.phone,
      }
    },
    attachments: archivedAs({ fr: 'devis', en: 'quote' }),
  },
  'visit-assigned': { sample: visitSample, values: booked },
  'visit-booked': { sample: visitSample, values: booked },
  'visit-cancelled': { sample: visitSample, values: visitValues },
  'visit-moved': { sample: visitSample, values: booked },
  'visit-planned': { sample: visitSample, values: visitValues },
  'visit-unassigned': { sample: visitSample, values: givenAway },
  'withdrawal-received': {
    sample: (language) => ({
      customer: contactSample.customer,
      order: 'ord_01JAXB7Q3WZ8N5M2K4V6R9T0YD',
      date: formatDate(day('2026-11-24'), language),
      time: '14:05',
      due: formatMoney(Money.zero, language),
      refundBy: formatDate(day('2026-12-08'), language),
      company: 'Les Jours Tranquilles',
      companyPhone: '04 65 71 00 00',
    }),
    async values({ get }, data, language) {
      const order = await get(orders, String(data['order']))
      const customer = order && (await get(customers, order.customer))
      const company = order && (await get(legalEntities, order.legalEntity))
      if (!customer || !company || !order.withdrawal) return undefined
      const { at, due, refundBy } = order.withdrawal
      return {
        customer: customerName(customer) || unknown[language],
        order: order.id,
        date: formatDate(dateOf(at), language),
        time: timeOf(at),
        due: formatMoney(due, language),
        refundBy: formatDate(refundBy, language),
        company: company.name,
        companyPhone: company.phone,
      }
    },
  },
}
