import { examine } from '../eligibility/index.js'
import type { DatedTable } from '../rules/dated-table.js'
import { type Activity, activityOf, type VatClass } from '../rules/fr/activities.js'
import { individual, oddJobMinutes } from '../rules/fr/service.js'
import { type LawSettings, safeSide, wrongInSettings } from '../rules/fr/settings.js'
import {
  agentFee,
  article86,
  oddJobTooLongForVat,
  vatBeforeMove,
  vatBeforeMoveOthers,
  vatMovedToNormal,
  vatNormal,
  vatNormalOverseas,
  vatReduced,
  vatReducedOverseas,
  vatStatus,
  vatSuperReduced,
} from '../rules/fr/vat.js'
import { broken, kept, type Reason, resting } from '../rules/reason.js'
import { isTrusted, trustOf } from '../rules/trust.js'
import type { CivilDate } from '../shared/day.js'
import type { Factor } from '../shared/factor.js'
import { type Asked, undetermined, type VatAnswer, type VatLine, wrongInVatLine } from './line.js'
import { exemptionOf, noTax } from './seller.js'

/**
 * The rate of VAT of a line. The reduced rates are for services to individuals, at their home, of an activity registered on that
 * day, some of them for certain persons or inside a set of services only (CGI, annexe III, article 86); an odd job over the
 * limit bears the normal rate (BOI 3 C-6-06). A franchise or an exemption comes first, with the words to print.
 * @example {@includeCode ../../../../examples/one-rule/assess.ts}
 */
export const rateFor = (line: VatLine, settings: LawSettings = safeSide): VatAnswer => {
  const wrong = [...wrongInVatLine(line), ...wrongInSettings(settings)]
  if (wrong.length) return { verdict: 'undetermined', missing: [], wrong }
  const { performedOn, paidOnAccount } = line
  if (!performedOn) return undetermined(['performedOn'])
  const on = paidOnAccount && paidOnAccount < performedOn ? paidOnAccount : performedOn
  const asked: Asked = { line, on, settings }
  return exemptionOf(asked) ?? noTax(asked) ?? taxed(asked)
}

const taxed = (asked: Asked): VatAnswer => {
  const { line, on } = asked
  const fee = line.agentFee ? kept(agentFee, on) : undefined
  if (fee) return rate(asked, vatNormal, [fee])
  const { against, grounds, missing } = examine({ ...line, means: undefined }, on, ofVat(asked))
  const activity = line.activity && activityOf(line.activity)
  const no = againstRate(asked, against)
  if (no.length) return rate(asked, vatNormal, enough(asked, activity, no))
  if (!activity) return undetermined(missing)
  const served = (table: DatedTable<Factor>, lacks: readonly string[], named?: Reason) =>
    lacks.length
      ? undetermined(lacks)
      : rate(asked, table, said([named, kept(vatStatus, on), ...grounds]))
  const named = inArticle86(activity, on)
  // The rows of before July 2013 name their activities, whatever was read of the old lists.
  const earlier = missing.filter((fact) => fact !== 'activity-list')
  if (line.agentFee) return served(vatBeforeMoveOthers, earlier)
  const moved = kept(vatMovedToNormal, on)
  const kind = classOf(asked, activity)
  switch (kind) {
    case 'reduced':
      return served(vatReduced, missing, named)
    case 'super-reduced':
      return served(vatSuperReduced, missing, named)
    case 'lessons':
      return undetermined(['schoolSupport'])
    case 'unknown':
      return undetermined([`settings.vatClass.${activity.code}`])
    case 'normal':
      return moved ? rate(asked, vatNormal, [moved]) : served(before(activity), earlier)
    default:
      return kind satisfies never
  }
}

/** What is enough for the normal rate: a reason that may be trusted, or that the activity bears it anyway. */
const enough = (
  asked: Asked,
  activity: Activity | undefined,
  no: readonly Reason[],
): readonly Reason[] => {
  const { on, settings } = asked
  const trusted = no.filter(({ row: id, source }) => isTrusted({ id, source }, settings))
  if (trusted.length) return trusted
  const moved = activity && classOf(asked, activity) === 'normal' && kept(vatMovedToNormal, on)
  return moved ? [moved] : no
}

/**
 * The settings that VAT knows. Sets of several providers and meals delivered alone are questions of
 * the credit: article 86, III, asks for one offer that includes work at the home.
 */
const ofVat = ({ settings }: Asked): LawSettings => ({
  ...settings,
  bundleOf: undefined,
  trusts: undefined,
})

/** What keeps a line from the reduced rates, each reason once. */
const againstRate = ({ line, on }: Asked, against: readonly Reason[]): readonly Reason[] => {
  const reasons = against.flatMap((one): readonly Reason[] => {
    if (one.rule === oddJobMinutes.id) return [one, kept(oddJobTooLongForVat, on) ?? one]
    if (isStatus(one)) return [broken(vatStatus, 'vat-status-missing', on) ?? one]
    return line.customer === 'organisation' && one.rule !== individual.id ? [] : [one]
  })
  return [...new Set(reasons)]
}

const statusRules = ['fr.service.registered', 'fr.service.approved', 'fr.service.authorised']
const isStatus = ({ rule }: Reason): boolean => statusRules.includes(rule)

/** What a reduced rate rests on; the status in the words of VAT. */
const said = (reasons: readonly (Reason | undefined)[]): readonly Reason[] =>
  reasons.flatMap((one) => (one && !isStatus(one) ? [one] : []))

/** That article 86 names an activity, by its item since there is one. */
const inArticle86 = ({ article86: item }: Activity, on: CivilDate): Reason | undefined => {
  const reason = kept(article86, on)
  const isNumbered = article86.on(on) === article86.rows[0]
  return reason && item && isNumbered
    ? { ...reason, source: { ...reason.source, paragraph: item } }
    : reason
}

/** The class of the line's activity; of lessons, once somebody said which, that of these lessons. */
const classOf = ({ line, settings }: Asked, { code, vat }: Activity): VatClass => {
  if (vat === 'unknown') return settings.vatClass?.[code] ?? vat
  if (vat !== 'lessons' || line.schoolSupport === undefined) return vat
  return line.schoolSupport ? 'reduced' : 'normal'
}

/** What an activity bore before it moved to the normal rate in July 2013. */
const before = ({ code }: Activity): DatedTable<Factor> =>
  code === 'II-2' || code === 'II-5' ? vatBeforeMove : vatBeforeMoveOthers

const overseas: ReadonlyMap<DatedTable<Factor>, DatedTable<Factor>> = new Map([
  [vatNormal, vatNormalOverseas],
  [vatReduced, vatReducedOverseas],
  [vatSuperReduced, vatReducedOverseas],
  [vatBeforeMove, vatReducedOverseas],
  [vatBeforeMoveOthers, vatReducedOverseas],
])

/** The rate of a table on the day that governs, where it may be trusted. */
const rate = (
  { line, on, settings }: Asked,
  metropolitan: DatedTable<Factor>,
  because: readonly Reason[],
): VatAnswer => {
  const isOverseas = line.territory !== undefined && line.territory !== 'metropole'
  const table = isOverseas ? (overseas.get(metropolitan) ?? metropolitan) : metropolitan
  const row = table.on(on)
  if (!row) return undetermined([`law-of-the-day:${table.id}`])
  const unread = [{ row: row.id, source: row.source }, ...because].filter(
    (one) => !isTrusted({ id: one.row, source: one.source }, settings),
  )
  if (unread.length) return undetermined(unread.map((one) => trustOf(one.row)))
  const reason = resting({ code: 'vat-rate', ...table.title }, table, row)
  return {
    verdict: 'known',
    rate: row.value,
    taxed: 'taxed',
    chargeableOn: on,
    because: [reason, ...because],
  }
}
