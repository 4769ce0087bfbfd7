import { date, labelled } from '../kit/format.js'
import { lastFourOf, type Mandate } from './model.js'
import type { TabProps } from './wanted-tab.js'
import { type DebitsWords, words } from './words.js'

const shapes: { readonly [S in Mandate['status']]: string } = {
  unsigned: '◌',
  active: '●',
  suspended: '!',
  cancelled: '✕',
  lapsed: '✕',
  completed: '✓',
}

/** The mandates: those that wait for a person first. */
export const MandatesTab = ({ read: { mandates }, language }: Omit<TabProps, 'hand'>) => {
  const said = words[language]
  if (!mandates) return <p>{said.loading}</p>
  if (!mandates.length)
    return (
      <div className="stack">
        <h3>{said.mandatesNone}</h3>
        <p>{said.mandatesNoneMore}</p>
      </div>
    )
  const columns = [said.debtor, said.account, said.lastUsed, said.lapses, said.state]
  return (
    <div className="deb-wide">
      <table>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mandates.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.debtor.name}
                <p className="quiet deb-reference">
                  {labelled(said.reference, one.reference, language)}
                </p>
              </th>
              <td>{`…${lastFourOf(one)}`}</td>
              <td>{one.lastUsedOn ? date(one.lastUsedOn, language, true) : said.never}</td>
              <td>{one.lapsesOn ? date(one.lapsesOn, language, true) : null}</td>
              <td>
                <span aria-hidden="true">{shapes[one.status]}</span> {stateSaid(one, said)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Where a mandate stands; suspended, why and by which word of the bank. */
export const stateSaid = (
  { status, suspended }: Pick<Mandate, 'status' | 'suspended'>,
  said: DebitsWords,
): string => {
  if (status !== 'suspended' || !suspended) return said[`mandate-${status}`]
  const why = [said[`suspended-${suspended.because}`], suspended.code].filter(Boolean).join(', ')
  return `${said['mandate-suspended']} (${why})`
}
