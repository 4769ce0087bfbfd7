import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { LegalEntityId } from '../organisation/index.js'
import { accept, refuse } from '../shared/result.js'
import { Certificate, CertificateId, certificateLife, certificateRefusals } from './certificate.js'
import { certificates } from './collections.js'
import { figuresFor, issue, newDraft } from './drafting.js'
import { Year } from './fiscal-year.js'

const office = { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' } as const

/** Replaces a reopened certificate by one with today's figures; when nothing is left to certify, it is only withdrawn. */
export const correctCertificate = command({
  input: z.object({ legalEntity: LegalEntityId, certificate: CertificateId }),
  output: z.object({ replaced: Certificate, correction: Certificate.optional() }),
  allow: { owner: 'all', accountant: 'all' },
  refusals: certificateRefusals,
  lane: ({ legalEntity }) => `certificates ${legalEntity}`,
  async run(work, { legalEntity, certificate: id }) {
    const certificate = await work.get(certificates, id)
    if (certificate?.legalEntity !== legalEntity) return refuse({ code: 'not-found', id })
    const answer = advance(work, certificates, certificateLife, certificate, { type: 'correct' })
    if (!answer.ok) return answer
    const figures = await figuresFor(work, certificate)
    if (figures.paidGross <= 0) return accept({ replaced: answer.value })
    const correction = await issue(work, newDraft(work, certificate, figures, certificate))
    return accept({ replaced: answer.value, correction })
  },
})

/** One certificate; a customer sees its own, once issued. */
export const showCertificate = query({
  input: z.object({ certificate: CertificateId }),
  output: Certificate,
  allow: { ...office, customer: 'own' },
  refusals: {},
  async run(work, { certificate: id }) {
    const certificate = await work.get(certificates, id)
    if (!certificate) return refuse({ code: 'not-found', id })
    work.own(certificate)
    const hidden = work.as.role === 'customer' && certificate.status === 'draft'
    return hidden ? refuse({ code: 'not-found', id }) : accept(certificate)
  },
})

/** The certificates of a year, by customer. */
export const listCertificates = query({
  input: z.object({
    legalEntity: LegalEntityId,
    year: Year,
    status: Certificate.unwrap().shape.status.optional(),
    ...Paging.shape,
  }),
  output: pageOf(Certificate),
  allow: office,
  refusals: {},
  async run(work, { legalEntity, year, status, ...paging }) {
    const where = { legalEntity, year, ...(status ? { status } : {}) }
    return accept(await work.page(certificates, { where, order: 'customer', ...paging }))
  },
})
