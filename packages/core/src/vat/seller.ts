import type { Registration } from '../eligibility/index.js'
import type { LawSettings } from '../rules/fr/settings.js'
import {
  exemptAssociation,
  exemptFragile,
  exemptLessons,
  franchise,
  lastDayOfCgi,
  mentions,
  vatNotLevied,
} from '../rules/fr/vat.js'
import { kept, type Rule } from '../rules/reason.js'
import { isTrusted, trustOf } from '../rules/trust.js'
import type { CivilDate } from '../shared/day.js'
import { factor } from '../shared/factor.js'
import { type Asked, type Seller, undetermined, type VatAnswer } from './line.js'

const grounds = {
  lessons: exemptLessons,
  association: exemptAssociation,
  'fragile-public': exemptFragile,
} as const

/** The seller charges no tax: a franchise, or an exemption. Undefined for who is liable. */
export const exemptionOf = (asked: Asked): VatAnswer | undefined => {
  const { seller } = asked.line
  if (!seller || seller.vat === 'liable') return undefined
  if (seller.vat === 'franchise') return mentioned(asked, seller, franchise, 'franchise')
  const { exemption } = seller
  if (!exemption) return undetermined(['seller.exemption'])
  const missing = missingFor(asked, seller)
  if (missing.length) return undetermined(missing)
  return applies(asked, seller) ? mentioned(asked, seller, grounds[exemption], 'exempt') : undefined
}

/** Facts that an exemption depends on and that nobody gave. */
const missingFor = ({ line }: Asked, { exemption, paidDirectly }: Seller): readonly string[] => {
  if (exemption === 'lessons' && paidDirectly === undefined) return ['seller.paidDirectly']
  if (exemption === 'fragile-public' && line.publicServed === undefined) return ['publicServed']
  return []
}

const applies = ({ line, on }: Asked, { exemption, paidDirectly }: Seller): boolean => {
  if (line.kind === 'goods') return false
  if (exemption === 'lessons') return line.activity === 'II-5' && paidDirectly === true
  if (exemption === 'association') return true
  const isPublic = line.customer === 'individual' && line.publicServed === true
  return isPublic && line.registered.some((one) => isApproval(one, on))
}

/** An approval or an authorisation, for whatever activity: the body must have one. */
const isApproval = ({ as = 'declaration', from, until }: Registration, on: CivilDate): boolean =>
  as !== 'declaration' && from <= on && (!until || on < until)

/** The tax is not levied there. Undefined where it is. */
export const noTax = (asked: Asked): VatAnswer | undefined => {
  const { territory } = asked.line
  if (territory !== 'guyane' && territory !== 'mayotte') return undefined
  return without(asked, vatNotLevied[territory], 'not-levied')
}

/** No tax is charged, and the invoice must say by which article. */
const mentioned = (
  asked: Asked,
  { issuedOn = asked.on }: Seller,
  rule: Rule,
  taxed: 'exempt' | 'franchise',
): VatAnswer => {
  const answer = without(asked, rule, taxed)
  if (answer.verdict === 'undetermined') return answer
  const ground = rule.kept.code as keyof typeof mentions
  const mention = wordsOf(ground, issuedOn, asked.settings)
  return mention ? { ...answer, mention } : undetermined([`settings.mentions.${ground}`])
}

const without = (
  { on, settings }: Asked,
  rule: Rule,
  taxed: 'exempt' | 'franchise' | 'not-levied',
): VatAnswer => {
  const reason = kept(rule, on)
  if (!reason) return undetermined([`law-of-the-day:${rule.id}`])
  return isTrusted({ id: reason.row, source: reason.source }, settings)
    ? { verdict: 'known', rate: factor('0'), taxed, chargeableOn: on, because: [reason] }
    : undetermined([trustOf(reason.row)])
}

/** The tenant's own words first; references to the CGI as long as they are admitted. */
const wordsOf = (
  ground: keyof typeof mentions,
  on: CivilDate,
  settings: LawSettings,
): string | undefined => {
  const last = lastDayOfCgi.on(on)
  return settings.mentions?.[ground] ?? (last && on <= last.value ? mentions[ground] : undefined)
}
