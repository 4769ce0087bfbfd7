import type { Foyer } from '@foyer/core'
import type { Exports } from '../exports.js'
import { Refused } from '../report.js'
import type { Import } from './context.js'

const file = 'organisation.json'

type LegalEntityInput = Parameters<Foyer['organisation']['registerLegalEntity']>[0]

/** Registers the legal entity, or finds it again by its SIREN. @throws {Refused} when the library refuses it. */
export const importOrganisation = async (
  { foyer, ask }: Import,
  { organisation }: Exports,
): Promise<string> => {
  const answer = await foyer.organisation.registerLegalEntity(inputOf(organisation), ask)
  if (answer.ok) return answer.value.id
  const { refusal } = answer
  if (refusal.code === 'siren-taken') return refusal.legalEntity
  const [issue] = refusal.code === 'invalid-input' ? refusal.issues : []
  const field = issue?.path ?? ''
  throw new Refused({ file, line: 1, field, reason: issue?.code ?? refusal.code })
}

/** The file's fields by the library's names; what is missing or of a wrong shape, the library refuses. */
const inputOf = (organisation: unknown): LegalEntityInput => {
  const raw = Object(organisation) as Record<string, unknown> & { activities?: object }
  const { capitalCents: capital, activities = {}, ...rest } = raw
  const declared = Object.entries(activities).map(([activity, from]) => ({ activity, from }))
  const input: unknown = { ...rest, capital, activities: declared }
  return input as LegalEntityInput
}
