import { greatCircle } from '../ports/great-circle.js'
import type { AccessLinks, Clock, Ids, Notice, Notifier } from '../ports/outside.js'
import { type Instant, instant, later } from '../shared/instant.js'
import { noAnchors, noPlaces, ownSignatures, standardSecrets } from '../system.js'

/** A clock that stands still until it is told. */
export interface FixedClock extends Clock {
  /** Moves to a moment, either way. */
  set(to: string): void
  /** Moves forward by milliseconds. */
  pass(ms: number): void
}

/** A clock at a moment of your choice. */
export const fixedClock = (at: string): FixedClock => {
  let now: Instant = instant(at)
  return {
    now: () => now,
    set(to) {
      now = instant(to)
    },
    pass(ms) {
      now = later(now, ms)
    },
  }
}

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ids that count: the same test gives the same ids. */
export const countedIds = (): Ids => {
  let count = 0
  return {
    next() {
      count += 1
      let rest = count
      let text = ''
      while (rest > 0) {
        text = digits.charAt(rest % 32) + text
        rest = Math.floor(rest / 32)
      }
      return text.padStart(26, '0')
    },
  }
}

/** The links of a host that lets nobody in by one. */
const noLinks: AccessLinks = { codeOf: async () => '', leadsTo: () => false }

/** The ports of a host that plugs in none but files and hashes. */
export const noPorts = {
  access: noLinks,
  anchors: noAnchors,
  signatures: ownSignatures(),
  seals: undefined,
  bankFiles: undefined,
  salesReports: undefined,
  paymentPages: undefined,
  webhooks: undefined,
  webhookSecrets: standardSecrets,
  travel: greatCircle(),
  places: noPlaces,
  planner: undefined,
}

/** A notifier that keeps what it was given. */
export const keptNotices = (): { readonly sent: Notice[]; readonly notifier: Notifier } => {
  const sent: Notice[] = []
  return {
    sent,
    async notifier(notice) {
      sent.push(notice)
      return { by: 'kept', reference: notice.key }
    },
  }
}
