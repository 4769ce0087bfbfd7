import { Field } from '../kit/fields.js'
import { phone } from '../kit/format.js'
import { useFocusIn } from '../kit/use-focus-in.js'
import type { QuotesPart } from './component.js'
import type { Finding, Person } from './model.js'
import { contactOf } from './read-quotes.js'
import { words } from './words.js'

/** For whom a quote is written: searched as one types, chosen by the arrow down and Enter. */
export const CustomerSearch = ({
  hand,
  options: { language },
  finding,
}: QuotesPart & { readonly finding: Finding }) => {
  const said = words[language]
  const { trouble } = hand.state
  const { text, found } = finding
  const place = useFocusIn<HTMLDivElement>(true)
  const isSearching = !found && text.trim().length > 1
  return (
    <div className="stack" part="customer" ref={place} aria-busy={isSearching}>
      <button type="button" className="second" onClick={hand.close}>
        {said.back}
      </button>
      <h2>{said.forWhom}</h2>
      <Field
        id="customer"
        label={said.customer}
        hint={said.customerHint}
        type="search"
        autoComplete="off"
        value={text}
        problems={[]}
        onChange={hand.lookFor}
      />
      <p role="status">
        {trouble ?? (isSearching ? said.searching : found?.length === 0 ? said.noCustomer : null)}
      </p>
      <ul className="plain">
        {found?.map((person) => (
          <li key={person.id}>
            <button type="button" className="quo-line" onClick={() => hand.choose(person)}>
              <strong>{contactOf(person).name}</strong>
              <span />
              <span className="quiet">{knownOf(person)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

const knownOf = ({ phone: number, home, reference }: Person): string =>
  [number && phone(number), home.postcode, home.city, reference].filter(Boolean).join(', ')
