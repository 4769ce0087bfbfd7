import type { Work } from '../app/work.js'
import type { Parties } from '../sales/index.js'
import { Money } from '../shared/money.js'
import { type Assembled, assemble, type Parts } from './assembling.js'
import { invoices } from './collections.js'
import { contentOf, type Invoice, InvoiceId } from './invoice.js'

/** What a draft is about, besides what it charges. */
type About = Partial<
  Pick<Invoice, 'report' | 'partsOf' | 'order' | 'nature' | 'schedule' | 'milestone'>
>

/** Keeps a draft, and says so. */
export const keepDraft = (
  work: Work,
  { legalEntity, customer }: Parties,
  about: About,
  assembled: Assembled,
): Invoice => {
  const draft: Invoice = {
    id: work.newId(InvoiceId),
    legalEntity: legalEntity.id,
    customer: customer.id,
    series: 'own',
    status: 'draft',
    number: null,
    issuedOn: null,
    report: null,
    ...about,
    ...contentOf(assembled),
    credited: Money.zero,
  }
  work.put(invoices, draft)
  work.record({ type: 'invoice-drafted', of: draft.id, about: draft.customer })
  return draft
}

/** Takes a draft away, and says what it came to and why: it had no number, and none is lost. */
export const dropDraftOf = (
  work: Work,
  { id: of, customer: about, gross }: Invoice,
  reason: string,
): void => {
  work.remove(invoices, of)
  work.record({ type: 'invoice-dropped', of, about, data: { gross, reason } })
}

/** Works a document out where nobody can be refused: a discount that is too large is left out, and its line waits for a person. */
export const assembleAnyway = (parts: Parts): Assembled => {
  const tried = assemble(parts)
  if (tried.ok) return tried.value
  const { line } = tried.refusal
  const { discount, lines, ...rest } = parts
  return assembleAnyway(
    line === undefined
      ? { ...rest, lines: lines.map((one, i) => (i === 0 ? waiting(one) : one)) }
      : { ...parts, lines: lines.map((one) => (one.no === line ? waiting(one) : one)) },
  )
}

const waiting = ({ discount: _, ...line }: Parts['lines'][number]): Parts['lines'][number] => ({
  ...line,
  incomplete: [...line.incomplete, 'discount'],
})
