import { z } from 'zod'
import { boxes as boxNames } from '../rules/fr/tax-credit.js'
import { ActivityCode, Means, Reason } from '../rules/schemas.js'
import { CivilDate } from '../shared/civil-date.js'
import { Amount, NaturalAmount } from '../shared/money.js'
import { aidKinds, disabilities } from './household.js'

const BirthYear = z.int().min(1850).max(2100)

/** Money that somebody else gave for an expense. */
export const Aid = z.object({ kind: z.enum(aidKinds), amount: NaturalAmount }).readonly()

const Expense = z
  .object({
    activity: ActivityCode,
    paidOn: CivilDate,
    amount: NaturalAmount,
    means: Means,
    employment: z.enum(['provider', 'direct']),
    home: z.enum(['own', 'ascendant']),
    aids: z.array(Aid).readonly().optional(),
  })
  .readonly()

const Member = z.discriminatedUnion('is', [
  z.object({ is: z.literal('taxpayer'), birthYear: BirthYear }).readonly(),
  z.object({ is: z.literal('child'), custody: z.enum(['full', 'shared']) }).readonly(),
  z.object({ is: z.literal('dependant'), birthYear: BirthYear }).readonly(),
])

/** A tax household in an income year, as a host asks about it. */
export const AskedHousehold = z
  .object({
    year: z.int().min(1991).max(2100),
    domiciledInFrance: z.boolean(),
    members: z.array(Member).max(30).readonly(),
    expenses: z.array(Expense).max(1000).readonly(),
    working: z.boolean().optional(),
    ascendants: z
      .array(z.object({ birthYear: BirthYear }).readonly())
      .max(8)
      .readonly()
      .optional(),
    disability: z.enum(disabilities).optional(),
    firstDirectEmployment: z.boolean().optional(),
    advance: NaturalAmount.optional(),
  })
  .readonly()

const Step = z.object({ reason: Reason, amount: Amount }).readonly()
const boxCodes = Object.keys(boxNames) as (keyof typeof boxNames)[]

/** What a household's year gives. */
export const TaxYearAnswer = z
  .object({
    year: z.int(),
    currency: z.enum(['FRF', 'EUR']),
    kind: z.enum(['reduction', 'split', 'credit']),
    base: NaturalAmount,
    ceiling: NaturalAmount,
    retained: NaturalAmount,
    credit: NaturalAmount,
    reduction: NaturalAmount,
    balance: Amount,
    cuts: z.array(Step).readonly(),
    because: z.array(Step).readonly(),
    boxes: z.partialRecord(z.enum(boxCodes), z.int()).readonly(),
  })
  .readonly()
  .meta({ id: 'TaxYear' })
