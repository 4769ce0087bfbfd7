import { filled } from '../kit/filled.js'
import { date, money } from '../kit/format.js'
import { dayOf } from '../kit/moment.js'
import type { Right } from './read-quotes.js'
import type { OpenedPart } from './reading.js'
import { words } from './words.js'

/** What follows from an acceptance: who signed, until when one may withdraw and how, what would be owed; or the receipt of a withdrawal. */
export const Agreed = ({ hand, opened, options: { language } }: OpenedPart) => {
  const said = words[language]
  const { quote, right } = opened
  if (!quote.acceptance) return null
  const receipt = hand.state.receipt ?? right?.withdrawal
  if (receipt) return <Received receipt={receipt} language={language} />
  const { signer, at } = quote.acceptance
  return (
    <section className="panel stack" part="agreed">
      <p>{filled(said.signed, { signer, day: dayOf(at, language) })}</p>
      {right ? <RightSaid right={right} language={language} /> : null}
      {right?.status === 'open' ? (
        <button type="button" className="second" onClick={() => hand.begin('withdraw')}>
          {buttonOf(right, 'first', language)}
        </button>
      ) : null}
    </section>
  )
}

interface Said {
  readonly language: OpenedPart['options']['language']
}

/** The words of the law on the two buttons, in French (article D221-5); ours in English, and before the law had any. */
export const buttonOf = (
  { button }: Right,
  which: 'first' | 'confirm',
  language: Said['language'],
): string => {
  const said = words[language]
  const ours = which === 'first' ? said.withdraw : said.confirmWithdraw
  const lawful = language === 'fr' ? button?.[which] : undefined
  return lawful ? `${lawful.charAt(0).toUpperCase()}${lawful.slice(1)}` : ours
}

const RightSaid = ({ right, language }: Said & { readonly right: Right }) => {
  const said = words[language]
  const { status, last, due, payableFrom } = right
  const day = last ? date(last, language, true) : ''
  const isUndated = status === 'open' && !last
  return (
    <>
      <p>{isUndated ? said['right-open-undated'] : filled(said[`right-${status}`], { day })}</p>
      {status === 'open' && due ? <p>{filled(said.due, { due: money(due, language) })}</p> : null}
      {payableFrom ? (
        <p>{filled(said.payableFrom, { day: date(payableFrom, language, true) })}</p>
      ) : null}
    </>
  )
}

const timeIn = { fr: 'fr-FR', en: 'en-GB' } as const

const Received = ({
  receipt,
  language,
}: Said & { readonly receipt: NonNullable<Right['withdrawal']> }) => {
  const said = words[language]
  const { at, due, refundBy } = receipt
  const time = new Intl.DateTimeFormat(timeIn[language], {
    ...{ hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Paris' },
  }).format(new Date(at))
  return (
    <section className="panel stack" part="receipt" role="status">
      <h3>{said.receiptTitle}</h3>
      <p>{filled(said.receipt, { day: dayOf(at, language), time })}</p>
      <p>
        {due ? filled(said.receiptDue, { due: money(due, language) }) : said.receiptNothing}{' '}
        {filled(said.refundBy, { day: date(refundBy, language, true) })}
      </p>
    </section>
  )
}
