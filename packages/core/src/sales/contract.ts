import { z } from 'zod'
import { informationNames } from '../rules/fr/consumer-information.js'
import { CivilDate } from '../shared/civil-date.js'

/** One of the things that a consumer is told before being bound (Code de la consommation, articles L111-1 and L221-5). Schema. */
export const InformationName = z.enum(informationNames)
/** One of the things that a consumer is told before being bound. */
export type InformationName = z.output<typeof InformationName>

/**
 * Where a contract is concluded (Code de la consommation, article L221-1): `shop` = at the company's own premises; `distance` = by phone,
 * mail or online, from the offer to the acceptance; `off-premises` = face to face anywhere else, the customer's home first of all.
 */
export const Conclusion = z.enum(['shop', 'distance', 'off-premises'])
/** Where a contract is concluded. */
export type Conclusion = z.output<typeof Conclusion>

/** On what somebody asked for something. */
export const Medium = z.enum(['paper', 'durable-medium', 'other'])

/**
 * What a consumer asks for so that the service begins before the time to withdraw ends (article L221-25): expressly, on paper or on a
 * durable medium (an e-mail, a PDF) where the contract is concluded off the premises.
 */
export const EarlyStart = z
  .object({
    on: Medium,
    /** That the consumer acknowledges losing the right to withdraw once the service is fully performed. */
    acknowledged: z.boolean(),
  })
  .readonly()
/** What a consumer asks for so that the service begins at once. */
export type EarlyStart = z.output<typeof EarlyStart>

/** How a contract is to be concluded, as far as the law of consumers depends on it. */
export const conclusionShape = {
  concluded: Conclusion.default('distance'),
  /** By an interface of the company's: the function to withdraw must be there (article D221-5). */
  online: z.boolean().optional(),
  /** Urgent repairs at the customer's home, expressly asked for, and no more than the urgency calls for (article L221-28, 8°). */
  urgent: z.boolean().optional(),
  /** Performed time after time (à exécution successive), as a cleaning every week is. */
  successive: z.boolean().optional(),
}

/** How a contract is to be concluded. */
export interface Concluding {
  readonly concluded: Conclusion
  readonly online?: boolean | undefined
  readonly urgent?: boolean | undefined
  readonly successive?: boolean | undefined
}

/** How a contract with a consumer was concluded, and what was told and asked for before. It decides who may withdraw until when. */
export const Contract = z
  .object({
    ...conclusionShape,
    concluded: Conclusion,
    concludedOn: CivilDate,
    /** What the consumer was told. */
    informed: z.array(InformationName).readonly(),
    /** The day on which the consumer was told of the right to withdraw; absent = was not (article L221-20). */
    withdrawalToldOn: CivilDate.optional(),
    /** Absent = the consumer did not ask for it, or nobody kept the request. */
    early: EarlyStart.optional(),
    /** The day on which the last of the goods was received; absent = not yet, or none was sold. */
    receivedOn: CivilDate.optional(),
    /** The first day on which money may be taken (article L221-10); absent = at once. */
    payableFrom: CivilDate.optional(),
  })
  .readonly()
  .meta({ id: 'Contract' })
/** How a contract with a consumer was concluded. */
export type Contract = z.output<typeof Contract>

/** Whether a request to begin early counts: off the premises it is on paper or on a durable medium. */
export const isCollected = ({ concluded, early }: Pick<Contract, 'concluded' | 'early'>): boolean =>
  early !== undefined && (concluded !== 'off-premises' || early.on !== 'other')
