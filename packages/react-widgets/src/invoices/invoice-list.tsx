import { Field, useFocus } from '../kit/fields.js'
import { date, money } from '../kit/format.js'
import { found } from '../kit/found.js'
import type { WidgetLanguage } from '../kit/language.js'
import { elsewhereOf, type Row } from './model.js'
import { Standing } from './standing.js'
import type { InvoicesInHand } from './use-invoices.js'
import { words } from './words.js'

interface ListProps {
  readonly hand: InvoicesInHand
  readonly language: WidgetLanguage
}

/** The invoices that wait, and those that a search found: arrows from line to line, Enter opens. */
export const InvoiceList = ({ hand, language }: ListProps) => {
  const { rows, trouble, search } = hand.state
  const said = words[language]
  const shown = found(rows ?? [], search)
  const issued = elsewhereOf(hand.state)
  return (
    <div className="stack" part="list" aria-busy={!rows && !trouble}>
      <h2>{said.title}</h2>
      <Field
        id="search"
        label={said.search}
        type="search"
        autoComplete="off"
        value={search}
        problems={[]}
        onChange={hand.search}
      />
      <p role="status">{statusOf(hand, shown.length + issued.length, language)}</p>
      {rows?.length === 0 ? (
        <div className="panel stack">
          <h3>{said.empty}</h3>
          <p>{said.emptyMore}</p>
        </div>
      ) : null}
      <Rows rows={shown} hand={hand} language={language} />
      {issued.length ? <h3>{said.elsewhere}</h3> : null}
      <Rows rows={issued} hand={hand} language={language} />
      <div className="inv-bar">
        <button type="button" className="second" onClick={hand.refresh}>
          {said.refresh}
        </button>
        <Keys hand={hand} language={language} />
      </div>
    </div>
  )
}

const Rows = ({ rows, hand, language }: ListProps & { readonly rows: readonly Row[] }) => {
  const { last } = hand.state
  const back = useFocus<HTMLButtonElement>(last)
  return (
    <ul className="plain">
      {rows.map((row) => (
        <li key={row.invoice}>
          <button
            type="button"
            className="inv-line"
            ref={row.invoice === last ? back : undefined}
            onClick={() => void hand.open(row)}
          >
            <strong>{row.name}</strong>
            <span className="inv-end">{money(row.gross, language)}</span>
            <span className="quiet">
              {[row.number, row.on && date(row.on, language, true)].filter(Boolean).join(', ')}
            </span>
            <Standing of={row.standing} language={language} />
          </button>
        </li>
      ))}
    </ul>
  )
}

const statusOf = (
  { isFinding, state: { rows, trouble, search } }: InvoicesInHand,
  shown: number,
  language: WidgetLanguage,
): string | undefined => {
  if (trouble) return trouble
  if (!rows) return words[language].loading
  return search.trim() && !shown && !isFinding ? words[language].noMatch : undefined
}

const Keys = ({ hand, language }: ListProps) => {
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
