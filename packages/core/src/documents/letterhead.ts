import type { CivilDate } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'
import { formatDate, formatMoney, formatPhone, formatSiren } from './format.js'
import { type Canvas, type Flow, flowOf, frame, mm } from './kit.js'
import { letterheadWords } from './letterhead.words.js'
import type { DocumentCustomer, Issuer } from './parties.js'
import { type Pdf, writePdf } from './pdf-file.js'
import { voice } from './voice.js'

/** What a document says of itself on every page and in its file. */
export interface Letter {
  readonly language: Language
  readonly title: string
  readonly number: string
  readonly issuedOn: CivilDate
  readonly issuer: Issuer
  readonly customer: DocumentCustomer
  /** Beside the customer's address: what a person quotes on the telephone. */
  readonly facts: readonly Fact[]
}

/** A label and what stands beside it. */
export interface Fact {
  readonly label: string
  readonly value: string
}

/** Draws a whole document: the letterhead, the body that `draw` adds, the foot of every page; gives the file. */
export const renderLetter = (pdf: Pdf, letter: Letter, draw: (flow: Flow) => void): Uint8Array => {
  const flow = flowOf(pdf, (canvas) => drawReminder(canvas, letter))
  drawIssuer(flow, letter)
  drawFacts(flow, letter)
  drawWindow(flow, letter)
  flow.moveTo(Math.max(flow.y(), window.bottom) + 12)
  draw(flow)
  const pages = flow.pages()
  for (const [i, canvas] of pages.entries()) drawFoot(canvas, letter, i + 1, pages.length)
  return writePdf(pdf, {
    title: `${letter.title} ${letter.number}`,
    author: letter.issuer.name,
    language: letter.language,
    createdOn: letter.issuedOn,
    pages: pages.map((canvas) => canvas.content()),
  })
}

/** Where the address shows through the window of a French DL envelope, the page folded in three. */
const window = { x: mm(108), y: mm(50), width: mm(82), bottom: mm(84) } as const

const drawIssuer = (flow: Flow, { issuer, language }: Letter): void => {
  const box = { width: mm(82), leading: 1.25 }
  flow.moveTo(mm(15))
  flow.paragraph(issuer.name, { size: 15, bold: true, ink: 'accent' }, box)
  flow.skip(3)
  const { line, postcode, city } = issuer.address
  const contacts = [line, `${postcode} ${city}`, formatPhone(issuer.phone, language), issuer.email]
  for (const contact of contacts) flow.paragraph(contact, { size: 8.5, ink: 'quiet' }, box)
}

const drawFacts = (flow: Flow, { facts }: Letter): void => {
  flow.moveTo(Math.max(flow.y() + 10, window.y - 2))
  for (const { label, value } of facts) {
    flow.canvas().text(frame.left, flow.y() + 11.5, label, { size: 8, ink: 'quiet' })
    flow.paragraph(value, { size: 8.5, bold: true }, { x: frame.left + 92, width: mm(52) })
    flow.skip(1.5)
  }
}

const drawWindow = (flow: Flow, { customer }: Letter): void => {
  const reached = flow.y()
  const long = customer.address.length > 4 || customer.name.length > 60
  const size = long ? 8.5 : 10
  flow.moveTo(window.y)
  flow.paragraph(customer.name, { size, bold: true }, window)
  for (const line of customer.address) flow.paragraph(line, { size }, window)
  flow.moveTo(Math.max(reached, flow.y()))
}

const drawReminder = (canvas: Canvas, { title, number, customer }: Letter): void => {
  const y = mm(17)
  const half = frame.width / 2 - 10
  const [first = '', ...rest] = canvas.wrap(customer.name, { size: 8 }, half)
  const name = rest.length ? `${first}…` : first
  canvas.text(frame.left, y, `${title} ${number}`, { size: 8, bold: true, ink: 'accent' })
  canvas.right(frame.right, y, name, { size: 8, ink: 'quiet' })
  canvas.rule(frame.left, y + 6, frame.right)
}

const drawFoot = (canvas: Canvas, letter: Letter, page: number, of: number): void => {
  const say = voice(letterheadWords, letter.language)
  const top = frame.bottom + 10
  const shown = say('page', { page: String(page), of: String(of) })
  canvas.rule(frame.left, top, frame.right)
  canvas.right(frame.right, top + 12, shown, { size: 7.5, ink: 'quiet' })
  const style = { size: 6.8, ink: 'quiet' } as const
  const lines = identity(letter).flatMap((line) => canvas.wrap(line, style, frame.width - 60))
  for (const [i, line] of lines.entries()) canvas.text(frame.left, top + 12 + i * 9, line, style)
}

/** Who the company is before the law: form, capital, registers, then its declaration. */
const identity = ({ issuer, language }: Letter): readonly string[] => {
  const say = voice(letterheadWords, language)
  const { capital, rcs, vatNumber, approval } = issuer
  const amount = capital === undefined ? '' : formatMoney(capital, language)
  const form = [issuer.name, issuer.legalForm, amount && say('capital', { amount })]
  const numbers = [
    say('siren', { number: formatSiren(issuer.siren) }),
    say('siret', { number: formatSiren(issuer.siret) }),
    rcs && say('rcs', { town: rcs }),
    vatNumber && say('vat', { number: vatNumber }),
  ]
  const on = formatDate(issuer.declaredOn, language)
  const law = [
    say('declared', { number: issuer.sapNumber, on }),
    approval && say('approved', { number: approval.number, on: formatDate(approval.on, language) }),
  ]
  const first = [form.filter(Boolean).join(' '), ...numbers.filter(Boolean)].join(' · ')
  return [first, law.filter(Boolean).join(' · ')]
}
