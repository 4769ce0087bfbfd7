import type { Said } from '../kit/answer.js'
import type { Calls } from '../kit/client.js'
import type { Which } from '../kit/of-a-year.js'
import type { Line, YearRead } from './model.js'

/** What the certificates ask the house for. */
export type CertificatesClient = Calls<'organisation', 'listLegalEntities'> &
  Calls<'attestation', 'draftYear' | 'closeYear' | 'showYear' | 'correctCertificate'> &
  Calls<'documents', 'certificatesOf' | 'sendCertificate' | 'sendYear' | 'downloadDocument'>

/** What was read, or the refusal. */
type Read<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly refusal: Said }

/** Certificates in a page, and pages read at once: whoever has more reads on. */
const pageSize = 200
const mostPages = 5

/** A year: its certificates by customer, and its totals unless they are not for whoever looks. */
export const readYear = async (
  client: CertificatesClient,
  which: Which,
  sendsOnly = false,
): Promise<Read<YearRead>> => {
  const [listed, totals] = await Promise.all([
    readLines(client, which),
    sendsOnly ? undefined : client.attestation.showYear(which),
  ])
  if (!listed.ok) return listed
  if (totals && !totals.ok && totals.refusal.code !== 'not-allowed') return totals
  return { ok: true, value: { ...listed.value, totals: totals?.ok ? totals.value : undefined } }
}

/** The certificates of a year from a place on. */
export const readLines = async (
  { documents }: CertificatesClient,
  which: Which,
  from?: string,
): Promise<Read<Omit<YearRead, 'totals'>>> => {
  const lines: Line[] = []
  let after = from
  for (let page = 0; page < mostPages; page++) {
    const asked = { ...which, limit: pageSize, ...(after ? { after } : {}) }
    const answer = await documents.certificatesOf(asked)
    if (!answer.ok) return answer
    lines.push(...answer.value.items)
    after = answer.value.next
    if (!after) break
  }
  return { ok: true, value: { lines, after } }
}
