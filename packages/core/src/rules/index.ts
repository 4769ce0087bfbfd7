/**
 * The law of French home services as data: every table with its dates and sources, and the mentions
 * of a document. Pure: it needs no engine, no store and no clock.
 * @packageDocumentation
 */
export { cents, type Money } from '../shared/cents.js'
export { type CivilDate, day } from '../shared/day.js'
export type { DatedRow, DatedTable, Governs } from './dated-table.js'
export {
  type AdvanceCap,
  accountsRetention,
  advanceAnswerHours,
  advanceCap,
  advanceOpenTo,
  certificateDay,
  consumerLimitation,
  contractRetention,
  eInvoicingIssue,
  eInvoicingReception,
  latePaymentFlat,
  noPaymentDays,
  noteThreshold,
  novaMonths,
  quoteRetention,
  quoteThreshold,
  smallInvoice,
  taxpayerRetention,
  taxRetention,
  withdrawalDays,
  withdrawalExtension,
} from './fr/deadlines.js'
export type { Condition, Mention, Paper, Particular } from './fr/mention.js'
export {
  type AskedMention,
  type MentionAnswer,
  type MentionFacts,
  mentionsOf,
} from './fr/mentions.js'
export { type LawSettings, type SettingNote, settingNotes } from './fr/settings.js'
export {
  type Break,
  type Night,
  type WeeklyAverage,
  type WorkingTime,
  workingTime,
} from './fr/working-time.js'
export { type LawPage, registry, type SharedCitation, sameCitation } from './registry.js'
export { type Confidence, cite, type LegalSource } from './source.js'
