import type { Foyer, Principal } from '@foyer/core'
import { yes } from './answers.js'
import type { Progress } from './progress.js'

/** The year of one legal entity. */
export interface EntityYear {
  readonly legalEntity: string
  readonly year: number
}

/**
 * Drafts every certificate of the year, issues each once, and archives their documents. Run again, it issues nothing.
 * Answers whether they were issued later than the law wants.
 */
export const closeYear = async (
  foyer: Foyer,
  as: Principal,
  subject: EntityYear,
  customers: number,
  progress: Progress,
): Promise<{ readonly late: boolean }> => {
  const { attestation } = foyer
  progress.phase('drafting certificates', customers)
  for (let done = false; !done; ) {
    const page = yes(foyer, await attestation.draftYear(subject, { as }))
    done = page.done
    progress.step(page.drafted)
  }
  progress.phase('issuing certificates', customers)
  let late = false
  let certificates = 0
  for (let left = true; left; ) {
    const page = yes(foyer, await attestation.closeYear(subject, { as }))
    ;({ left, late } = page)
    certificates += page.issued.length
    progress.step(page.issued.length)
  }
  progress.phase('archiving documents', certificates)
  for (let working = true; working; ) {
    const { facts, errands, notices } = await foyer.relay(1)
    working = facts + errands + notices > 0
    progress.step(errands)
  }
  progress.end()
  return { late }
}
