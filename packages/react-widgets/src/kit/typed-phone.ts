const compact = (typed: string): string => typed.replace(/[\s.\-()]/g, '').replace(/^00/, '+')

/** A number as people type it in France (`06 12 34 56 78`, `+33 6...`, `0033...`) in E.164; undefined when it is none. */
export const phoneIn = (typed: string): string | undefined => {
  const number = compact(typed).replace(/^0(?=[1-9]\d{8}$)/, '+33')
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : undefined
}

/** Whether somebody types a number: three digits or more, and nothing that stands in no number. */
export const isPhoneLike = (typed: string): boolean => /^\+?\d{3,15}$/.test(compact(typed))

/** The digits that find a number however it was written down: without its `0` or its `+33`. */
export const phoneDigits = (typed: string): string =>
  compact(typed)
    .replace(/^(?:\+33|0)/, '')
    .replace('+', '')
