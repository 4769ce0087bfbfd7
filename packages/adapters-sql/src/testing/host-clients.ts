import { type Customer, collections, hostCustomer, hostRest } from '@foyer/core'
import { type Collection, type Doc, idOfNumber } from '@foyer/core/store'
import type { HostRow, HostTable } from './host-table.js'

/** The table of clients that a host had before Foyer came, with three columns more: `cle_foyer`, `revision`, `foyer`. */
export const clientsColumns = `compte text not null, cle_foyer text, revision integer not null default 1,
  code_client text, nom text not null default '', prenom text not null default '',
  societe text not null default '', telephone text, courriel text, rue text not null default '',
  code_postal text, commune text not null default '', langue text not null default 'fr',
  depuis text not null, foyer text not null default '{}',
  unique (compte, cle_foyer), unique (compte, code_client)`

/** The collection of core that the host keeps. */
export const customersOf = (): Collection => {
  const of = collections.find(({ name }) => name === 'customers')
  if (!of) throw new Error('core has no customers')
  return of
}

const text = (row: HostRow, column: string): string | null => {
  const cell = row[column] ?? null
  return cell === null ? null : String(cell)
}

/** How its clients are the customers of Foyer. */
export const clients: HostTable = {
  of: customersOf(),
  table: 'clients',
  prefix: 'cus',
  unique: ['code_client'],
  indexed: { reference: 'code_client' },
  toDoc: (row) =>
    hostCustomer({
      id: text(row, 'cle_foyer') ?? idOfNumber('cus', Number(row['numero'])),
      reference: text(row, 'code_client'),
      lastName: text(row, 'nom'),
      firstName: text(row, 'prenom'),
      organisation: text(row, 'societe'),
      phone: text(row, 'telephone'),
      email: text(row, 'courriel'),
      street: text(row, 'rue'),
      postcode: text(row, 'code_postal'),
      city: text(row, 'commune'),
      language: row['langue'] === 'en' ? 'en' : 'fr',
      since: text(row, 'depuis') ?? '',
      rest: JSON.parse(text(row, 'foyer') ?? '{}'),
    }),
  toRow: (doc) => toClient(doc as Customer),
}

const toClient = (customer: Customer): HostRow => ({
  code_client: customer.reference,
  nom: customer.lastName,
  prenom: customer.firstName,
  societe: customer.organisation,
  telephone: customer.phone ?? null,
  courriel: customer.email ?? null,
  rue: customer.home.street,
  code_postal: customer.home.postcode ?? null,
  commune: customer.home.city,
  langue: customer.language,
  depuis: customer.since,
  foyer: JSON.stringify(hostRest(customer)),
})

/** The columns of a table for the cards of the contract of stores: some of them in words of the host's, the rest as JSON. */
export const fichesColumns = `compte text not null, cle_foyer text, revision integer not null default 1,
  cote text, rayon text, place text, contenu text not null,
  unique (compte, cle_foyer), unique (compte, cote), unique (compte, rayon, place)`

/** A table of the host's for the cards of the contract. */
export const fichesOf = (of: Collection): HostTable => ({
  of,
  table: 'fiches',
  prefix: 'crd',
  unique: ['cote', 'rayon', 'place'],
  indexed: {},
  toDoc: (row) => ({
    ...JSON.parse(text(row, 'contenu') ?? '{}'),
    id: text(row, 'cle_foyer') ?? '',
  }),
  toRow: (doc) => ({
    cote: kept(doc, 'code'),
    rayon: kept(doc, 'shelf'),
    place: kept(doc, 'place'),
    contenu: JSON.stringify(doc),
  }),
})

const kept = (doc: Doc, field: string): string | null => {
  const value: unknown = Reflect.get(doc, field)
  return value === undefined || value === null ? null : JSON.stringify(value)
}
