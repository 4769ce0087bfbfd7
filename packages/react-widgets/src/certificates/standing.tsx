import type { Standing as Stands } from './model.js'
import type { CertificateWords } from './words.js'

const shapes: { readonly [S in Stands]: string } = {
  draft: '◌',
  issued: '●',
  sent: '➤',
  bounced: '!',
  reopened: '◐',
  replaced: '✕',
}

/** Where a certificate stands, by a word and its shape. */
export const Standing = ({
  of,
  said,
}: {
  readonly of: Stands
  readonly said: CertificateWords
}) => (
  <span className="cer-standing">
    <span aria-hidden="true">{shapes[of]}</span> {said[`is-${of}`]}
  </span>
)
