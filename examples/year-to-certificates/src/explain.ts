import type { Foyer, Principal } from '@foyer/core'
import { Stopped, yes } from './answers.js'
import { euros } from './report.js'

type Year = Awaited<ReturnType<Foyer['attestation']['explainYear']>>
type Explained = Extract<Year, { ok: true }>['value']
type Reason = Explained['reasons'][number]

/**
 * Each payment, line, verdict and rule behind every figure of one customer's year, as lines of text.
 * @throws {Stopped} when the database knows no such customer, or no company.
 */
export const explain = async (
  foyer: Foyer,
  as: Principal,
  year: number,
  reference: string,
): Promise<readonly string[]> => {
  const entities = yes(foyer, await foyer.organisation.listLegalEntities({}, { as }))
  const found = yes(foyer, await foyer.customers.searchCustomers({ text: reference }, { as }))
  const customer = found.items.find((one) => one.reference === reference)
  if (!customer) throw new Stopped(`${reference} is no customer of this database.`)
  const lines = [reference]
  for (const { id: legalEntity, name } of entities.items) {
    const subject = { legalEntity, year, customer: customer.id }
    const explained = yes(foyer, await foyer.attestation.explainYear(subject, { as }))
    lines.push(`${year}, ${name}`, ...linesOf(explained))
  }
  return lines
}

const linesOf = ({ certificate, figures, reasons }: Explained): readonly string[] => {
  const { byActivity, interventions, ...amounts } = figures
  return [
    certificate?.number
      ? `certificate ${certificate.number}, issued on ${certificate.issuedOn}`
      : 'no certificate',
    ...Object.entries(amounts).map(([name, cents]) => figureLine(name, cents)),
    ...byActivity.map(({ activity, amount }) => figureLine(`of which ${activity}`, amount)),
    `  ${'interventions'.padEnd(22)}${String(interventions.length).padStart(12)}`,
    ...(['paidGross', 'ineligiblePaid', 'paidInCash'] as const).flatMap((figure) => {
      const behind = reasons.filter(({ counts }) => counts === figure)
      return behind.length ? [`${figure}:`, ...behind.flatMap(reasonLines)] : []
    }),
  ]
}

const figureLine = (name: string, cents: number): string =>
  `  ${name.padEnd(22)}${euros(cents).padStart(16)}`

const reasonLines = (one: Reason): readonly string[] => {
  const by = one.thirdParty ? ` by ${one.thirdParty}` : ''
  const done = one.performedOn ? `, done on ${one.performedOn}` : ''
  const verdict = one.eligible ? 'eligible' : 'not eligible'
  return [
    `  ${one.on}${euros(one.amount).padStart(14)}  ${one.means ?? one.kind}${by}, invoice ${one.invoice} line ${one.line} (${one.label}${done})`,
    `${''.padEnd(28)}${verdict}: ${one.because.join(', ')}`,
  ]
}
