import { z } from 'zod'
import { command } from '../app/operation.js'
import { accept, refuse } from '../shared/result.js'
import { legalEntities } from './collections.js'
import { InvoicingSettings, sharedPrefix } from './invoicing-settings.js'
import { LegalEntity, LegalEntityId } from './legal-entity.js'
import { VatStatus } from './vat-status.js'

/**
 * Decides how an entity numbers what it issues and on which terms it is paid, everything at once; what is left out takes its usual side
 * again. What is issued keeps its number and its terms. Credit notes have a series of their own: `prefix-taken` otherwise.
 */
export const settleInvoicing = command({
  input: z.object({ legalEntity: LegalEntityId, settings: InvoicingSettings }),
  output: LegalEntity,
  allow: { owner: 'all' },
  refusals: { 'prefix-taken': { prefix: z.string() } },
  async run(work, { legalEntity: id, settings: invoicing }) {
    const entity = await work.get(legalEntities, id)
    if (!entity) return refuse({ code: 'not-found', id })
    const prefix = sharedPrefix(entity.invoicePrefix, invoicing)
    if (prefix) return refuse({ code: 'prefix-taken', prefix })
    const settled = { ...entity, invoicing }
    work.put(legalEntities, settled)
    work.record({
      type: 'invoicing-settled',
      of: id,
      data: { settings: JSON.stringify(invoicing) },
    })
    return accept(settled)
  },
})

/**
 * Says how an entity stands towards VAT from a day on, that day included: what is performed from then on bears it. What was said before
 * of the same day no longer counts.
 */
export const changeVat = command({
  input: z.object({ legalEntity: LegalEntityId, ...VatStatus.unwrap().shape }),
  output: LegalEntity,
  allow: { owner: 'all' },
  refusals: { 'exemption-needed': {} },
  async run(work, { legalEntity: id, ...status }) {
    const entity = await work.get(legalEntities, id)
    if (!entity) return refuse({ code: 'not-found', id })
    if (status.vat === 'exempt' && !status.exemption) return refuse({ code: 'exemption-needed' })
    const others = (entity.vatChanges ?? []).filter(({ from }) => from !== status.from)
    const changed = { ...entity, vatChanges: [...others, status] }
    work.put(legalEntities, changed)
    const { from, vat } = status
    work.record({ type: 'vat-changed', of: id, data: { from, vat } })
    return accept(changed)
  },
})
