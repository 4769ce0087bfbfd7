import { useId } from 'react'
import { Field, Scope, Summary, Tick, useFocus } from '../kit/fields.js'
import type { FormValues } from './model.js'
import { type FormOptions, useForm } from './use-form.js'
import { words } from './words.js'

type TextField = Exclude<keyof FormValues, 'consent'>

/** The web form: somebody asks to be called back. */
export const Form = (options: FormOptions) => {
  const scope = useId()
  const { state, type, send } = useForm(options)
  const said = words[options.language]
  const heading = useFocus<HTMLHeadingElement>(state.is === 'sent')
  if (state.is === 'sent')
    return (
      <section className="foyer panel stack" lang={options.language}>
        <h2 tabIndex={-1} ref={heading}>
          {said.sent}
        </h2>
        <p>{said.sentMore}</p>
      </section>
    )
  const { values, wrong } = state
  const field = (id: TextField) => ({
    id,
    label: said[id],
    value: values[id],
    problems: wrong,
    onChange: (value: string) => type({ [id]: value }),
  })
  return (
    <Scope.Provider value={scope}>
      <form
        className="foyer"
        lang={options.language}
        noValidate
        aria-label={said.title}
        onSubmit={(event) => {
          event.preventDefault()
          void send(String(new FormData(event.currentTarget).get('website') ?? ''))
        }}
      >
        <div className="stack">
          <h2>{said.title}</h2>
          <Summary title={said.wrong} problems={wrong} />
          <div className="row">
            <Field {...field('lastName')} autoComplete="family-name" required />
            <Field {...field('firstName')} autoComplete="given-name" />
          </div>
          <div className="row">
            <Field {...field('phone')} type="tel" autoComplete="tel" hint={said.reachHint} />
            <Field {...field('email')} type="email" autoComplete="email" />
          </div>
          <div className="row">
            <Field {...field('postcode')} inputMode="numeric" autoComplete="postal-code" />
            <Field {...field('city')} autoComplete="address-level2" />
          </div>
          <Field {...field('wants')} lines={4} />
          <div className="trap" aria-hidden="true">
            <input name="website" tabIndex={-1} autoComplete="off" />
          </div>
          <Tick id="consent" checked={values.consent} onChange={(consent) => type({ consent })}>
            {said.consent}
          </Tick>
          <button id={`${scope}send`} type="submit" disabled={state.is === 'sending'}>
            {state.is === 'sending' ? said.sending : said.send}
          </button>
          <p className="quiet">{said.privacy}</p>
        </div>
      </form>
    </Scope.Provider>
  )
}
