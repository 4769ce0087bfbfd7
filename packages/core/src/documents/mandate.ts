import { formatDate, formatMoney } from './format.js'
import { type Flow, frame } from './kit.js'
import { type Fact, type Letter, renderLetter } from './letterhead.js'
import { mandateWords } from './mandate.words.js'
import type { MandateView } from './mandate-view.js'
import { preparePdf } from './prepared.js'
import { type Say, voice } from './voice.js'

type Voice = Say<keyof typeof mandateWords>

/**
 * A mandate (mandat de prélèvement SEPA) as a PDF file: what was signed, by whom and when; of the account, its last four characters (S109).
 * Same view, same bytes.
 */
export const renderMandate = async (view: MandateView): Promise<Uint8Array> => {
  const say = voice(mandateWords, view.language)
  return renderLetter(await preparePdf(), letterOf(view, say), (flow) => {
    const creditor = view.issuer.name
    flow.paragraph(say('title'), { size: 18, bold: true, ink: 'accent' })
    flow.paragraph(say('number', { reference: view.signed.reference }), { size: 8.5, ink: 'quiet' })
    flow.skip(12)
    flow.paragraph(say('leave', { creditor }), { size: 9.5 })
    flow.skip(6)
    flow.paragraph(say('right'), { size: 9.5 })
    flow.skip(14)
    drawTerms(flow, termsOf(view, say))
    flow.skip(14)
    drawSignature(flow, view, say)
  })
}

const letterOf = (view: MandateView, say: Voice): Letter => {
  const { language, issuer, customer, signed, signedOn } = view
  const facts = [
    { label: say('signedOn'), value: formatDate(signedOn, language) },
    ...(customer.reference ? [{ label: say('customerReference'), value: customer.reference }] : []),
  ]
  const number = signed.reference
  return { language, title: say('title'), number, issuedOn: signedOn, issuer, customer, facts }
}

const termsOf = ({ language, issuer, signed }: MandateView, say: Voice): readonly Fact[] => {
  const { reference, creditorIdentifier, kind, debtor, account, terms } = signed
  const { line, postcode, city } = issuer.address
  const { monthly, day, noticeDays } = terms
  const ending = { country: account.country, end: account.lastFour }
  return [
    { label: say('reference'), value: reference },
    { label: say('creditor'), value: `${issuer.name}, ${line}, ${postcode} ${city}` },
    { label: say('identifier'), value: creditorIdentifier },
    { label: say('debtor'), value: debtor.name },
    { label: say('account'), value: say('ending', ending) },
    { label: say('kind'), value: say(kind) },
    ...(monthly
      ? [
          {
            label: say('monthly'),
            value: say('atMost', { amount: formatMoney(monthly, language) }),
          },
        ]
      : []),
    ...(day ? [{ label: say('day'), value: say('ofMonth', { day: String(day) }) }] : []),
    ...(noticeDays
      ? [{ label: say('notice'), value: say('noticeDays', { days: String(noticeDays) }) }]
      : []),
  ]
}

const labelWidth = 130

const drawTerms = (flow: Flow, terms: readonly Fact[]): void => {
  const box = { x: frame.left + labelWidth, width: frame.width - labelWidth }
  for (const { label, value } of terms) {
    flow.ensure(30)
    flow.canvas().rule(frame.left, flow.y(), frame.right)
    flow.skip(4)
    flow.canvas().text(frame.left, flow.y() + 12.5, label, { size: 8.5, ink: 'quiet' })
    flow.paragraph(value, { size: 9.5, bold: true }, box)
    flow.skip(5)
  }
  flow.canvas().rule(frame.left, flow.y(), frame.right)
}

const drawSignature = (
  flow: Flow,
  { language, signedBy, signedOn, seal }: MandateView,
  say: Voice,
) => {
  flow.ensure(70)
  const date = formatDate(signedOn, language)
  flow.paragraph(say('signature'), { size: 11, bold: true, ink: 'accent' })
  flow.skip(3)
  flow.paragraph(say('signedBy', { name: signedBy, date }), { size: 9.5 })
  flow.paragraph(say('seal', { seal }), { size: 7.2, ink: 'quiet' })
}
