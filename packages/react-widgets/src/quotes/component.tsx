import { type KeyboardEvent, useId, useRef } from 'react'
import { actOnList } from '../kit/act-on-list.js'
import { Scope } from '../kit/fields.js'
import { CustomerSearch } from './customer-search.js'
import { OneQuote } from './one-quote.js'
import { QuoteForm } from './quote-form.js'
import { QuoteList } from './quote-list.js'
import { type QuotesInHand, type QuotesOptions, useQuotes } from './use-quotes.js'
import { words } from './words.js'

/** What each part of the quotes is told. */
export interface QuotesPart {
  readonly hand: QuotesInHand
  readonly options: QuotesOptions
}

/** Write, price, send, make an order of: the list of quotes, and the one that is opened; all of it by keyboard alone. */
export const Quotes = (options: QuotesOptions) => {
  const scope = useId()
  const hand = useQuotes(options)
  const said = words[options.language]
  const place = useRef<HTMLElement>(null)
  return (
    <Scope.Provider value={scope}>
      <section
        className="foyer"
        lang={options.language}
        aria-label={said.title}
        ref={place}
        onKeyDown={(event) => act(event, place.current, hand)}
      >
        <Part hand={hand} options={options} />
      </section>
    </Scope.Provider>
  )
}

const Part = (told: QuotesPart) => {
  const { editing, finding, opened } = told.hand.state
  if (editing) return <QuoteForm {...told} editing={editing} />
  if (finding) return <CustomerSearch {...told} finding={finding} />
  return opened ? <OneQuote {...told} opened={opened} /> : <QuoteList {...told} />
}

const act = (event: KeyboardEvent, place: HTMLElement | null, hand: QuotesInHand): void => {
  const { toggleKeys } = hand
  actOnList(event, place, { lines: '.quo-line', toggleKeys, back: () => back(hand) })
}

const back = ({ state, close, search }: QuotesInHand): void => {
  if (state.opened || state.editing || state.finding) close()
  else search('')
}
