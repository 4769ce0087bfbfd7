import { Money } from '../shared/money.js'
import { certificateWords } from './certificate.words.js'
import type { CertificateView, CertifiedIntervention } from './certificate-view.js'
import { drawFigures, type Figure } from './figures.js'
import { formatDate, formatMinutes, formatMoney, formatMonth, formatShortDate } from './format.js'
import { type Flow, frame, type Style } from './kit.js'
import { type Letter, renderLetter } from './letterhead.js'
import { preparePdf } from './prepared.js'
import { drawTable, type Row } from './table.js'
import { type Say, voice } from './voice.js'

export type { CertificateView, CertifiedIntervention } from './certificate-view.js'

type Voice = Say<keyof typeof certificateWords>

/**
 * The annual certificate as a PDF file: gross and net, the way from one to the other, every visit with monthly
 * subtotals, the mentions of article D7233-4 of the Code du travail. Same view, same bytes.
 * @throws {RangeError} when the activities do not make the gross amount, or the deductions do not lead to the net.
 */
export const renderCertificate = async (view: CertificateView): Promise<Uint8Array> => {
  assertAddsUp(view)
  const say = voice(certificateWords, view.language)
  return renderLetter(await preparePdf(), letterOf(view, say), (flow) => {
    drawHeading(flow, view, say)
    drawFigures(flow, figuresOf(view, say), view.language)
    drawAccounts(flow, view, say)
    drawApart(flow, view, say)
    drawInterventions(flow, view, say)
    drawMentions(flow, view, say)
  })
}

const assertAddsUp = ({
  number,
  paidGross,
  paidNet,
  byActivity,
  ...view
}: CertificateView): void => {
  const parts = Money.sum([paidNet, view.prepaidCesu, view.aids, view.advance])
  const activities = Money.sum(byActivity.map(({ amount }) => amount))
  if (parts !== paidGross || activities !== paidGross)
    throw new RangeError(`${number} does not add up`)
}

const letterOf = (view: CertificateView, say: Voice): Letter => {
  const { language, number, issuedOn, issuer, customer } = view
  const accounts = view.debitedAccounts ?? []
  const facts = [
    { label: say('number'), value: number },
    { label: say('issued'), value: formatDate(issuedOn, language) },
    { label: say('year'), value: String(view.year) },
    ...(customer.reference ? [{ label: say('reference'), value: customer.reference }] : []),
    ...accounts.map((value) => ({ label: say('accounts'), value })),
  ]
  return { language, title: say('title'), number, issuedOn, issuer, customer, facts }
}

const drawHeading = (flow: Flow, view: CertificateView, say: Voice): void => {
  const year = String(view.year)
  flow.paragraph(say('heading', { year }), { size: 18, bold: true, ink: 'accent' })
  flow.skip(1)
  flow.paragraph(say('basis'), { size: 8, ink: 'quiet' })
  if (view.replaces)
    flow.paragraph(say('replaces', { number: view.replaces }), { size: 9, bold: true })
  flow.skip(4)
  flow.paragraph(say('statement', statementOf(view, say)), { size: 9 })
  flow.skip(8)
}

const statementOf = (view: CertificateView, say: Voice): Readonly<Record<string, string>> => {
  const { issuer, language, customer, beneficiary = customer } = view
  const { approval } = issuer
  return {
    representative: issuer.representative,
    name: issuer.name,
    sap: issuer.sapNumber,
    on: formatDate(issuer.declaredOn, language),
    approval: approval
      ? say('approval', { number: approval.number, on: formatDate(approval.on, language) })
      : '',
    beneficiary: [beneficiary.name, ...beneficiary.address].join(', '),
    year: String(view.year),
  }
}

/** Gross as the tax return asks for it, net as the administration words the certificate: both, always. */
const figuresOf = (view: CertificateView, say: Voice): readonly Figure[] => [
  { label: say('gross', { year: String(view.year) }), amount: view.paidGross },
  { label: say('net'), amount: view.paidNet },
]

/** Side by side: the way from gross to net, and the amounts by activity. */
const drawAccounts = (flow: Flow, view: CertificateView, say: Voice): void => {
  const money = (amount: Money): string => formatMoney(amount, view.language)
  const gutter = 18
  const width = (frame.width - gutter) / 2
  const columns = (title: string) =>
    [
      { title, width: width - 74 },
      { title: say('amount'), width: 74, align: 'right' },
    ] as const
  const ladder = { columns: columns(say('ladder')), rows: ladderOf(view, say) }
  const activities: readonly Row[] = [
    ...view.byActivity.map(({ activity, label, amount }) => ({
      cells: [`${label}\u00a0(${activity})`, money(amount)],
    })),
    {
      cells: [say('total'), money(Money.sum(view.byActivity.map(({ amount }) => amount)))],
      tone: 'sum',
    },
  ]
  flow.ensure(120)
  const [top, page] = [flow.y(), flow.pages().length]
  drawTable(flow, ladder)
  const left = flow.y()
  flow.moveTo(top)
  drawTable(flow, {
    x: frame.left + width + gutter,
    columns: columns(say('activities')),
    rows: activities,
  })
  const turned = flow.pages().length > page
  flow.moveTo((turned ? flow.y() : Math.max(left, flow.y())) + 5)
}

const ladderOf = (view: CertificateView, say: Voice): readonly Row[] => {
  const money = (amount: Money): string => formatMoney(amount, view.language)
  return [
    { cells: [say('gross', { year: String(view.year) }), money(view.paidGross)] },
    { cells: [say('cesu'), money(Money.negate(view.prepaidCesu))] },
    { cells: [say('aids'), money(Money.negate(view.aids))] },
    { cells: [say('advance'), money(Money.negate(view.advance))] },
    { cells: [say('net'), money(view.paidNet)], tone: 'sum' },
  ]
}

const drawApart = (flow: Flow, view: CertificateView, say: Voice): void => {
  const amounts = [
    [say('ineligible'), view.ineligiblePaid],
    [say('cash'), view.paidInCash],
  ] as const
  const shown = amounts.filter(([, amount]) => amount !== 0)
  if (!shown.length) return
  flow.ensure(40)
  flow.paragraph(say('apart'), { size: 7.5, ink: 'quiet' })
  const parts = shown.map(([label, amount]) =>
    say('apartAmount', { label, amount: formatMoney(amount, view.language) }),
  )
  flow.paragraph(parts.join('   '), { size: 8 })
  flow.skip(6)
}

const drawInterventions = (flow: Flow, view: CertificateView, say: Voice): void => {
  if (!view.interventions.length) return
  flow.ensure(80)
  flow.paragraph(say('interventions'), { size: 9.5, bold: true })
  flow.skip(2)
  drawTable(flow, {
    columns: [
      { title: say('date'), width: 190 },
      { title: say('worker'), width: 90 },
      { title: say('workerName'), width: frame.width - 350 },
      { title: say('duration'), width: 70, align: 'right' },
    ],
    rows: [...monthly(view, say), sumOf(say('total'), view.interventions, say)],
  })
  flow.skip(10)
}

/** The visits in order, each month closed by its subtotal, which never starts a page. */
const monthly = (view: CertificateView, say: Voice): readonly Row[] => {
  const visits = view.interventions.toSorted(byDate)
  const months = [...new Set(visits.map(monthOf))]
  return months.flatMap((month) => {
    const shown = visits.filter((visit) => monthOf(visit) === month)
    const rows = shown.map((visit, i) => ({
      cells: cellsOf(visit),
      ...(visit.orderLine && { note: say('order', { line: visit.orderLine }) }),
      withNext: i === shown.length - 1,
    }))
    const title = shown.slice(0, 1).map(({ date }) => formatMonth(date, view.language))
    const last = month === months.at(-1)
    return [...rows, { ...sumOf(title.join(''), shown, say), withNext: last }]
  })
}

const byDate = (a: CertifiedIntervention, b: CertifiedIntervention): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : 0

const monthOf = ({ date }: CertifiedIntervention): string => date.slice(0, 7)

const cellsOf = ({ date, worker, workerName, minutes }: CertifiedIntervention) => [
  formatShortDate(date),
  worker,
  workerName,
  formatMinutes(minutes),
]

const sumOf = (label: string, visits: readonly CertifiedIntervention[], say: Voice): Row => ({
  cells: [
    label,
    '',
    visits.length === 1 ? say('visit') : say('visits', { count: String(visits.length) }),
    formatMinutes(visits.reduce((sum, { minutes }) => sum + minutes, 0)),
  ],
  tone: 'sum',
})

/** The place and date, the signatory and the mentions stay together. */
const drawMentions = (flow: Flow, view: CertificateView, say: Voice): void => {
  const on = formatDate(view.issuedOn, view.language)
  const signed = [say('done', { city: view.issuer.address.city, on }), view.issuer.representative]
  const mentions = [say('paidInYear', { year: String(view.year) }), say('deduct'), say('ownCesu')]
  const style: Style = { size: 7, ink: 'quiet' }
  const lines = mentions.flatMap((mention) => flow.canvas().wrap(mention, style, frame.width))
  flow.ensure(signed.length * 12 + 10 + lines.length * 9.1)
  for (const line of signed) flow.paragraph(line, { size: 8.5, bold: line === signed.at(-1) })
  flow.skip(6)
  flow.canvas().rule(frame.left, flow.y(), frame.right)
  flow.skip(3)
  for (const line of lines) flow.paragraph(line, style, { leading: 1.3 })
}
