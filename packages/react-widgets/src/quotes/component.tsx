import { type KeyboardEvent, useId, useRef } from 'react'
import { Scope } from '../kit/fields.js'
import { listMove } from '../kit/list-keys.js'
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

const isField = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement

/** Shortcuts count while the focus is within the widget, and never together with Control, Alt or Command. */
const act = (event: KeyboardEvent, place: HTMLElement | null, hand: QuotesInHand): void => {
  if (!place || event.ctrlKey || event.metaKey || event.altKey) return
  const lines = [...place.querySelectorAll<HTMLButtonElement>('.quo-line')]
  const at = event.target instanceof HTMLButtonElement ? lines.indexOf(event.target) : -1
  const isTyping = isField(event.target)
  const move = listMove(event.key, { at, count: lines.length, isTyping })
  if (!move) return
  switch (move.to) {
    case 'line':
      lines[move.at]?.focus()
      break
    case 'search': {
      const search = place.querySelector<HTMLInputElement>('input[type=search]')
      if (!search) return
      search.focus()
      break
    }
    case 'keys':
      hand.toggleKeys()
      break
    case 'back':
      back(hand)
      break
  }
  event.preventDefault()
}

const back = ({ state, close, search }: QuotesInHand): void => {
  if (state.opened || state.editing || state.finding) close()
  else search('')
}
