import type { Foyer, Principal } from '@foyer/core'
import { all, yes } from './answers.js'
import type { EntityYear } from './close-year.js'
import { byNumber } from './report.js'

/** The issued certificates of a year, as stored. */
export const issuedCertificates = (foyer: Foyer, as: Principal, subject: EntityYear) =>
  all(foyer, (page) =>
    foyer.attestation.listCertificates({ ...subject, status: 'issued', ...page }, { as }),
  )

/** The year as `certificates.json` says it: read back from what was issued, under the exports' own numbers. */
export const certificatesJson = async (foyer: Foyer, as: Principal, subject: EntityYear) => {
  const workers = await all(foyer, (page) => foyer.organisation.listWorkers(page, { as }))
  const workerNo = new Map<string, string>(workers.map(({ id, reference }) => [id, reference]))
  const issued = await issuedCertificates(foyer, as, subject)
  const certificates = await Promise.all(
    issued.map(async ({ customer, figures }) => {
      const { paidNet, byActivity, interventions, ...paid } = figures
      const says = {
        ...paid,
        byActivity: Object.fromEntries(byActivity.map((one) => [one.activity, one.amount])),
        paidNet,
        interventions: interventions.map(
          ({ date, minutes, worker }) => [date, minutes, workerNo.get(worker) ?? worker] as const,
        ),
      }
      return [await referenceOf(foyer, as, customer), says] as const
    }),
  )
  const whole = yes(foyer, await foyer.attestation.showYear(subject, { as }))
  const { certificates: count, figures, customerCredit } = whole
  return {
    year: subject.year,
    certificates: Object.fromEntries(certificates.toSorted(([a], [b]) => byNumber(a, b))),
    totals: { certificates: count, ...figures, customerCredit },
  }
}

const referenceOf = async (foyer: Foyer, as: Principal, id: string): Promise<string> => {
  const { customer } = yes(foyer, await foyer.customers.showCustomer({ customer: id }, { as }))
  return customer.reference ?? id
}
