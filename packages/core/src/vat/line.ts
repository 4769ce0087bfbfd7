import { type ServiceLine, wrongInLine } from '../eligibility/index.js'
import type { LawSettings } from '../rules/fr/settings.js'
import {
  aDay,
  aFlag,
  type Check,
  oneOf,
  optional,
  type Shape,
  type WrongInput,
  wrongIn,
} from '../rules/input.js'
import type { Reason } from '../rules/reason.js'
import type { CivilDate } from '../shared/day.js'
import type { Factor } from '../shared/factor.js'

/** Where a service is done, as far as VAT depends on it. Corsica has the rates of the mainland for services. */
export const territories = [
  'metropole',
  'guadeloupe',
  'martinique',
  'reunion',
  'guyane',
  'mayotte',
] as const
/** Where a service is done. */
export type Territory = (typeof territories)[number]

/** Who sells, as far as VAT depends on it. */
export interface Seller {
  /** `exempt` = by one of the grounds below; `franchise` = franchise en base. */
  readonly vat: 'liable' | 'franchise' | 'exempt'
  /** Why no tax is due: lessons by a natural person, an association managed without interest, help to fragile publics. */
  readonly exemption?: 'lessons' | 'association' | 'fragile-public' | undefined
  /** Whether a natural person gives the lessons and is paid directly by the pupils: asked for by the first ground. */
  readonly paidDirectly?: boolean | undefined
  /** The day the invoice is issued: it governs the words to print. Left out = the chargeable day. */
  readonly issuedOn?: CivilDate | undefined
}

const exemption: Check = optional(oneOf(['lessons', 'association', 'fragile-public']))

/** What a seller looks like. */
export const sellerShape: Shape = [
  ['vat', oneOf(['liable', 'franchise', 'exempt'])],
  ['exemption', exemption],
  ['paidDirectly', optional(aFlag)],
  ['issuedOn', optional(aDay)],
]

/** A line, as far as VAT depends on it. */
export interface VatLine extends ServiceLine {
  /** For `II-5`: help with a school curriculum, and not another lesson. */
  readonly schoolSupport?: boolean | undefined
  /** A payment on account, received on this day, before the service: it bears the rate of that day. */
  readonly paidOnAccount?: CivilDate | undefined
  /** The line is the fee of an agent (mandataire) who acts in the name of another: normal rate. */
  readonly agentFee?: boolean | undefined
  /** Where the service is done; left out = metropolitan France. */
  readonly territory?: Territory | undefined
  /** Left out = a seller who is liable to VAT. */
  readonly seller?: Seller | undefined
}

/** A rate, what no tax is due by, and the rules it rests on; or the facts to ask for. */
export type VatAnswer =
  | {
      readonly verdict: 'known'
      /** A ratio of the price before tax; `'0'` where none is charged. */
      readonly rate: Factor
      readonly taxed: 'taxed' | 'exempt' | 'franchise' | 'not-levied'
      /** Words that must stand on the invoice, where none is charged. */
      readonly mention?: string | undefined
      /** The day whose rate it is: the performance, or the payment on account before it. */
      readonly chargeableOn: CivilDate
      readonly because: readonly Reason[]
    }
  | {
      readonly verdict: 'undetermined'
      readonly missing: readonly string[]
      readonly wrong: readonly WrongInput[]
    }

/** What is asked, with the day that governs. */
export interface Asked {
  readonly line: VatLine
  readonly on: CivilDate
  readonly settings: LawSettings
}

/** The fields of a line that cannot be read. */
export const wrongInVatLine = (line: VatLine): readonly WrongInput[] => {
  const wrong = wrongInLine(line)
  if (wrong.some(({ field }) => field === '')) return wrong
  const own = wrongIn(line, [
    ['schoolSupport', optional(aFlag)],
    ['paidOnAccount', optional(aDay)],
    ['agentFee', optional(aFlag)],
    ['territory', optional(oneOf(territories))],
  ])
  const seller = line.seller === undefined ? [] : wrongIn(line.seller, sellerShape, 'seller.')
  return [...wrong, ...own, ...seller]
}

/** The facts to ask for. */
export const undetermined = (missing: readonly string[]): VatAnswer => ({
  verdict: 'undetermined',
  missing,
  wrong: [],
})
