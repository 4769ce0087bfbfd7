import { useContext, useState } from 'react'
import { Choice, Scope } from '../kit/fields.js'
import { filled } from '../kit/filled.js'
import { date, money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { Parked, Returned } from './model.js'
import { meantSaid } from './said.js'
import type { DebitsInHand } from './use-debits.js'
import type { TabProps } from './wanted-tab.js'
import { words } from './words.js'

/** What the bank says: its file handed in, what a person must match, and what came back. */
export const BankTab = ({ hand, read, language }: TabProps) => {
  const said = words[language]
  const { parked, returned } = read
  return (
    <div className="stack">
      <BankFile hand={hand} language={language} />
      <section className="stack" part="parked">
        <h3>
          {parked.length ? filled(said.parkedTitle, { count: parked.length }) : said.parkedNone}
        </h3>
        <ul className="plain">
          {parked.map((one) => (
            <li key={one.item.id} className="panel">
              <OneParked hand={hand} parked={one} language={language} />
            </li>
          ))}
        </ul>
      </section>
      <section className="stack" part="returned">
        <h3>{returned.length ? said.returnedTitle : said.returnedNone}</h3>
        <ul className="plain">
          {returned.map((one) => (
            <li key={one.debit.id} className="panel">
              <OneReturned returned={one} language={language} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

interface Handed {
  readonly hand: DebitsInHand
  readonly language: WidgetLanguage
}

/** A file is chosen, or dropped where it is chosen. */
const BankFile = ({ hand, language }: Handed) => {
  const scope = useContext(Scope)
  const said = words[language]
  const id = `${scope}file`
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a second way; the field within is the first
    <div
      className="deb-drop field"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const [file] = event.dataTransfer.files
        if (file) void hand.hear(file)
      }}
    >
      <label htmlFor={id}>{said.file}</label>
      <p className="hint" id={`${id}-hint`}>
        {said.fileHint}
      </p>
      <input
        id={id}
        type="file"
        accept=".xml,text/xml,application/xml"
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const field = event.currentTarget
          const [file] = field.files ?? []
          if (file) void hand.hear(file)
          field.value = ''
        }}
      />
    </div>
  )
}

const dismissals = ['not-ours', 'told-twice', 'settled-by-hand'] as const

/** A word of the bank: what it says, why nobody can tell, which debit may be meant. */
const OneParked = ({ hand, parked, language }: Handed & { readonly parked: Parked }) => {
  const said = words[language]
  const { item, meant, reason } = parked
  const { name = said.saidNoName, amount, on, lastFour } = item.said
  const only = meant.length === 1 ? meant[0]?.debit : undefined
  const [debit, setDebit] = useState<string>(only ?? '')
  const [because, setBecause] = useState<string>(dismissals[0])
  const known = [
    amount !== undefined && money(amount, language),
    on && date(on, language, true),
    lastFour && `…${lastFour}`,
    reason && `${reason.code} (${reason[language]})`,
  ]
  return (
    <div className="deb-item">
      <p>
        <strong>{name}</strong>
        {known.filter(Boolean).length ? `, ${known.filter(Boolean).join(', ')}` : null}
      </p>
      <p className="quiet">{item.because ? said[`parked-${item.because}`] : null}</p>
      {hand.state.question ? null : (
        <>
          {meant.length ? (
            <>
              <Choice
                id={`which-${item.id}`}
                label={said.which}
                value={debit}
                options={[
                  ...(only ? [] : [{ value: '', label: said.whichNone }]),
                  ...meant.map((one) => ({ value: one.debit, label: meantSaid(one, language) })),
                ]}
                onChange={setDebit}
              />
              <button
                type="button"
                aria-disabled={!debit || hand.state.isBusy}
                onClick={() => {
                  if (debit) hand.ask({ of: 'match', parked, debit })
                }}
              >
                {said.match}
              </button>
              {debit ? null : <p className="quiet">{said.matchMissing}</p>}
            </>
          ) : null}
          <Choice
            id={`because-${item.id}`}
            label={said.dismissWhy}
            value={because}
            options={dismissals.map((value) => ({ value, label: said[`because-${value}`] }))}
            onChange={setBecause}
          />
          <button
            type="button"
            className="second"
            aria-disabled={hand.state.isBusy}
            onClick={() => hand.ask({ of: 'dismiss', parked, because })}
          >
            {said.dismiss}
          </button>
        </>
      )}
    </div>
  )
}

/** A debit that came back: by which reason, and what was done. */
const OneReturned = ({
  returned: { debit, name, reason },
  language,
}: {
  readonly returned: Returned
  readonly language: WidgetLanguage
}) => {
  const said = words[language]
  const { number, amount, failed, status } = debit
  const stands = status === 'rejected' ? said['is-rejected'] : said['is-returned']
  return (
    <div className="deb-item">
      <p>
        <strong>{name}</strong>
        {`, ${number}, ${money(amount, language)}`}
      </p>
      <p>
        {[
          failed ? `${stands}, ${date(failed.on, language, true)}` : stands,
          reason && `${reason.code} (${reason[language]})`,
        ]
          .filter(Boolean)
          .join(', ')}
      </p>
      {reason ? <p className="quiet">{said[`step-${reason.step}`]}</p> : null}
    </div>
  )
}
