import { useContext } from 'react'
import { Scope, useFocus } from '../kit/fields.js'
import { filled } from '../kit/filled.js'
import { date, money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { Question } from './model.js'
import { meantSaid } from './said.js'
import type { DebitsInHand } from './use-debits.js'
import { words } from './words.js'

/** What a question asks, what follows, and what its yes is called. */
const asked = (question: Question, isElsewhere: boolean, language: WidgetLanguage) => {
  const said = words[language]
  switch (question.of) {
    case 'prepare': {
      const places = { count: question.count, total: money(question.total, language) }
      return {
        title: filled(said.prepareTitle, places),
        more: isElsewhere ? said.prepareMoreElsewhere : said.prepareMore,
        yes: isElsewhere ? said.prepareElsewhere : said.prepare,
      }
    }
    case 'send': {
      const { collectOn, total, debits } = question.batch
      const places = {
        on: date(collectOn, language, true),
        ...{ count: debits.length, total: money(total, language) },
      }
      return {
        title: filled(said.sendTitle, places),
        more: filled(said.sendMore, places),
        yes: filled(said.sendYes, places),
      }
    }
    case 'cancel': {
      const on = date(question.batch.collectOn, language, true)
      return {
        ...{ title: filled(said.cancelTitle, { on }), more: said.cancelMore },
        yes: said.cancelYes,
      }
    }
    case 'match': {
      const { meant } = question.parked
      const one = meant.find(({ debit }) => debit === question.debit)
      return {
        title: filled(said.matchTitle, { meant: one ? meantSaid(one, language) : '' }),
        ...{ more: said.matchMore, yes: said.matchYes },
      }
    }
    case 'dismiss': {
      const name = question.parked.item.said.name ?? said.saidNoName
      return {
        title: filled(said.dismissTitle, { name }),
        ...{ more: said.dismissMore, yes: said.dismissYes },
      }
    }
  }
}

/** What cannot be taken back is asked with its name, and with what follows. */
export const Asking = ({
  hand,
  question,
  language,
}: {
  readonly hand: DebitsInHand
  readonly question: Question
  readonly language: WidgetLanguage
}) => {
  const scope = useContext(Scope)
  const isElsewhere = hand.state.read?.creditor?.settings.announced === 'elsewhere'
  const { title, more, yes } = asked(question, isElsewhere, language)
  const heading = useFocus<HTMLHeadingElement>(title)
  return (
    <section className="panel stack">
      <h3 tabIndex={-1} ref={heading}>
        {title}
      </h3>
      <p>{more}</p>
      <div className="deb-bar">
        <button id={`${scope}send`} type="button" onClick={() => void hand.confirm()}>
          {yes}
        </button>
        <button type="button" className="second" onClick={() => hand.ask(undefined)}>
          {words[language].notNow}
        </button>
      </div>
    </section>
  )
}
