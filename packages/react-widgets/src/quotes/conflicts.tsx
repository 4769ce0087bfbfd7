import { filled } from '../kit/filled.js'
import { money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { Conflict } from './read-quotes.js'
import type { QuoteLine } from './typed-line.js'
import { words } from './words.js'

/** That the same customer holds another price for the same thing: a warning, which keeps nothing from being done. */
export const Conflicts = ({
  conflicts,
  lines,
  language,
}: {
  readonly conflicts: readonly Conflict[]
  readonly lines: readonly Pick<QuoteLine, 'no' | 'label'>[]
  readonly language: WidgetLanguage
}) => {
  const said = words[language]
  if (!conflicts.length) return null
  return (
    <div className="panel quo-warning stack" part="conflicts" role="status">
      <h3>
        <span aria-hidden="true">⚠</span> {said.conflictsTitle}
      </h3>
      <ul>
        {conflicts.map((conflict) => (
          <li key={`${conflict.quote} ${conflict.line} ${conflict.with}`}>
            {filled(said.conflict, {
              label: lines.find(({ no }) => no === conflict.with)?.label ?? '',
              theirs: money(conflict.theirs, language),
              ours: money(conflict.ours, language),
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}
