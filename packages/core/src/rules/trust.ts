import type { DatedRow } from './dated-table.js'
import type { LawSettings } from './fr/settings.js'

/** Whether an answer may rest on a row: it was read well enough, or the tenant named it. */
export const isTrusted = (
  { id, source }: Pick<DatedRow<unknown>, 'id' | 'source'>,
  { trusts, confidence }: LawSettings,
): boolean => {
  if (source.confidence === 'verified') return true
  if (source.confidence === 'secondary' && confidence !== 'verified') return true
  return trusts?.includes(id) ?? false
}

/** How a row that nobody read is asked for among missing facts. */
export const trustOf = (row: string): string => `settings.trusts:${row}`
