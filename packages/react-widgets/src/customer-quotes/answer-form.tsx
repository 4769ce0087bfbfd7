import { type ReactNode, useContext } from 'react'
import { Scope, Summary, useFocus } from '../kit/fields.js'
import type { OpenedPart } from './reading.js'
import { words } from './words.js'

interface AnswerFormProps {
  readonly told: OpenedPart
  readonly part: string
  readonly title: string
  /** What the button says that sends it. */
  readonly confirm: string
  readonly send: () => Promise<void>
  readonly children: ReactNode
}

/** What a customer answers to a quote: its title takes the focus, what is wrong stands on top, and one press sends it or goes back. */
export const AnswerForm = ({ told, part, title, confirm, send, children }: AnswerFormProps) => {
  const { hand, opened, options } = told
  const scope = useContext(Scope)
  const said = words[options.language]
  const { wrong, isSending } = hand.state
  const heading = useFocus<HTMLHeadingElement>(opened.quote.id)
  return (
    <form
      className="stack"
      part={part}
      noValidate
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h2 tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <Summary title={said.wrong} problems={wrong} />
      {children}
      <div className="cuq-bar">
        <button id={`${scope}send`} type="submit" disabled={isSending}>
          {isSending ? said.sending : confirm}
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
