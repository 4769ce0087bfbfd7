export { anchorFile, anchorsIn } from './anchor-file.js'
export type { AskingOptions, Retry } from './asking.js'
export { type OsrmOptions, osrmTravel } from './osrm.js'
export type {
  BankFileProblem,
  BankFiles,
  BankReferences,
  BankReport,
  BankWord,
  BatchWord,
  CreditWord,
  DebitFile,
  DebitWord,
  FileAddress,
  FileAmendment,
  FileCreditor,
  FileDebit,
  SequenceType,
} from './port.js'
export { postcodePlaces } from './postcodes.js'
export { type SepaFilesOptions, sepaFiles } from './sepa-files.js'
export { type ValhallaOptions, valhallaTravel } from './valhalla.js'
export { vroomPlanner } from './vroom.js'
export { type WebhookSenderOptions, webhookSender } from './webhook-sender.js'
