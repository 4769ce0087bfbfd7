export { anchorFile, anchorsIn } from './anchor-file.js'
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
export { type SepaFilesOptions, sepaFiles } from './sepa-files.js'
