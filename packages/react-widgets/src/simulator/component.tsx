import { useId } from 'react'
import { Choice, Field, Scope } from '../kit/fields.js'
import { money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { SimulatedPrice } from './model.js'
import { type SimulatorOptions, useSimulator } from './use-simulator.js'
import { words } from './words.js'

/** The price simulator. By law the price leads, in the largest size; the advantage stands apart and smaller, with its condition. */
export const Simulator = (options: SimulatorOptions) => {
  const scope = useId()
  const { chosen, answer, isWaiting, refused, choose } = useSimulator(options)
  const { language, offers } = options
  const said = words[language]
  const isHourly = offers[chosen.offer]?.hourlyPrice !== undefined
  return (
    <Scope.Provider value={scope}>
      <section className="foyer" lang={language} aria-label={said.title}>
        <div className="stack">
          <h2>{said.title}</h2>
          <div className="row">
            <Choice
              id="offer"
              label={said.offer}
              value={String(chosen.offer)}
              options={offers.map(({ name }, i) => ({ value: String(i), label: name }))}
              onChange={(offer) => choose({ offer: Number(offer) })}
            />
            <Field
              id="amount"
              label={isHourly ? said.hours : said.price}
              value={chosen.amount}
              problems={[]}
              inputMode="decimal"
              onChange={(amount) => choose({ amount })}
            />
          </div>
          <div className="panel" aria-live="polite" aria-busy={isWaiting}>
            {answer ? (
              <Priced answer={answer} language={language} />
            ) : (
              <p>{refused ?? said.waiting}</p>
            )}
          </div>
        </div>
      </section>
    </Scope.Provider>
  )
}

const Priced = ({
  answer,
  language,
}: {
  readonly answer: SimulatedPrice
  readonly language: WidgetLanguage
}) => {
  const { price, advantage, assessment, ceilingLeft, householdAssumed, year, display } = answer
  const said = words[language]
  const none = assessment.verdict === 'undetermined' ? said.unknown : said.none
  const reasons = [...assessment.because, ...year.because.map(({ reason }) => reason)]
  return (
    <div className="stack">
      <p>
        <span className="price" part="price">
          {money(price, language)}
        </span>{' '}
        <span className="quiet">{said.ttc}</span>
      </p>
      {advantage.amount ? (
        <div className="quiet" part="advantage">
          <p>
            {said.after} {money(advantage.amount, language)}, {said.afterMore}.
          </p>
          <p>
            {said.cost} {money(advantage.costInTheEnd, language)}.
          </p>
          <p>
            {said.left} {money(ceilingLeft, language)}.
          </p>
          {householdAssumed ? <p>{said.assumed}</p> : null}
        </div>
      ) : (
        <p className="quiet">{none}</p>
      )}
      <details>
        <summary>{said.why}</summary>
        <ul>
          {[...reasons, ...(display ? [display] : [])].map((reason) => (
            <li key={`${reason.code} ${reason.row}`}>
              {reason[language]} <span className="quiet">({articleOf(reason)})</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

const articleOf = ({ source }: SimulatedPrice['assessment']['because'][number]): string =>
  [source.text, source.article].filter(Boolean).join(', ')
