export { Accounting } from './accounting/component.js'
export { accountingElement } from './accounting/element.js'
export type {
  AccountingState,
  Aged,
  Books,
  BooksMonth,
  Busy as AccountingBusy,
  Closed as ClosedPeriod,
  Done as AccountingDone,
  JournalCheck,
  SalesReport,
  YearRead as BooksRead,
} from './accounting/model.js'
export type { AccountingClient } from './accounting/read-books.js'
export {
  type AccountingInHand,
  type AccountingOptions,
  useAccounting,
} from './accounting/use-accounting.js'
export { Certificates } from './certificates/component.js'
export { certificatesElement } from './certificates/element.js'
export type {
  CertificatesState,
  Done as CertificatesDone,
  Line as CertificateLine,
  Run as CertificatesRun,
  Running as CertificatesRunning,
  YearRead,
  YearTotals,
} from './certificates/model.js'
export type { CertificatesClient } from './certificates/read-year.js'
export {
  type CertificatesInHand,
  type CertificatesOptions,
  useCertificates,
} from './certificates/use-certificates.js'
export { CustomerQuotes } from './customer-quotes/component.js'
export { customerQuotesElement } from './customer-quotes/element.js'
export type {
  AnswerValues,
  CustomerQuotesState,
  Doing as QuoteDoing,
  Reason as DeclineReason,
} from './customer-quotes/model.js'
export type {
  CustomerQuotesClient,
  Opened as OpenedCustomerQuote,
  Quote as CustomerQuote,
  Receipt as WithdrawalReceipt,
  Right as WithdrawalRight,
  Who as QuotesOwner,
} from './customer-quotes/read-quotes.js'
export {
  type CustomerQuotesInHand,
  type CustomerQuotesOptions,
  useCustomerQuotes,
} from './customer-quotes/use-customer-quotes.js'
export { CustomerSpace } from './customer-space/component.js'
export { customerSpaceElement } from './customer-space/element.js'
export { type LinkDoor, linkDoor } from './customer-space/link-door.js'
export type { Order, Space, SpaceState, Visit } from './customer-space/model.js'
export type {
  CertificatePaper,
  CertificateStanding,
  InvoicePaper,
  InvoiceStanding,
  Paper,
} from './customer-space/papers.js'
export type { PayingState } from './customer-space/paying.js'
export type { SpaceClient } from './customer-space/read-space.js'
export type { AtDoor, Session as SpaceSession, SignInState } from './customer-space/sign-in.js'
export {
  type CustomerSpaceInHand,
  type CustomerSpaceOptions,
  useCustomerSpace,
} from './customer-space/use-customer-space.js'
export type { PayingInHand } from './customer-space/use-paying.js'
export type { SignInInHand } from './customer-space/use-sign-in.js'
export type { PartValues, Step as DayStep, Values as DayValues } from './day/asks.js'
export { Day } from './day/component.js'
export { dayElement } from './day/element.js'
export type { DayState } from './day/model.js'
export type { DayClient } from './day/read-day.js'
export type { Stop, Who } from './day/stops.js'
export type { Point, Stroke } from './day/strokes.js'
export { type Day as DayInHand, type DayOptions, type Signed, useDay } from './day/use-day.js'
export { Debits } from './debits/component.js'
export { debitsElement } from './debits/element.js'
export type {
  BankOutcome,
  Batch as DebitBatch,
  Creditor as DebitCreditor,
  CreditorValues,
  Debit,
  Debitable,
  DebitsRead,
  DebitsState,
  Done as DebitsDone,
  Mandate as DebitMandate,
  Parked as ParkedWord,
  Question as DebitsQuestion,
  Returned as ReturnedDebit,
} from './debits/model.js'
export type { DebitsClient } from './debits/read-debits.js'
export { type DebitsInHand, type DebitsOptions, useDebits } from './debits/use-debits.js'
export { Form } from './form/component.js'
export { formElement } from './form/element.js'
export type { FormState, FormValues } from './form/model.js'
export { type FormClient, type FormOptions, useForm } from './form/use-form.js'
export { Home } from './home/component.js'
export { homeElement } from './home/element.js'
export type { HomeState } from './home/model.js'
export {
  type Home as HomeInHand,
  type HomeClient,
  type HomeOptions,
  useHome,
} from './home/use-home.js'
export { Intake } from './intake/component.js'
export { intakeElement } from './intake/element.js'
export type { CustomerFile, IntakeState, Moment } from './intake/model.js'
export type { IntakeOffer, OrderValues, Taken } from './intake/typed-order.js'
export type { Person, PersonValues } from './intake/typed-person.js'
export {
  type IntakeClient,
  type IntakeInHand,
  type IntakeOptions,
  useIntake,
} from './intake/use-intake.js'
export { Invoices } from './invoices/component.js'
export { invoicesElement } from './invoices/element.js'
export type { Invoice, LineValues } from './invoices/lines.js'
export type {
  Delivery as InvoiceDelivery,
  Done as InvoiceDone,
  Elsewhere,
  InvoicesState,
  Opened,
  PaymentLink,
  Row,
  Standing,
  Step as InvoiceStep,
} from './invoices/model.js'
export type { InvoicesClient, Read } from './invoices/read-invoices.js'
export type { Means, PaymentValues } from './invoices/typed-payment.js'
export {
  type InvoicesInHand,
  type InvoicesOptions,
  type SendInvoice,
  useInvoices,
} from './invoices/use-invoices.js'
export type { Said, ValueOf } from './kit/answer.js'
export type { Calls, FoyerClient } from './kit/client.js'
export { define, type ElementSpec, type Host } from './kit/element.js'
export type { Problem } from './kit/fields.js'
export { type FollowOptions, followHouse } from './kit/follow.js'
export type { WidgetLanguage } from './kit/language.js'
export type { LockState } from './kit/lock.js'
export type { Entity, Which } from './kit/of-a-year.js'
export type { SavedFile } from './kit/save.js'
export type { Tab } from './kit/tabs.js'
export type { LockOptions } from './kit/use-lock.js'
export { Quotes } from './quotes/component.js'
export { quotesElement } from './quotes/element.js'
export type {
  Done as QuoteDone,
  Editing as EditedQuote,
  Finding as CustomerFinding,
  Person as FoundCustomer,
  QuotesState,
  SendValues as QuoteSendValues,
  Standing as QuoteStanding,
} from './quotes/model.js'
export type {
  Conflict as QuoteConflict,
  Information as QuoteInformation,
  ListedQuote,
  Opened as OpenedQuote,
  QuotePrice,
  QuotesClient,
} from './quotes/read-quotes.js'
export type {
  Entry as QuoteLineEntry,
  Kind as QuoteLineKind,
  LineValues as QuoteLineValues,
  Quote,
  QuoteOffer,
} from './quotes/typed-line.js'
export type { Conclusion, Preview as QuotePreview, QuoteValues } from './quotes/typed-quote.js'
export { type QuotesInHand, type QuotesOptions, useQuotes } from './quotes/use-quotes.js'
export { Simulator } from './simulator/component.js'
export { simulatorElement } from './simulator/element.js'
export type { Chosen, Offer, SimulatedPrice, SimulatorInput } from './simulator/model.js'
export {
  type SimulatorClient,
  type SimulatorOptions,
  type SimulatorState,
  useSimulator,
} from './simulator/use-simulator.js'
