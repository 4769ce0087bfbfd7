import { useId } from 'react'
import { Scope, useFocus } from '../kit/fields.js'
import { date as civil, duration, phone } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import { openedStop, stepsOf } from './model.js'
import { StepForm } from './step-form.js'
import { groupsOf, routeTo, type Standing, type Stop, standingOf } from './stops.js'
import { type Day as DayInHand, type DayOptions, useDay } from './use-day.js'
import { words } from './words.js'
import { Written } from './written.js'

/** The worker's phone: the visits of the days to come, and for each who, where, what, and the next thing to do. */
export const Day = (options: DayOptions) => {
  const scope = useId()
  const day = useDay(options)
  const stop = openedStop(day.state)
  const said = words[options.language]
  return (
    <Scope.Provider value={scope}>
      <section className="foyer" lang={options.language} aria-label={said.title}>
        {stop && day.state.step ? (
          <StepForm day={day} stop={stop} step={day.state.step} options={options} />
        ) : stop ? (
          <OneVisit day={day} stop={stop} options={options} />
        ) : (
          <Visits day={day} options={options} />
        )}
      </section>
    </Scope.Provider>
  )
}

interface Shown {
  readonly day: DayInHand
  readonly options: DayOptions
}

const Visits = ({ day, options }: Shown) => {
  const { state, today = '' } = day
  const { language } = options
  const said = words[language]
  const groups = groupsOf(state.stops ?? [], today)
  const back = useFocus<HTMLButtonElement>(state.last)
  return (
    <div className="stack" part="visits" aria-busy={!state.stops && !state.trouble}>
      <h2>{said.title}</h2>
      <p role="status">{state.stops || state.trouble ? state.trouble : said.loading}</p>
      {state.stops && !groups.length ? (
        <div className="panel stack">
          <h3>{said.empty}</h3>
          <p>{said.emptyMore}</p>
        </div>
      ) : null}
      {groups.map(({ of, stops }) => (
        <div className="stack" key={of}>
          <h3>{groupTitle(of, today, language)}</h3>
          <ul className="plain">
            {stops.map((stop) => (
              <li className="panel day-card" key={stop.visit}>
                <Appointment stop={stop} language={language} withDay={of === 'late'} />
                <p>{stop.who.name}</p>
                <StandingOf stop={stop} language={language} />
                <Reach stop={stop} options={options} />
                <button
                  type="button"
                  className="second day-wide"
                  ref={stop.visit === state.last ? back : undefined}
                  aria-label={`${said.open} ${said.at} ${stop.who.name}`}
                  onClick={() => day.open(stop.visit)}
                >
                  {said.open}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <button type="button" className="second" onClick={day.refresh}>
        {said.refresh}
      </button>
    </div>
  )
}

const groupTitle = (of: string, today: string, language: WidgetLanguage): string => {
  const said = words[language]
  if (of === 'late') return said.late
  if (of === 'to-fix') return said.toFix
  const day = civil(of, language)
  return of === today ? `${said.today}, ${day}` : day
}

const Appointment = ({
  stop: { date, start, minutes },
  language,
  withDay,
}: {
  readonly stop: Stop
  readonly language: WidgetLanguage
  readonly withDay: boolean
}) => (
  <p>
    {date && start ? (
      <>
        <time className="day-when" dateTime={`${date}T${start}`}>
          {withDay ? `${civil(date, language)}, ${start}` : start}
        </time>{' '}
      </>
    ) : null}
    <span className="quiet">{duration(minutes)}</span>
  </p>
)

const shapes: { readonly [S in Standing]: string } = {
  'to-fix': '○',
  booked: '◔',
  'to-report': '◑',
  'to-sign': '◕',
  finished: '●',
}

const StandingOf = ({
  stop,
  language,
}: {
  readonly stop: Stop
  readonly language: WidgetLanguage
}) => {
  const standing = standingOf(stop)
  return (
    <p className="day-standing">
      <span aria-hidden="true">{shapes[standing]}</span> {words[language][`is-${standing}`]}
    </p>
  )
}

/** One tap to call, one to find the way; what is missing is said instead. */
const Reach = ({
  stop: { who },
  options,
}: {
  readonly stop: Stop
  readonly options: DayOptions
}) => {
  const said = words[options.language]
  const alone = who.phone && who.address ? undefined : 'day-only'
  return (
    <>
      <p className="day-address">{who.address || said.noAddress}</p>
      {who.phone ? null : <p>{said.noPhone}</p>}
      <div className="day-taps">
        {who.phone ? (
          <a className={alone} href={`tel:${who.phone}`}>
            {`${said.call} ${phone(who.phone)}`}
          </a>
        ) : null}
        {who.address ? (
          <a className={alone} href={routeTo(who.address, options.mapUrl)}>
            {said.navigate}
          </a>
        ) : null}
      </div>
    </>
  )
}

const OneVisit = ({ day, stop, options }: Shown & { readonly stop: Stop }) => {
  const { language } = options
  const said = words[language]
  const heading = useFocus<HTMLHeadingElement>(stop.visit)
  const [main, other] = stepsOf(stop)
  return (
    <div className="stack" part="visit">
      <button type="button" className="second" onClick={() => day.go('list')}>
        {said.back}
      </button>
      <h2 tabIndex={-1} ref={heading}>
        {stop.who.name}
      </h2>
      <p role="status" className="day-said">
        {day.state.isSaved ? said.done : null}
      </p>
      <Appointment stop={stop} language={language} withDay />
      <StandingOf stop={stop} language={language} />
      <Reach stop={stop} options={options} />
      <h3>{said.wants}</h3>
      <p className="day-text">{stop.wants || said.wantsNothing}</p>
      <Written stop={stop} language={language} hidesPrices={day.hidesPrices} />
      {main ? (
        <button type="button" className="day-wide" onClick={() => day.go(main)}>
          {said[main]}
        </button>
      ) : null}
      {other ? (
        <button type="button" className="second day-wide" onClick={() => day.go(other)}>
          {other === 'appointment' ? said.move : said.rewrite}
        </button>
      ) : null}
    </div>
  )
}
