import { useContext } from 'react'
import { Scope, useFocus } from '../kit/fields.js'
import { filled } from '../kit/filled.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { AccountingState, Closed } from './model.js'
import type { AccountingInHand } from './use-accounting.js'
import { closedSaid, words } from './words.js'

/** What cannot be undone is asked with its name, and with what becomes impossible. */
export const Asking = ({
  hand,
  closed,
  language,
}: {
  readonly hand: AccountingInHand
  readonly closed: Closed
  readonly language: WidgetLanguage
}) => {
  const scope = useContext(Scope)
  const said = words[language]
  const name = closedSaid(closed, language)
  const heading = useFocus<HTMLHeadingElement>(name)
  return (
    <section className="panel stack">
      <h3 tabIndex={-1} ref={heading}>
        {filled(said.closeTitle, { name })}
      </h3>
      <p>{said[`close-${closed.period}`]}</p>
      <div className="acc-bar">
        <button id={`${scope}send`} type="button" onClick={() => void hand.close()}>
          {filled(said.close, { name })}
        </button>
        <button type="button" className="second" onClick={() => hand.ask(undefined)}>
          {said.closeNo}
        </button>
      </div>
    </section>
  )
}

/** What is under way; of a check, how much it looks at. */
export const Running = ({
  state: { busy, read },
  language,
}: {
  readonly state: AccountingState
  readonly language: WidgetLanguage
}) => {
  const scope = useContext(Scope)
  const said = words[language]
  if (!busy) return null
  const count = read?.books.entries ?? 0
  return (
    <div className="acc-run">
      <label htmlFor={`${scope}progress`}>{said[`busy-${busy}`]}</label>
      <progress id={`${scope}progress`} />
      <p role="status">{busy === 'check' ? filled(said.toCheck, { count }) : null}</p>
    </div>
  )
}
