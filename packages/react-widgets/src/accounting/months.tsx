import { useFocus } from '../kit/fields.js'
import { filled } from '../kit/filled.js'
import { money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import { Chart } from './chart.js'
import { type Books, bestOf, ratesOf, sumsOf, vatAt } from './model.js'
import { Standing } from './standing.js'
import type { AccountingInHand } from './use-accounting.js'
import { monthSaid, rateSaid, words } from './words.js'

interface MonthsProps {
  readonly hand: AccountingInHand
  readonly books: Books
  readonly year: number
  readonly language: WidgetLanguage
}

/** What a year comes to, in a sentence. */
export const yearConclusion = (books: Books, year: number, language: WidgetLanguage): string => {
  const said = words[language]
  const { sales, receipts } = sumsOf(books)
  const best = bestOf(books)
  const places = {
    ...{ year, sales: money(sales, language), receipts: money(receipts, language) },
    best: best ? monthSaid(best.month, language, 'name') : '',
  }
  if (best) return filled(said.yearSaid, places)
  return filled(receipts === 0 ? said.yearNothing : said.yearReceived, places)
}

/** The months of a year, in a picture and in its table: arrows from month to month, Enter opens. */
export const Months = ({ hand, books, year, language }: MonthsProps) => {
  const said = words[language]
  const title = yearConclusion(books, year, language)
  const points = books.months.map(({ month, sales, receipts }) => ({
    label: monthSaid(month, language, 'short'),
    amounts: [sales, receipts],
  }))
  return (
    <section className="stack" part="months">
      <h3>{title}</h3>
      <Chart title={title} points={points} series={[said.sales, said.receipts]} />
      <Table hand={hand} books={books} year={year} language={language} />
    </section>
  )
}

const Table = ({ hand, books, language }: MonthsProps) => {
  const said = words[language]
  const rates = ratesOf(books)
  // Of one rate alone, its column is all there is.
  const isSummed = rates.length !== 1
  const sums = sumsOf(books)
  const back = useFocus<HTMLButtonElement>(hand.state.last)
  const { months } = books
  return (
    <div className="acc-wide">
      <table>
        <caption>{said.amounts}</caption>
        <thead>
          <tr>
            <th scope="col">{said.month}</th>
            <th scope="col">{said.sales}</th>
            <th scope="col">{said.receipts}</th>
            {rates.map((rate) => (
              <th key={rate} scope="col">
                {filled(said.vatAt, { rate: rateSaid(rate, language) })}
              </th>
            ))}
            {isSummed ? <th scope="col">{said.vat}</th> : null}
            <th scope="col">{said.state}</th>
          </tr>
        </thead>
        <tbody>
          {months.map((one) => (
            <tr key={one.month}>
              <th scope="row">
                <button
                  type="button"
                  className="acc-line"
                  ref={one.month === hand.state.last ? back : undefined}
                  onClick={() => hand.open(one.month)}
                >
                  {monthSaid(one.month, language, 'name')}
                </button>
              </th>
              <td>{money(one.sales, language)}</td>
              <td>{money(one.receipts, language)}</td>
              {rates.map((rate) => (
                <td key={rate}>{money(vatAt(one, rate), language)}</td>
              ))}
              {isSummed ? <td>{money(one.vat, language)}</td> : null}
              <td>
                <Standing of={one.state} said={said} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{said.whole}</th>
            <td>{money(sums.sales, language)}</td>
            <td>{money(sums.receipts, language)}</td>
            {rates.map((rate) => (
              <td key={rate}>
                {money(
                  months.reduce((sum, one) => sum + vatAt(one, rate), 0),
                  language,
                )}
              </td>
            ))}
            {isSummed ? <td>{money(sums.vat, language)}</td> : null}
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
