import { formatDate, formatMoney, formatRate } from './format.js'
import type { invoiceWords } from './invoice.words.js'
import type { InvoiceView } from './invoice-view.js'
import { type Flow, frame, type Style } from './kit.js'
import type { Say } from './voice.js'

type Voice = Say<keyof typeof invoiceWords>

const quiet: Style = { size: 7.2, ink: 'quiet' }

/** Apart from the price and smaller than it (arrêté of 17 March 2015 on the display of prices). */
export const drawAdvantage = (flow: Flow, { credit, language }: InvoiceView, say: Voice): void => {
  if (!credit) return
  const data = {
    eligible: formatMoney(credit.eligibleGross, language),
    expected: formatMoney(credit.expected, language),
    rate: formatRate(credit.rate, language),
  }
  flow.ensure(48)
  flow.paragraph(say('advantage'), { ...quiet, bold: true })
  for (const line of [say('credit', data), say('cash')]) flow.paragraph(line, quiet)
  flow.skip(8)
}

/** How and when it is paid, in readable print; then, small, what the law wants said. */
export const drawTerms = (flow: Flow, view: InvoiceView, say: Voice): void => {
  for (const term of termsOf(view, say)) flow.paragraph(term, { size: 8.5 })
  drawMentions(flow, mentionsOf(view, say))
}

const termsOf = (view: InvoiceView, say: Voice): readonly string[] => {
  const { dueOn, issuedOn, language, paymentTerms } = view
  const due =
    dueOn === undefined
      ? undefined
      : dueOn === issuedOn
        ? say('onReceipt')
        : say('payBy', { on: formatDate(dueOn, language) })
  return [due, paymentTerms].filter((one) => one !== undefined)
}

const mentionsOf = (view: InvoiceView, say: Voice): readonly string[] => {
  const { business, language, vatExemptions = [] } = view
  const { mediator } = view.issuer
  const isTaxed = view.lines.some(({ vatRate }) => Number(vatRate) > 0)
  const taxed = isTaxed || !vatExemptions.length
  return [
    ...(business
      ? [
          say('latePenalties', { rate: formatRate(business.latePenalties, language) }),
          business.recoveryFee,
          business.earlyPayment ?? say('noEarlyPayment'),
        ]
      : []),
    view.cesuAccepted ? say('cesu') : undefined,
    ...vatExemptions,
    taxed ? say(view.vatOnReceipts ? 'onReceipts' : 'onDebits') : undefined,
    mediator && !business ? say('mediator', mediator) : undefined,
  ].filter((one) => one !== undefined)
}

/** Small print under a rule, kept together. */
export const drawMentions = (flow: Flow, mentions: readonly string[]): void => {
  const lines = mentions.flatMap((one) => flow.canvas().wrap(one, quiet, frame.width))
  if (!lines.length) return
  flow.ensure(12 + lines.length * 10.1)
  flow.skip(5)
  flow.canvas().rule(frame.left, flow.y(), frame.right)
  flow.skip(3)
  for (const line of lines) flow.paragraph(line, quiet)
}
