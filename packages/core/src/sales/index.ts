export { orders } from './collections.js'
export { Order, OrderId, OrderLine, orderLineId, serviceOf } from './order.js'
export { placeOrder } from './ordering.js'
