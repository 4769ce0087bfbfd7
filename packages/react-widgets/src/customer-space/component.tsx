import { useId } from 'react'
import { Scope } from '../kit/fields.js'
import { Tabs } from '../kit/tabs.js'
import { useFreeFocus } from '../kit/use-free-focus.js'
import { DocumentsTab } from './documents-tab.js'
import { HomeTab } from './home-tab.js'
import { Locked } from './locked.js'
import type { Space } from './model.js'
import { QuotesTab } from './quotes-tab.js'
import { SignedOut } from './signed-out.js'
import {
  type CustomerSpaceInHand,
  type CustomerSpaceOptions,
  useCustomerSpace,
} from './use-customer-space.js'
import { words } from './words.js'

/** What each part of the space is told. */
export interface SpacePart {
  readonly hand: CustomerSpaceInHand
  readonly options: CustomerSpaceOptions
}

/** The household's own space: next visit, last invoice, certificate first; the rest in tabs. */
export const CustomerSpace = (options: CustomerSpaceOptions) => {
  const scope = useId()
  const hand = useCustomerSpace(options)
  const said = words[options.language]
  return (
    <Scope.Provider value={scope}>
      <section className="foyer" lang={options.language} aria-label={said.title}>
        {hand.lock.is === 'locked' && hand.customer ? (
          <Locked lock={hand.lock} show={hand.show} language={options.language} />
        ) : (
          <Shown hand={hand} options={options} />
        )}
      </section>
    </Scope.Provider>
  )
}

const Shown = ({ hand, options }: SpacePart) => {
  const { state } = hand
  const said = words[options.language]
  if (!hand.customer) return <SignedOut hand={hand} options={options} />
  switch (state.is) {
    case 'signed-out':
      return <SignedOut hand={hand} options={options} />
    case 'reading':
      return (
        <div className="stack" aria-busy="true">
          <h2>{said.title}</h2>
          <p role="status">{said.loading}</p>
        </div>
      )
    case 'lost':
      return (
        <div className="stack">
          <h2>{said.title}</h2>
          <p role="alert">{state.says}</p>
          <button type="button" onClick={hand.refresh}>
            {said.retry}
          </button>
        </div>
      )
    case 'open':
      return <Opened hand={hand} options={options} space={state.space} />
  }
}

const Opened = ({ hand, options, space }: SpacePart & { readonly space: Space }) => {
  const said = words[options.language]
  const told = { hand, options, space }
  const cameByLink = !options.customer
  const heading = useFreeFocus<HTMLHeadingElement>(hand.customer)
  const tabs = [
    { id: 'home', label: said.home, draw: () => <HomeTab {...told} /> },
    { id: 'documents', label: said.documents, draw: () => <DocumentsTab {...told} /> },
    ...(space.withoutQuotes
      ? []
      : [{ id: 'quotes', label: said.quotes, draw: () => <QuotesTab {...told} /> }]),
    ...(options.tabs ?? []),
  ]
  return (
    <div className="stack">
      <div className="sp-line">
        <h2 {...(cameByLink ? { tabIndex: -1, ref: heading } : {})}>
          {said.hello} {space.name}
        </h2>
        {cameByLink ? (
          <button type="button" className="second" onClick={hand.signIn.leave}>
            {said.leave}
          </button>
        ) : null}
      </div>
      <Tabs label={said.tabs} tabs={tabs} open={hand.tab} onOpen={hand.openTab} />
    </div>
  )
}
