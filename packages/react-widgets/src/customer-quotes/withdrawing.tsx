import { filled } from '../kit/filled.js'
import { money } from '../kit/format.js'
import { dayOf } from '../kit/moment.js'
import { buttonOf } from './agreed.js'
import { AnswerForm } from './answer-form.js'
import { aboutOf } from './quote-cards.js'
import type { OpenedPart } from './reading.js'
import { words } from './words.js'

/**
 * The second step of withdrawing: the statement, with who withdraws from what and where the receipt goes; one press confirms it (Code de la
 * consommation, articles L221-21 and D221-5).
 */
export const Withdrawing = (told: OpenedPart) => {
  const {
    hand,
    opened,
    who,
    options: { language },
  } = told
  const said = words[language]
  const { quote, right } = opened
  if (!right || !quote.acceptance) return null
  const { at } = quote.acceptance
  const day = dayOf(at, language)
  return (
    <AnswerForm
      told={told}
      part="withdrawing"
      title={said.withdrawTitle}
      confirm={buttonOf(right, 'confirm', language)}
      send={hand.withdraw}
    >
      <p className="panel">
        {filled(said.statement, { name: who.name, what: aboutOf(quote), day })}
      </p>
      {right.due ? <p>{filled(said.due, { due: money(right.due, language) })}</p> : null}
      <p>{who.email ? filled(said.receiptTo, { email: who.email }) : said.receiptHere}</p>
    </AnswerForm>
  )
}
