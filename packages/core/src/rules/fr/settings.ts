import {
  anObject,
  aText,
  type Check,
  nothing,
  oneOf,
  optional,
  type Shape,
  type WrongInput,
  wrongIn,
} from '../input.js'
import type { ActivityCode, VatClass } from './activities.js'

/**
 * What the law leaves open, and what nobody here read in the text: the tenant decides, after asking whoever answers for it.
 * Left out, each takes its safe side, which this table and `docs/law/settings.md` state.
 */
export interface LawSettings {
  /** Ids of rows of confidence `memory` that the tenant read itself and takes on itself. Default: none. */
  readonly trusts?: readonly string[] | undefined
  /** How well a row must have been read to carry an answer: `verified` refuses what was read in secondary sources only. Default: `secondary`. */
  readonly confidence?: 'verified' | 'secondary' | undefined
  /** Whether aids are taken off an activity's expenses before its cap, or after. Default: before. */
  readonly aids?: 'before-cap' | 'after-cap' | undefined
  /** Whether one turns 65 for the year of the 65th birthday (official computation), or must be 65 before it starts. Default: in the year. */
  readonly sixtyFive?: 'in-the-year' | 'before-the-year' | undefined
  /** Odd jobs of one day at one home: each on its own, or together, against the two hours. Default: undetermined when it matters. */
  readonly sameDayOddJobs?: 'apart' | 'summed' | undefined
  /** Whether a set of services (offre globale) may come from several providers. Default: from one provider. */
  readonly bundleOf?: 'provider' | 'household' | undefined
  /** Class of VAT of the activities whose rate was not found (II-16 to II-20). Default: undetermined. */
  readonly vatClass?:
    | { readonly [C in ActivityCode]?: Exclude<VatClass, 'lessons' | 'unknown'> }
    | undefined
  /**
   * Whether travel that is charged apart is part of the price of the service that it goes with: its rate of VAT, its right to the credit.
   * Default: it opens no right, and its rate is asked for where that of the service is not the normal one.
   */
  readonly travel?: 'part-of-service' | undefined
  /**
   * Whether money on an invoice counts in the year it was paid in, or in the year in which the invoice is settled.
   * Default: when paid.
   */
  readonly partPayments?: 'when-paid' | 'at-settlement' | undefined
  /**
   * Whether an organisation that is merely declared is “under an administrative decision” (Code de la consommation, article L221-10, 2°):
   * its regular services, contracted for off the premises, may then be paid at once. Default: seven days without payment.
   */
  readonly declaredBody?: 'under-a-decision' | undefined
  /** Words of a mention of no VAT, once references to the CGI are no longer admitted. Default: undetermined from 1 July 2028. */
  readonly mentions?: Readonly<Record<string, string>> | undefined
}

/** Nothing is settled: the safe side of everything. */
export const safeSide: LawSettings = {}

const texts: Check = (value) =>
  Array.isArray(value) && value.every((one) => aText(one) === undefined) ? undefined : 'not-a-list'

/** An object each of whose values, where there is one, passes a check. */
const each =
  (check: Check): Check =>
  (value) =>
    anObject(value) ??
    Object.values(value as object)
      .map(optional(check))
      .find(Boolean)

const shape: Shape = [
  ['trusts', optional(texts)],
  ['confidence', optional(oneOf(['verified', 'secondary']))],
  ['aids', optional(oneOf(['before-cap', 'after-cap']))],
  ['sixtyFive', optional(oneOf(['in-the-year', 'before-the-year']))],
  ['sameDayOddJobs', optional(oneOf(['apart', 'summed']))],
  ['bundleOf', optional(oneOf(['provider', 'household']))],
  ['vatClass', optional(each(oneOf(['normal', 'reduced', 'super-reduced'])))],
  ['travel', optional(oneOf(['part-of-service']))],
  ['partPayments', optional(oneOf(['when-paid', 'at-settlement']))],
  ['declaredBody', optional(oneOf(['under-a-decision']))],
  ['mentions', optional(each(aText))],
]

/** The settings that cannot be read: a word that nobody knows settles nothing. */
export const wrongInSettings = (settings: LawSettings): readonly WrongInput[] =>
  settings === safeSide ? nothing : wrongIn(settings, shape, 'settings.')

/** One setting as a page prints it. */
export interface SettingNote {
  readonly name: keyof LawSettings
  readonly question: string
  readonly safeSide: string
  readonly options: string
}

/** Every setting, its question and its safe side. */
export const settingNotes: readonly SettingNote[] = [
  {
    name: 'trusts',
    question: 'Which rows known from memory only does the tenant take on itself?',
    options: 'ids of rows',
    safeSide:
      'none: an answer that needs such a row is undetermined and names it; meals delivered alone open no right',
  },
  {
    name: 'confidence',
    question: 'How well must a row have been read to carry an answer?',
    options: '`verified`, `secondary`',
    safeSide:
      '`secondary`: a serious source that quotes or applies the text is enough; `memory` never is',
  },
  {
    name: 'aids',
    question: 'Are aids taken off an activity’s expenses before its cap, or after?',
    options: '`before-cap`, `after-cap`',
    safeSide: '`before-cap`: only what the household bore is measured against the cap',
  },
  {
    name: 'sixtyFive',
    question: 'Is a person over 65 for the year of the 65th birthday?',
    options: '`in-the-year`, `before-the-year`',
    safeSide: '`in-the-year`, as the tax office computes',
  },
  {
    name: 'sameDayOddJobs',
    question: 'Are two odd jobs on one day at one home measured together?',
    options: '`apart`, `summed`',
    safeSide: 'undetermined, when together they pass two hours',
  },
  {
    name: 'bundleOf',
    question: 'May the set of services come from several providers of one household?',
    options: '`provider`, `household`',
    safeSide: '`provider`: from one and the same',
  },
  {
    name: 'vatClass',
    question: 'Which rate do remote care, sign-language interpreters and help for a time bear?',
    options: '`normal`, `reduced` or `super-reduced`, by activity',
    safeSide: 'undetermined: a person enters the rate',
  },
  {
    name: 'travel',
    question: 'Is travel that is charged apart part of the price of the service that it goes with?',
    options: '`part-of-service`',
    safeSide:
      'it opens no right to the credit, and its rate of VAT is asked for where that of the service is reduced',
  },
  {
    name: 'partPayments',
    question: 'Do part payments count when they are paid, or only once the invoice is settled?',
    options: '`when-paid`, `at-settlement`',
    safeSide: '`when-paid`: what was paid in the year, as article D7233-4 says',
  },
  {
    name: 'declaredBody',
    question:
      'Is an organisation that is merely declared “under an administrative decision” (Code de la consommation, L221-10, 2°)?',
    options: '`under-a-decision`',
    safeSide:
      'no: a contract off the premises takes no payment for seven days, unless the organisation is approved or authorised for what it sells',
  },
  {
    name: 'mentions',
    question: 'Which words replace the references to the CGI after 30 June 2028?',
    options: 'the words, by ground',
    safeSide: 'undetermined from 1 July 2028',
  },
]
