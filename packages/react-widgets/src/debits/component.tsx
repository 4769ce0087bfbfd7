import { type KeyboardEvent, useId } from 'react'
import { Choice, Scope, Summary } from '../kit/fields.js'
import { Tabs } from '../kit/tabs.js'
import { Asking } from './asking.js'
import { BankTab } from './bank-tab.js'
import { BatchesTab } from './batches-tab.js'
import { MandatesTab } from './mandates-tab.js'
import { companyOf, type DebitsRead } from './model.js'
import { saidOf } from './said.js'
import { SettingsTab } from './settings-tab.js'
import { type DebitsInHand, type DebitsOptions, useDebits } from './use-debits.js'
import { WantedTab } from './wanted-tab.js'
import { words } from './words.js'

/** A company's direct debits: what is to debit, the files for the bank, its answers, the mandates, the settings. */
export const Debits = (options: DebitsOptions) => {
  const scope = useId()
  const hand = useDebits(options)
  const { language, settings = false } = options
  const { read, question, trouble, done, wrong, isBusy } = hand.state
  const said = words[language]
  const back = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && question) hand.ask(undefined)
  }
  const says = trouble ?? (isBusy ? said.busy : done && saidOf(done, language))
  return (
    <Scope.Provider value={scope}>
      <section className="foyer" lang={language} aria-label={said.title} onKeyDown={back}>
        <div className="stack" aria-busy={!read && !trouble}>
          <h2>{said.title}</h2>
          <Companies hand={hand} options={options} />
          <p role="status" className={trouble ? undefined : 'deb-said'}>
            {says ?? (read ? undefined : said.loading)}
          </p>
          <Summary title={said.wrong} problems={wrong} />
          {question ? <Asking hand={hand} question={question} language={language} /> : null}
          {read ? (
            <>
              <Debited hand={hand} read={read} language={language} mayChange={settings} />
              {read.hasMore ? <p className="quiet">{said.more}</p> : null}
              <button type="button" className="second" onClick={hand.refresh}>
                {said.refresh}
              </button>
            </>
          ) : null}
        </div>
      </section>
    </Scope.Provider>
  )
}

/** The tabs, each by what it is about. */
export const Debited = ({
  hand,
  read,
  language,
  mayChange,
}: {
  readonly hand: DebitsInHand
  readonly read: DebitsRead
  readonly language: DebitsOptions['language']
  readonly mayChange: boolean
}) => {
  const said = words[language]
  const told = { hand, read, language }
  return (
    <Tabs
      label={said.title}
      open={hand.state.tab}
      onOpen={hand.openTab}
      tabs={[
        { id: 'wanted', label: said['tab-wanted'], draw: () => <WantedTab {...told} /> },
        { id: 'batches', label: said['tab-batches'], draw: () => <BatchesTab {...told} /> },
        {
          id: 'bank',
          label: read.parked.length
            ? `${said['tab-bank']} (${read.parked.length})`
            : said['tab-bank'],
          draw: () => <BankTab {...told} />,
        },
        {
          id: 'mandates',
          label: said['tab-mandates'],
          draw: () => <MandatesTab read={read} language={language} />,
        },
        {
          id: 'settings',
          label: said['tab-settings'],
          draw: () => <SettingsTab {...told} mayChange={mayChange} />,
        },
      ]}
    />
  )
}

const Companies = ({
  hand,
  options: { language },
}: {
  readonly hand: DebitsInHand
  readonly options: DebitsOptions
}) => {
  const { entities = [] } = hand.state
  const company = companyOf(hand.state)
  if (entities.length < 2 || !company) return null
  return (
    <Choice
      id="entity"
      label={words[language].entity}
      value={company}
      options={entities.map(({ id: value, name: label }) => ({ value, label }))}
      onChange={hand.choose}
    />
  )
}
