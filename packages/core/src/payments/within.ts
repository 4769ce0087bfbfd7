import { within } from '../app/within.js'
import { recordPayment } from './record-operations.js'
import { returnPayment } from './return-operations.js'

/** Records money that was received, as a step of another operation. */
export const receivePayment = within(recordPayment)

/** Takes a payment back, as a step of another operation. */
export const takePaymentBack = within(returnPayment)
