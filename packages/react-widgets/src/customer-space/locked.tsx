import { useFocus } from '../kit/fields.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { LockState } from '../kit/lock.js'
import { words } from './words.js'

/** What stands there while everything personal is blanked (S084): nothing of it is left in the page. */
export const Locked = ({
  lock,
  show,
  language,
}: {
  readonly lock: Extract<LockState, { readonly is: 'locked' }>
  readonly show: () => void
  readonly language: WidgetLanguage
}) => {
  const said = words[language]
  const heading = useFocus<HTMLHeadingElement>('locked')
  const isChecking = lock.wants && lock.host === 'running'
  return (
    <div className="panel stack" part="locked" aria-busy={isChecking}>
      <h2 tabIndex={-1} ref={heading}>
        {said.locked}
      </h2>
      <p>{said.lockedMore}</p>
      <p role="status">
        {isChecking ? said.checking : lock.host === 'refused' ? said.refused : null}
      </p>
      <button type="button" onClick={show}>
        {said.show}
      </button>
    </div>
  )
}
