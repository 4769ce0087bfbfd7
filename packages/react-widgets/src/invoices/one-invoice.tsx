import { useContext } from 'react'
import { Scope, Summary, useFocus } from '../kit/fields.js'
import { date, duration, labelled, money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import { dayOf } from '../kit/moment.js'
import { type InvoiceLine, isUnpriced, percentOf } from './lines.js'
import { type Opened, type PaymentLink, type Step, standingOf, stepOf } from './model.js'
import { wentOut } from './read-invoices.js'
import { Standing } from './standing.js'
import { Totals } from './totals.js'
import type { InvoicesInHand, InvoicesOptions } from './use-invoices.js'
import { words } from './words.js'

interface OneProps {
  readonly hand: InvoicesInHand
  readonly opened: Opened
  readonly options: InvoicesOptions
}

/** One invoice to read and judge: the amount to pay leads; what opens the tax credit stands apart and smaller. */
export const OneInvoice = ({ hand, opened, options }: OneProps) => {
  const { language } = options
  const { invoice, name, address, email } = opened
  const said = words[language]
  const { done, wrong, link } = hand.state
  const standing = standingOf(invoice, opened)
  const heading = useFocus<HTMLHeadingElement>(`${invoice.id} ${standing}`)
  return (
    <article className="stack" part="invoice">
      <button type="button" className="second" onClick={hand.close}>
        {said.back}
      </button>
      <h2 tabIndex={-1} ref={heading}>
        {invoice.number ? `${said.number} ${invoice.number}` : said.noNumber}
      </h2>
      <p role="status" className="inv-said">
        {link ? linkSaid(link, language) : saidOf(done, opened, language)}
      </p>
      {link && !link.isCopied ? <LinkShown link={link} language={language} /> : null}
      <Summary title={said.wrong} problems={wrong} />
      <p>
        <Standing of={standing} language={language} />
        {invoice.issuedOn
          ? `, ${said.issuedOn.toLowerCase()} ${date(invoice.issuedOn, language, true)}`
          : null}
        {invoice.dueOn ? `, ${said.dueOn} ${date(invoice.dueOn, language, true)}` : null}
      </p>
      <Sent opened={opened} language={language} />
      <section className="stack">
        <h3>{said.customer}</h3>
        <p>
          {name}
          <br />
          {address}
        </p>
        <p>{email || said.noEmail}</p>
      </section>
      <Lines lines={invoice.lines} language={language} />
      <Totals opened={opened} language={language} />
      <Actions hand={hand} opened={opened} options={options} />
    </article>
  )
}

const saidOf = (
  done: OneProps['hand']['state']['done'],
  { name, credit }: Opened,
  language: WidgetLanguage,
): string | undefined => {
  if (!done) return undefined
  const said = words[language]
  if (done === 'send') return `${said['done-send']} ${name}.`
  return done === 'pay' && credit
    ? `${said['done-pay']} ${labelled(said.overpaid, money(credit, language), language)}.`
    : said[`done-${done}`]
}

const linkSaid = ({ isCopied, until }: PaymentLink, language: WidgetLanguage): string => {
  const said = words[language]
  const what = isCopied ? said['done-link'] : said.linkShown
  return until ? `${what} ${said.linkUntil} ${dayOf(until, language)}, ${hourOf(until)}.` : what
}

const inFrance = new Intl.DateTimeFormat('fr-FR', {
  ...{ timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' },
})

/** The time that it was at that moment in France: `09:30`. */
const hourOf = (instant: string): string => inFrance.format(new Date(instant))

/** The link itself, to be copied by hand where the browser refused its clipboard. */
const LinkShown = ({
  link: { url },
  language,
}: {
  readonly link: PaymentLink
  readonly language: WidgetLanguage
}) => {
  const id = `${useContext(Scope)}link`
  const field = useFocus<HTMLInputElement>(url)
  return (
    <div className="field">
      <label htmlFor={id}>{words[language].link}</label>
      <input
        id={id}
        readOnly
        value={url}
        ref={field}
        onFocus={(event) => event.currentTarget.select()}
      />
    </div>
  )
}

/** When it was sent, or that its e-mail did not arrive and why. */
const Sent = ({
  opened: { delivery },
  language,
}: {
  readonly opened: Opened
  readonly language: WidgetLanguage
}) => {
  if (!delivery) return null
  const said = words[language]
  const day = dayOf(delivery.at, language)
  if (wentOut(delivery)) return <p className="quiet">{`${said.sentOn} ${day}`}</p>
  const when = `${said.bounced} ${day}`
  const { problem } = delivery
  return <p className="wrong">{problem ? labelled(when, problem, language) : when}</p>
}

const Lines = ({
  lines,
  language,
}: {
  readonly lines: readonly InvoiceLine[]
  readonly language: WidgetLanguage
}) => {
  const said = words[language]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways is reached by keyboard
    <section className="inv-scroll" aria-label={said.lines} tabIndex={0}>
      <table className="inv-lines">
        <caption>{said.lines}</caption>
        <thead>
          <tr>
            <th scope="col">{said.label}</th>
            {[said.quantity, said.unit, said.vat, said.amount].map((head) => (
              <th scope="col" className="inv-number" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.no}>
              <th scope="row">
                {line.label}
                <Missing line={line} language={language} />
              </th>
              <td className="inv-number">{quantityOf(line)}</td>
              <td className="inv-number">
                {isUnpriced(line) ? said.unpriced : unitOf(line, language)}
              </td>
              <td className="inv-number">{percent(line.vatRate, language)}</td>
              <td className="inv-number">
                {isUnpriced(line) ? said.unpriced : money(line.gross, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Missing = ({
  line: { incomplete },
  language,
}: {
  readonly line: InvoiceLine
  readonly language: WidgetLanguage
}) => {
  const said = words[language]
  const named = (what: string): string => {
    if (what === 'price') return said['missing-price']
    return what === 'vat-rate' ? said['missing-vat-rate'] : what
  }
  return incomplete.length ? (
    <p className="wrong">{`${said.missing} ${incomplete.map(named).join(', ')}`}</p>
  ) : null
}

const quantityOf = ({ kind, quantity, minutes }: InvoiceLine): string =>
  kind === 'service' && minutes ? duration(minutes) : String(quantity)

const unitOf = ({ kind, unitGross }: InvoiceLine, language: WidgetLanguage): string => {
  const said = words[language]
  if (unitGross === undefined) return said.fixed
  return kind === 'service'
    ? `${money(unitGross, language)} ${said.perHour}`
    : money(unitGross, language)
}

const percent = (rate: string, language: WidgetLanguage): string =>
  language === 'fr' ? `${String(percentOf(rate)).replace('.', ',')} %` : `${percentOf(rate)}%`

const Actions = ({ hand, opened, options }: OneProps) => {
  const scope = useContext(Scope)
  const said = words[options.language]
  const { status, series } = opened.invoice
  const { isSending } = hand.state
  const main = actionOf(opened)
  const isIssued = status === 'issued'
  const links = isIssued && options.payerPage !== undefined && (opened.own ?? 0) > 0
  // An invoice of another system is not ours to send.
  const resends = isIssued && series === 'own' && main !== 'send'
  return (
    <>
      {main === 'issue' ? <p className="quiet">{said.issueMore}</p> : null}
      <div className="inv-bar">
        {main === 'pay' ? (
          <button type="button" disabled={isSending} onClick={() => hand.pay(true)}>
            {said.pay}
          </button>
        ) : main ? (
          <button
            id={`${scope}send`}
            type="button"
            disabled={isSending}
            onClick={() => void hand.goOn(main)}
          >
            {isSending ? said.sending : said[main]}
          </button>
        ) : null}
        {isIssued && main !== 'pay' ? (
          <Second says={said.pay} isOff={isSending} onPress={() => hand.pay(true)} />
        ) : null}
        {resends ? (
          <Second
            id={`${scope}send`}
            says={opened.isSent ? said.sendAgain : said.send}
            isOff={isSending}
            onPress={() => void hand.goOn('send')}
          />
        ) : null}
        {links ? (
          <Second says={said.copyLink} isOff={isSending} onPress={() => void hand.copyLink()} />
        ) : null}
        {isIssued ? (
          <Second says={said.pdf} isOff={false} onPress={() => void hand.openPdf()} />
        ) : (
          <Second says={said.correct} isOff={isSending} onPress={() => hand.correct(true)} />
        )}
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

/** What is done next. Nothing is offered that cannot be done: an invoice of another system is not ours to send. */
const actionOf = (opened: Opened): Step | 'pay' | undefined => {
  const standing = standingOf(opened.invoice, opened)
  // What nobody sent is sent first, however late it is.
  const step = standing === 'overdue' && !opened.isSent ? 'send' : stepOf(standing)
  if (step && (step !== 'send' || opened.invoice.series === 'own')) return step
  return standing === 'paid' || standing === 'credited' ? undefined : 'pay'
}
