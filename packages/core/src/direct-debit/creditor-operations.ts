import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { LegalEntityId, legalEntities } from '../organisation/index.js'
import { accept, refuse } from '../shared/result.js'
import { creditors } from './collections.js'
import { type Creditor, CreditorSettings, ShownCreditor, shownCreditor } from './creditor.js'
import { Bic } from './mandate.js'
import { accountRefusals, creditorPlace, sealTyped } from './sealing.js'

/**
 * Says into which account an entity collects direct debits, and how. The account number, spaces and small letters allowed, is sealed and
 * never shown; every setting that is left out takes its usual side again.
 */
export const setCreditor = command({
  input: z.object({
    legalEntity: LegalEntityId,
    iban: z.string().max(60),
    bic: Bic.optional(),
    /** As files name it; left out = the entity's name. */
    name: z.string().trim().min(1).max(70).optional(),
    settings: CreditorSettings.prefault({}),
  }),
  output: ShownCreditor,
  allow: { owner: 'all' },
  refusals: accountRefusals,
  async run(work, { legalEntity: id, iban, bic, name, settings }) {
    const entity = await work.get(legalEntities, id)
    if (!entity) return refuse({ code: 'not-found', id })
    await work.get(creditors, id)
    const sealed = await sealTyped(work, creditorPlace(id), iban)
    if (!sealed.ok) return sealed
    const creditor: Creditor = {
      id,
      name: name ?? entity.name.slice(0, 70),
      account: { ...sealed.value, bic },
      sealedWith: sealed.value.sealed.key,
      settings,
    }
    work.put(creditors, creditor)
    const { format, paidAt, announced } = settings
    work.record({ type: 'creditor-set', of: id, data: { format, paidAt, announced } })
    return accept(shownCreditor(creditor))
  },
})

/** How an entity collects direct debits; of its account number, the last four characters. */
export const showCreditor = query({
  input: z.object({ legalEntity: LegalEntityId }),
  output: ShownCreditor,
  allow: { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' },
  refusals: {},
  async run(work, { legalEntity: id }) {
    const creditor = await work.get(creditors, id)
    return creditor ? accept(shownCreditor(creditor)) : refuse({ code: 'not-found', id })
  },
})
