import { Field, useFocus } from '../kit/fields.js'
import { date, money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { QuotesPart } from './component.js'
import { countsOf, rowsShown, standingOf, standings } from './model.js'
import type { ListedQuote } from './read-quotes.js'
import { Standing } from './standing.js'
import { words } from './words.js'

/** The quotes, newest first, by state and by search: arrows from line to line, Enter opens. */
export const QuoteList = ({ hand, options }: QuotesPart) => {
  const { language } = options
  const { rows, trouble, search, after } = hand.state
  const said = words[language]
  const shown = rowsShown(hand.state, hand.today)
  return (
    <div className="stack" part="list" aria-busy={!rows && !trouble}>
      <div className="quo-head">
        <h2>{said.title}</h2>
        <button type="button" onClick={hand.begin}>
          {said.new}
        </button>
      </div>
      <Field
        id="search"
        label={said.search}
        type="search"
        autoComplete="off"
        value={search}
        problems={[]}
        onChange={hand.search}
      />
      <States hand={hand} options={options} />
      <p role="status">{statusOf(hand, shown.length, language)}</p>
      {rows?.length === 0 ? (
        <div className="panel stack">
          <h3>{said.empty}</h3>
          <p>{said.emptyMore}</p>
        </div>
      ) : null}
      <Rows rows={shown} hand={hand} options={options} />
      <div className="quo-bar">
        {after ? (
          <button type="button" className="second" onClick={() => void hand.readOn()}>
            {said.more}
          </button>
        ) : null}
        <button type="button" className="second" onClick={hand.refresh}>
          {said.refresh}
        </button>
        <Keys hand={hand} options={options} />
      </div>
    </div>
  )
}

/** The states that there are, each with how many; one press shows those alone. */
const States = ({ hand, options: { language } }: QuotesPart) => {
  const { rows = [], only } = hand.state
  const said = words[language]
  const counts = countsOf(rows, hand.today)
  const there = standings.filter((one) => counts[one] || one === only)
  if (there.length < 2) return null
  return (
    <fieldset className="quo-bar" aria-label={said.states}>
      <button
        type="button"
        className="second"
        aria-pressed={!only}
        onClick={() => hand.narrow(undefined)}
      >
        {`${said.all} (${rows.length})`}
      </button>
      {there.map((one) => (
        <button
          key={one}
          type="button"
          className="second"
          aria-pressed={only === one}
          onClick={() => hand.narrow(one)}
        >
          {`${said[`is-${one}`]} (${counts[one] ?? 0})`}
        </button>
      ))}
    </fieldset>
  )
}

const Rows = ({
  rows,
  hand,
  options: { language },
}: QuotesPart & { readonly rows: readonly ListedQuote[] }) => {
  const { last } = hand.state
  const back = useFocus<HTMLButtonElement>(last)
  return (
    <ul className="plain">
      {rows.map((row) => (
        <li key={row.id}>
          <button
            type="button"
            className="quo-line"
            ref={row.id === last ? back : undefined}
            onClick={() => void hand.open(row)}
          >
            <strong>{row.name}</strong>
            <span className="quo-end">
              {row.incomplete ? words[language].unpriced : money(row.total, language)}
            </span>
            <span className="quiet">
              {[row.description, whenSaid(row, language)].filter(Boolean).join(', ')}
            </span>
            <Standing of={standingOf(row, hand.today)} language={language} />
            <FromField of={row} language={language} />
          </button>
        </li>
      ))}
    </ul>
  )
}

const whenSaid = ({ sentOn, validUntil, edition }: ListedQuote, language: WidgetLanguage) => {
  const said = words[language]
  const known = [
    edition > 1 && `${said.edition} ${edition}`,
    sentOn && `${said.sentOn} ${date(sentOn, language)}`,
    validUntil && `${said.until} ${date(validUntil, language, true)}`,
  ]
  return known.filter(Boolean).join(', ')
}

/** That a worker proposed it at the customer's home, and who. */
export const FromField = ({
  of: { origin, author },
  language,
}: {
  readonly of: { readonly origin: ListedQuote['origin']; readonly author?: string | undefined }
  readonly language: WidgetLanguage
}) => {
  if (origin !== 'field') return null
  const said = words[language]
  return (
    <span className="quo-field">
      <span aria-hidden="true">⌂</span>{' '}
      {author ? `${said.fromField} ${author}` : said.fromFieldAlone}
    </span>
  )
}

const statusOf = (
  { state: { rows, trouble } }: QuotesPart['hand'],
  shown: number,
  language: WidgetLanguage,
): string | undefined => {
  if (trouble) return trouble
  if (!rows) return words[language].loading
  return rows.length && !shown ? words[language].noMatch : undefined
}

const Keys = ({ hand, options: { language } }: QuotesPart) => {
  const said = words[language]
  const { showsKeys } = hand.state
  return (
    <div className="stack">
      <button type="button" className="second" aria-expanded={showsKeys} onClick={hand.toggleKeys}>
        {said.keys}
      </button>
      {showsKeys ? (
        <ul>
          {[said.keysMove, said.keysOpen, said.keysSearch, said.keysShow, said.keysBack].map(
            (line) => (
              <li key={line}>{line}</li>
            ),
          )}
        </ul>
      ) : null}
    </div>
  )
}
