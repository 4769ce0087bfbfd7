import { useContext, useEffect, useState } from 'react'
import { Field, Scope, Summary, useFocus } from '../kit/fields.js'
import { useFocusIn } from '../kit/use-focus-in.js'
import { useFreeFocus } from '../kit/use-free-focus.js'
import type { SpacePart } from './component.js'
import { leftHere } from './paying-left.js'
import type { AtDoor, SignInState } from './sign-in.js'
import { words } from './words.js'

/** What stands there while nobody is signed in: how to come in, by a link or as the host has it. */
export const SignedOut = ({ hand, options }: SpacePart) => {
  const { language, door, customer, signedOut } = options
  const said = words[language]
  const { state } = hand.signIn
  const byLink = door && !customer
  if (byLink && state.is === 'coming')
    return (
      <div className="stack" part="signed-out" aria-busy="true">
        <h2>{said.signIn}</h2>
        <p role="status">{said.coming}</p>
      </div>
    )
  return (
    <div className="stack" part="signed-out">
      <h2>{said.signIn}</h2>
      <CameBack says={said['pay-back']} />
      {byLink ? <ByLink hand={hand} options={options} state={state} /> : <p>{said.signInMore}</p>}
      {signedOut}
    </div>
  )
}

/** Nothing of who came by a link outlives the page: who comes back from a payment page comes in anew, and is told why. */
const CameBack = ({ says }: { readonly says: string }) => {
  const [isBack, tell] = useState(false)
  useEffect(() => tell(leftHere.read() !== undefined), [])
  return isBack ? <p className="panel">{says}</p> : null
}

type Part<S extends SignInState = SignInState> = SpacePart & { readonly state: S }

const ByLink = ({ state, ...told }: Part) => {
  switch (state.is) {
    case 'open':
    case 'sending':
      return <Asking {...told} state={state} />
    case 'sent':
      return <Sent {...told} />
    case 'coming':
    case 'in':
      return null
  }
}

const Asking = ({
  hand,
  options,
  state,
}: Part<Extract<SignInState, { readonly wrong: unknown }>>) => {
  const said = words[options.language]
  const { why, wrong, reach } = state
  const scope = useContext(Scope)
  const emailOnly = options.door?.emailOnly
  const form = useFocusIn<HTMLFormElement>(why?.is === 'again' ? why : undefined)
  return (
    <>
      {why ? <Why why={why} hand={hand} options={options} /> : null}
      <form
        className="stack sp-door"
        noValidate
        aria-label={said.getLink}
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          void hand.signIn.ask()
        }}
      >
        <Summary title={said.wrong} problems={wrong} />
        <p>{said.linkMore}</p>
        <Field
          id="reach"
          label={emailOnly ? said.reachByEmail : said.reach}
          hint={emailOnly ? said.reachByEmailHint : said.reachHint}
          value={reach}
          onChange={hand.signIn.type}
          problems={wrong}
          inputMode="email"
          autoComplete="email"
          required
        />
        <button id={`${scope}send`} type="submit" disabled={state.is === 'sending'}>
          {state.is === 'sending' ? said.sending : said.getLink}
        </button>
      </form>
    </>
  )
}

/** Why somebody is at the door who was not, or wanted to be further; what to do next stands below it. */
const Why = ({ why, hand, options }: SpacePart & { readonly why: AtDoor }) => {
  const said = words[options.language]
  const place = useFreeFocus<HTMLDivElement>(why)
  if (why.is === 'again') return null
  const { says, code } = why.is === 'refused' ? why : { says: said[why.is], code: undefined }
  return (
    <div className="panel stack" part="notice" role="alert" tabIndex={-1} ref={place}>
      <p>{says}</p>
      {code ? (
        <button type="button" onClick={() => void hand.signIn.comeIn(code)}>
          {said.retry}
        </button>
      ) : null}
    </div>
  )
}

const Sent = ({ hand, options }: SpacePart) => {
  const said = words[options.language]
  const heading = useFocus<HTMLHeadingElement>('sent')
  return (
    <div className="panel stack" part="link-sent">
      <h3 tabIndex={-1} ref={heading}>
        {said.asked}
      </h3>
      <p>{said.askedMore}</p>
      <p className="quiet">{said.askedNothing}</p>
      <button type="button" className="second" onClick={hand.signIn.again}>
        {said.again}
      </button>
    </div>
  )
}
