import { type KeyboardEvent, useId, useRef } from 'react'
import { Scope } from '../kit/fields.js'
import type { WidgetLanguage } from '../kit/language.js'
import { listMove } from '../kit/list-keys.js'
import { Journal } from './journal.js'
import { openedOf, whichOf, type YearRead } from './model.js'
import { Months } from './months.js'
import { OneMonth } from './one-month.js'
import { Owed } from './owed.js'
import { type AccountingInHand, type AccountingOptions, useAccounting } from './use-accounting.js'
import { words } from './words.js'
import { YearHead } from './year-head.js'

/** A company's books: the months of a year, their closing, their files, the journal's check, and what is owed. */
export const Accounting = (options: AccountingOptions) => {
  const scope = useId()
  const hand = useAccounting(options)
  const { language } = options
  const { read } = hand.state
  const month = openedOf(hand.state)
  const place = useRef<HTMLElement>(null)
  return (
    <Scope.Provider value={scope}>
      <section
        className="foyer"
        lang={language}
        aria-label={words[language].title}
        ref={place}
        onKeyDown={(event) => act(event, place.current, hand)}
      >
        {month && read ? (
          <OneMonth hand={hand} month={month} read={read} language={language} />
        ) : (
          <div className="stack">
            <YearHead hand={hand} language={language} />
            {read ? <Year hand={hand} read={read} language={language} /> : null}
          </div>
        )}
      </section>
    </Scope.Provider>
  )
}

/** A year as it was read: whoever may only read the figures is shown no way to change them. */
export const Year = ({
  hand,
  read: { books, owed, reports },
  language,
}: {
  readonly hand: AccountingInHand
  readonly read: YearRead
  readonly language: WidgetLanguage
}) => {
  const said = words[language]
  const which = whichOf(hand.state)
  if (!which) return null
  const { year } = which
  return (
    <>
      <Months hand={hand} books={books} year={year} language={language} />
      <Owed aged={owed} language={language} />
      {reports ? (
        <Journal hand={hand} books={books} year={year} language={language} />
      ) : (
        <p className="quiet">{said.readsOnly}</p>
      )}
      <Keys hand={hand} language={language} />
    </>
  )
}

const Keys = ({
  hand,
  language,
}: {
  readonly hand: AccountingInHand
  readonly language: WidgetLanguage
}) => {
  const said = words[language]
  const { showsKeys } = hand.state
  const lines = [said.keysMove, said.keysOpen, said.keysShow, said.keysBack]
  return (
    <div className="stack">
      <div className="acc-bar">
        <button type="button" className="second" onClick={hand.refresh}>
          {said.refresh}
        </button>
        <button
          type="button"
          className="second"
          aria-expanded={showsKeys}
          onClick={hand.toggleKeys}
        >
          {said.keys}
        </button>
      </div>
      {showsKeys ? (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

const isField = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement

/** Shortcuts count while the focus is within the widget, and never together with Control, Alt or Command; fields keep their own keys. */
const act = (event: KeyboardEvent, place: HTMLElement | null, hand: AccountingInHand): void => {
  if (!place || event.ctrlKey || event.metaKey || event.altKey) return
  if (isField(event.target) && event.key !== 'Escape') return
  const lines = [...place.querySelectorAll<HTMLButtonElement>('.acc-line')]
  const at = event.target instanceof HTMLButtonElement ? lines.indexOf(event.target) : -1
  const move = listMove(event.key, { at, count: lines.length, isTyping: false })
  if (!move) return
  switch (move.to) {
    case 'line':
      lines[move.at]?.focus()
      break
    case 'search':
      return
    case 'keys':
      hand.toggleKeys()
      break
    case 'back':
      if (hand.state.asking) hand.ask(undefined)
      else hand.shut()
      break
  }
  event.preventDefault()
}
