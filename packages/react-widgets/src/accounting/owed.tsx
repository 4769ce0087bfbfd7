import { filled } from '../kit/filled.js'
import { money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import { Chart } from './chart.js'
import { type Aged, lateOf } from './model.js'
import { daySaid, words } from './words.js'

/** What is owed, in a sentence. */
export const owedConclusion = (aged: Aged, language: WidgetLanguage): string => {
  const said = words[language]
  const late = lateOf(aged)
  if (aged.owed === 0) return said.owedNothing
  const places = { owed: money(aged.owed, language), late: money(late, language) }
  if (late === aged.owed) return filled(said.owedAllLate, places)
  return filled(late ? said.owedLate : said.owedInTime, places)
}

/** What is owed today by how late it is, in a picture and in its table; a lateness without a day to pay shows where there is one. */
export const Owed = ({
  aged,
  language,
}: {
  readonly aged: Aged
  readonly language: WidgetLanguage
}) => {
  const said = words[language]
  const title = owedConclusion(aged, language)
  const parts = aged.parts.filter(({ late, invoices }) => late !== 'undated' || invoices)
  if (aged.owed === 0)
    return (
      <section className="stack" part="owed">
        <h3>{title}</h3>
      </section>
    )
  const points = parts.map(({ late, amount }) => ({
    ...{ label: said[`late-${late}`], amounts: [amount] },
  }))
  return (
    <section className="stack" part="owed">
      <h3>{title}</h3>
      <Chart title={title} points={points} series={[said.amount]} />
      <div className="acc-wide">
        <table>
          <caption>{filled(said.owedOn, { on: daySaid(aged.on, language) })}</caption>
          <thead>
            <tr>
              <th scope="col">{said.late}</th>
              <th scope="col">{said.amount}</th>
              <th scope="col">{said.invoices}</th>
              <th scope="col">{said.customers}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ late, amount, invoices, customers }) => (
              <tr key={late}>
                <th scope="row">{said[`late-${late}`]}</th>
                <td>{money(amount, language)}</td>
                <td>{invoices}</td>
                <td>{customers}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
