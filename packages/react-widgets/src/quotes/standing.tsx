import type { WidgetLanguage } from '../kit/language.js'
import type { Standing as Stands } from './model.js'
import { words } from './words.js'

const shapes: { readonly [S in Stands]: string } = {
  draft: '◌',
  sent: '➤',
  accepted: '✓',
  declined: '✕',
  expired: '!',
  withdrawn: '↩',
  converted: '●',
}

/** Where a quote stands, by a word and its shape. */
export const Standing = ({
  of,
  language,
}: {
  readonly of: Stands
  readonly language: WidgetLanguage
}) => (
  <span className="quo-standing">
    <span aria-hidden="true">{shapes[of]}</span> {words[language][`is-${of}`]}
  </span>
)
