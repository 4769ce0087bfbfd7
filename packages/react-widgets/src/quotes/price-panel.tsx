import { filled } from '../kit/filled.js'
import { labelled, money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { QuotePrice } from './read-quotes.js'
import { percentOf } from './typed-line.js'
import { words } from './words.js'

/** A ratio in per cent, as people read it: `5,5 %`, in English `5.5%`. */
export const percent = (rate: string, language: WidgetLanguage): string =>
  language === 'fr' ? `${String(percentOf(rate)).replace('.', ',')} %` : `${percentOf(rate)}%`

interface PanelProps {
  readonly price: Pick<QuotePrice, 'lines' | 'total' | 'groups' | 'credit'>
  readonly language: WidgetLanguage
}

/**
 * What a quote comes to: the price leads, with its VAT by rate; the tax credit stands apart and smaller, with its condition. A price that
 * nobody said yet is not shown as one of 0 (S283).
 */
export const PricePanel = ({ price, language }: PanelProps) => {
  const said = words[language]
  const isOpen = price.lines.some((line) => isIn(line) && line.price === undefined)
  return (
    <div className="panel stack" part="totals">
      <dl className="quo-totals">
        <dt className="price">{said.total}</dt>
        <dd className="price">{isOpen ? said.unpriced : money(price.total, language)}</dd>
        {isOpen ? null : <Taxes price={price} language={language} />}
      </dl>
      {isOpen ? null : <Credit price={price} language={language} />}
    </div>
  )
}

const isIn = ({ optionOf, chosen }: QuotePrice['lines'][number]): boolean =>
  optionOf === undefined || chosen === true

const Taxes = ({ price: { groups }, language }: PanelProps) => {
  const said = words[language]
  const net = groups.reduce((sum, group) => sum + group.net, 0)
  return (
    <>
      <dt>{said.net}</dt>
      <dd>{money(net, language)}</dd>
      {groups.map(({ vatRate, vat, mention }) => (
        <Group
          key={`${vatRate} ${mention ?? ''}`}
          says={mention ?? filled(said.vatAt, { rate: percent(vatRate, language) })}
          vat={money(vat, language)}
        />
      ))}
    </>
  )
}

const Credit = ({ price: { credit }, language }: PanelProps) => {
  const said = words[language]
  if (!credit)
    return (
      <p className="quiet" part="advantage">
        {said.noCredit}
      </p>
    )
  const rate = percent(credit.rate, language)
  const eligible = money(credit.eligibleGross, language)
  const expected = labelled(said.credit, money(credit.expected, language), language)
  return (
    <p className="quiet" part="advantage">
      {`${expected}, ${filled(said.creditMore, { rate, eligible })}`}
    </p>
  )
}

const Group = ({ says, vat }: { readonly says: string; readonly vat: string }) => (
  <>
    <dt>{says}</dt>
    <dd>{vat}</dd>
  </>
)
