import { everything } from '../app/paging.js'
import type { Work } from '../app/work.js'
import type { CustomerId } from '../customers/index.js'
import { type LegalEntityId, legalEntities } from '../organisation/index.js'
import { type OwedLine, type Piece, type Settlement, settlements } from '../payments/index.js'
import { ActivityCode, type LawSettings } from '../rules/schemas.js'
import { yearOf } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import type { Intervention, YearFigures } from './certificate.js'

/** Money of the year on its line. */
export interface YearPiece {
  readonly settlement: Settlement
  readonly line: OwedLine
  readonly piece: Piece
}

/** When money counts: the entity's setting of what the law leaves open. */
type Counting = Pick<LawSettings, 'partPayments'>

/** Every piece of money that counts in a year, with the line it moved on. */
export const piecesOf = (
  owed: readonly Settlement[],
  year: number,
  counting: Counting = {},
): readonly YearPiece[] =>
  owed.flatMap((settlement) =>
    countedOf(settlement, counting)
      .filter(({ on }) => yearOf(on) === year)
      .flatMap((piece) => {
        const line = settlement.lines.find(({ no }) => no === piece.line)
        return line ? [{ settlement, line, piece }] : []
      }),
  )

/** The pieces of an invoice by the day they count on: of payment; or of settlement, and none before that. */
const countedOf = (
  { pieces, settledOn }: Settlement,
  { partPayments }: Counting,
): readonly Piece[] => {
  if (partPayments !== 'at-settlement') return pieces
  return settledOn
    ? pieces.map((piece) => (piece.on < settledOn ? { ...piece, on: settledOn } : piece))
    : []
}

/** The figure that a piece of money goes into: cash opens no right, nor does any money on an ineligible line. */
export const figureOf = ({
  line,
  piece,
}: YearPiece): 'paidGross' | 'ineligiblePaid' | 'paidInCash' => {
  if (piece.kind === 'cash') return 'paidInCash'
  return line.eligible ? 'paidGross' : 'ineligiblePaid'
}

const total = (pieces: readonly YearPiece[]): Money =>
  Money.sum(pieces.map(({ piece }) => piece.amount))

/** Adds a year up. */
export const figuresOf = (pieces: readonly YearPiece[]): YearFigures => {
  const into = (figure: ReturnType<typeof figureOf>) =>
    pieces.filter((piece) => figureOf(piece) === figure)
  const certified = into('paidGross')
  const ofKind = (kind: Piece['kind']) => certified.filter(({ piece }) => piece.kind === kind)
  return {
    paidGross: total(certified),
    prepaidCesu: total(ofKind('prepaid-cesu')),
    aids: total(ofKind('aid')),
    advance: Money.zero,
    paidNet: total(ofKind('own')),
    ineligiblePaid: total(into('ineligiblePaid')),
    paidInCash: total(into('paidInCash')),
    byActivity: byActivityOf(certified),
    interventions: interventionsOf(certified),
  }
}

const byActivityOf = (certified: readonly YearPiece[]): YearFigures['byActivity'] =>
  ActivityCode.options.flatMap((activity) => {
    const amount = total(certified.filter(({ line }) => line.activity === activity))
    return amount === 0 ? [] : [{ activity, amount }]
  })

/** The visits of which a line holds money of the year, each once: by date, then in the order in which they were entered. */
const interventionsOf = (certified: readonly YearPiece[]): readonly Intervention[] => {
  const visits = new Map<string, Intervention>()
  for (const line of new Set(certified.map((one) => one.line))) {
    const { visit, performedOn: date, minutes, worker } = line
    const holds = total(certified.filter((one) => one.line === line)) > 0
    if (holds && visit && date && minutes && worker)
      visits.set(visit, { visit, date, minutes, worker })
  }
  return [...visits.values()].sort((a, b) => compare(a.date, b.date) || compare(a.visit, b.visit))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Whether two years say the same. A store may give the fields of a document back in another order. */
export const sameFigures = (a: YearFigures, b: YearFigures): boolean => saying(a) === saying(b)

const saying = (figures: YearFigures): string => {
  const { paidGross, prepaidCesu, aids, advance, paidNet, ineligiblePaid, paidInCash } = figures
  return JSON.stringify([
    [paidGross, prepaidCesu, aids, advance, paidNet, ineligiblePaid, paidInCash],
    figures.byActivity.map(({ activity, amount }) => [activity, amount]),
    figures.interventions.map(({ visit, date, minutes, worker }) => [visit, date, minutes, worker]),
  ])
}

/** A customer's money of a year with one entity, as that entity counts it: the changes of the running command included. */
export const yearOfCustomer = async (
  work: Work,
  legalEntity: LegalEntityId,
  customer: CustomerId,
  year: number,
): Promise<readonly YearPiece[]> =>
  piecesOf(
    await everything(work, settlements, { where: { customer, legalEntity } }),
    year,
    await countingOf(work, legalEntity),
  )

/** How an entity counts part payments. */
export const countingOf = async (work: Work, legalEntity: LegalEntityId): Promise<Counting> =>
  (await work.get(legalEntities, legalEntity))?.lawSettings ?? {}
