import { Tick } from '../kit/fields.js'
import type { QuotesPart } from './component.js'
import type { Opened } from './read-quotes.js'
import { words } from './words.js'

/** What the law wants the customer told before being bound: what the quote says by itself, and what is left to tick. */
export const InformationList = ({
  hand,
  opened,
  options: { language },
}: QuotesPart & { readonly opened: Opened }) => {
  const said = words[language]
  const { sending, wrong } = hand.state
  const { information } = opened
  const left = information.filter(({ told }) => !told)
  const tick = (name: string, is: boolean) => {
    const others = sending.informed.filter((one) => one !== name)
    hand.say({ ...sending, informed: is ? [...others, name] : others }, `informed.${name}`)
  }
  return (
    <section className="panel stack" part="information">
      <h3>{said.informationTitle}</h3>
      {information.length ? null : <p>{said.informationNone}</p>}
      <ul className="plain quo-told">
        {information.map(({ name, told }) =>
          told ? (
            <li key={name}>
              <span aria-hidden="true">✓</span> {said[`info-${name}`]}{' '}
              <span className="quiet">{said.informationTold}</span>
            </li>
          ) : null,
        )}
      </ul>
      {left.length ? <p className="quiet">{said.informationMore}</p> : null}
      <div>
        {left.map(({ name }) => (
          <div key={name}>
            {wrong
              .filter(({ field }) => field === `informed.${name}`)
              .map(({ says }) => (
                <p className="wrong" key={says}>
                  {says}
                </p>
              ))}
            <Tick
              id={`informed.${name}`}
              checked={sending.informed.includes(name)}
              onChange={(is) => tick(name, is)}
            >
              {said[`info-${name}`]} <span className="quiet">{said.informationDone}</span>
            </Tick>
          </div>
        ))}
      </div>
    </section>
  )
}
