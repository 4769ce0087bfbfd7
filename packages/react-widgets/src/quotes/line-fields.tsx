import { Choice, Field, type Problem, Tick } from '../kit/fields.js'
import { labelled, money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import { percent } from './price-panel.js'
import { missingName } from './problems.js'
import {
  isUntaxed,
  type LineValues,
  type QuoteLine,
  type QuoteOffer,
  sellingInstead,
  type TextField,
  whatOf,
  whatsOf,
} from './typed-line.js'
import { words } from './words.js'

/** A line of the quote in fields, or an option of one. */
export interface LineFieldsProps {
  readonly values: LineValues
  /** Where it stands in the fields: `lines.0`, `lines.0.options.1`. */
  readonly at: string
  readonly title: string
  readonly isOption: boolean
  readonly offers: readonly QuoteOffer[]
  readonly problems: readonly Problem[]
  /** As the house priced it. */
  readonly priced: QuoteLine | undefined
  readonly language: WidgetLanguage
  readonly onChange: (values: LineValues, field: string) => void
  /** Absent = the only line of a quote stays. */
  readonly onRemove?: (() => void) | undefined
}

/** What is sold, how much of it, at which price; the VAT of the law unless somebody enters another. */
export const LineFields = (props: LineFieldsProps) => {
  const { values, at, title, isOption, offers, problems, language, onChange, onRemove } = props
  const said = words[language]
  const whats = whatsOf(offers, values, language)
  const field = (name: TextField, label: string, hint?: string) => ({
    ...{ id: `${at}.${name}`, label, hint, problems, value: values[name] },
    onChange: (value: string) => onChange({ ...values, [name]: value }, `${at}.${name}`),
  })
  return (
    <fieldset className={isOption ? 'quo-option stack' : 'panel stack'}>
      <legend>{title}</legend>
      <div className="row">
        <Choice
          id={`${at}.what`}
          label={said.what}
          value={whatOf(whats, values)}
          options={whats}
          onChange={(value) => {
            const what = whats.find((one) => one.value === value)
            if (what) onChange(sellingInstead(values, what, offers, language), `${at}.what`)
          }}
        />
        <Field {...field('label', said.label)} required />
      </div>
      <div className="quo-numbers">
        <Field {...field('quantity', said.quantity)} inputMode="numeric" required />
        {values.kind === 'service' ? (
          <Field {...field('minutes', said.minutes, said.minutesHint)} inputMode="numeric" />
        ) : null}
        <Field {...field('price', said.price, said.priceHint)} inputMode="decimal" />
        <Field {...field('vat', said.vat, said.vatHint)} inputMode="decimal" />
        {isUntaxed(values) ? <Field {...field('mention', said.mention)} /> : null}
      </div>
      {isOption ? (
        <Tick
          id={`${at}.chosen`}
          checked={values.chosen}
          onChange={(chosen) => onChange({ ...values, chosen }, `${at}.chosen`)}
        >
          {said.chosen}
        </Tick>
      ) : null}
      <Priced {...props} />
      {onRemove ? (
        <button
          type="button"
          className="second"
          aria-label={`${isOption ? said.removeOption : said.removeLine} ${values.label}`}
          onClick={onRemove}
        >
          {said.remove}
        </button>
      ) : null}
    </fieldset>
  )
}

/** What the house says of a line: what it comes to, its VAT, what is missing. */
const Priced = ({ priced, language }: LineFieldsProps) => {
  if (!priced) return null
  const said = words[language]
  const { amounts, vatRate, incomplete } = priced
  return incomplete.length ? (
    <p className="wrong">
      {[said.missing, incomplete.map((what) => missingName(what, language)).join(', ')].join(' ')}
    </p>
  ) : (
    <p className="quiet">
      {`${labelled(said.amount, money(amounts.gross, language), language)}, ${said.vatShort} ${percent(vatRate, language)}`}
    </p>
  )
}
