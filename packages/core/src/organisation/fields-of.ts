import type { Work } from '../app/work.js'
import { customFields } from './collections.js'
import type { CustomField, Extended } from './custom-field.js'

/** The fields that a company added to a noun. What is kept by them stands on them: it is lost, and decided again, when they move. */
export const fieldsOf = async (work: Work, on: Extended): Promise<readonly CustomField[]> => {
  const declared = await work.get(customFields, on)
  if (declared) work.guard(customFields, on)
  return declared?.fields ?? []
}
