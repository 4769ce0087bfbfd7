import { filled } from '../kit/filled.js'
import { date, money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import { type DebitsRead, daysOf, readyOf, refusedOf } from './model.js'
import type { DebitsInHand } from './use-debits.js'
import { reasonsSaid, words } from './words.js'

/** What every tab is told. */
export interface TabProps {
  readonly hand: DebitsInHand
  readonly read: DebitsRead
  readonly language: WidgetLanguage
}

/** What can be debited, what cannot and why, and what is prepared and waits for a batch. */
export const WantedTab = ({ hand, read, language }: TabProps) => {
  const said = words[language]
  const { count, total } = readyOf(read.wanted)
  const isElsewhere = read.creditor?.settings.announced === 'elsewhere'
  return (
    <div className="stack">
      <h3>
        {count ? filled(said.ready, { count, total: money(total, language) }) : said.readyNone}
      </h3>
      {count ? <Ready read={read} language={language} /> : <p>{said.readyNoneMore}</p>}
      {count && !hand.state.question ? (
        <button
          type="button"
          aria-disabled={hand.state.isBusy}
          onClick={() => hand.ask({ of: 'prepare', count, total })}
        >
          {isElsewhere ? said.prepareElsewhere : said.prepare}
        </button>
      ) : null}
      <Prepared hand={hand} read={read} language={language} />
      <Refused read={read} language={language} />
    </div>
  )
}

const Ready = ({ read: { wanted }, language }: Omit<TabProps, 'hand'>) => {
  const said = words[language]
  return (
    <div className="deb-wide">
      <table>
        <thead>
          <tr>
            <th scope="col">{said.customer}</th>
            <th scope="col">{said.invoice}</th>
            <th scope="col" className="deb-end">
              {said.amount}
            </th>
            <th scope="col">{said.on}</th>
          </tr>
        </thead>
        <tbody>
          {wanted.map(({ invoice, name, number, planned }) =>
            planned ? (
              <tr key={invoice}>
                <th scope="row">{name}</th>
                <td>{number}</td>
                <td className="deb-end">{money(planned.amount, language)}</td>
                <td>{date(planned.collectOn, language, true)}</td>
              </tr>
            ) : null,
          )}
        </tbody>
      </table>
    </div>
  )
}

const Prepared = ({ hand, read, language }: TabProps) => {
  const said = words[language]
  const days = daysOf(read.prepared)
  return (
    <section className="stack">
      <h3>{said.preparedTitle}</h3>
      {days.length ? null : <p>{said.preparedNone}</p>}
      <ul className="plain">
        {days.map(({ on: day, debits, total }) => {
          const on = date(day, language, true)
          const places = { on, count: debits.length, total: money(total, language) }
          return (
            <li key={day} className="deb-item">
              <p>{filled(said.preparedDay, places)}</p>
              <button
                type="button"
                className="second"
                aria-disabled={hand.state.isBusy}
                onClick={() => void hand.gather(day)}
              >
                {filled(said.gather, { on })}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const Refused = ({ read, language }: Omit<TabProps, 'hand'>) => {
  const said = words[language]
  const refused = refusedOf(read.wanted)
  if (!refused.length) return null
  return (
    <section className="stack">
      <h3>{said.refusedTitle}</h3>
      <ul className="plain">
        {refused.map((one) => (
          <li key={one.invoice} className="panel">
            <strong>{one.name}</strong>
            {`, ${one.number}, ${money(one.owed, language)}`}
            <ul>
              {reasonsSaid(one, language).map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
