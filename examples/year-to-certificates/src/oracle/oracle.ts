/**
 * The second opinion: what a company's certificates must say, straight from its CSV exports.
 *
 * Nothing is imported from the library, and nothing is clever: invoices are settled one by one,
 * their events replayed in order over whole cents, and the pieces of money are added up.
 *
 * The rules, in the order they apply:
 *
 * 1. A line is ELIGIBLE when it is a service with a visit, done at home, of an activity the company
 *    had declared on the visit's day (that day included), for a customer who is no organisation,
 *    and, for odd jobs (II-3), when that visit lasted at most 120 minutes. The visit's own minutes
 *    count: a fixed-price line prints none.
 * 2. A payment that came back never was. It and its `returned` row (same invoice, means, third party
 *    and cents; the newest one not yet matched) are dropped first, whatever year it came back in.
 * 3. The rest is replayed by date; on one day credit notes, then prepaid CESU (it has the fewest
 *    lines to go to), then the other payments, then refunds; otherwise in the order of the file.
 * 4. A credit note lowers what its line owes. Money already on the line above the new debt leaves it
 *    on the note's date, newest first, and becomes customer credit: that lowers the note's year.
 * 5. A payment goes to the lines in proportion to what each still owes, odd cents to the largest
 *    remainders, ties to the earlier line; prepaid CESU counts only the eligible lines. What finds
 *    no debt is customer credit. Credit never moves back onto a line by itself.
 * 6. A refund takes customer credit of its invoice. There must be enough: money on a line is only
 *    given back through a credit note.
 * 7. A year counts the pieces of money dated in it, the release of rule 4 as minus. Cash, on any
 *    line, is only `paidInCash`; admitted means on an ineligible line are only `ineligiblePaid`;
 *    the others are `paidGross`, of which `prepaidCesu` by means and `aids` by who paid.
 * 8. An intervention is a visit whose line received money above zero of `paidGross` in the year.
 *
 * `customerCredit` is what is left of all credit at the end of the exports, not of the year.
 * Amounts are whole cents, VAT included. Anything the rules do not speak of is thrown.
 */
import { type CompanyFiles, readCompany } from './company-files.js'
import { type Company, companyOf } from './company-rows.js'
import { type Piece, settle } from './settle.js'

/** One customer's year, in whole cents; `interventions` are [date, minutes, worker], by date. */
export interface ExpectedCertificate {
  readonly paidGross: number
  readonly prepaidCesu: number
  readonly aids: number
  readonly advance: number
  readonly ineligiblePaid: number
  readonly paidInCash: number
  readonly byActivity: Readonly<Record<string, number>>
  readonly paidNet: number
  readonly interventions: readonly (readonly [date: string, minutes: number, worker: string])[]
}

/** Sums over all customers, those without a certificate included; whole cents but the count. */
export interface ExpectedTotals {
  readonly certificates: number
  readonly paidGross: number
  readonly prepaidCesu: number
  readonly aids: number
  readonly advance: number
  readonly paidNet: number
  readonly ineligiblePaid: number
  readonly paidInCash: number
  readonly customerCredit: number
}

/** What a year's certificates must say; `certificates` by `Contact No`, in the order of the file. */
export interface ExpectedYear {
  readonly year: number
  readonly certificates: Readonly<Record<string, ExpectedCertificate>>
  readonly totals: ExpectedTotals
}

/**
 * Computes a civil year's certificates from the exports in a directory.
 * @throws {Error} when a file is missing, a reference dangles or an event has no rule.
 */
export function expectedYear(dir: string, year: number): ExpectedYear {
  return expectedYearOf(readCompany(dir), year)
}

/**
 * The same as {@link expectedYear}, from the texts of the files.
 * @throws {Error} when a reference dangles or an event has no rule.
 */
export function expectedYearOf(files: CompanyFiles, year: number): ExpectedYear {
  const company = companyOf(files)
  const pieces: Piece[] = []
  let customerCredit = 0
  for (const invoice of company.invoices) {
    const settled = settle(invoice)
    pieces.push(...settled.pieces.filter((piece) => piece.date.startsWith(`${year}-`)))
    customerCredit += settled.credit
  }
  const everyone = company.contacts.map((contact) => ({
    contact,
    says: certificateOf(contact, pieces, company),
  }))
  const sum = (of: (says: ExpectedCertificate) => number) =>
    everyone.reduce((total, { says }) => total + of(says), 0)
  const certified = everyone.filter(({ says }) => says.paidGross > 0)
  return {
    year,
    certificates: Object.fromEntries(certified.map(({ contact, says }) => [contact, says])),
    totals: {
      certificates: certified.length,
      paidGross: sum((says) => says.paidGross),
      prepaidCesu: sum((says) => says.prepaidCesu),
      aids: sum((says) => says.aids),
      advance: sum((says) => says.advance),
      paidNet: sum((says) => says.paidNet),
      ineligiblePaid: sum((says) => says.ineligiblePaid),
      paidInCash: sum((says) => says.paidInCash),
      customerCredit,
    },
  }
}

function certificateOf(
  contact: string,
  ofTheYear: readonly Piece[],
  company: Company,
): ExpectedCertificate {
  const pieces = ofTheYear.filter((piece) => piece.line.contact === contact)
  const admitted = pieces.filter((piece) => piece.kind !== 'cash')
  const eligible = admitted.filter((piece) => piece.line.eligible)
  const paidGross = add(eligible)
  const prepaidCesu = add(eligible.filter((piece) => piece.kind === 'prepaid-cesu'))
  const aids = add(eligible.filter((piece) => piece.kind === 'aid'))
  const byActivity: Record<string, number> = {}
  for (const { line } of eligible) {
    const paid = add(eligible.filter((piece) => piece.line.activity === line.activity))
    if (paid !== 0) byActivity[line.activity] = paid
  }
  return {
    paidGross,
    prepaidCesu,
    aids,
    advance: 0,
    ineligiblePaid: add(admitted.filter((piece) => !piece.line.eligible)),
    paidInCash: add(pieces.filter((piece) => piece.kind === 'cash')),
    byActivity,
    paidNet: paidGross - prepaidCesu - aids,
    interventions: interventionsOf(eligible, company),
  }
}

function interventionsOf(
  eligible: readonly Piece[],
  company: Company,
): ExpectedCertificate['interventions'] {
  const paid = new Set<string>()
  for (const line of new Set(eligible.map((piece) => piece.line))) {
    if (add(eligible.filter((piece) => piece.line === line)) > 0) paid.add(line.visit)
  }
  return company.visits
    .filter((visit) => paid.has(visit.no))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map((visit) => [visit.date, visit.minutes, visit.worker] as const)
}

function add(pieces: readonly Piece[]): number {
  return pieces.reduce((total, piece) => total + piece.cents, 0)
}
