import type { ReceivedFile } from './read-pain008.js'

/** Whether letters and digits keep the check of ISO 7064, MOD 97-10, by whole numbers of any size. */
const isChecked = (text: string): boolean =>
  /^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(text) &&
  BigInt(
    [...`${text.slice(4)}${text.slice(0, 4)}`]
      .map((sign) => String(Number.parseInt(sign, 36)))
      .join(''),
  ) %
    97n ===
    1n

const isReference = (text: string): boolean => /^[A-Za-z0-9/\-?:().,'+]{1,35}$/.test(text)

/**
 * Why a bank refuses a whole file, by its code; undefined when it takes it: format (`FF01`), counts and sums (`AM10`), creditor identifier
 * (`BE05`), a day that is too soon (`DT01`), a file or a debit that it had before (`AM05`).
 */
export const objectionTo = (
  file: ReceivedFile,
  { today, known }: { readonly today: string; readonly known: ReadonlySet<string> },
): string | undefined => {
  const debits = file.groups.flatMap((group) => group.debits)
  const names = [file.messageId, ...debits.map(({ endToEnd }) => endToEnd)]
  if (!debits.length || !isWellFormed(file)) return 'FF01'
  if (names.some((name) => known.has(name)) || new Set(names).size < names.length) return 'AM05'
  if (!isSummed(file)) return 'AM10'
  if (file.groups.some(({ creditor }) => !isCreditor(creditor.identifier))) return 'BE05'
  return file.groups.some(({ collectOn }) => collectOn <= today) ? 'DT01' : undefined
}

const isWellFormed = ({ messageId, groups }: ReceivedFile): boolean =>
  groups.every(
    ({ id, creditor, collectOn, debits }) =>
      isReference(messageId) &&
      isReference(id) &&
      isChecked(creditor.iban) &&
      /^\d{4}-\d\d-\d\d$/.test(collectOn) &&
      debits.every(
        (debit) =>
          isReference(debit.endToEnd) &&
          isReference(debit.mandate) &&
          debit.name !== '' &&
          ['FRST', 'RCUR', 'OOFF', 'FNAL'].includes(debit.sequence),
      ),
  )

const isSummed = (file: ReceivedFile): boolean =>
  [file, ...file.groups].every(({ count, sum, ...part }) => {
    const debits = 'groups' in part ? part.groups.flatMap((group) => group.debits) : part.debits
    return count === debits.length && sum === debits.reduce((all, { amount }) => all + amount, 0)
  })

const isCreditor = (identifier: string): boolean =>
  isChecked(`${identifier.slice(0, 4)}${identifier.slice(7)}`)

/** Whether an account number keeps its check. */
export const isAccount = isChecked
