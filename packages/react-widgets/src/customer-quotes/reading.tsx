import { Summary, Tick, useFocus } from '../kit/fields.js'
import { filled } from '../kit/filled.js'
import { date, duration, money } from '../kit/format.js'
import { PricePanel, percent } from '../quotes/price-panel.js'
import { Agreed } from './agreed.js'
import type { CustomerQuotesPart } from './component.js'
import { standingOf, withdrawalSaid } from './model.js'
import { aboutOf, QuoteStanding } from './quote-cards.js'
import type { Opened, Who } from './read-quotes.js'
import { words } from './words.js'

/** A quote that its customer has opened. */
export interface OpenedPart extends CustomerQuotesPart {
  readonly opened: Opened
  readonly who: Who
}

/** One quote to read: the price leads, the credit stands apart; the options to tick, how to change one's mind, the PDF. */
export const Reading = (told: OpenedPart) => {
  const { hand, options, opened, who } = told
  const { language, hidePrices } = options
  const { quote, price } = opened
  const said = words[language]
  const standing = standingOf(quote, hand.today)
  const heading = useFocus<HTMLHeadingElement>(`${quote.id} ${quote.status}`)
  const { done, wrong } = hand.state
  const isOpen = standing === 'sent'
  const withdrawal = withdrawalSaid(quote, who)
  const until = quote.validUntil && date(quote.validUntil, language, true)
  return (
    <article className="stack" part="quote">
      <button type="button" className="second" onClick={hand.close}>
        {said.back}
      </button>
      <h2 tabIndex={-1} ref={heading}>
        {`${said.quote} ${quote.sentOn ? `${said.of} ${date(quote.sentOn, language, true)}` : ''}`}
      </h2>
      <p role="status" className="cuq-said">
        {done ? said[`done-${done}`] : undefined}
      </p>
      <Summary title={said.wrong} problems={wrong} />
      {hidePrices ? null : <PricePanel price={price} language={language} />}
      <p>
        <QuoteStanding quote={quote} today={hand.today} language={language} />
        {isOpen && until ? `. ${filled(said.until, { day: until })}` : null}
      </p>
      <Agreed {...told} />
      <p>{aboutOf(quote)}</p>
      {quote.by ? <p>{filled(said.by, { day: date(quote.by, language, true) })}</p> : null}
      <Lines {...told} />
      <Options {...told} isOpen={isOpen} />
      {isOpen && withdrawal ? (
        <section className="stack">
          <h3>{said.withdrawalTitle}</h3>
          <p>{said[`withdrawal-${withdrawal}`]}</p>
        </section>
      ) : null}
      <div className="cuq-bar">
        {isOpen && !hidePrices ? (
          <>
            <button type="button" onClick={() => hand.begin('accept')}>
              {said.accept}
            </button>
            <button type="button" className="second" onClick={() => hand.begin('decline')}>
              {said.decline}
            </button>
          </>
        ) : null}
        <button type="button" className="second" onClick={() => void hand.openPdf()}>
          {said.pdf}
        </button>
      </div>
    </article>
  )
}

/** What is in the price whatever is ticked. */
const Lines = ({ opened: { price }, options: { language, hidePrices } }: OpenedPart) => (
  <ul className="plain">
    {price.lines
      .filter(({ optionOf }) => optionOf === undefined)
      .map(({ no, label, quantity, minutes, amounts }) => (
        <li key={no} className="cuq-line">
          <span>
            {quantity > 1 ? `${quantity} × ${label}` : label}
            {minutes ? <span className="quiet">{`, ${duration(minutes)}`}</span> : null}
          </span>
          {hidePrices ? null : <span>{money(amounts.gross, language)}</span>}
        </li>
      ))}
  </ul>
)

const Options = ({
  hand,
  opened: { price },
  options: { language, hidePrices },
  isOpen,
}: OpenedPart & { readonly isOpen: boolean }) => {
  const said = words[language]
  const { chosen } = hand.state
  const all = price.lines.filter(({ optionOf }) => optionOf !== undefined)
  const shown = isOpen ? all : all.filter((line) => line.chosen)
  if (!shown.length) return null
  return (
    <fieldset className="stack" part="options">
      <legend>{said.options}</legend>
      {isOpen ? <p className="quiet">{said.optionsMore}</p> : null}
      {shown.map(({ no, label, quantity, vatRate, amounts }) => {
        const amount = money(amounts.gross, language)
        const says = filled(said.optionPrice, { price: amount, rate: percent(vatRate, language) })
        const told = (
          <>
            {quantity > 1 ? `${quantity} × ${label}` : label}
            {hidePrices ? null : <span className="quiet">{`, ${says}`}</span>}
          </>
        )
        return isOpen && !hidePrices ? (
          <Tick
            key={no}
            id={`option-${no}`}
            checked={chosen.includes(no)}
            onChange={(is) => void hand.choose(no, is)}
          >
            {told}
          </Tick>
        ) : (
          <p key={no}>{told}</p>
        )
      })}
    </fieldset>
  )
}
