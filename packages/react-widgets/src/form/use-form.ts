import { useReducer, useRef } from 'react'
import type { Calls } from '../kit/client.js'
import type { WidgetLanguage } from '../kit/language.js'
import {
  asked,
  type FormState,
  type FormValues,
  next,
  opened,
  problemsOf,
  wrongIn,
} from './model.js'
import { words } from './words.js'

/** What the form asks the house for. */
export type FormClient = Calls<'customers', 'submitForm'>

/** What a form is told. */
export interface FormOptions {
  readonly client: FormClient
  readonly language: WidgetLanguage
  /** Told once, when the request was received. */
  readonly onSent?: (() => void) | undefined
}

/** A form's state, and what can be done with it. Sent twice by an impatient hand, it is received once. */
export const useForm = ({
  client,
  language,
  onSent,
}: FormOptions): {
  readonly state: FormState
  /** Takes what was typed; the complaint about it goes. */
  readonly type: (values: Partial<FormValues>) => void
  /** `website` = what stood in the field that nobody sees. */
  readonly send: (website: string) => Promise<void>
} => {
  const [state, tell] = useReducer(next, opened)
  const busy = useRef(false)
  const said = words[language]
  const send = async (website: string) => {
    if (state.is === 'sent' || busy.current) return
    const wrong = wrongIn(state.values, said)
    if (wrong.length) return tell({ type: 'refused', wrong })
    busy.current = true
    tell({ type: 'sending' })
    const page = typeof location === 'undefined' ? '' : location.href.slice(0, 500)
    const answer = await client.customers.submitForm(
      asked(state.values, { language, page, website, wording: said.consent }),
    )
    busy.current = false
    if (!answer.ok) return tell({ type: 'refused', wrong: problemsOf(answer.refusal) })
    tell({ type: 'sent' })
    onSent?.()
  }
  return { state, type: (values) => tell({ type: 'typed', values }), send }
}
