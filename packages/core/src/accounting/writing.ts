import { z } from 'zod'
import type { JournalEntry } from '../journal/index.js'
import { Means } from '../rules/schemas.js'
import { Amount, Money } from '../shared/money.js'
import { type Account, type AccountUse, accountFor, type Bookkeeping } from './chart.js'

/** The journals that entries are written in: sales, bank, cash, others. */
export const ledgerJournals = {
  VE: 'Journal des ventes',
  BQ: 'Journal de banque',
  CA: 'Journal de caisse',
  OD: 'Opérations diverses',
} as const
/** A journal that entries are written in. */
export type LedgerJournal = keyof typeof ledgerJournals

/** One line of an accounting entry; one of the two amounts is zero, neither is negative. */
export interface LedgerLine {
  readonly account: Account
  /** The customer, on a customers' account. */
  readonly customer: string | undefined
  readonly debit: Money
  readonly credit: Money
}

/** An accounting entry: its debits are its credits. */
export interface LedgerEntry {
  readonly journal: LedgerJournal
  readonly no: string
  readonly on: string
  /** The document behind it. */
  readonly piece: string
  readonly label: string
  readonly lines: readonly LedgerLine[]
}

type Move = readonly [use: AccountUse, debit: Money]

const Sold = z.object({
  lines: z.array(z.object({ kind: z.string(), net: Amount, vat: Amount })),
  number: z.string(),
})
const Moved = z.object({ means: Means })
const Over = z.object({
  number: z.string(),
  net: Amount,
  vat: Amount,
  paid: z.array(z.object({ means: Means, amount: Amount })),
})
const Given = z.object({ waited: z.boolean() })
const Numbered = z.object({ number: z.string() })

const accountOfMeans: { readonly [M in Means]: AccountUse } = {
  transfer: 'bank',
  'direct-debit': 'bank',
  cheque: 'cheques',
  card: 'cards',
  'prepaid-cesu': 'cesu',
  cash: 'cash',
}

/**
 * What an entry of the fiscal journal is to a ledger; undefined where it moves no account: certificates, closings, openings (they stand in
 * the ledger of before), credit that pays another invoice of the same customer.
 */
export const ledgerEntryOf = (entry: JournalEntry, books: Bookkeeping): LedgerEntry | undefined => {
  const { no, on, kind, amount, content, customer, of } = entry
  const written = (
    journal: LedgerJournal,
    piece: string,
    label: string,
    moves: readonly Move[],
  ): LedgerEntry => ({
    ...{ journal, no: String(no), on, piece, label },
    lines: moves.flatMap(([use, debit]) => lineOf(books, use, debit, customer)),
  })
  const owner: AccountUse = customer ? 'customers' : 'suspense'
  switch (kind) {
    case 'invoice': {
      const { number, lines } = Sold.parse(content)
      const moves = soldMoves(lines, books)
      return written('VE', number, `Facture ${number}`, [['customers', amount], ...moves])
    }
    case 'credit-note': {
      const { number, lines } = Sold.parse(content)
      const back = soldMoves(lines, books).map(([use, debit]): Move => [use, Money.negate(debit)])
      const moves: readonly Move[] = [...back, ['customers', Money.negate(amount)]]
      return written('VE', number, `Avoir ${number}`, moves)
    }
    case 'payment': {
      const use = accountOfMeans[Moved.parse(content).means]
      const moves: readonly Move[] = [
        [use, amount],
        [owner, Money.negate(amount)],
      ]
      return written(use === 'cash' ? 'CA' : 'BQ', of, 'Règlement reçu', moves)
    }
    case 'payment-return':
    case 'refund': {
      const use = accountOfMeans[Moved.parse(content).means]
      const label = kind === 'refund' ? 'Remboursement' : 'Règlement rejeté'
      const moves: readonly Move[] = [
        [owner, amount],
        [use, Money.negate(amount)],
      ]
      return written(use === 'cash' ? 'CA' : 'BQ', of, label, moves)
    }
    case 'allocation': {
      if (!Given.parse(content).waited) return undefined
      const moves: readonly Move[] = [
        ['suspense', amount],
        ['customers', Money.negate(amount)],
      ]
      return written('OD', of, 'Règlement identifié', moves)
    }
    case 'write-off':
    case 'write-off-revoked': {
      const { number } = Numbered.parse(content)
      const lost = kind === 'write-off' ? amount : Money.negate(amount)
      const label = kind === 'write-off' ? 'Créance abandonnée' : 'Abandon annulé'
      const moves: readonly Move[] = [
        ['writeOffs', lost],
        ['customers', Money.negate(lost)],
      ]
      return written('OD', number, `${label}, facture ${number}`, moves)
    }
    case 'counter-sale': {
      const { number, net, vat, paid } = Over.parse(content)
      const moves: readonly Move[] = [
        ...paid.map(({ means, amount: money }): Move => [accountOfMeans[means], money]),
        ['goods', Money.negate(net)],
        ['vatCollected', Money.negate(vat)],
      ]
      return written('CA', number, `Vente au comptoir ${number}`, moves)
    }
    default:
      return undefined
  }
}

/** What is sold, and its tax: that of services falls due when they are paid, unless the entity opted for debits. */
const soldMoves = (
  lines: readonly { readonly kind: string; readonly net: Money; readonly vat: Money }[],
  { vatOn }: Bookkeeping,
): readonly Move[] => {
  const goods = lines.filter(({ kind }) => kind === 'goods')
  const services = lines.filter(({ kind }) => kind !== 'goods')
  const net = (of: typeof lines) => Money.negate(Money.sum(of.map((line) => line.net)))
  const vat = (of: typeof lines) => Money.negate(Money.sum(of.map((line) => line.vat)))
  return [
    ['services', net(services)],
    ['goods', net(goods)],
    [vatOn === 'debits' ? 'vatCollected' : 'vatPending', vat(services)],
    ['vatCollected', vat(goods)],
  ]
}

/** The VAT of a month that fell due as it was paid, from what was invoiced to what is owed to the State. */
export const vatTransfer = (
  month: string,
  on: string,
  due: Money,
  books: Bookkeeping,
): LedgerEntry | undefined =>
  due === 0
    ? undefined
    : {
        ...{ journal: 'OD', no: `TVA-${month}`, on, piece: `TVA ${month}` },
        label: 'TVA exigible sur encaissements',
        lines: [
          ...lineOf(books, 'vatPending', due, undefined),
          ...lineOf(books, 'vatCollected', Money.negate(due), undefined),
        ],
      }

const lineOf = (
  books: Bookkeeping,
  use: AccountUse,
  amount: Money,
  customer: string | undefined,
): readonly LedgerLine[] =>
  amount === 0
    ? []
    : [
        {
          account: accountFor(books, use),
          customer: use === 'customers' ? customer : undefined,
          debit: Money.max(amount, Money.zero),
          credit: Money.max(Money.negate(amount), Money.zero),
        },
      ]
