import { useContext } from 'react'
import { Field, Scope, Summary, useFocus } from '../kit/fields.js'
import { filled } from '../kit/filled.js'
import { date } from '../kit/format.js'
import { dayOf } from '../kit/moment.js'
import type { QuotesPart } from './component.js'
import { Conflicts } from './conflicts.js'
import { InformationList } from './information.js'
import { isAmendable, standingOf, stepOf } from './model.js'
import { PricePanel } from './price-panel.js'
import { FromField } from './quote-list.js'
import { QuotedLines } from './quoted-lines.js'
import type { Opened } from './read-quotes.js'
import { Standing } from './standing.js'
import { words } from './words.js'

interface OneProps extends QuotesPart {
  readonly opened: Opened
}

/** One quote to read and go on with: its price leads, the credit stands apart; what is left to tell before it is sent. */
export const OneQuote = (told: OneProps) => {
  const { hand, opened, options } = told
  const { language } = options
  const { quote, name, email, author, price, conflicts } = opened
  const said = words[language]
  const { wrong, done } = hand.state
  const standing = standingOf(quote, hand.today)
  const heading = useFocus<HTMLHeadingElement>(`${quote.id} ${standing} ${quote.edition}`)
  const isDraft = standing === 'draft'
  return (
    <article className="stack" part="quote">
      <button type="button" className="second" onClick={hand.close}>
        {said.back}
      </button>
      <h2 tabIndex={-1} ref={heading}>
        {name}
      </h2>
      <p role="status" className="quo-said">
        {done ? filled(said[`done-${done}`], { name }) : undefined}
      </p>
      <Summary title={said.wrong} problems={wrong} />
      <p>
        <Standing of={standing} language={language} />
        {quote.edition > 1 ? `, ${said.edition} ${quote.edition}` : null}
        {quote.sentOn
          ? `${standing === 'sent' ? ` ${said.on}` : `, ${said.sentOn}`} ${date(quote.sentOn, language, true)}`
          : null}
        {quote.validUntil ? `, ${said.until} ${date(quote.validUntil, language, true)}` : null}
      </p>
      {quote.origin === 'field' ? (
        <p>
          <FromField of={{ origin: quote.origin, author }} language={language} />
        </p>
      ) : null}
      <Signed opened={opened} options={options} />
      {quote.description ? <p>{quote.description}</p> : null}
      <p className="quiet">{email || said.noEmail}</p>
      <QuotedLines lines={quote.lines} language={language} />
      {price ? <PricePanel price={price} language={language} /> : null}
      <Conflicts conflicts={conflicts} lines={quote.lines} language={language} />
      {isDraft ? <InformationList {...told} /> : null}
      {isDraft ? <LastDay {...told} /> : null}
      <Actions {...told} />
    </article>
  )
}

/** Who accepted it, and the order that it became. */
const Signed = ({
  opened: { quote },
  options: { language, orderUrl },
}: Pick<OneProps, 'opened' | 'options'>) => {
  const said = words[language]
  const { acceptance, status, order } = quote
  if (!acceptance) return null
  const { signer, at } = acceptance
  const href = orderUrl?.replace('{order}', encodeURIComponent(order))
  return (
    <p>
      {filled(said.signed, { signer, day: dayOf(at, language) })}
      {status === 'converted' ? (
        <>
          <br />
          {href ? <a href={href}>{said.seeOrder}</a> : `${said.orderIs} ${order}`}
        </>
      ) : null}
    </p>
  )
}

const LastDay = ({ hand, options: { language } }: OneProps) => {
  const said = words[language]
  const { sending, wrong } = hand.state
  return (
    <div className="row">
      <Field
        id="validUntil"
        label={said.validUntil}
        hint={said.validUntilHint}
        type="date"
        value={sending.validUntil}
        problems={wrong}
        onChange={(validUntil) => hand.say({ ...sending, validUntil }, 'validUntil')}
      />
    </div>
  )
}

const Actions = ({ hand, opened: { quote }, options: { language } }: OneProps) => {
  const scope = useContext(Scope)
  const said = words[language]
  const { isSending } = hand.state
  const standing = standingOf(quote, hand.today)
  const step = stepOf(standing)
  const goOn = { send: hand.send, convert: hand.convert, amend: async () => hand.amend() }
  return (
    <>
      {step === 'send' ? <p className="quiet">{said.sendMore}</p> : null}
      {step === 'convert' ? <p className="quiet">{said.convertMore}</p> : null}
      <div className="quo-bar">
        {step ? (
          <button
            id={`${scope}send`}
            type="button"
            disabled={isSending}
            onClick={() => void goOn[step]()}
          >
            {isSending ? said.sending : said[step]}
          </button>
        ) : null}
        {isAmendable(standing) && step !== 'amend' ? (
          <Second says={said.amend} isOff={isSending} onPress={hand.amend} />
        ) : null}
        {standing === 'sent' ? (
          <Second
            id={`${scope}send`}
            says={said.mail}
            isOff={isSending}
            onPress={() => void hand.mail()}
          />
        ) : null}
        {quote.sentOn ? (
          <Second says={said.pdf} isOff={false} onPress={() => void hand.openPdf()} />
        ) : null}
      </div>
    </>
  )
}

const Second = ({
  id,
  says,
  isOff,
  onPress,
}: {
  readonly id?: string
  readonly says: string
  readonly isOff: boolean
  readonly onPress: () => void
}) => (
  <button type="button" className="second" id={id} disabled={isOff} onClick={onPress}>
    {says}
  </button>
)
