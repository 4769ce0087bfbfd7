import { filled } from '../kit/filled.js'
import { money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { Preview } from './typed-quote.js'
import { words } from './words.js'

/** Whether the law wants a quote before the order, and why. */
export const Need = ({
  need,
  language,
}: {
  readonly need: Preview['need']
  readonly language: WidgetLanguage
}) => (
  <p part="need">
    <strong>{words[language].needTitle}</strong> {needSaid(need, language)}
  </p>
)

/** The same in one sentence. */
export const needSaid = (
  { needed, because, monthly, threshold, priceOpen }: Preview['need'],
  language: WidgetLanguage,
): string => {
  const said = words[language]
  const amounts = {
    monthly: money(monthly, language),
    threshold: threshold === undefined ? '' : money(threshold, language),
  }
  if (needed && because) return filled(said[`need-${because}`], amounts)
  if (priceOpen) return said['need-open']
  return monthly && threshold ? filled(said['need-none'], amounts) : said['need-out']
}
