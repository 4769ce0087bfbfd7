import { type KeyboardEvent, useContext } from 'react'
import { Scope } from '../kit/fields.js'
import { phone } from '../kit/format.js'
import { useFocusIn } from '../kit/use-focus-in.js'
import type { IntakePart } from './component.js'
import { type IntakeState, searchKey } from './model.js'
import { nameOf, type Person } from './typed-person.js'
import type { IntakeInHand } from './use-intake.js'
import { type IntakeWords, words } from './words.js'

/** The customer: searched as one types, chosen by arrows and Enter, or new in one press (S280). */
export const Search = ({ hand, options: { language } }: IntakePart) => {
  const scope = useContext(Scope)
  const { state } = hand
  const { text, found = [], at, isSearching } = state
  const said = words[language]
  const place = useFocusIn<HTMLDivElement>(state.closed || undefined)
  const changed = (event: { readonly currentTarget: { readonly value: string } }) =>
    hand.search(event.currentTarget.value)
  return (
    <div className="stack" part="search" ref={place} aria-busy={isSearching}>
      <h2>{said.title}</h2>
      <div className="field">
        <label htmlFor={`${scope}search`}>{said.search}</label>
        <p className="hint" id={`${scope}search-hint`}>
          {said.searchHint}
        </p>
        <input
          id={`${scope}search`}
          type="search"
          role="combobox"
          autoComplete="off"
          value={text}
          aria-expanded={found.length > 0}
          aria-controls={`${scope}found`}
          aria-autocomplete="list"
          aria-activedescendant={found[at] ? `${scope}found-${at}` : undefined}
          aria-describedby={`${scope}search-hint`}
          onChange={changed}
          onKeyDown={(event) => act(event, hand)}
        />
      </div>
      <p role="status">{statusOf(state, said)}</p>
      <div className="int-list" role="listbox" id={`${scope}found`} aria-label={said.search}>
        {found.map((person, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and has the keys of the list
          // biome-ignore lint/a11y/useFocusableInteractive: the field points at the option, by the pattern of a combobox
          <div
            key={person.id}
            id={`${scope}found-${i}`}
            role="option"
            aria-selected={i === at}
            onClick={() => void hand.choose(person.id)}
          >
            <Found person={person} />
          </div>
        ))}
      </div>
      <button type="button" className="second" onClick={() => hand.create(true)}>
        {said.newPerson}
      </button>
    </div>
  )
}

/** A customer on one line: name, number, town. */
export const Found = ({ person }: { readonly person: Person }) => {
  const { home } = person
  const known = [person.phone && phone(person.phone), home.postcode, home.city, person.reference]
  return (
    <>
      <strong>{nameOf(person)}</strong>{' '}
      <span className="quiet">{known.filter(Boolean).join(', ')}</span>
    </>
  )
}

const statusOf = (
  { trouble, isSearching, found }: IntakeState,
  said: IntakeWords,
): string | undefined => {
  if (trouble) return trouble
  if (isSearching) return said.searching
  if (!found) return undefined
  if (!found.length) return said.noMatch
  return `${found.length} ${found.length > 1 ? said.matches : said.match}`
}

const act = (event: KeyboardEvent, hand: IntakeInHand): void => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
  const move = searchKey(event.key, hand.state)
  if (!move) return
  event.preventDefault()
  switch (move.to) {
    case 'move':
      hand.pointAt(move.at)
      break
    case 'choose':
      void hand.choose(move.customer)
      break
    case 'create':
      hand.create(true)
      break
    case 'clear':
      hand.search('')
      break
    case 'wait':
      break
  }
}
