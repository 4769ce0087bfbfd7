import type { Order, OrderFact } from './order.js'

/** What the trail is told of an order: amounts, days and words of lists; nobody's words, and no name. */
export const toldOfOrder = (fact: OrderFact, next: Order): object => {
  switch (fact.type) {
    case 'order-confirmed': {
      const { total, legalEntity, worker } = next
      return { total, legalEntity, worker }
    }
    case 'order-cancelled':
      return { reason: fact.reason }
    case 'order-concluded':
    case 'order-contract-amended': {
      const { concluded, concludedOn, payableFrom } = fact.contract
      return { concluded, concludedOn, ...(payableFrom ? { payableFrom } : {}) }
    }
    case 'order-performed':
      return { amount: fact.performed.amount, whole: fact.performed.whole }
    case 'order-withdrawn': {
      const { due, means, refundBy } = fact.withdrawal
      return { due, means, refundBy }
    }
    default:
      return fact satisfies never
  }
}
