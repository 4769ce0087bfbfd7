import { useContext } from 'react'
import { Scope, Summary, useFocus } from '../kit/fields.js'
import { date, duration, money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import { type InvoiceLine, openingCredit, percentOf } from './lines.js'
import { type Opened, type Step, standingOf, stepOf } from './model.js'
import { Standing } from './standing.js'
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
  const { done, wrong } = hand.state
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
        {done && (done === 'send' ? `${said['done-send']} ${name}.` : said[`done-${done}`])}
      </p>
      <Summary title={said.wrong} problems={wrong} />
      <p>
        <Standing of={standing} language={language} />
        {invoice.issuedOn
          ? `, ${said.issuedOn.toLowerCase()} ${date(invoice.issuedOn, language, true)}`
          : null}
      </p>
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
              <td className="inv-number">{unitOf(line, language)}</td>
              <td className="inv-number">{percent(line.vatRate, language)}</td>
              <td className="inv-number">{money(line.gross, language)}</td>
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

const Totals = ({
  opened: { invoice, due },
  language,
}: {
  readonly opened: Opened
  readonly language: WidgetLanguage
}) => {
  const said = words[language]
  const credit = openingCredit(invoice)
  return (
    <div className="panel stack" part="totals">
      <dl className="inv-totals">
        <dt className="price">{said.gross}</dt>
        <dd className="price">{money(invoice.gross, language)}</dd>
        <dt>{said.net}</dt>
        <dd>{money(invoice.net, language)}</dd>
        <dt>{said.vatTotal}</dt>
        <dd>{money(invoice.vat, language)}</dd>
        <Owed says={said.credited} cents={invoice.credited || undefined} language={language} />
        <Owed says={said.due} cents={due} language={language} />
      </dl>
      <p className="quiet" part="advantage">
        {credit ? `${said.credit} : ${money(credit, language)}.` : said.noCredit}
      </p>
    </div>
  )
}

const Owed = ({
  says,
  cents,
  language,
}: {
  readonly says: string
  readonly cents: number | undefined
  readonly language: WidgetLanguage
}) =>
  cents === undefined ? null : (
    <>
      <dt>{says}</dt>
      <dd>{money(cents, language)}</dd>
    </>
  )

const Actions = ({ hand, opened, options }: OneProps) => {
  const scope = useContext(Scope)
  const said = words[options.language]
  const { invoice } = opened
  const { isSending } = hand.state
  const step = actionOf(opened)
  return (
    <>
      {step === 'issue' ? <p className="quiet">{said.issueMore}</p> : null}
      <div className="inv-bar">
        {step ? (
          <button
            id={`${scope}send`}
            type="button"
            disabled={isSending}
            onClick={() => void hand.goOn(step)}
          >
            {isSending ? said.sending : said[step]}
          </button>
        ) : null}
        {invoice.status === 'issued' ? (
          <button type="button" className="second" onClick={() => void hand.openPdf()}>
            {said.pdf}
          </button>
        ) : (
          <button
            type="button"
            className="second"
            disabled={isSending}
            onClick={() => hand.correct(true)}
          >
            {said.correct}
          </button>
        )}
      </div>
    </>
  )
}

/** Nothing is offered that cannot be done: an invoice of another system is not ours to send. */
const actionOf = (opened: Opened): Step | undefined => {
  const step = stepOf(standingOf(opened.invoice, opened))
  if (step !== 'send') return step
  return opened.invoice.series === 'own' ? step : undefined
}
