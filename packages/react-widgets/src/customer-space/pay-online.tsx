import { money } from '../kit/format.js'
import { useFreeFocus } from '../kit/use-free-focus.js'
import { paperName } from './paper.js'
import type { InvoicePaper } from './papers.js'
import { isPayable, type PayingState } from './paying.js'
import type { CustomerSpaceInHand, CustomerSpaceOptions } from './use-customer-space.js'
import { type SpaceWords, words } from './words.js'

interface PayOnlineProps {
  readonly paper: InvoicePaper
  readonly hand: Pick<CustomerSpaceInHand, 'paying'>
  readonly options: Pick<CustomerSpaceOptions, 'language' | 'hidePrices' | 'withoutPaying'>
}

/** Pays online what the customer still owes of an invoice, and says what came of it. */
export const PayOnline = ({ paper, hand, options }: PayOnlineProps) => {
  const { language, hidePrices, withoutPaying } = options
  const said = words[language]
  const { own = 0 } = paper
  const { state, pay } = hand.paying
  const says = saidOf(state, paper, said)
  const isOffered = !withoutPaying && isPayable(paper, state)
  const label = hidePrices ? said.payOnline : `${said.pay} ${money(own, language)}`
  // The button that had the focus is gone: what is said takes it.
  const isGone = state.is === 'unavailable' && says !== ''
  const place = useFreeFocus<HTMLParagraphElement>(isGone ? says : undefined)
  return isOffered || says ? (
    <div>
      {isOffered ? (
        <button
          type="button"
          aria-label={`${label}, ${paperName(paper, said)}`}
          onClick={() => void pay(paper)}
        >
          {label}
        </button>
      ) : null}
      <p role="status" tabIndex={isGone ? -1 : undefined} ref={place}>
        {says}
      </p>
    </div>
  ) : null
}

const saidOf = (paying: PayingState, { of }: InvoicePaper, said: SpaceWords): string => {
  if (paying.is === 'idle' || paying.of !== of) return ''
  return paying.is === 'refused' ? paying.says : said[`pay-${paying.is}`]
}
