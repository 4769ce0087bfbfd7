import { useContext } from 'react'
import { Choice, Field, Scope, Summary, useFocus } from '../kit/fields.js'
import { labelled, money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { Opened } from './model.js'
import { isMeans, type Means, type PaymentValues, referenceOf } from './typed-payment.js'
import type { InvoicesInHand } from './use-invoices.js'
import { words } from './words.js'

/** Money that was received for an issued invoice: how much, how, on which day, under which number. */
export const PaymentForm = ({
  hand,
  opened,
  values,
  language,
}: {
  readonly hand: InvoicesInHand
  readonly opened: Opened
  readonly values: PaymentValues
  readonly language: WidgetLanguage
}) => {
  const scope = useContext(Scope)
  const said = words[language]
  const { isSending, wrong: problems } = hand.state
  const heading = useFocus<HTMLHeadingElement>(opened.invoice.id)
  const { due, name, invoice } = opened
  const number = referenceOf[values.means]
  const field = (id: 'amount' | 'on' | 'reference', label: string) => ({
    ...{ id, label, problems, value: values[id] },
    onChange: (value: string) => hand.typePayment({ ...values, [id]: value }, id),
  })
  return (
    <form
      className="stack"
      part="payment"
      noValidate
      aria-label={said.payTitle}
      onSubmit={(event) => {
        event.preventDefault()
        void hand.savePayment()
      }}
    >
      <h2 tabIndex={-1} ref={heading}>
        {said.payTitle}
      </h2>
      <p>
        {[name, invoice.number && `${said.number.toLowerCase()} ${invoice.number}`]
          .filter(Boolean)
          .join(', ')}
        {due === undefined ? null : (
          <>
            <br />
            {`${labelled(said.due, money(due, language), language)}. ${said.payMore}`}
          </>
        )}
      </p>
      <Summary title={said.wrong} problems={problems} />
      <div className="row">
        <Field {...field('amount', said.payAmount)} inputMode="decimal" required />
        <Field {...field('on', said.payOn)} type="date" required />
        <Choice
          id="means"
          label={said.means}
          value={values.means}
          options={means.map((value) => ({ value, label: said[`means-${value}`] }))}
          onChange={(value) =>
            isMeans(value) && hand.typePayment({ ...values, means: value }, 'means')
          }
        />
        {number ? (
          <Field
            {...field('reference', said[number])}
            hint={said.referenceHint}
            autoComplete="off"
          />
        ) : null}
      </div>
      <p role="status">{noteOf(values.means, language)}</p>
      <div className="inv-bar">
        <button id={`${scope}send`} type="submit" disabled={isSending}>
          {isSending ? said.sending : said.savePayment}
        </button>
        <button
          type="button"
          className="second"
          disabled={isSending}
          onClick={() => hand.pay(false)}
        >
          {said.cancel}
        </button>
      </div>
    </form>
  )
}

const means = Object.keys(referenceOf).filter(isMeans)

/** What the law makes of these means, where it makes something of them. */
const noteOf = (means: Means, language: WidgetLanguage): string | undefined => {
  if (means === 'cash') return words[language].cash
  return means === 'prepaid-cesu' ? words[language].prepaidCesu : undefined
}
