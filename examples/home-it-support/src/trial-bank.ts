import { randomBytes } from 'node:crypto'
import { Instant } from '@foyer/core'
import type { Clock, OpenedPage, PageAsked, PageWord, PaymentPages } from '@foyer/core/store'
import { payingProvider, type SaidWord } from '@foyer/core/testing'
import { tenant } from './company.js'

/** A payment page of the imitated bank. `ended` = it was paid, or given up. */
export interface TrialPage extends Pick<PageAsked, 'amount' | 'label' | 'language' | 'returnTo'> {
  readonly reference: string
  readonly standing: 'open' | 'ended'
}

/** What a payer does on a page. */
export type Decision = 'pay' | 'give-up'

/** An imitation of a payment service provider: no money moves. Its pages are in memory, so a restart forgets them. */
export interface TrialBank {
  readonly pages: PaymentPages
  /** A page that it opened; undefined for what it did not open, and once nobody may pay on it any more. */
  readonly page: (reference: string) => TrialPage | undefined
  /** Ends a page and answers its signed word; undefined where the page is not open. */
  readonly decide: (reference: string, decision: Decision) => SaidWord | undefined
  /** Opens a page again whose word nobody heard. */
  readonly undo: (reference: string) => void
}

/** How long a page waits for its payer. */
const waitsMs = 30 * 60_000

/** `known` = what the double calls it. */
type Kept = TrialPage & OpenedPage & { readonly known: string; readonly until: number }

/** Opens the bank of a site; `sites` = its own origins, the first is where payers of other sites go. */
export const trialBank = (
  sites: readonly [string, ...string[]],
  clock: Pick<Clock, 'now'>,
): TrialBank => {
  const provider = payingProvider()
  const kept = new Map<string, Kept>()
  const now = () => Date.parse(clock.now())
  const page = (reference: string) => {
    const found = kept.get(reference)
    return found && now() < found.until ? found : undefined
  }
  const set = (reference: string, standing: TrialPage['standing']) => {
    const found = page(reference)
    if (found) kept.set(reference, { ...found, standing })
  }
  return {
    page,
    undo: (reference) => set(reference, 'open'),
    decide(reference, decision) {
      const found = page(reference)
      if (found?.standing !== 'open') return undefined
      set(reference, 'ended')
      return provider.say(tenant, wordOf(found, decision, clock.now()))
    },
    pages: {
      hear: provider.pages.hear,
      async open(of, asked) {
        const { reference: known } = await provider.pages.open(of, asked)
        const before = [...kept.values()].find((one) => one.known === known)
        if (before) return openedOf(before)
        // Whoever guesses no reference opens no page; those of a bank that was started anew are others.
        const reference = randomBytes(16).toString('hex')
        const { origin } = new URL(asked.returnTo)
        const site = sites.includes(origin) ? origin : sites[0]
        const until = now() + waitsMs
        const { amount, label, language, returnTo } = asked
        const opened: Kept = {
          ...{ amount, label, language, returnTo, reference, known, standing: 'open', until },
          url: `${site}/bank/${reference}`,
          expiresAt: Instant.parse(new Date(until).toISOString()),
        }
        kept.set(reference, opened)
        return openedOf(opened)
      },
    },
  }
}

const openedOf = ({ reference, url, expiresAt }: Kept): OpenedPage => ({
  ...{ reference, url },
  expiresAt,
})

const wordOf = ({ reference, amount }: Kept, decision: Decision, at: Instant): PageWord => {
  const event = `${reference}-${decision}`
  return decision === 'pay'
    ? { type: 'paid', reference, event, at, amount, paymentReference: `trial-${reference}` }
    : { type: 'failed', reference, event, at }
}
