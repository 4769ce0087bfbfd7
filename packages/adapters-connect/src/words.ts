import { CivilDate, Money } from './core.js'
import { centsOf } from './euros.js'
import type { BankReferences } from './port.js'
import { first, type Tree, textAt } from './tree.js'

/** An amount in cents; undefined in another currency than the euro, or where there is none. */
export const amountAt = (
  from: Tree | undefined,
  ...paths: readonly string[]
): Money | undefined => {
  for (const path of paths) {
    const found = first(from, ...path.split('/'))
    if (!found) continue
    const cents = found.attributes['Ccy'] === 'EUR' ? centsOf(found.text) : undefined
    return cents === undefined ? undefined : Money.cents(cents)
  }
  return undefined
}

/** A day, also where a moment is told; undefined where there is none that exists. */
export const dayAt = (from: Tree | undefined, ...paths: readonly string[]): CivilDate | undefined =>
  CivilDate.safeParse(textAt(from, ...paths)?.slice(0, 10)).data

/** The last four characters of the account number under a path: no more of it leaves the reader. */
export const lastFourAt = (from: Tree | undefined, path: string): string | undefined =>
  textAt(from, path)?.replace(/\s/g, '').slice(-4)

/** A reason by its code, or by what a bank wrote in its place where that is one. */
export const reasonAt = (from: Tree | undefined, path: string): string | undefined => {
  const code = textAt(from, `${path}/Cd`) ?? textAt(from, `${path}/Prtry`)
  return code && /^[A-Z]{2}\d{2}$|^[A-Z]{4}$/.test(code) ? code : undefined
}

/** Without what is not there. */
export const known = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

/** References that are there. */
export const refsOf = (refs: BankReferences): BankReferences => known(refs)
