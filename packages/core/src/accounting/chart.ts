import { z } from 'zod'
import { LegalEntityId } from '../organisation/index.js'

/** A number of the chart of accounts (plan comptable général): 3 to 12 digits, letters after them. */
const AccountNo = z.string().regex(/^\d{3}[0-9A-Z]{0,9}$/)

/** An account that entries are written on, as its ledger knows it. */
export const accountUses = [
  ...['customers', 'suspense', 'services', 'goods', 'vatCollected', 'vatPending'],
  ...['bank', 'cheques', 'cards', 'cesu', 'cash', 'writeOffs'],
] as const
/** What an account is used for. */
export type AccountUse = (typeof accountUses)[number]

/** The accounts of an entity; what is left out is that of the general chart. */
export const Accounts = z
  .object({
    customers: AccountNo.optional(),
    suspense: AccountNo.optional(),
    services: AccountNo.optional(),
    goods: AccountNo.optional(),
    vatCollected: AccountNo.optional(),
    vatPending: AccountNo.optional(),
    bank: AccountNo.optional(),
    cheques: AccountNo.optional(),
    cards: AccountNo.optional(),
    cesu: AccountNo.optional(),
    cash: AccountNo.optional(),
    writeOffs: AccountNo.optional(),
  })
  .readonly()

/** When VAT on services falls due: when they are paid for, or, by option, when they are invoiced (CGI, article 269, 2, c). */
export const VatOn = z.enum(['receipts', 'debits'])
/** When VAT on services falls due. */
export type VatOn = z.output<typeof VatOn>

/** How an entity keeps its books; its id is the entity's. */
export const Bookkeeping = z
  .object({ id: LegalEntityId, vatOn: VatOn, accounts: Accounts })
  .readonly()
  .meta({ id: 'Bookkeeping' })
/** How an entity keeps its books. */
export type Bookkeeping = z.output<typeof Bookkeeping>

/** An account: its number and its name. */
export interface Account {
  readonly no: string
  readonly name: string
}

/**
 * The general chart (plan comptable général), and names of its accounts. `vatPending` is a subdivision of 445 that the chart leaves to
 * the company: VAT invoiced that falls due when the customer pays.
 */
const general: { readonly [U in AccountUse]: Account } = {
  customers: { no: '411000', name: 'Clients' },
  suspense: { no: '471000', name: 'Compte d’attente' },
  services: { no: '706000', name: 'Prestations de services' },
  goods: { no: '707000', name: 'Ventes de marchandises' },
  vatCollected: { no: '445710', name: 'TVA collectée' },
  vatPending: { no: '445740', name: 'TVA collectée à l’encaissement' },
  bank: { no: '512000', name: 'Banque' },
  cheques: { no: '511200', name: 'Chèques à encaisser' },
  cards: { no: '511500', name: 'Cartes bancaires à encaisser' },
  cesu: { no: '511600', name: 'CESU préfinancés à encaisser' },
  cash: { no: '530000', name: 'Caisse' },
  writeOffs: { no: '654000', name: 'Pertes sur créances irrécouvrables' },
}

/** How an entity that said nothing keeps its books. */
export const usualBookkeeping = (id: LegalEntityId): Bookkeeping => ({
  id,
  vatOn: 'receipts',
  accounts: {},
})

/** An account of an entity. */
export const accountFor = ({ accounts }: Bookkeeping, use: AccountUse): Account => ({
  ...general[use],
  ...(accounts[use] ? { no: accounts[use] } : {}),
})
