import type { ReactNode } from 'react'
import { useFocus } from '../kit/fields.js'
import { duration, money, phone } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import {
  type Count,
  countSaid,
  filled,
  isIdle,
  type Line,
  type QueueName,
  whenSaid,
} from './model.js'
import { type HomeOptions, type Home as InHand, useHome } from './use-home.js'
import { words } from './words.js'

/** What there is to do: each queue with its count, each count opening its list (S146). */
export const Home = (options: HomeOptions) => {
  const home = useHome(options)
  const said = words[options.language]
  const { opened } = home.state
  return (
    <section className="foyer" lang={options.language} aria-label={said.title}>
      {opened ? (
        <Queue home={home} queue={opened} options={options} />
      ) : (
        <Counts home={home} options={options} />
      )}
    </section>
  )
}

interface Shown {
  readonly home: InHand
  readonly options: HomeOptions
}

const Counts = ({ home, options: { language, queueUrl } }: Shown) => {
  const { counts, trouble, last } = home.state
  const said = words[language]
  const back = useFocus<HTMLButtonElement>(last)
  return (
    <div className="stack" part="counts" aria-busy={!counts && !trouble}>
      <h2>{said.title}</h2>
      <p role="status">{trouble ?? (counts ? isIdle(counts) && said.nothing : said.loading)}</p>
      <ul className="plain">
        {counts?.map((one) => (
          <li key={one.queue}>
            {queueUrl ? (
              <a className="home-queue" href={filled(queueUrl, { queue: one.queue })}>
                <CountOf count={one} language={language} />
              </a>
            ) : (
              <button
                type="button"
                className="home-queue"
                ref={one.queue === last ? back : undefined}
                onClick={() => home.open(one.queue)}
              >
                <CountOf count={one} language={language} />
              </button>
            )}
          </li>
        ))}
      </ul>
      <button type="button" className="second" onClick={home.refresh}>
        {said.refresh}
      </button>
    </div>
  )
}

const CountOf = ({
  count,
  language,
}: {
  readonly count: Count
  readonly language: WidgetLanguage
}): ReactNode => {
  const said = words[language]
  return (
    <>
      <span className="home-count">{countSaid(count, language)}</span>{' '}
      <span className="home-name">{said[`queue-${count.queue}`]}</span>{' '}
      {count.count ? null : <span className="quiet">{said[`empty-${count.queue}`]}</span>}
    </>
  )
}

const Queue = ({ home, queue, options }: Shown & { readonly queue: QueueName }) => {
  const { lines, trouble, after } = home.state
  const { language } = options
  const said = words[language]
  const heading = useFocus<HTMLHeadingElement>(queue)
  return (
    <div className="stack" part="queue" aria-busy={!lines && !trouble}>
      <button type="button" className="second" onClick={home.close}>
        {said.back}
      </button>
      <h2 tabIndex={-1} ref={heading}>
        {said[`queue-${queue}`]}
      </h2>
      <p role="status">{trouble ?? (lines ? null : said.loading)}</p>
      {lines?.length === 0 ? <p className="panel">{said[`empty-${queue}`]}</p> : null}
      <ul className="plain">
        {lines?.map((line) => (
          <li className="panel home-line" key={line.of}>
            <LineOf line={line} queue={queue} options={options} />
          </li>
        ))}
      </ul>
      {after ? (
        <button type="button" className="second" onClick={home.readOn}>
          {said.more}
        </button>
      ) : null}
    </div>
  )
}

const LineOf = ({
  line,
  queue,
  options: { language, lineUrl },
}: {
  readonly line: Line
  readonly queue: QueueName
  readonly options: HomeOptions
}) => {
  const { of, customer, name, wants, worker, postcode, minutes, gross } = line
  const said = words[language]
  const known = [
    whenSaid(line, language),
    postcode,
    minutes && duration(minutes),
    gross !== undefined && money(gross, language),
    worker && `${said.by} ${worker.name}`,
  ]
  return (
    <>
      {lineUrl ? (
        <a href={filled(lineUrl, { queue, of, customer })}>{name || said.nobody}</a>
      ) : (
        <strong>{name || said.nobody}</strong>
      )}
      <p className="quiet">{known.filter(Boolean).join(', ')}</p>
      {wants ? <p>{wants}</p> : null}
      {line.phone ? (
        <p>
          <a href={`tel:${line.phone}`}>{`${said.call} ${phone(line.phone)}`}</a>
        </p>
      ) : null}
    </>
  )
}
