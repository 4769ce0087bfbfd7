import { labelled, money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import { openingCredit } from './lines.js'
import { type Opened, paidOf } from './model.js'
import { words } from './words.js'

/** What an invoice comes to, what was received of it and what is owed; what opens the tax credit stands apart and smaller. */
export const Totals = ({
  opened,
  language,
}: {
  readonly opened: Opened
  readonly language: WidgetLanguage
}) => {
  const said = words[language]
  const { invoice, due, credit } = opened
  const opening = openingCredit(invoice)
  const amount = (says: string, cents: number | undefined) => (
    <Amount says={says} cents={cents} language={language} />
  )
  return (
    <div className="panel stack" part="totals">
      <dl className="inv-totals">
        <dt className="price">{said.gross}</dt>
        <dd className="price">{money(invoice.gross, language)}</dd>
        {amount(said.net, invoice.net)}
        {amount(said.vatTotal, invoice.vat)}
        {amount(said.credited, invoice.credited || undefined)}
        {amount(said.paid, paidOf(opened))}
        {amount(said.due, due)}
        {amount(said.overpaid, credit || undefined)}
      </dl>
      <p className="quiet" part="advantage">
        {opening ? `${labelled(said.credit, money(opening, language), language)}.` : said.noCredit}
      </p>
    </div>
  )
}

const Amount = ({
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
