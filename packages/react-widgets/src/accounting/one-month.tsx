import { Fragment, useContext } from 'react'
import { Scope, Summary, useFocus } from '../kit/fields.js'
import { filled } from '../kit/filled.js'
import { money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import { dayOf } from '../kit/moment.js'
import { Asking, Running } from './asking.js'
import { type BooksMonth, lastDayOf, reportOf, type SalesReport, type YearRead } from './model.js'
import { saidOf } from './said.js'
import { Standing } from './standing.js'
import type { AccountingInHand } from './use-accounting.js'
import { daySaid, monthSaid, rateSaid, words } from './words.js'

interface OneProps {
  readonly hand: AccountingInHand
  readonly month: BooksMonth
  readonly read: YearRead
  readonly language: WidgetLanguage
}

/** One month: what it comes to, its closing, its files, and what was reported of it. */
export const OneMonth = ({ hand, month, read, language }: OneProps) => {
  const said = words[language]
  const { done, wrong, asking, busy, trouble } = hand.state
  const heading = useFocus<HTMLHeadingElement>(`${month.month} ${month.state}`)
  return (
    <article className="stack" part="month">
      <button type="button" className="second" onClick={hand.shut}>
        {said.back}
      </button>
      <h2 tabIndex={-1} ref={heading}>
        {monthSaid(month.month, language)}
      </h2>
      <p role="status" className={trouble ? undefined : 'acc-said'}>
        {trouble ?? (done && saidOf(done, language))}
      </p>
      <Summary title={said.wrong} problems={wrong} />
      <p>
        <Standing of={month.state} said={said} />
      </p>
      <section className="panel stack">
        <h3>{said.figures}</h3>
        <Figures month={month} language={language} />
      </section>
      {busy ? <Running state={hand.state} language={language} /> : null}
      {asking && !busy ? <Asking hand={hand} closed={asking} language={language} /> : null}
      {read.reports ? (
        <>
          <Closing hand={hand} month={month} read={read} language={language} />
          <Exports hand={hand} month={month} language={language} />
          <Reporting hand={hand} month={month} reports={read.reports} language={language} />
        </>
      ) : (
        <p className="quiet">{said.readsOnly}</p>
      )}
    </article>
  )
}

const Figures = ({ month, language }: Pick<OneProps, 'month' | 'language'>) => {
  const said = words[language]
  const { sales, receipts, rates, vat } = month
  return (
    <>
      <dl className="acc-figures">
        <dt>{said.sales}</dt>
        <dd>{money(sales, language)}</dd>
        <dt>{said.receipts}</dt>
        <dd>{money(receipts, language)}</dd>
        {rates.map((one) => {
          const rate = rateSaid(one.rate, language)
          return (
            <Fragment key={one.rate}>
              <dt className="quiet">{filled(said.base, { rate })}</dt>
              <dd className="quiet">{money(one.base, language)}</dd>
              <dt>{filled(said.vatAt, { rate })}</dt>
              <dd>{money(one.vat, language)}</dd>
            </Fragment>
          )
        })}
        {rates.length ? (
          <>
            <dt className="price">{said.vat}</dt>
            <dd className="price">{money(vat, language)}</dd>
          </>
        ) : null}
      </dl>
      {rates.length ? null : <p className="quiet">{said.vatNothing}</p>}
    </>
  )
}

/** Whether it can be closed, or why not. */
const Closing = ({ hand, month: { month, state }, read, language }: OneProps) => {
  const scope = useContext(Scope)
  const said = words[language]
  const { nextMonth } = read.books
  const name = monthSaid(month, language)
  const { asking, busy } = hand.state
  const mayClose = state === 'open' && month === nextMonth
  const why = () => {
    if (state === 'closed') return said.closedMonth
    if (state === 'ahead') return said.aheadMonth
    if (state === 'running') return filled(said.runningMonth, { from: dayAfter(month, language) })
    if (!nextMonth) return said.nothingToClose
    return mayClose ? undefined : filled(said.nextFirst, { next: monthSaid(nextMonth, language) })
  }
  return (
    <section className="stack">
      <h3>{said.closing}</h3>
      {mayClose ? null : <p>{why()}</p>}
      {mayClose && !asking ? (
        <button
          id={`${scope}send`}
          type="button"
          aria-disabled={busy !== undefined}
          onClick={() => hand.ask({ period: 'month', of: month })}
        >
          {filled(said.close, { name })}
        </button>
      ) : null}
    </section>
  )
}

const dayAfter = (month: string, language: WidgetLanguage): string => {
  const last = Date.parse(`${lastDayOf(month)}T00:00:00Z`)
  return daySaid(new Date(last + 86_400_000).toISOString().slice(0, 10), language)
}

const Exports = ({ hand, month: { state }, language }: Omit<OneProps, 'read'>) => {
  const said = words[language]
  const isBusy = hand.state.busy !== undefined
  return (
    <section className="stack">
      <h3>{said.exports}</h3>
      {state === 'closed' ? (
        <>
          <p className="quiet">{said.entriesMore}</p>
          <button
            type="button"
            className="second"
            aria-disabled={isBusy}
            onClick={() => void hand.save('entries')}
          >
            {said.entries}
          </button>
          <p className="quiet">{said.archiveMore}</p>
          <button
            type="button"
            className="second"
            aria-disabled={isBusy}
            onClick={() => void hand.save('archive')}
          >
            {said.archive}
          </button>
        </>
      ) : (
        <p>{said.exportsWait}</p>
      )}
    </section>
  )
}

const Reporting = ({
  hand,
  month: { month, state },
  reports,
  language,
}: Omit<OneProps, 'read'> & { readonly reports: readonly SalesReport[] }) => {
  const said = words[language]
  const report = reportOf(reports, month)
  const isOver = state === 'open' || state === 'closed'
  return (
    <section className="stack">
      <h3>{said.reporting}</h3>
      <p>
        {report ? reportSaid(report, language) : isOver ? said['report-none'] : said.reportWait}
      </p>
      {isOver ? (
        <button
          type="button"
          className="second"
          aria-disabled={hand.state.busy !== undefined}
          onClick={() => void hand.report()}
        >
          {report ? said.reportAgain : filled(said.report, { name: monthSaid(month, language) })}
        </button>
      ) : null}
    </section>
  )
}

/** Where a report stands: which edition, since when, and by what reference. */
export const reportSaid = (
  { status, edition, at, transmittedAt, reference = '' }: SalesReport,
  language: WidgetLanguage,
): string =>
  filled(words[language][`report-${status}`], {
    ...{ edition, reference, at: dayOf(transmittedAt ?? at, language) },
  })
