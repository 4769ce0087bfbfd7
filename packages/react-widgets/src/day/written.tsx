import { duration, money } from '../kit/format.js'
import type { Stop } from './stops.js'
import type { DayOptions } from './use-day.js'
import { words } from './words.js'

/** The report as it is written; prices only where they may be seen (S283). */
export const Written = ({
  stop: { report },
  options: { language, hidePrices },
}: {
  readonly stop: Stop
  readonly options: Pick<DayOptions, 'language' | 'hidePrices'>
}) => {
  const said = words[language]
  if (!report) return null
  return (
    <div className="panel stack" part="report">
      <h3>{said.reportTitle}</h3>
      <p className="day-text">{report.text}</p>
      <p>{duration(report.minutesWorked)}</p>
      {report.parts.length ? (
        <ul>
          {report.parts.map(({ label, quantity, price }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two parts may say the same
            <li key={i}>
              {quantity} × {label}
              {hidePrices ? null : ` (${money(price, language)})`}
            </li>
          ))}
        </ul>
      ) : null}
      {report.signedBy ? (
        <p>
          {said.signed} {report.signedBy}
        </p>
      ) : null}
    </div>
  )
}
