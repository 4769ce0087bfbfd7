import { z } from 'zod'
import { command } from '../app/operation.js'
import { MandateId, mandates } from '../direct-debit/index.js'
import { accept, refuse } from '../shared/result.js'
import { ArchivedDocument } from './archived-document.js'
import { archive, documentOf } from './archiving.js'
import { renderMandate } from './mandate.js'
import { mandateView } from './mandate-view.js'

/** Makes and keeps the document of a signed mandate, once: as it was signed, whatever changes later. */
export const archiveMandate = command({
  input: z.object({ mandate: MandateId }),
  output: ArchivedDocument,
  allow: { owner: 'all', system: 'all' },
  refusals: { 'nothing-to-archive': {} },
  async run(work, { mandate: of }) {
    const before = await documentOf(work, of)
    if (before) return accept(before)
    const mandate = await work.get(mandates, of)
    if (!mandate) return refuse({ code: 'not-found', id: of })
    const view = await mandateView(work, mandate)
    if (!view) return refuse({ code: 'nothing-to-archive' })
    const { language, signed } = view
    const shows = { kind: 'mandate', of, customer: mandate.customer, language } as const
    const file = await renderMandate(view)
    return accept(await archive(work, { ...shows, number: signed.reference }, file))
  },
})
