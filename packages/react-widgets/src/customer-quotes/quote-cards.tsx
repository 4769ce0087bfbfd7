import { useFocus } from '../kit/fields.js'
import { date, money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { CustomerQuotesPart } from './component.js'
import { standingOf } from './model.js'
import type { Quote } from './read-quotes.js'
import { words } from './words.js'

const shapes: { readonly [S in ReturnType<typeof standingOf>]: string } = {
  sent: '○',
  accepted: '✓',
  declined: '✕',
  expired: '!',
  withdrawn: '↩',
  converted: '●',
}

/** Where a quote stands for its customer, by a word and its shape. */
export const QuoteStanding = ({
  quote,
  today,
  language,
}: {
  readonly quote: Quote
  readonly today: string
  readonly language: WidgetLanguage
}) => {
  const standing = standingOf(quote, today)
  return (
    <span>
      <span aria-hidden="true">{shapes[standing]}</span> {words[language][`is-${standing}`]}
    </span>
  )
}

/** What a quote is about: in the customer's words, else what its lines sell. */
export const aboutOf = ({ description, lines }: Pick<Quote, 'description' | 'lines'>): string =>
  description ||
  lines
    .filter(({ optionOf }) => optionOf === undefined)
    .map(({ label }) => label)
    .join(', ')

/** Every quote that was sent, newest first. */
export const QuoteCards = ({ hand, options }: CustomerQuotesPart) => {
  const { language, hidePrices } = options
  const { quotes, trouble, last } = hand.state
  const said = words[language]
  const back = useFocus<HTMLButtonElement>(last)
  return (
    <div className="stack" part="quotes" aria-busy={!quotes && !trouble}>
      <h2>{said.title}</h2>
      <p role="status">{trouble ?? (quotes ? null : said.loading)}</p>
      {trouble ? (
        <button type="button" className="second" onClick={hand.refresh}>
          {said.retry}
        </button>
      ) : null}
      {quotes?.length === 0 ? <p className="panel">{said.empty}</p> : null}
      <ul className="plain">
        {quotes?.map((quote) => (
          <li key={quote.id} className="panel cuq-card">
            <div>
              <strong>{aboutOf(quote)}</strong>
              <p className="quiet">{quote.sentOn ? date(quote.sentOn, language, true) : null}</p>
              {hidePrices ? null : <p>{money(quote.total, language)}</p>}
              <QuoteStanding quote={quote} today={hand.today} language={language} />
            </div>
            <button
              type="button"
              className="second"
              aria-label={`${said.read}, ${aboutOf(quote)}`}
              ref={quote.id === last ? back : undefined}
              onClick={() => void hand.open(quote.id)}
            >
              {said.read}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
