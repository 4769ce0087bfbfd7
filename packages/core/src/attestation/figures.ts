import { everything } from '../app/paging.js'
import type { Work } from '../app/work.js'
import type { CustomerId } from '../customers/index.js'
import type { LegalEntityId } from '../organisation/index.js'
import { type OwedLine, type Piece, type Settlement, settlements } from '../payments/index.js'
import { ActivityCode } from '../rules/schemas.js'
import { yearOf } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import type { Intervention, YearFigures } from './certificate.js'

/** Money of the year on its line. */
export interface YearPiece {
  readonly settlement: Settlement
  readonly line: OwedLine
  readonly piece: Piece
}

/** Every piece of money that moved in a year, with the line it moved on. */
export const piecesOf = (owed: readonly Settlement[], year: number): readonly YearPiece[] =>
  owed.flatMap((settlement) =>
    settlement.pieces
      .filter(({ on }) => yearOf(on) === year)
      .flatMap((piece) => {
        const line = settlement.lines.find(({ no }) => no === piece.line)
        return line ? [{ settlement, line, piece }] : []
      }),
  )

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

/** What a customer owes and paid to one entity: the changes of the running command included. */
export const settlementsOf = (
  work: Work,
  legalEntity: LegalEntityId,
  customer: CustomerId,
): Promise<readonly Settlement[]> =>
  everything(work, settlements, { where: { customer, legalEntity } })
