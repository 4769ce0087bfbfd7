import { CustomerQuotes } from '../customer-quotes/component.js'
import type { SpaceTab } from './home-tab.js'
import { isSignedOut } from './model.js'

/** The customer's quotes: read, accepted, declined, withdrawn from. An answer that nobody signed in for closes the space as a reading does. */
export const QuotesTab = ({ hand, options }: SpaceTab) => {
  const { language, hidePrices, today, refresh } = options
  const { client, customer } = hand
  if (!customer) return null
  return (
    <CustomerQuotes
      {...{ client, language, customer, hidePrices, today, refresh }}
      onRefused={(code) => isSignedOut(code) && hand.refresh()}
      onAnswered={hand.refresh}
    />
  )
}
