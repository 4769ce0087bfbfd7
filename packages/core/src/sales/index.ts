export { orders } from './collections.js'
export { Order, OrderId, OrderLine } from './order.js'
export { placeOrder } from './ordering.js'
