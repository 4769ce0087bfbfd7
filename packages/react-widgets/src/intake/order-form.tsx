import { useContext } from 'react'
import { Field, Scope, Summary } from '../kit/fields.js'
import { money } from '../kit/format.js'
import { useFocusIn } from '../kit/use-focus-in.js'
import type { IntakePart } from './component.js'
import { CustomerHead } from './customer-head.js'
import { orderOf } from './model.js'
import { minutesShown, priceOf } from './typed-order.js'
import { words } from './words.js'

/** What is wanted, and for how long: with a customer chosen, one press takes the order and assigns it (S060). */
export const OrderForm = ({ hand, options }: IntakePart) => {
  const scope = useContext(Scope)
  const { state } = hand
  const { file, before, wrong, isSending } = state
  const { language, offers } = options
  const said = words[language]
  const order = orderOf(state)
  const place = useFocusIn<HTMLFormElement>(file?.customer.id)
  if (!file) return null
  return (
    <form
      className="stack"
      part="order"
      ref={place}
      noValidate
      aria-labelledby={`${scope}who`}
      onSubmit={(event) => {
        event.preventDefault()
        void hand.take()
      }}
    >
      <CustomerHead id={`${scope}who`} file={file} before={before} language={language} />
      <Summary title={said.wrong} problems={wrong} />
      {state.trouble ? <p role="status">{state.trouble}</p> : null}
      <Field
        id="wants"
        label={said.wants}
        hint={said.wantsHint}
        lines={4}
        value={order.wants}
        problems={wrong}
        onChange={(wants) => hand.typeOrder({ wants })}
      />
      <Offers hand={hand} options={options} />
      <Field
        id="minutes"
        label={said.minutes}
        inputMode="numeric"
        autoComplete="off"
        value={minutesShown(order, offers)}
        problems={wrong}
        onChange={(minutes) => hand.typeOrder({ minutes })}
      />
      <Price cents={priceOf(order, offers)} language={language} />
      <div className="int-bar">
        <button id={`${scope}send`} type="submit" disabled={isSending}>
          {isSending ? said.sending : said.take}
        </button>
        <button type="button" className="second" disabled={isSending} onClick={hand.close}>
          {said.otherCustomer}
        </button>
      </div>
    </form>
  )
}

/** Radio buttons: another service is one press, on a screen as on a keyboard. */
const Offers = ({ hand, options: { language, offers } }: IntakePart) => {
  const scope = useContext(Scope)
  const { wrong } = hand.state
  const { offer } = orderOf(hand.state)
  const said = words[language]
  const says = wrong.find(({ field }) => field === 'offer')?.says
  return (
    <fieldset
      className="int-offers"
      id={`${scope}offer`}
      tabIndex={-1}
      aria-describedby={says ? `${scope}offer-wrong` : undefined}
    >
      <legend>{said.offer}</legend>
      {says ? (
        <p className="wrong" id={`${scope}offer-wrong`}>
          {says}
        </p>
      ) : null}
      {offers.map(({ name, activity }, i) => (
        <label key={`${activity} ${name}`} htmlFor={`${scope}offer-${i}`}>
          <input
            id={`${scope}offer-${i}`}
            type="radio"
            name={`${scope}offer`}
            checked={i === offer}
            onChange={() => hand.pickOffer(i)}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  )
}

const Price = ({
  cents,
  language,
}: {
  readonly cents: number | undefined
  readonly language: IntakePart['options']['language']
}) => {
  const said = words[language]
  return (
    <p part="price" aria-live="polite">
      {cents === undefined ? (
        <span className="quiet">{said.noPrice}</span>
      ) : (
        <>
          {said.price} <span className="price">{money(cents, language)}</span>{' '}
          <span className="quiet">{said.ttc}</span>
        </>
      )}
    </p>
  )
}
