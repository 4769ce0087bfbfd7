import { Summary } from '../kit/fields.js'
import type { WidgetLanguage } from '../kit/language.js'
import { YearChoices } from '../kit/year-choices.js'
import { Asking, Running } from './asking.js'
import { type Books, whichOf, yearsOf } from './model.js'
import { saidOf } from './said.js'
import type { AccountingInHand } from './use-accounting.js'
import { words } from './words.js'

interface HeadProps {
  readonly hand: AccountingInHand
  readonly language: WidgetLanguage
}

/** Whose books and which year, when VAT falls due and why, and what is being done. */
export const YearHead = ({ hand, language }: HeadProps) => {
  const said = words[language]
  const { trouble, read, wrong, done, busy, asking } = hand.state
  return (
    <div className="stack" part="year" aria-busy={!read && !trouble}>
      <h2>{said.title}</h2>
      <Choices hand={hand} language={language} />
      <p role="status" className={trouble ? undefined : 'acc-said'}>
        {trouble ?? (done && saidOf(done, language)) ?? (read ? undefined : said.loading)}
      </p>
      <Summary title={said.wrong} problems={wrong} />
      {read ? <p className="panel">{vatSaid(read.books, language)}</p> : null}
      {busy ? <Running state={hand.state} language={language} /> : null}
      {asking && !busy ? <Asking hand={hand} closed={asking} language={language} /> : null}
    </div>
  )
}

/** When VAT falls due and why; or that none does. */
export const vatSaid = ({ seller, vatOn }: Books, language: WidgetLanguage): string => {
  const said = words[language]
  return seller === 'liable' ? said[`vat-${vatOn}`] : said[`vat-${seller}`]
}

const Choices = ({ hand, language }: HeadProps) => {
  const said = words[language]
  const { entities = [], today, busy } = hand.state
  const which = whichOf(hand.state)
  if (!which || !today) return null
  return (
    <YearChoices
      which={which}
      entities={entities}
      years={yearsOf(today, which.year)}
      disabled={busy !== undefined}
      said={said}
      onChoose={hand.choose}
    />
  )
}
