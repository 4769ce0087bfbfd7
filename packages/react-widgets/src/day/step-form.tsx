import { useContext } from 'react'
import { Field, Scope, Summary, useFocus } from '../kit/fields.js'
import type { Step, Values } from './asks.js'
import { shownValues } from './model.js'
import { Pad } from './pad.js'
import { Parts } from './parts.js'
import type { Stop } from './stops.js'
import type { Day, DayOptions } from './use-day.js'
import { words } from './words.js'
import { Written } from './written.js'

/** What one step of a visit is told. */
interface StepProps {
  readonly day: Day
  readonly stop: Stop
  readonly step: Step
  readonly options: DayOptions
}

/** One step of a visit as a form of its own; what was typed stays when one goes back. */
export const StepForm = (props: StepProps) => {
  const { day, stop, step, options } = props
  const scope = useContext(Scope)
  const said = words[options.language]
  const { isSending, wrong } = day.state
  const heading = useFocus<HTMLHeadingElement>(step)
  const confirm = { complete: said.confirmComplete, signature: said.confirmSign }
  const save = step === 'complete' || step === 'signature' ? confirm[step] : said.confirm
  return (
    <form
      className="stack"
      part="step"
      noValidate
      aria-label={said[step]}
      onSubmit={(event) => {
        event.preventDefault()
        void day.send()
      }}
    >
      <button type="button" className="second" disabled={isSending} onClick={() => day.go('visit')}>
        {said.backToVisit}
      </button>
      <h2 tabIndex={-1} ref={heading}>
        {said[step]}
      </h2>
      <p>{stop.who.name}</p>
      <Summary title={said.wrong} problems={wrong} />
      <FieldsOf {...props} />
      <button id={`${scope}send`} type="submit" className="day-wide" disabled={isSending}>
        {isSending ? said.sending : save}
      </button>
    </form>
  )
}

type TextValue = 'date' | 'start' | 'minutes' | 'worked' | 'text' | 'signedBy'

const FieldsOf = ({ day, stop, step, options }: StepProps) => {
  const said = words[options.language]
  const values = shownValues(day.state, stop, options.language)
  const field = (id: TextValue) => ({
    id,
    label: said[id],
    value: values[id],
    problems: day.state.wrong,
    onChange: (value: string) => day.type({ [id]: value }),
  })
  // A text that is emptied is begun anew: what comes next was not dictated.
  const typeText = (text: string) => day.type(text.trim() ? { text } : { text, source: 'typed' })
  switch (step) {
    case 'appointment':
      return (
        <>
          <Field {...field('date')} type="date" required />
          <Field {...field('start')} type="time" required />
          <Field {...field('minutes')} inputMode="numeric" required />
        </>
      )
    case 'complete':
      return <Field {...field('worked')} inputMode="numeric" hint={said.completeMore} required />
    case 'report':
      return (
        <>
          <Field {...field('text')} onChange={typeText} lines={6} required />
          <Dictation day={day} options={options} />
          <Field {...field('worked')} inputMode="numeric" required />
          <Parts
            parts={values.parts}
            problems={day.state.wrong}
            language={options.language}
            hidesPrices={day.hidesPrices}
            onChange={(parts) => day.type({ parts })}
          />
        </>
      )
    case 'signature':
      return (
        <>
          <Written stop={stop} language={options.language} hidesPrices={day.hidesPrices} />
          <Field {...field('signedBy')} autoComplete="off" hint={said.signedByHint} required />
          <Drawn day={day} values={values} options={options} />
          <p>{said.signatureMore}</p>
        </>
      )
  }
}

const Dictation = ({ day, options }: Pick<StepProps, 'day' | 'options'>) => {
  const said = words[options.language]
  return options.onDictate ? (
    <button
      type="button"
      className="second"
      disabled={day.isDictating}
      onClick={() => void day.dictate()}
    >
      {day.isDictating ? said.dictating : said.dictate}
    </button>
  ) : null
}

const Drawn = ({
  day,
  values: { strokes },
  options,
}: Pick<StepProps, 'day' | 'options'> & { readonly values: Values }) => {
  const scope = useContext(Scope)
  const said = words[options.language]
  const state = strokes.length ? said.padDrawn : said.padEmpty
  const says = day.state.wrong.find(({ field }) => field === 'drawing')?.says
  return (
    <div className="field" part="drawn">
      <p className="hint">{said.pad}</p>
      {says ? <p className="wrong">{says}</p> : null}
      <Pad
        label={`${said.pad} : ${state}`}
        strokes={strokes}
        onChange={(drawn) => day.type({ strokes: drawn })}
      />
      <button
        id={`${scope}drawing`}
        type="button"
        className="second"
        onClick={() => day.type({ strokes: [] })}
      >
        {said.padClear}
      </button>
    </div>
  )
}
