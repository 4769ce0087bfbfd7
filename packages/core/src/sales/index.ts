export { orders } from './collections.js'
export { CancelReason, Order, OrderId, OrderLine } from './order.js'
