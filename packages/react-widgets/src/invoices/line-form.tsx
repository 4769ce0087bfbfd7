import { useContext } from 'react'
import { Field, Scope, Summary, useFocus } from '../kit/fields.js'
import type { WidgetLanguage } from '../kit/language.js'
import { hasQuantity, type InvoiceLine, type LineValues, typedAmount } from './lines.js'
import type { Opened } from './model.js'
import { correctedLines, type InvoicesInHand } from './use-invoices.js'
import { words } from './words.js'

/** Corrections of an invoice that has no number yet, line by line. */
export const LineForm = ({
  hand,
  opened,
  language,
}: {
  readonly hand: InvoicesInHand
  readonly opened: Opened
  readonly language: WidgetLanguage
}) => {
  const scope = useContext(Scope)
  const said = words[language]
  const { isSending, wrong: problems } = hand.state
  const values = correctedLines(hand.state, opened, language)
  const heading = useFocus<HTMLHeadingElement>(opened.invoice.id)
  const change = (at: number, name: keyof LineValues, value: string) =>
    hand.type(
      values.map((line, i) => (i === at ? { ...line, [name]: value } : line)),
      fieldOf(at, name),
    )
  return (
    <form
      className="stack"
      part="lines"
      noValidate
      aria-label={said.correctTitle}
      onSubmit={(event) => {
        event.preventDefault()
        void hand.save()
      }}
    >
      <h2 tabIndex={-1} ref={heading}>
        {said.correctTitle}
      </h2>
      <p>{`${opened.name}. ${said.correctMore}`}</p>
      <Summary title={said.wrong} problems={problems} />
      {opened.invoice.lines.map((line, i) => (
        <LineFields
          key={line.no}
          {...{ line, problems, language }}
          values={values[i]}
          onChange={(name, value) => change(i, name, value)}
          at={i}
        />
      ))}
      <div className="inv-bar">
        <button id={`${scope}send`} type="submit" disabled={isSending}>
          {isSending ? said.sending : said.save}
        </button>
        <button
          type="button"
          className="second"
          disabled={isSending}
          onClick={() => hand.correct(false)}
        >
          {said.cancel}
        </button>
      </div>
    </form>
  )
}

const fieldOf = (at: number, name: keyof LineValues): string => `lines.${at}.${name}`

const LineFields = ({
  at,
  line,
  values,
  problems,
  language,
  onChange,
}: {
  readonly at: number
  readonly line: InvoiceLine
  readonly values: LineValues | undefined
  readonly problems: Parameters<typeof Field>[0]['problems']
  readonly language: WidgetLanguage
  readonly onChange: (name: keyof LineValues, value: string) => void
}) => {
  const said = words[language]
  const field = (name: keyof LineValues, label: string) => ({
    id: fieldOf(at, name),
    label,
    value: values?.[name] ?? '',
    problems,
    onChange: (value: string) => onChange(name, value),
  })
  const amount = typedAmount(line)
  return (
    <fieldset className="panel stack">
      <legend>{`${said.line} ${line.no}`}</legend>
      <Field {...field('label', said.label)} required />
      <div className="row">
        {hasQuantity(line) ? (
          <Field {...field('quantity', said.quantity)} inputMode="numeric" required />
        ) : null}
        <Field
          {...field(amount, amount === 'unit' ? said.unitTyped : said.amountTyped)}
          inputMode="decimal"
          required
        />
        <Field {...field('vat', said.vatTyped)} inputMode="decimal" required />
      </div>
    </fieldset>
  )
}
