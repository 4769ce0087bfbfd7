import type { Work } from '../app/work.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { payments } from './collections.js'
import { type MoneyMoved, type Payment, PaymentId } from './payment.js'

/** The data that the refusal of a reference carries. */
export const referenceRefusals = { 'payment-reference-taken': { payment: PaymentId } } as const

type Taken = Refusal<'payment-reference-taken'> & { readonly payment: PaymentId }

/** What is already recorded under this reference, if anything; refused when it is other money. */
export const knownAs = async (
  work: Work,
  direction: Payment['direction'],
  moved: MoneyMoved,
): Promise<Result<Payment | undefined, Taken>> => {
  const { reference } = moved
  if (!reference) return accept(undefined)
  const [known] = await work.find(payments, { where: { reference }, limit: 1 })
  if (!known || (known.direction === direction && saying(known) === saying(moved)))
    return accept(known)
  return refuse({ code: 'payment-reference-taken', payment: known.id })
}

const saying = ({ on, amount, means, thirdParty }: MoneyMoved | Payment): string =>
  JSON.stringify([on, amount, means, thirdParty])
