import { Field, useFocus } from '../kit/fields.js'
import { money } from '../kit/format.js'
import { found } from '../kit/found.js'
import type { WidgetLanguage } from '../kit/language.js'
import { type Line, standingOf } from './model.js'
import { Standing } from './standing.js'
import type { CertificatesInHand } from './use-certificates.js'
import { words } from './words.js'

interface ListProps {
  readonly hand: CertificatesInHand
  readonly language: WidgetLanguage
}

/** The certificates of the year by customer: arrows from line to line, Enter opens. */
export const CertificateList = ({ hand, language }: ListProps) => {
  const said = words[language]
  const { read, search, last } = hand.state
  const back = useFocus<HTMLButtonElement>(last)
  if (!read?.lines.length) return null
  const shown = found(read.lines, search)
  return (
    <section className="stack" part="list">
      <h3>{said.list}</h3>
      <Field
        id="search"
        label={said.search}
        type="search"
        autoComplete="off"
        value={search}
        problems={[]}
        onChange={hand.search}
      />
      <p role="status">{search.trim() && !shown.length ? said.noMatch : null}</p>
      <ul className="plain">
        {shown.map((line) => (
          <li key={line.certificate}>
            <button
              type="button"
              className="cer-line"
              ref={line.certificate === last ? back : undefined}
              onClick={() => hand.open(line.certificate)}
            >
              <OneLine line={line} language={language} />
            </button>
          </li>
        ))}
      </ul>
      {read.after ? (
        <button type="button" className="second" onClick={() => void hand.readOn()}>
          {said.readOn}
        </button>
      ) : null}
      <Keys hand={hand} language={language} />
    </section>
  )
}

const OneLine = ({
  line,
  language,
}: {
  readonly line: Line
  readonly language: WidgetLanguage
}) => (
  <>
    <strong>{line.name}</strong>
    <span className="cer-end">{money(line.figures.paidGross, language)}</span>
    <span className="quiet">{line.number}</span>
    <Standing of={standingOf(line)} said={words[language]} />
  </>
)

const Keys = ({ hand, language }: ListProps) => {
  const said = words[language]
  const { showsKeys } = hand.state
  const lines = [said.keysMove, said.keysOpen, said.keysSearch, said.keysShow, said.keysBack]
  return (
    <div className="stack">
      <div className="cer-bar">
        <button type="button" className="second" onClick={hand.refresh}>
          {said.refresh}
        </button>
        <button
          type="button"
          className="second"
          aria-expanded={showsKeys}
          onClick={hand.toggleKeys}
        >
          {said.keys}
        </button>
      </div>
      {showsKeys ? (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
