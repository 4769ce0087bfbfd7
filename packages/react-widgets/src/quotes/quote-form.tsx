import { useContext } from 'react'
import { Choice, Field, Scope, Summary, Tick, useFocus } from '../kit/fields.js'
import type { QuotesPart } from './component.js'
import { Conflicts } from './conflicts.js'
import { LineFields } from './line-fields.js'
import type { Editing } from './model.js'
import { Need } from './need.js'
import { PricePanel } from './price-panel.js'
import { type LineValues, offered } from './typed-line.js'
import { conclusions, isConclusion, type QuoteValues } from './typed-quote.js'
import { words } from './words.js'

/** What the parts of the form are told. */
interface FormPart extends QuotesPart {
  readonly editing: Editing
}

/** A quote in fields: what is wanted, its lines and options, how it is concluded; what it comes to stands beside it as one types. */
export const QuoteForm = ({ hand, options, editing }: FormPart) => {
  const { language } = options
  const scope = useContext(Scope)
  const said = words[language]
  const { isSending, wrong: problems, preview } = hand.state
  const { values, name, quote, wasSent } = editing
  const heading = useFocus<HTMLHeadingElement>(quote ?? editing.customer)
  const change = (changed: Partial<QuoteValues>, field: string) =>
    hand.type({ ...values, ...changed }, field)
  return (
    <form
      className="stack"
      part="quote-form"
      noValidate
      aria-label={quote ? said.amendTitle : said.new}
      onSubmit={(event) => {
        event.preventDefault()
        void hand.save()
      }}
    >
      <h2 tabIndex={-1} ref={heading}>
        {`${quote ? said.amendTitle : said.new}, ${name}`}
      </h2>
      {wasSent ? <p>{said.amendMore}</p> : null}
      <Summary title={said.wrong} problems={problems} />
      <Field
        id="description"
        label={said.description}
        lines={3}
        value={values.description}
        problems={problems}
        onChange={(description) => change({ description }, 'description')}
      />
      <Lines hand={hand} options={options} editing={editing} />
      <Concluding hand={hand} options={options} editing={editing} />
      {preview ? (
        <div className="stack" aria-live="polite">
          <PricePanel price={preview} language={language} />
          <Need need={preview.need} language={language} />
          <Conflicts conflicts={preview.conflicts} lines={preview.lines} language={language} />
        </div>
      ) : null}
      <div className="quo-bar">
        <button id={`${scope}send`} type="submit" disabled={isSending}>
          {isSending ? said.sending : said.save}
        </button>
        <button type="button" className="second" disabled={isSending} onClick={hand.close}>
          {said.leave}
        </button>
      </div>
    </form>
  )
}

const Lines = ({ hand, options, editing: { values } }: FormPart) => {
  const { language, offers } = options
  const said = words[language]
  const { preview, wrong: problems } = hand.state
  const { lines } = values
  const put = (changed: readonly LineValues[], field: string) =>
    hand.type({ ...values, lines: changed }, field)
  const change = (at: number, line: LineValues, field: string) =>
    put(
      lines.map((one, i) => (i === at ? line : one)),
      field,
    )
  const numbers = numbersOf(lines)
  const pricedAs = (no: number | undefined) => preview?.lines.find((one) => one.no === no)
  const common = { offers, problems, language }
  return (
    <>
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
        <div className="stack" key={i}>
          <LineFields
            {...common}
            values={line}
            at={`lines.${i}`}
            title={`${said.line} ${i + 1}`}
            isOption={false}
            priced={pricedAs(numbers[i]?.[0])}
            onChange={(changed, field) => change(i, changed, field)}
            onRemove={lines.length > 1 ? () => put(without(lines, i), 'lines') : undefined}
          />
          {line.options.map((option, j) => (
            <LineFields
              // biome-ignore lint/suspicious/noArrayIndexKey: an option has no name but its place
              key={j}
              {...common}
              values={option}
              at={`lines.${i}.options.${j}`}
              title={`${said.option} ${i + 1}.${j + 1}`}
              isOption={true}
              priced={pricedAs(numbers[i]?.[j + 1])}
              onChange={(changed, field) =>
                change(i, { ...line, options: line.options.with(j, changed) }, field)
              }
              onRemove={() => change(i, { ...line, options: without(line.options, j) }, 'lines')}
            />
          ))}
          <button
            type="button"
            className="second"
            onClick={() =>
              change(i, { ...line, options: [...line.options, blank(language)] }, 'lines')
            }
          >
            {`${said.addOption} (${said.line.toLowerCase()} ${i + 1})`}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="second"
        onClick={() => put([...lines, offered(offers[0], language)], 'lines')}
      >
        {said.addLine}
      </button>
    </>
  )
}

/** An option that nobody touched: something that is no service, at no price yet. */
const blank = (language: QuotesPart['options']['language']): LineValues =>
  offered({ name: '', kind: 'goods' }, language)

const without = (lines: readonly LineValues[], at: number): readonly LineValues[] =>
  lines.filter((_, i) => i !== at)

/** The numbers that the house gives each line and its options, from 1. */
const numbersOf = (lines: readonly LineValues[]): readonly (readonly number[])[] => {
  let no = 0
  return lines.map(({ options }) =>
    Array.from({ length: options.length + 1 }, () => {
      no += 1
      return no
    }),
  )
}

const Concluding = ({ hand, options: { language }, editing: { values } }: FormPart) => {
  const said = words[language]
  const { wrong: problems } = hand.state
  const change = (changed: Partial<QuoteValues>, field: string) =>
    hand.type({ ...values, ...changed }, field)
  return (
    <>
      <div className="row">
        <Field
          id="by"
          label={said.by}
          type="date"
          value={values.by}
          problems={problems}
          onChange={(by) => change({ by }, 'by')}
        />
        <Choice
          id="concluded"
          label={said.concluded}
          value={values.concluded}
          options={conclusions.map((value) => ({ value, label: said[`concluded-${value}`] }))}
          onChange={(value) => isConclusion(value) && change({ concluded: value }, 'concluded')}
        />
        <Field
          id="timesAMonth"
          label={said.timesAMonth}
          inputMode="numeric"
          value={values.timesAMonth}
          problems={problems}
          onChange={(timesAMonth) => change({ timesAMonth }, 'timesAMonth')}
        />
      </div>
      <div>
        <Tick id="asked" checked={values.asked} onChange={(asked) => change({ asked }, 'asked')}>
          {said.asked}
        </Tick>
        <Tick
          id="successive"
          checked={values.successive}
          onChange={(successive) => change({ successive }, 'successive')}
        >
          {said.successive}
        </Tick>
        <Tick
          id="urgent"
          checked={values.urgent}
          onChange={(urgent) => change({ urgent }, 'urgent')}
        >
          {said.urgent}
        </Tick>
      </div>
    </>
  )
}
