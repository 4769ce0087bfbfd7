import type { CompanyFiles } from './company-files.js'

/** Rows of a hand-made company, each a comma-separated string in the order of the file's columns. */
export interface SmallCompany {
  /** `contact,organisation`; default: the individual `C1`. */
  readonly contacts?: readonly string[]
  /** `visit,contact,worker,activity,date,minutes,place`. */
  readonly visits: readonly string[]
  /** `invoice,date,contact,line,visit,activity,minutes,cents,kind`. */
  readonly invoices: readonly string[]
  /** `date,invoice,cents,means,third party,event`. */
  readonly payments: readonly string[]
  /** `number,date,invoice,line,cents`. */
  readonly creditNotes?: readonly string[]
  /** Day of declaration by activity; default: II-1, II-3 and II-11 since 2019. */
  readonly activities?: Readonly<Record<string, string>>
}

const SINCE_2019 = { 'II-1': '2019-03-01', 'II-3': '2019-03-01', 'II-11': '2019-03-01' }

/** Writes a hand-made company as the exports the oracle reads. */
export function smallCompany(company: SmallCompany): CompanyFiles {
  const { contacts = ['C1,'], creditNotes = [], activities = SINCE_2019 } = company
  return {
    'organisation.json': JSON.stringify({ activities }),
    'workers.csv': csv('Worker No', ['W1', 'W2']),
    'contacts.csv': `\uFEFF${csv('Contact No,Organization', contacts)}`,
    'visits.csv': csv('Visit No,Contact No,Worker No,Activity,Date,Minutes,Place', company.visits),
    'invoices.csv': csv(
      'Invoice No,Invoice Date,Contact No,Line,Visit No,Activity,Minutes,Amount TTC (cents),Kind',
      company.invoices,
    ),
    'payments.csv': csv('Date,Invoice No,Amount (cents),Means,Third Party,Event', company.payments),
    'credit-notes.csv': csv('Credit Note No,Date,Corrects,Line,Amount TTC (cents)', creditNotes),
  }
}

function csv(columns: string, rows: readonly string[]): string {
  return [columns, ...rows, ''].join('\r\n')
}
