import { onDebits, onReceipts } from '../rules/fr/vat.js'
import { aDay, optional, type WrongInput, wrongIn } from '../rules/input.js'
import { kept, type Reason } from '../rules/reason.js'
import type { CivilDate } from '../shared/day.js'

/** A payment for a service, or on account of one, as far as the day on which VAT falls due depends on it. */
export interface Receipt {
  readonly receivedOn: CivilDate
  /** The day of the invoice; left out where none is issued yet. */
  readonly invoicedOn?: CivilDate | undefined
  /** The day on which the seller opted for debits; left out = it did not. */
  readonly optedForDebitsOn?: CivilDate | undefined
}

/** When VAT on a service falls due, and why; the fields that cannot be read otherwise. */
export const dueOn = (
  receipt: Receipt,
):
  | { readonly dueOn: CivilDate; readonly because: readonly Reason[] }
  | { readonly wrong: readonly WrongInput[] } => {
  const wrong = wrongIn(receipt, [
    ['receivedOn', aDay],
    ['invoicedOn', optional(aDay)],
    ['optedForDebitsOn', optional(aDay)],
  ])
  if (wrong.length) return { wrong }
  const { receivedOn, invoicedOn, optedForDebitsOn } = receipt
  // The option works from the first day of the month after it.
  const hasOption =
    invoicedOn && optedForDebitsOn && `${invoicedOn.slice(0, 7)}-01` > optedForDebitsOn
  // A payment on account before the invoice makes the tax due on its own share, option or not.
  const byDebits = hasOption && invoicedOn <= receivedOn
  const due = byDebits ? invoicedOn : receivedOn
  const reason = kept(byDebits ? onDebits : onReceipts, due)
  return { dueOn: due, because: reason ? [reason] : [] }
}
