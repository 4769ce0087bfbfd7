import { useContext } from 'react'
import { Scope, Summary, useFocus } from '../kit/fields.js'
import { filled } from '../kit/filled.js'
import { money } from '../kit/format.js'
import { dayOf } from '../kit/moment.js'
import { buttonOf } from './agreed.js'
import { aboutOf } from './quote-cards.js'
import type { OpenedPart } from './reading.js'
import { words } from './words.js'

/**
 * The second step of withdrawing: the statement, with who withdraws from what and where the receipt goes; one press confirms it (Code de la
 * consommation, articles L221-21 and D221-5).
 */
export const Withdrawing = ({ hand, opened, who, options: { language } }: OpenedPart) => {
  const scope = useContext(Scope)
  const said = words[language]
  const { wrong, isSending } = hand.state
  const { quote, right } = opened
  const heading = useFocus<HTMLHeadingElement>(quote.id)
  if (!right || !quote.acceptance) return null
  const { at } = quote.acceptance
  const day = dayOf(at, language)
  return (
    <form
      className="stack"
      part="withdrawing"
      noValidate
      aria-label={said.withdrawTitle}
      onSubmit={(event) => {
        event.preventDefault()
        void hand.withdraw()
      }}
    >
      <h2 tabIndex={-1} ref={heading}>
        {said.withdrawTitle}
      </h2>
      <Summary title={said.wrong} problems={wrong} />
      <p className="panel">
        {filled(said.statement, { name: who.name, what: aboutOf(quote), day })}
      </p>
      {right.due ? <p>{filled(said.due, { due: money(right.due, language) })}</p> : null}
      <p>{who.email ? filled(said.receiptTo, { email: who.email }) : said.receiptHere}</p>
      <div className="cuq-bar">
        <button id={`${scope}send`} type="submit" disabled={isSending}>
          {isSending ? said.sending : buttonOf(right, 'confirm', language)}
        </button>
        <button
          type="button"
          className="second"
          disabled={isSending}
          onClick={() => hand.begin('read')}
        >
          {said.cancel}
        </button>
      </div>
    </form>
  )
}
