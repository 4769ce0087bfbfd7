import { useFocus } from '../kit/fields.js'
import { duration } from '../kit/format.js'
import type { IntakePart } from './component.js'
import { nameOf } from './typed-person.js'
import { words } from './words.js'

/** The order as it was taken: whom it went to, and why them. */
export const TakenOrder = ({ hand, options: { language, offers } }: IntakePart) => {
  const { taken, file } = hand.state
  const said = words[language]
  const heading = useFocus<HTMLHeadingElement>(taken)
  if (!taken || !file) return null
  const { worker, visit } = taken
  const offer = offers.find(({ activity }) => activity === visit.activity)
  const why = worker?.because.map((reason) => said[`because-${reason}`]) ?? []
  const what = [nameOf(file.customer), offer?.name, duration(visit.minutes)]
  return (
    <div className="panel stack" part="taken">
      <h2 tabIndex={-1} ref={heading} className="int-said">
        <span aria-hidden="true">✓</span> {said.taken}
      </h2>
      <p>{what.filter(Boolean).join(', ')}</p>
      {worker ? (
        <>
          <p>
            {said.goes} <strong>{worker.name}</strong>
            {why.length ? ` (${why.join(', ')})` : null}
          </p>
          <p className="quiet">{said.told}</p>
        </>
      ) : (
        <p>{said.nobody}</p>
      )}
      <div className="int-bar">
        <button type="button" onClick={hand.close}>
          {said.nextCustomer}
        </button>
        <button type="button" className="second" onClick={hand.again}>
          {said.again}
        </button>
      </div>
    </div>
  )
}
