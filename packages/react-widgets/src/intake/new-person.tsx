import { useContext } from 'react'
import { Field, Scope, Summary } from '../kit/fields.js'
import { useFocusIn } from '../kit/use-focus-in.js'
import type { IntakePart } from './component.js'
import { Found } from './search.js'
import type { PersonValues } from './typed-person.js'
import { words } from './words.js'

/** A new customer: one press opened it, one saves (S280); a name and a number are enough (S058). */
export const NewPerson = ({ hand, options: { language } }: IntakePart) => {
  const scope = useContext(Scope)
  const { person, wrong, isSending } = hand.state
  const said = words[language]
  const place = useFocusIn<HTMLFormElement>('opened')
  const field = (id: keyof PersonValues) => ({
    id,
    label: said[id],
    value: person[id],
    problems: wrong,
    autoComplete: 'off',
    onChange: (value: string) => hand.typePerson({ [id]: value }),
  })
  return (
    <form
      className="stack"
      part="new-person"
      ref={place}
      noValidate
      aria-labelledby={`${scope}new-title`}
      onSubmit={(event) => {
        event.preventDefault()
        void hand.save()
      }}
    >
      <h2 id={`${scope}new-title`}>{said.newTitle}</h2>
      <p className="quiet">{said.newHint}</p>
      <Summary title={said.wrong} problems={wrong} />
      <div className="row">
        <Field {...field('lastName')} required />
        <Field {...field('firstName')} />
      </div>
      <Field {...field('phone')} type="tel" required />
      <Alike hand={hand} language={language} />
      <div className="row">
        <Field {...field('postcode')} inputMode="numeric" />
        <Field {...field('city')} />
      </div>
      <div className="int-bar">
        <button id={`${scope}send`} type="submit" disabled={isSending}>
          {isSending ? said.sending : said.save}
        </button>
        <button
          type="button"
          className="second"
          disabled={isSending}
          onClick={() => hand.create(false)}
        >
          {said.back}
        </button>
      </div>
    </form>
  )
}

/** Files that have this number already: taking one of them saves a double. */
const Alike = ({
  hand,
  language,
}: Pick<IntakePart, 'hand'> & Pick<IntakePart['options'], 'language'>) => {
  const { found, isSending } = hand.state
  const said = words[language]
  return (
    <div role="status">
      {found?.length ? (
        <div className="panel stack">
          <h3>{said.alike}</h3>
          {found.map((person) => (
            <div className="int-bar" key={person.id}>
              <Found person={person} />
              <button
                type="button"
                className="second"
                disabled={isSending}
                onClick={() => void hand.choose(person.id)}
              >
                {said.useFile}
              </button>
            </div>
          ))}
        </div>
      ) : null}
    </div>
  )
}
