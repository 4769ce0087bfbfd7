import { useId } from 'react'
import { Scope } from '../kit/fields.js'
import { Accepting } from './accepting.js'
import { Declining } from './declining.js'
import { QuoteCards } from './quote-cards.js'
import { Reading } from './reading.js'
import {
  type CustomerQuotesInHand,
  type CustomerQuotesOptions,
  useCustomerQuotes,
} from './use-customer-quotes.js'
import { Withdrawing } from './withdrawing.js'
import { words } from './words.js'

/** What each part of a customer's quotes is told. */
export interface CustomerQuotesPart {
  readonly hand: CustomerQuotesInHand
  readonly options: CustomerQuotesOptions
}

/** A customer's own quotes: read, accept with the options that are wanted, decline, withdraw. */
export const CustomerQuotes = (options: CustomerQuotesOptions) => {
  const scope = useId()
  const hand = useCustomerQuotes(options)
  return (
    <Scope.Provider value={scope}>
      <section className="foyer" lang={options.language} aria-label={words[options.language].title}>
        <Part hand={hand} options={options} />
      </section>
    </Scope.Provider>
  )
}

const Part = (told: CustomerQuotesPart) => {
  const { opened, who, doing } = told.hand.state
  if (!opened || !who) return <QuoteCards {...told} />
  const known = { ...told, opened, who }
  switch (doing) {
    case 'read':
      return <Reading {...known} />
    case 'accept':
      return <Accepting {...known} />
    case 'decline':
      return <Declining {...known} />
    case 'withdraw':
      return <Withdrawing {...known} />
  }
}
