import { useContext } from 'react'
import { Choice, Scope, Summary, useFocus } from '../kit/fields.js'
import { isReason, reasons } from './model.js'
import type { OpenedPart } from './reading.js'
import { words } from './words.js'

/** The no, with its reason as a word of a list. */
export const Declining = ({ hand, opened, options: { language } }: OpenedPart) => {
  const scope = useContext(Scope)
  const said = words[language]
  const { values, wrong, isSending } = hand.state
  const heading = useFocus<HTMLHeadingElement>(opened.quote.id)
  return (
    <form
      className="stack"
      part="declining"
      noValidate
      aria-label={said.declineTitle}
      onSubmit={(event) => {
        event.preventDefault()
        void hand.decline()
      }}
    >
      <h2 tabIndex={-1} ref={heading}>
        {said.declineTitle}
      </h2>
      <Summary title={said.wrong} problems={wrong} />
      <Choice
        id="reason"
        label={said.reason}
        value={values.reason}
        options={reasons.map((value) => ({ value, label: said[`reason-${value}`] }))}
        onChange={(reason) => isReason(reason) && hand.type({ ...values, reason }, 'reason')}
      />
      <div className="cuq-bar">
        <button id={`${scope}send`} type="submit" disabled={isSending}>
          {isSending ? said.sending : said.confirmDecline}
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
