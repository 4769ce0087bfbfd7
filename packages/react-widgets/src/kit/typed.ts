const numberShape = /^(\d{1,9})(?:[.,](\d{1,2}))?$/

/** Euros as people type them (`12`, `12,5`, `1 200,50 €`) in cents; undefined when it is no amount, or below zero. */
export const centsIn = (typed: string): number | undefined => {
  const [, euros, cents = ''] = numberShape.exec(typed.replace(/[\s€]/g, '')) ?? []
  return euros === undefined ? undefined : Number(euros) * 100 + Number(cents.padEnd(2, '0'))
}

/** Cents as they stand in a field to be changed: `1200,50`, in English `1200.50`. */
export const centsToType = (cents: number, comma: ',' | '.'): string =>
  (cents / 100).toFixed(2).replace('.', comma)

/** A whole number within bounds, both included; undefined when it is none. */
export const wholeIn = (typed: string, from: number, to: number): number | undefined => {
  const text = typed.trim()
  const number = Number(text)
  return /^\d{1,9}$/.test(text) && number >= from && number <= to ? number : undefined
}
