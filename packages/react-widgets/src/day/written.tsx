import { duration, money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import { dayOf } from '../kit/moment.js'
import type { Report, Stop } from './stops.js'
import { words } from './words.js'

interface WrittenProps {
  readonly stop: Stop
  readonly language: WidgetLanguage
  /** Prices are shown only where they may be seen (S283). */
  readonly hidesPrices: boolean
}

/** The report as it is written, and as it was signed. */
export const Written = ({ stop: { report }, language, hidesPrices }: WrittenProps) => {
  const said = words[language]
  if (!report) return null
  const priceOf = (price: number | undefined): string =>
    price === undefined ? said.noPriceYet : money(price, language)
  return (
    <div className="panel stack" part="report">
      <h3>{said.reportTitle}</h3>
      <p className="day-text">{report.text}</p>
      {report.source === 'voice' ? <p className="quiet">{said.voiced}</p> : null}
      <p>{duration(report.minutesWorked)}</p>
      {report.parts.length ? (
        <ul>
          {report.parts.map(({ label, quantity, price }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two parts may say the same
            <li key={i}>{`${quantity} × ${label}${hidesPrices ? '' : ` (${priceOf(price)})`}`}</li>
          ))}
        </ul>
      ) : null}
      <Signature report={report} language={language} />
    </div>
  )
}

const Signature = ({
  report: { signedBy, signedAt, signature },
  language,
}: {
  readonly report: Report
  readonly language: WidgetLanguage
}) => {
  const said = words[language]
  if (signedBy === null || signedAt === null) return null
  return (
    <>
      <p>{`${said.signed} ${signedBy}, ${said.signedOn} ${dayOf(signedAt, language)}`}</p>
      {signature?.drawing ? (
        <svg
          className="day-drawn"
          part="signature"
          viewBox="0 0 1000 400"
          role="img"
          aria-label={`${said.drawnBy} ${signedBy}`}
        >
          <path d={signature.drawing} />
        </svg>
      ) : null}
      {signature && !signature.intact ? <p className="wrong">{said.notIntact}</p> : null}
    </>
  )
}
