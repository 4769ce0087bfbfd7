import { useContext } from 'react'
import { Field, Scope } from '../kit/fields.js'
import { filled } from '../kit/filled.js'
import { labelled } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import { type Books, canCloseYear, type JournalCheck } from './model.js'
import type { AccountingInHand } from './use-accounting.js'
import { closedSaid, daySaid, monthSaid, words } from './words.js'

interface JournalProps {
  readonly hand: AccountingInHand
  readonly books: Books
  readonly year: number
  readonly language: WidgetLanguage
}

/** The fiscal journal: how far it is closed, closing a day or the year, and its check. */
export const Journal = ({ hand, books, year, language }: JournalProps) => {
  const said = words[language]
  const { state } = hand
  const { closed, entries } = books
  return (
    <section className="panel stack" part="journal">
      <h3>{said.journal}</h3>
      <p>{entries ? filled(said.journalEntries, { count: entries }) : said.journalEmpty}</p>
      <ul className="plain">
        <li>
          {labelled(said.lastDay, closed.day ? daySaid(closed.day, language) : said.none, language)}
        </li>
        <li>
          {labelled(
            said.lastMonth,
            closed.month ? monthSaid(closed.month.slice(0, 7), language) : said.none,
            language,
          )}
        </li>
        <li>{labelled(said.lastYear, closed.year?.slice(0, 4) ?? said.none, language)}</li>
      </ul>
      {state.asking ? null : <Closings hand={hand} books={books} year={year} language={language} />}
      <div role="status">
        {state.checked ? <Found found={state.checked} language={language} /> : null}
      </div>
    </section>
  )
}

/** Closing a day or the year, and the check; a question that was asked stands alone. */
const Closings = ({ hand, books, year, language }: JournalProps) => {
  const scope = useContext(Scope)
  const said = words[language]
  const { state } = hand
  // A button that is disabled loses the focus, and the keys with it: it stays, and does nothing meanwhile.
  const isBusy = state.busy !== undefined
  const of = String(year)
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (state.day) hand.ask({ period: 'day', of: state.day })
      }}
    >
      <Field
        id="day"
        label={said.dayToClose}
        hint={said.dayHint}
        type="date"
        value={state.day}
        problems={state.day ? state.wrong : [{ field: 'day', says: said.dayMissing }]}
        onChange={hand.typeDay}
      />
      <div className="acc-bar">
        <button type="submit" className="second" aria-disabled={isBusy}>
          {filled(said.close, {
            name: state.day ? closedSaid({ period: 'day', of: state.day }, language) : '…',
          })}
        </button>
        {canCloseYear(books, year) ? (
          <button
            type="button"
            aria-disabled={isBusy}
            onClick={() => hand.ask({ period: 'year', of })}
          >
            {filled(said.close, { name: closedSaid({ period: 'year', of }, language) })}
          </button>
        ) : null}
        <button
          id={`${scope}send`}
          type="button"
          className="second"
          aria-disabled={isBusy}
          onClick={() => void hand.check()}
        >
          {said.check}
        </button>
      </div>
    </form>
  )
}

/** What the check found, and where, in plain words. */
export const Found = ({
  found: { sound, entries, anchors, faults },
  language,
}: {
  readonly found: JournalCheck
  readonly language: WidgetLanguage
}) => {
  const said = words[language]
  const compared = anchors ? filled(said.anchored, { count: anchors }) : said.unanchored
  if (sound)
    return (
      <div className="stack">
        <p className="acc-said">{filled(said.sound, { count: entries })}</p>
        <p className="quiet">{compared}</p>
      </div>
    )
  return (
    <div className="acc-bad stack">
      <p className="wrong">{filled(said.unsound, { count: faults.length })}</p>
      <p>{said.unsoundMore}</p>
      <ul>
        {faults.map(({ no, fault, entry }) => (
          <li key={`${no} ${fault}`}>
            {labelled(
              [
                filled(said.faultAt, { no }),
                entry && `(${said[`kind-${entry.kind}`]}, ${daySaid(entry.on, language)})`,
              ]
                .filter(Boolean)
                .join(' '),
              said[`fault-${fault}`],
              language,
            )}
          </li>
        ))}
      </ul>
      <p className="quiet">{compared}</p>
    </div>
  )
}
