import { z } from 'zod'
import { command } from '../app/operation.js'
import { accept, refuse } from '../shared/result.js'
import { legalEntities } from './collections.js'
import { identifierProblem, identifierProblems } from './creditor-identifier.js'
import { LegalEntity, LegalEntityId } from './legal-entity.js'

/**
 * Says under which SEPA creditor identifier (ICS) an entity collects direct debits, spaces and small letters allowed; refused when its
 * check digits are wrong (S115). Mandates that were used under another one tell their banks so with the next debit.
 */
export const setCreditorIdentifier = command({
  input: z.object({ legalEntity: LegalEntityId, creditorIdentifier: z.string().max(50) }),
  output: LegalEntity,
  allow: { owner: 'all' },
  refusals: { 'creditor-identifier-wrong': { reason: z.enum(identifierProblems) } },
  async run(work, { legalEntity: id, creditorIdentifier: typed }) {
    const entity = await work.get(legalEntities, id)
    if (!entity) return refuse({ code: 'not-found', id })
    const creditorIdentifier = typed.replace(/\s/g, '').toUpperCase()
    const reason = identifierProblem(creditorIdentifier)
    if (reason) return refuse({ code: 'creditor-identifier-wrong', reason })
    const identified = { ...entity, creditorIdentifier }
    work.put(legalEntities, identified)
    work.record({ type: 'creditor-identified', of: id, data: { creditorIdentifier } })
    return accept(identified)
  },
})
