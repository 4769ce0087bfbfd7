import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { Certificate, certificates } from '../attestation/index.js'
import { CustomerId, customerName, customers } from '../customers/index.js'
import { accept } from '../shared/result.js'
import { documentOfCertificate } from './archiving.js'
import { isOut, ShownDelivery } from './delivery.js'
import { lastDelivery, send } from './sending.js'
import { isIssued } from './views.js'

const shape = Certificate.unwrap().shape
const ofYear = { legalEntity: shape.legalEntity, year: shape.year } as const

/** How many certificates are looked at in one call. */
const pageSize = 50

/**
 * Sends the issued certificates of a year that did not go to their customers yet, 50 looked at a call; repeat with `after` = `next` until
 * there is none. What is on its way or arrived is not sent again, whoever asks; what bounced is. `unreachable` have no e-mail address.
 */
export const sendYear = command({
  input: z.object({ ...ofYear, after: Paging.shape.after }),
  output: z.object({
    queued: z.int().nonnegative(),
    unreachable: z.array(CustomerId).readonly(),
    next: z.string().optional(),
  }),
  allow: { owner: 'all', manager: 'all', accountant: 'all' },
  refusals: {},
  lane: ({ legalEntity, year }) => `send certificates ${legalEntity} ${year}`,
  async run(work, { legalEntity, year, after }) {
    const where = { legalEntity, year, status: 'issued' }
    const asked = { where, order: 'customer', limit: pageSize, after }
    const { items, ...next } = await work.page(certificates, asked)
    const unreachable: CustomerId[] = []
    let queued = 0
    for (const certificate of items) {
      const { id: of, customer } = certificate
      const last = await lastDelivery(work, of)
      if (!isIssued(certificate) || (last && isOut(last))) continue
      const document = () => documentOfCertificate(work, certificate)
      const sent = await send(work, { kind: 'certificate', of, customer, document })
      if (sent.ok) queued += 1
      else unreachable.push(customer)
    }
    return accept({ queued, unreachable, ...next })
  },
})

/** A certificate and whom it goes to, with what became of its last e-mail. The visits stand in the certificate itself. */
const Addressed = z
  .object({
    certificate: shape.id,
    ...Certificate.unwrap().pick({ customer: true, version: true, status: true }).shape,
    ...Certificate.unwrap().pick({ number: true, issuedOn: true, replaces: true }).shape,
    name: z.string(),
    email: z.string().optional(),
    figures: shape.figures.unwrap().omit({ byActivity: true, interventions: true }),
    delivery: ShownDelivery.optional(),
  })
  .readonly()
  .meta({ id: 'AddressedCertificate' })

const addressed = async (
  work: Work,
  { id: certificate, customer, version, status, number, issuedOn, replaces, figures }: Certificate,
): Promise<z.output<typeof Addressed>> => {
  const { byActivity: _, interventions: __, ...amounts } = figures
  const file = await work.get(customers, customer)
  const delivery = await lastDelivery(work, certificate)
  return {
    ...{ certificate, customer, version, status, number, issuedOn, replaces, figures: amounts },
    name: file ? customerName(file) : '',
    ...(file?.email ? { email: file.email } : {}),
    ...(delivery ? { delivery } : {}),
  }
}

/** The certificates of a year by customer, drafts too, each with its figures, the address that it goes to and its last e-mail. */
export const certificatesOf = query({
  input: z.object({ ...ofYear, ...Paging.shape }),
  output: pageOf(Addressed),
  allow: { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' },
  refusals: {},
  async run(work, { legalEntity, year, ...paging }) {
    const where = { legalEntity, year }
    const page = await work.page(certificates, { where, order: 'customer', ...paging })
    const items = await Promise.all(page.items.map((one) => addressed(work, one)))
    return accept({ ...page, items })
  },
})
