import type { DatedTable } from './dated-table.js'
import * as certificateMentions from './fr/certificate-mentions.js'
import * as consumerContract from './fr/consumer-contract.js'
import * as consumerInformation from './fr/consumer-information.js'
import * as deadlines from './fr/deadlines.js'
import * as exclusions from './fr/exclusions.js'
import * as exclusivity from './fr/exclusivity.js'
import * as holidays from './fr/holidays.js'
import * as invoiceMentions from './fr/invoice-mentions.js'
import * as label from './fr/label.js'
import * as payment from './fr/payment.js'
import * as quoteMentions from './fr/quote-mentions.js'
import * as roles from './fr/roles.js'
import * as sepa from './fr/sepa.js'
import * as service from './fr/service.js'
import * as taxCredit from './fr/tax-credit.js'
import * as vat from './fr/vat.js'
import * as workingTime from './fr/working-time.js'
import { cite } from './source.js'

/** One subject of the law, and the tables that tell it. */
export interface LawPage {
  /** Name of its page in `docs/law`. */
  readonly page: string
  readonly title: { readonly fr: string; readonly en: string }
  readonly tables: readonly DatedTable<unknown>[]
}

const isTable = (value: object): value is DatedTable<unknown> => 'rows' in value && 'on' in value

/** A table, or the tables of a list or an object. */
const tablesIn = (value: unknown): readonly DatedTable<unknown>[] => {
  if (typeof value !== 'object' || value === null) return []
  return isTable(value) ? [value] : Object.values(value).flatMap(tablesIn)
}

/** What a module exports, by name: bundlers do not agree on the order. */
const exportsOf = (module: object): readonly unknown[] =>
  Object.keys(module)
    .sort()
    .map((name) => module[name as keyof typeof module])

const page = (name: string, fr: string, en: string, ...modules: readonly object[]): LawPage => ({
  page: name,
  title: { fr, en },
  tables: [...new Set(modules.flatMap(exportsOf).flatMap(tablesIn))],
})

/** @throws {Error} when two tables have one id: a reason could not say on which it rests. */
const once = (pages: readonly LawPage[]): readonly LawPage[] => {
  const seen = new Set<string>()
  for (const { id } of pages.flatMap(({ tables }) => tables)) {
    if (seen.has(id)) throw new Error(`two tables are called ${id}`)
    seen.add(id)
  }
  return pages
}

/** Every table of the law, by subject. */
export const registry: readonly LawPage[] = once([
  page('activities', 'Activités', 'Activities', exclusions),
  page(
    'eligibility',
    'Conditions de l’avantage',
    'What opens the right',
    service,
    exclusivity,
    roles,
    label,
  ),
  page('payment', 'Moyens de paiement', 'Means of payment', payment),
  page('sepa', 'Prélèvement SEPA', 'SEPA direct debit', sepa),
  page('tax-credit', 'Crédit d’impôt', 'Tax credit', taxCredit),
  page('vat', 'Taxe sur la valeur ajoutée', 'Value added tax', vat),
  page(
    'mentions',
    'Mentions des documents',
    'Mentions of documents',
    invoiceMentions,
    quoteMentions,
    certificateMentions,
  ),
  page('deadlines', 'Délais, seuils et durées', 'Deadlines, thresholds and durations', deadlines),
  page(
    'consumer-contracts',
    'Contrats avec les consommateurs',
    'Contracts with consumers',
    consumerContract,
    consumerInformation,
  ),
  page('working-time', 'Durée du travail', 'Working time', workingTime, holidays),
])

/** A citation that stands on rows of several rules. */
export interface SharedCitation {
  readonly citation: string
  /** Ids of the rows. */
  readonly rows: readonly string[]
}

/**
 * The citations on which two different tables rest: a defect, because unlike rules do not stand in
 * one and the same place. Rows of one table may share theirs.
 */
export const sameCitation = (tables: readonly DatedTable<unknown>[]): readonly SharedCitation[] => {
  const found = new Map<string, { table: string; row: string }[]>()
  for (const { id: table, rows } of tables)
    for (const { id: row, source } of rows) {
      const citation = cite(source)
      found.set(citation, [...(found.get(citation) ?? []), { table, row }])
    }
  return [...found]
    .filter(([, rows]) => new Set(rows.map(({ table }) => table)).size > 1)
    .map(([citation, rows]) => ({ citation, rows: rows.map(({ row }) => row) }))
}
