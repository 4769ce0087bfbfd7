import type { CivilDate } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'
import { Money } from '../shared/money.js'
import { certificateWords } from './certificate.words.js'
import { formatDate, formatMinutes, formatMoney, formatMonth, formatShortDate } from './format.js'
import { type Flow, frame, type Style } from './kit.js'
import { type Letter, renderLetter } from './letterhead.js'
import type { Addressee, DocumentCustomer, Issuer } from './parties.js'
import { preparePdf } from './pdf-file.js'
import { drawTable, type Row } from './table.js'
import { type Say, voice } from './words.js'

/** One visit, as the certificate lists it. */
export interface CertifiedIntervention {
  readonly date: CivilDate
  /** Whole minutes. */
  readonly minutes: number
  /** The worker's number in the staff register, as printed (`W09`). */
  readonly worker: string
  readonly workerName: string
}

/** All that an annual certificate (attestation fiscale annuelle) prints. Amounts in cents, tax included. */
export interface CertificateView {
  readonly language: Language
  readonly number: string
  /** The calendar year of the payments. */
  readonly year: number
  readonly issuedOn: CivilDate
  readonly issuer: Issuer
  readonly customer: DocumentCustomer
  /** Who received the services, when it is not the customer who paid. */
  readonly beneficiary?: Addressee | undefined
  /** The bank accounts debited, written as they may be shown. */
  readonly debitedAccounts?: readonly string[] | undefined
  readonly paidGross: Money
  readonly prepaidCesu: Money
  readonly aids: Money
  readonly advance: Money
  readonly paidNet: Money
  /** Shown apart: they open no right and are not in the amounts above. */
  readonly ineligiblePaid: Money
  readonly paidInCash: Money
  readonly byActivity: readonly {
    /** An item of article D7231-1 (`II-5`). */
    readonly activity: string
    readonly label: string
    readonly amount: Money
  }[]
  readonly interventions: readonly CertifiedIntervention[]
  /** The number of the certificate that this one corrects. */
  readonly replaces?: string | undefined
}

type Voice = Say<keyof typeof certificateWords>

/**
 * The annual certificate as a PDF file: gross and net, the way from one to the other, every visit with monthly
 * subtotals, the mentions of article D7233-4 of the Code du travail. Same view, same bytes.
 */
export const renderCertificate = async (view: CertificateView): Promise<Uint8Array> => {
  const say = voice(certificateWords, view.language)
  return renderLetter(await preparePdf(), letterOf(view, say), (flow) => {
    drawHeading(flow, view, say)
    drawFigures(flow, view, say)
    drawAccounts(flow, view, say)
    drawApart(flow, view, say)
    drawInterventions(flow, view, say)
    drawMentions(flow, view, say)
  })
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

/** The two figures people look for, in one box: gross as the tax return asks, net as the official page words it. */
const drawFigures = (flow: Flow, view: CertificateView, say: Voice): void => {
  const [height, half] = [48, frame.width / 2]
  flow.ensure(height + 20)
  const canvas = flow.canvas()
  canvas.box(frame.left, flow.y(), frame.width, height)
  const figures = [
    [say('gross', { year: String(view.year) }), view.paidGross],
    [say('net'), view.paidNet],
  ] as const
  for (const [i, [label, amount]] of figures.entries()) {
    const x = frame.left + 14 + i * half
    canvas.text(x, flow.y() + 17, label, { size: 8.5, ink: 'quiet' })
    const shown = formatMoney(amount, view.language)
    canvas.text(x, flow.y() + 38, shown, { size: 18, bold: true, ink: 'accent' })
  }
  flow.skip(height + 6)
}

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
      { title: say('date'), width: 150 },
      { title: say('worker'), width: 90 },
      { title: say('workerName'), width: frame.width - 310 },
      { title: say('duration'), width: 70, align: 'right' },
    ],
    rows: [...monthly(view, say), sumOf(say('total'), view.interventions, say)],
  })
  flow.skip(10)
}

/** The visits in order, each month closed by its subtotal, which never starts a page. */
const monthly = (view: CertificateView, say: Voice): readonly Row[] => {
  const visits = view.interventions.toSorted((a, b) => a.date.localeCompare(b.date))
  const months = [...new Set(visits.map(monthOf))]
  return months.flatMap((month) => {
    const shown = visits.filter((visit) => monthOf(visit) === month)
    const rows = shown.map((visit, i) => ({
      cells: cellsOf(visit),
      withNext: i === shown.length - 1,
    }))
    const title = shown.slice(0, 1).map(({ date }) => formatMonth(date, view.language))
    const last = month === months.at(-1)
    return [...rows, { ...sumOf(title.join(''), shown, say), withNext: last }]
  })
}

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
