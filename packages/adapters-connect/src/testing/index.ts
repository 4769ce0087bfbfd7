export {
  type BankBehaviour,
  type BankDouble,
  type BankDoubleOptions,
  bankBehaviours,
  bankDouble,
} from './bank-double.js'
export {
  type NotificationFormat,
  type NotificationReport,
  notificationReport,
  type ReturnEntry,
  type StatusFormat,
  type StatusReport,
  statusReport,
} from './bank-reports.js'
export type { ReceivedDebit, ReceivedFile, ReceivedGroup } from './read-pain008.js'
