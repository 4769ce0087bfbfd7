import { Fragment } from 'react'
import { money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { Line } from './model.js'
import { words } from './words.js'

/** The amounts of one certificate or of a year: gross leads, then the way to net; what nobody certifies stands apart. */
export const Figures = ({
  figures,
  customerCredit = 0,
  language,
}: {
  readonly figures: Line['figures']
  readonly customerCredit?: number
  readonly language: WidgetLanguage
}) => {
  const said = words[language]
  const { paidGross, prepaidCesu, aids, advance, paidNet, ineligiblePaid, paidInCash } = figures
  const within = [
    [said.cesu, prepaidCesu],
    [said.aids, aids],
    [said.advance, advance],
  ] as const
  const apart = [
    [said.ineligible, ineligiblePaid],
    [said.cash, paidInCash],
    [said.customerCredit, customerCredit],
  ] as const
  return (
    <>
      <dl className="cer-figures">
        <dt className="price">{said.gross}</dt>
        <dd className="price">{money(paidGross, language)}</dd>
        <Amounts amounts={within} language={language} />
        <dt>{said.net}</dt>
        <dd>{money(paidNet, language)}</dd>
      </dl>
      {apart.some(([, cents]) => cents) ? (
        <>
          <h4>{said.apart}</h4>
          <dl className="cer-figures quiet">
            <Amounts amounts={apart} language={language} />
          </dl>
        </>
      ) : null}
    </>
  )
}

/** Amounts that are there: those of nothing say nothing. */
const Amounts = ({
  amounts,
  language,
}: {
  readonly amounts: readonly (readonly [string, number])[]
  readonly language: WidgetLanguage
}) =>
  amounts.map(([says, cents]) =>
    cents ? (
      <Fragment key={says}>
        <dt>{says}</dt>
        <dd>{money(cents, language)}</dd>
      </Fragment>
    ) : null,
  )
