import { filled } from '../kit/filled.js'
import { date, money } from '../kit/format.js'
import { type Batch, stepsOf } from './model.js'
import type { TabProps } from './wanted-tab.js'
import { words } from './words.js'

const shapes: { readonly [S in Batch['status']]: string } = {
  prepared: '◌',
  written: '○',
  sent: '➤',
  settled: '●',
  cancelled: '✕',
  rejected: '!',
}

/** The batches, the latest day first, each with what can be done with it next. */
export const BatchesTab = ({ hand, read, language }: TabProps) => {
  const said = words[language]
  if (!read.batches.length)
    return (
      <div className="stack">
        <h3>{said.batchesNone}</h3>
        <p>{said.batchesNoneMore}</p>
      </div>
    )
  return (
    <ul className="plain">
      {read.batches.map((batch) => {
        const { id, collectOn, debits, total, status } = batch
        const places = { count: debits.length, total: money(total, language) }
        return (
          <li key={id} className="panel deb-item">
            <h3>{filled(said.batch, { on: date(collectOn, language, true) })}</h3>
            <p>
              {filled(said.batchOf, places)}{' '}
              <span className="deb-standing">
                <span aria-hidden="true">{shapes[status]}</span> {said[`batch-${status}`]}
              </span>
            </p>
            <Steps hand={hand} batch={batch} language={language} />
          </li>
        )
      })}
    </ul>
  )
}

const Steps = ({ hand, batch, language }: Omit<TabProps, 'read'> & { readonly batch: Batch }) => {
  const said = words[language]
  if (hand.state.question) return null
  const acts = {
    write: () => void hand.write(batch),
    save: () => void hand.save(batch),
    send: () => hand.ask({ of: 'send', batch }),
    cancel: () => hand.ask({ of: 'cancel', batch }),
  } as const
  return (
    <div className="deb-bar">
      {stepsOf(batch).map((step, at) => (
        <button
          key={step}
          type="button"
          className={at ? 'second' : undefined}
          aria-disabled={hand.state.isBusy}
          onClick={acts[step]}
        >
          {said[step]}
        </button>
      ))}
    </div>
  )
}
