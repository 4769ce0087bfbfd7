import type { Handed, Notifier } from './port.js'
import { problemOf } from './problem.js'

/**
 * One notifier out of several, tried in the order in which they are named until one takes the notice. What was tried in vain
 * travels with the answer, and `by` is the name given here. A gateway that took a message and whose answer got lost counts as
 * failed: the next one then sends it a second time, which is the price of not losing it.
 * @throws {RangeError} when there is none, or when a name is a whole number: such names would not keep their order.
 * @throws {AggregateError} when all fail: to be tried again, each name with its problem.
 */
export const firstOf = (notifiers: { readonly [name: string]: Notifier }): Notifier => {
  const names = Object.keys(notifiers)
  if (names.length === 0) throw new RangeError('notifiers: at least one is needed')
  const number = names.find((name) => /^\d+$/.test(name))
  if (number) throw new RangeError(`notifiers: the name ${number} is a number, and has no order`)
  return async (notice) => {
    const tried: { by: string; problem: string }[] = []
    const errors: unknown[] = []
    for (const [by, notify] of Object.entries(notifiers))
      try {
        return handedBy(by, await notify(notice), tried)
      } catch (error) {
        errors.push(error)
        tried.push({ by, problem: problemOf(error, notice) })
      }
    throw new AggregateError(errors, tried.map(({ by, problem }) => `${by}: ${problem}`).join('; '))
  }
}

const handedBy = (by: string, handed: Handed, before: NonNullable<Handed['tried']>): Handed => {
  const tried = [...before, ...(handed.tried ?? [])]
  return { ...handed, by, ...(tried.length && { tried }) }
}
