import type { CivilDate } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'
import { formatDate, formatPhone } from './format.js'
import { type Flow, frame, type Style } from './kit.js'
import type { Issuer } from './parties.js'
import { voice } from './voice.js'
import { withdrawalWords } from './withdrawal.words.js'

/** What a consumer is told of withdrawing from a contract concluded at a distance or off the premises. */
export interface WithdrawalView {
  readonly language: Language
  readonly issuer: Issuer
  /** What the form names: the quote or the order. */
  readonly number: string
  /** Nobody withdraws from urgent repairs. */
  readonly urgent: boolean
  /** Goods are sold: the days are counted from their reception. */
  readonly goods: boolean
  /** The last day, where it is known. */
  readonly until?: CivilDate | undefined
  /** The words of the function to withdraw online, where there is one. */
  readonly online?: string | undefined
  /** `off-premises`: whether and from when money may be taken. */
  readonly payment: 'at-once' | 'not-for-seven-days' | CivilDate
}

const quiet: Style = { size: 7.2, ink: 'quiet' }

/** The notice on the right to withdraw (article R221-3), small and readable. */
export const drawWithdrawal = (flow: Flow, view: WithdrawalView): void => {
  const say = voice(withdrawalWords, view.language)
  flow.ensure(60)
  flow.paragraph(say('right'), { ...quiet, bold: true, ink: 'text' })
  for (const line of noticeOf(view)) {
    flow.paragraph(line, quiet)
    flow.skip(1.5)
  }
  flow.skip(4)
}

const noticeOf = (view: WithdrawalView): readonly string[] => {
  const { language, issuer, urgent, goods, until, online } = view
  const say = voice(withdrawalWords, language)
  const payment = paymentOf(view)
  if (urgent) return [say('none'), ...payment]
  const { name, email } = issuer
  const phone = formatPhone(issuer.phone, language)
  return [
    [
      say('fourteen'),
      say(goods ? 'fromGoods' : 'fromService'),
      ...(until ? [say('until', { on: formatDate(until, language) })] : []),
    ].join(' '),
    say('how', { name, address: addressOf(issuer), phone, email }),
    ...(online ? [say('online', { first: online })] : []),
    say('effects'),
    [say('early'), say('lost')].join(' '),
    ...payment,
  ]
}

const paymentOf = ({ payment, language }: WithdrawalView): readonly string[] => {
  const say = voice(withdrawalWords, language)
  if (payment === 'at-once') return []
  return payment === 'not-for-seven-days'
    ? [say('sevenDays')]
    : [say('payableFrom', { on: formatDate(payment, language) })]
}

const addressOf = ({ address: { line, postcode, city } }: Issuer): string =>
  `${line}, ${postcode} ${city}`

const formHeight = 232

/** The model form (annexe to article R221-1), to be cut out: on one page. Nothing where nobody may withdraw. */
export const drawWithdrawalForm = (flow: Flow, view: WithdrawalView): void => {
  if (view.urgent) return
  const { language, issuer, number } = view
  const say = voice(withdrawalWords, language)
  const { name, email } = issuer
  const text: Style = { size: 8 }
  flow.skip(8)
  flow.ensure(formHeight)
  flow.canvas().rule(frame.left, flow.y(), frame.right, 'accent', 0.9)
  flow.skip(6)
  flow.paragraph(say('formTitle'), { size: 10, bold: true, ink: 'accent' })
  flow.paragraph(say('formOnly'), { size: 7.2, ink: 'quiet' })
  flow.skip(5)
  flow.paragraph(say('formTo', { name, address: addressOf(issuer), email }), text)
  flow.skip(3)
  flow.paragraph(say('formNotice', { number }), text)
  flow.skip(4)
  for (const key of [
    'formOrdered',
    'formName',
    'formAddress',
    'formSignature',
    'formDate',
  ] as const) {
    flow.skip(key === 'formSignature' ? 4 : 8)
    flow.paragraph(say(key), text)
    flow.skip(key === 'formSignature' ? 16 : 3)
    flow.canvas().rule(frame.left, flow.y(), frame.right)
  }
  flow.skip(5)
  flow.paragraph(say('formDelete'), { size: 7.2, ink: 'quiet' })
}
