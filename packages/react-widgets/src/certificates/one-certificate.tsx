import { useContext } from 'react'
import { Scope, Summary, useFocus } from '../kit/fields.js'
import { date, labelled } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import { dayOf } from '../kit/moment.js'
import { Figures } from './figures.js'
import { type Done, type Line, standingOf } from './model.js'
import { Standing } from './standing.js'
import type { CertificatesInHand } from './use-certificates.js'
import { type CertificateWords, filled, words } from './words.js'

interface OneProps {
  readonly hand: CertificatesInHand
  readonly line: Line
  /** The year of its payments. */
  readonly year: number
  readonly language: WidgetLanguage
}

/** One certificate: what it says, whom it goes to and what became of its e-mail. */
export const OneCertificate = ({ hand, line, year, language }: OneProps) => {
  const said = words[language]
  const { done, wrong } = hand.state
  const { name, email, number, issuedOn, replaces, figures } = line
  const standing = standingOf(line)
  const heading = useFocus<HTMLHeadingElement>(`${line.certificate} ${standing}`)
  return (
    <article className="stack" part="certificate">
      <button type="button" className="second" onClick={hand.close}>
        {said.back}
      </button>
      <h2 tabIndex={-1} ref={heading}>
        {number ? `${said.one} ${number}` : filled(said.oneDraft, { year })}
      </h2>
      <p role="status" className="cer-said">
        {done && saidOf(done, said)}
      </p>
      <Summary title={said.wrong} problems={wrong} />
      <p>
        <Standing of={standing} said={said} />
      </p>
      {issuedOn ? (
        <p className="quiet">
          {`${said.issuedOn} ${date(issuedOn, language, true)}`}
          {replaces ? `. ${said.replaces} ${replaces}` : null}
        </p>
      ) : null}
      <Sent line={line} language={language} />
      <section className="stack">
        <h3>{said.customer}</h3>
        <p>
          {name}
          <br />
          {email ?? said.noEmail}
        </p>
      </section>
      <section className="panel stack" aria-label={said.figures}>
        <Figures figures={figures} language={language} />
      </section>
      <Actions hand={hand} line={line} said={said} />
    </article>
  )
}

const saidOf = (done: Done, said: CertificateWords): string | undefined => {
  if (done.what === 'send-one') return `${said['done-send-one']} ${done.name}.`
  if (done.what === 'correct') return said['done-correct']
  return done.what === 'withdraw' ? said['done-withdraw'] : undefined
}

/** When it was sent, or that its e-mail did not arrive and why. */
const Sent = ({ line, language }: Pick<OneProps, 'line' | 'language'>) => {
  const { delivery } = line
  if (!delivery) return null
  const said = words[language]
  const day = dayOf(delivery.at, language)
  if (standingOf(line) !== 'bounced') return <p className="quiet">{`${said.sentOn} ${day}`}</p>
  const when = `${said.bounced} ${day}`
  const { problem } = delivery
  return <p className="wrong">{problem ? labelled(when, problem, language) : when}</p>
}

const Actions = ({
  hand,
  line,
  said,
}: Pick<OneProps, 'hand' | 'line'> & { readonly said: CertificateWords }) => {
  const scope = useContext(Scope)
  const { isSending } = hand.state
  const { status, number } = line
  const isOut = standingOf(line) === 'sent'
  return (
    <>
      {status === 'draft' ? <p className="quiet">{said.draftMore}</p> : null}
      {status === 'reopened' ? <p>{said.correctMore}</p> : null}
      <div className="cer-bar">
        {status === 'issued' ? (
          <button
            id={`${scope}send`}
            type="button"
            className={isOut ? 'second' : undefined}
            disabled={isSending}
            onClick={() => void hand.send()}
          >
            {isSending ? said.sending : isOut ? said.sendAgain : said.send}
          </button>
        ) : null}
        {status === 'reopened' ? (
          <button
            id={`${scope}send`}
            type="button"
            disabled={isSending}
            onClick={() => void hand.correct()}
          >
            {isSending ? said.sending : said.correct}
          </button>
        ) : null}
        {number ? (
          <button type="button" className="second" onClick={() => void hand.openPdf()}>
            {said.pdf}
          </button>
        ) : null}
      </div>
    </>
  )
}
