import type { DatedRow, DatedTable } from '../rules/dated-table.js'
import {
  consumerInformation,
  type Information,
  type InformedWhen,
} from '../rules/fr/consumer-information.js'
import type { CivilDate } from '../shared/civil-date.js'
import type { Concluding, InformationName } from './contract.js'
import type { Quote } from './quote.js'

/** What decides what a consumer is told. */
export interface Informing extends Concluding {
  readonly goods: boolean
  readonly services: boolean
  /** Whether the consumer asks for the service to begin before the time to withdraw ends. */
  readonly early: boolean
}

/** What decides what a consumer is told by a quote: that the service begins early is asked for when it is accepted, not before. */
export const informingAs = ({
  lines,
  concluded,
  urgent,
}: Pick<Quote, 'lines' | 'concluded' | 'urgent'>): Informing => ({
  ...{ concluded, urgent, early: false },
  goods: lines.some(({ kind }) => kind === 'goods'),
  services: lines.some(({ kind }) => kind !== 'goods'),
})

/** What a consumer is told before being bound by a contract concluded on that day, each by the row of law that asks for it. */
export const informationDue = (
  informing: Informing,
  on: CivilDate,
): readonly DatedRow<Information>[] =>
  tablesFor(informing).flatMap((table) => {
    const row = table.on(on)
    return row && isDue(row.value.when, informing) ? [row] : []
  })

/** What of it was not told, in the order of the law. */
export const informationMissing = (
  informing: Informing,
  on: CivilDate,
  told: readonly InformationName[],
): readonly InformationName[] =>
  informationDue(informing, on).flatMap(({ value: { name } }) =>
    told.includes(name) ? [] : [name],
  )

const tablesFor = ({ concluded }: Concluding): readonly DatedTable<Information>[] =>
  concluded === 'shop' ? consumerInformation.inShop : consumerInformation.elsewhere

const isDue = (when: InformedWhen, { goods, services, urgent, early }: Informing): boolean => {
  switch (when) {
    case 'always':
    case 'not-performed-at-once':
      return true
    case 'goods':
      return goods
    case 'services':
      return services
    case 'withdrawal':
      return !urgent
    case 'early-start':
      return early && !urgent
    case 'withdrawal-lost':
      return early || urgent === true
    case 'personalised-price':
      // No price here is set by an automated decision.
      return false
    default:
      return when satisfies never
  }
}
