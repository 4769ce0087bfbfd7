export { payments, settlements } from './collections.js'
export { MoneyKind, type OwedLine, type Piece } from './money-event.js'
export { PaymentId } from './payment.js'
export { Settlement } from './settlement.js'
