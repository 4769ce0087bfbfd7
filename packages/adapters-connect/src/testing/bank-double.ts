import { first, treeOf } from '../tree.js'
import { isAccount, objectionTo } from './bank-checks.js'
import {
  type NotificationFormat,
  notificationReport,
  type ReturnEntry,
  type StatusFormat,
  statusReport,
} from './bank-reports.js'
import { type ReceivedDebit, type ReceivedFile, readPain008 } from './read-pain008.js'

/** What a bank does with a debit: rejects it at once, or pays and returns it, saying more or less of it. */
export interface BankBehaviour {
  readonly reason: string
  readonly when: 'at-once' | 'after'
  /** What the return says of the debit; left out = everything. */
  readonly says?: 'mandate' | 'name' | 'nothing' | undefined
  /** Interest that the payer's bank takes besides, in cents. */
  readonly charges?: number | undefined
}

/** By the last two characters of the payer's account number; every other account pays. */
export const bankBehaviours: { readonly [suffix: string]: BankBehaviour } = {
  '01': { reason: 'AC01', when: 'at-once' },
  '04': { reason: 'AC04', when: 'at-once' },
  '11': { reason: 'MD01', when: 'after' },
  '14': { reason: 'AM04', when: 'after' },
  '16': { reason: 'MD06', when: 'after', charges: 150 },
  '17': { reason: 'MD07', when: 'after' },
  '23': { reason: 'MS03', when: 'after', says: 'mandate' },
  '24': { reason: 'AM04', when: 'after', says: 'name' },
  '25': { reason: 'MS03', when: 'after', says: 'nothing' },
}

/** How a bank is set up. */
export interface BankDoubleOptions {
  /** The bank's day, `YYYY-MM-DD`: a file is there the day before its debits. */
  readonly today: () => string
  readonly status?: StatusFormat
  readonly notification?: NotificationFormat
  /** Looks at every file that comes and goes, as an XSD does; what it answers is why it is wrong. */
  readonly validate?: (xml: string, format: string) => string | undefined
}

/** A bank for tests: takes files, checks them, answers, and tells later what came of their debits. It moves no money. */
export interface BankDouble {
  /** Hands a file over; answers the status report. */
  readonly receive: (file: Uint8Array) => Uint8Array
  /** What it tells of a day: credits, and debits that come back that day; undefined of a day on which nothing happened. */
  readonly tell: (on: string) => Uint8Array | undefined
  /** The files that it took. */
  readonly taken: readonly ReceivedFile[]
}

/**
 * Opens a bank that behaves by the payer's account number, the same on every run.
 * @throws {Error} from its functions, when `validate` finds a report of its own wrong.
 */
export const bankDouble = (options: BankDoubleOptions): BankDouble => {
  const { today, status = 'pain.002.001.10', notification = 'camt.054.001.08' } = options
  const { validate = () => undefined } = options
  const taken: ReceivedFile[] = []
  const known = new Set<string>()
  let reports = 0
  const sent = (xml: string, format: string): Uint8Array => {
    const wrong = validate(xml, format)
    if (wrong) throw new Error(`the bank's own ${format}: ${wrong}`)
    return new TextEncoder().encode(xml)
  }
  return {
    taken,
    receive(bytes) {
      const xml = new TextDecoder().decode(bytes)
      const file = fileIn(xml)
      const refused =
        validate(xml, file.format) === undefined
          ? objectionTo(file, { today: today(), known })
          : 'FF01'
      const rejected = refused ? new Map<string, string>() : rejectedAtOnce(file)
      if (!refused) {
        taken.push(file)
        for (const name of namesIn(file)) known.add(name)
      }
      const report = { id: `STATUS-${++reports}`, on: today(), file, refused, rejected }
      return sent(statusReport(status, report), status)
    },
    tell(on) {
      const groups = taken.flatMap((file) =>
        file.groups.map((group) => ({ ...group, messageId: file.messageId })),
      )
      const due = groups.filter(({ collectOn }) => collectOn === on)
      const [one] = due
      if (!one) return undefined
      const paid = due.map(({ messageId, id: group, debits }) => {
        const own = debits.filter((debit) => behaviourOf(debit)?.when !== 'at-once')
        const sum = own.reduce((all, { amount }) => all + amount, 0)
        return { messageId, group, count: own.length, sum }
      })
      const returned = due.flatMap(({ debits }) => debits.flatMap(returnOf))
      const id = `NOTICE-${on}`
      const report = { id, on, iban: one.creditor.iban, credited: paid, returned }
      return sent(notificationReport(notification, report), notification)
    },
  }
}

const fileIn = (xml: string): ReceivedFile => {
  const document = first(treeOf(xml), 'Document')
  const format = /pain\.008\.001\.\d{2}/.exec(document?.attributes['xmlns'] ?? '')?.[0]
  return document && format
    ? readPain008(document, format)
    : { format: 'pain.008', messageId: '', count: 0, sum: 0, groups: [] }
}

const namesIn = ({ messageId, groups }: ReceivedFile): readonly string[] => [
  messageId,
  ...groups.flatMap(({ debits }) => debits.map(({ endToEnd }) => endToEnd)),
]

const behaviourOf = ({ iban }: ReceivedDebit): BankBehaviour | undefined =>
  isAccount(iban) ? bankBehaviours[iban.slice(-2)] : bankBehaviours['01']

const rejectedAtOnce = ({ groups }: ReceivedFile): ReadonlyMap<string, string> =>
  new Map(
    groups.flatMap(({ debits }) =>
      debits.flatMap((debit): [string, string][] => {
        const behaviour = behaviourOf(debit)
        return behaviour?.when === 'at-once' ? [[debit.endToEnd, behaviour.reason]] : []
      }),
    ),
  )

const returnOf = (debit: ReceivedDebit): readonly ReturnEntry[] => {
  const behaviour = behaviourOf(debit)
  if (behaviour?.when !== 'after') return []
  const { reason, says, charges } = behaviour
  const { amount, endToEnd, mandate, name, iban } = debit
  const told = { amount, charges, reason }
  if (says === 'mandate') return [{ ...told, mandate, endToEnd: 'NOTPROVIDED' }]
  if (says === 'name') return [{ ...told, name }]
  if (says === 'nothing') return [told]
  return [{ ...told, endToEnd, mandate, name, iban, reference: `R-${endToEnd.slice(-20)}` }]
}
