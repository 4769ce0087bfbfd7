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
export { type OsrmDoubleOptions, osrmDouble } from './osrm-double.js'
export type { ReceivedDebit, ReceivedFile, ReceivedGroup } from './read-pain008.js'
export type { HttpDouble, HttpMishap, HttpReply, HttpSeen } from './scripted-http.js'
export { type ValhallaDoubleOptions, valhallaDouble } from './valhalla-double.js'
export { vroomDouble } from './vroom-double.js'
