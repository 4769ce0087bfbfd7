import { useContext } from 'react'
import { Scope } from '../kit/fields.js'
import { duration, money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import { percent } from './price-panel.js'
import { missingName } from './problems.js'
import type { QuoteLine } from './typed-line.js'
import { words } from './words.js'

/** What is quoted, line by line, each option below the line that it belongs to. */
export const QuotedLines = ({
  lines,
  language,
}: {
  readonly lines: readonly QuoteLine[]
  readonly language: WidgetLanguage
}) => {
  const said = words[language]
  const scope = useContext(Scope)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways is reached by keyboard
    <section className="quo-scroll" aria-label={said.lines} tabIndex={0}>
      <table className="quo-lines">
        <caption>{said.lines}</caption>
        <thead>
          <tr>
            <th scope="col">{said.label}</th>
            {[said.quantity, said.unit, said.vatShort, said.amount].map((head) => (
              <th scope="col" className="quo-number" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.no}>
              <th scope="row" id={`${scope}line-${line.no}`} tabIndex={-1}>
                {line.label}
                {line.minutes ? (
                  <span className="quiet">{`, ${duration(line.minutes)}`}</span>
                ) : null}
                <OptionSaid line={line} language={language} />
                <Missing line={line} language={language} />
              </th>
              <td className="quo-number">{line.quantity}</td>
              <td className="quo-number">
                {line.price === undefined ? said.unpriced : money(line.price, language)}
              </td>
              <td className="quo-number">{percent(line.vatRate, language)}</td>
              <td className="quo-number">
                {line.price === undefined ? said.unpriced : money(line.amounts.gross, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface LineSaid {
  readonly line: QuoteLine
  readonly language: WidgetLanguage
}

const OptionSaid = ({ line: { optionOf, chosen }, language }: LineSaid) => {
  const said = words[language]
  if (optionOf === undefined) return null
  return <p className="quiet">{chosen ? said.optionTaken : said.optionOffered}</p>
}

const Missing = ({ line: { incomplete }, language }: LineSaid) =>
  incomplete.length ? (
    <p className="wrong">
      {[
        words[language].missing,
        incomplete.map((what) => missingName(what, language)).join(', '),
      ].join(' ')}
    </p>
  ) : null
