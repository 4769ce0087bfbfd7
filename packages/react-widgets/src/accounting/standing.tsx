import type { BooksMonth } from './model.js'
import type { AccountingWords } from './words.js'

const shapes: { readonly [S in BooksMonth['state']]: string } = {
  ahead: '·',
  running: '◐',
  open: '○',
  closed: '●',
}

/** Where a month stands, by a word and its shape. */
export const Standing = ({
  of,
  said,
}: {
  readonly of: BooksMonth['state']
  readonly said: AccountingWords
}) => (
  <span className="acc-standing">
    <span aria-hidden="true">{shapes[of]}</span> {said[`is-${of}`]}
  </span>
)
