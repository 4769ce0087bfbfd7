import type { DatedRow } from '../rules/dated-table.js'
import { type Activity, activityOf, modes, type Status } from '../rules/fr/activities.js'
import { exclusions } from '../rules/fr/exclusions.js'
import { exclusive } from '../rules/fr/exclusivity.js'
import { admittedMeans } from '../rules/fr/payment.js'
import {
  approved,
  ascendant,
  atHome,
  authorised,
  bundle,
  declared,
  individual,
  listed,
  mealsAlone,
  oddJobMinutes,
  oddJobWords,
  remote,
  remoteCare,
  serviceOnly,
  subscription,
  subscriptionEnded,
  subscriptionKnownUntil,
} from '../rules/fr/service.js'
import type { LawSettings } from '../rules/fr/settings.js'
import { broken, kept, type Reason, type Rule, resting } from '../rules/reason.js'
import { isTrusted } from '../rules/trust.js'
import { type CivilDate, day } from '../shared/day.js'
import type { Registration, ServiceLine } from './line.js'

/** What the rules say of a line: against it, for it, and the facts they lack. */
export interface Findings {
  readonly against: readonly Reason[]
  readonly grounds: readonly Reason[]
  readonly missing: readonly string[]
}

interface Notes {
  readonly line: ServiceLine
  readonly on: CivilDate
  readonly settings: LawSettings
  readonly against: Reason[]
  readonly grounds: Reason[]
  readonly missing: string[]
}

/** Applies every rule to a line whose day is known. */
export const examine = (line: ServiceLine, on: CivilDate, settings: LawSettings): Findings => {
  const notes: Notes = { line, on, settings, against: [], grounds: [], missing: [] }
  const { activity: code } = line
  hold(notes, individual, line.customer === 'individual' || 'customer-not-individual')
  hold(notes, serviceOnly, line.kind === 'service' || 'goods-excluded')
  if (line.kind === 'goods') return notes
  if (!code) hold(notes, listed, 'not-listed')
  const activity = code && activityOf(code)
  lookAtPlace(notes, activity)
  if (activity) lookAtActivity(notes, activity)
  if (line.exclusivity === 'breached') hold(notes, exclusive, 'not-exclusive')
  if (line.means) hold(notes, admittedMeans, admittedMeans.admits(line.means) || 'cash-excluded')
  return notes
}

/** Notes that a rule is kept, or how it is broken; where nobody read the law of that day, that it is missing. */
const hold = <B extends string>(notes: Notes, rule: Rule<B>, how: true | B): void => {
  const reason = how === true ? kept(rule, notes.on) : broken(rule, how, notes.on)
  if (!reason) note(notes, `law-of-the-day:${rule.id}`)
  else if (how === true) notes.grounds.push(reason)
  else notes.against.push(reason)
}

/** The same for a rule that depends on a fact: unknown, it is asked for. */
const holdIf = <B extends string>(
  notes: Notes,
  rule: Rule<B>,
  fact: keyof ServiceLine,
  how: B,
): void => {
  const known = notes.line[fact]
  if (known === undefined) note(notes, fact)
  else hold(notes, rule, known === true || how)
}

const note = ({ missing }: Notes, fact: string): void => {
  missing.push(fact)
}

const lookAtPlace = (notes: Notes, activity: Activity | undefined): void => {
  const { place } = notes.line
  switch (place) {
    case undefined:
      note(notes, 'place')
      break
    case 'home':
      hold(notes, atHome, true)
      break
    case 'workshop':
      hold(notes, atHome, 'not-at-residence')
      break
    case 'abroad':
      hold(notes, atHome, 'residence-abroad')
      break
    case 'ascendant-home':
      if (!ascendant.on(notes.on)) hold(notes, atHome, 'not-at-residence')
      else holdIf(notes, ascendant, 'ascendantDependent', 'ascendant-not-dependent')
      break
    case 'outside':
      if (!activity?.bundle) hold(notes, atHome, 'not-at-residence')
      break
    case 'remote':
      if (activity?.code !== 'II-16') hold(notes, remote, 'remote-excluded')
      break
    default:
      place satisfies never
  }
}

const lookAtActivity = (notes: Notes, activity: Activity): void => {
  const { line, on } = notes
  const row = on < activity.since ? undefined : listed.on(on)
  if (row) notes.grounds.push(listing(activity, row))
  else note(notes, 'activity-list')
  lookAtStatus(notes, activity)
  if (activity.public) lookAtPublic(notes, activity.public)
  if (activity.code === 'II-16') lookAtRemoteCare(notes)
  else if (activity.bundle) lookAtBundle(notes)
  if (activity.code === 'II-3') lookAtOddJob(notes)
  const exclusion = exclusions.find(
    (one) => one.activity === activity.code && one.task === line.task,
  )
  if (exclusion) hold(notes, exclusion.rule, `${exclusion.task}-excluded`)
}

/** From this day on the list has the 26 items of today, under their numbers. */
const listNumbered = day('2016-06-09')

const listings = new Map<string, Reason>()

/** That an activity is on the list: by its item since the list has these numbers. */
const listing = ({ code, fr, en, source }: Activity, row: DatedRow<true>): Reason => {
  const key = `${code} ${row.id}`
  const known = listings.get(key)
  if (known) return known
  const words = { code: 'activity-listed', fr: `Activité : ${fr}.`, en: `Activity: ${en}.` }
  const { confidence } = row.source
  const worse = confidence === 'secondary' ? { ...source, confidence } : source
  const cited = row.from >= listNumbered ? { ...row, source: worse } : row
  const reason = {
    ...resting({ ...words, code: `activity-listed-${code}` }, listed, cited),
    code: words.code,
  }
  listings.set(key, reason)
  return reason
}

/** Before the declaration of 2011 there was one approval, called simple or of quality. */
const declarationStarts = day('2011-11-22')

const lookAtStatus = (notes: Notes, activity: Activity): void => {
  const { line, on } = notes
  const status = on < declarationStarts ? undefined : 'declaration'
  const isDeclared = holds(notes, activity, status)
  const withdrawn = line.registered.some(
    (one) => isFor(one, activity, status) && one.from <= on && one.until && one.until <= on,
  )
  hold(notes, declared, isDeclared || (withdrawn ? 'status-withdrawn' : 'not-declared'))
  const needed = statusNeeded(notes, activity)
  if (needed === 'approval') hold(notes, approved, isApproved(notes, activity) || 'not-approved')
  if (needed === 'authorisation')
    hold(notes, authorised, holds(notes, activity, 'authorisation') || 'not-authorised')
}

const statusNeeded = (notes: Notes, { needs }: Activity): Status | undefined => {
  const { mode } = notes.line
  const asked = (mode ? [mode] : modes).map((one) => onThatDay(notes, needs(one)))
  const [needed, ...others] = new Set(asked)
  if (others.length) note(notes, 'mode')
  return others.length ? undefined : needed
}

// Until the authorisation of 2023, which of the two a provider needed was not read: either will do.
const onThatDay = ({ on }: Notes, needed: Status): Status =>
  needed === 'authorisation' && !authorised.on(on) ? 'approval' : needed

const isApproved = (notes: Notes, activity: Activity): boolean =>
  holds(notes, activity, 'approval') ||
  (activity.needs('prestataire') === 'authorisation' &&
    !authorised.on(notes.on) &&
    holds(notes, activity, 'authorisation'))

// The day of registration is the first, that of withdrawal the first without.
const holds = ({ line, on }: Notes, activity: Activity, status?: Status): boolean =>
  line.registered.some(
    (one) => isFor(one, activity, status) && one.from <= on && (!one.until || on < one.until),
  )

const isFor = (
  { activity, as = 'declaration' }: Registration,
  { code }: Activity,
  status: Status | undefined,
): boolean => activity === code && (status === undefined || as === status)

const lookAtPublic = (notes: Notes, rule: Rule): void => {
  for (const how of Object.keys(rule.broken)) holdIf(notes, rule, 'publicServed', how)
}

const lookAtBundle = (notes: Notes): void => {
  const { bundle: set, publicServed } = notes.line
  if (set === undefined) note(notes, 'bundle')
  else if (isSet(set, notes.settings)) hold(notes, bundle, true)
  else if (!mealsMayBeAlone(notes)) hold(notes, bundle, 'not-in-bundle')
  else if (publicServed === undefined) note(notes, 'publicServed')
  else hold(notes, mealsAlone, true)
}

const isSet = (set: ServiceLine['bundle'], { bundleOf }: LawSettings): boolean =>
  set === 'provider' || (set === 'household' && bundleOf === 'household')

const mealsMayBeAlone = ({ line, on, settings }: Notes): boolean => {
  const row = line.activity === 'II-8' ? mealsAlone.on(on) : undefined
  return row !== undefined && line.publicServed !== false && isTrusted(row, settings)
}

/** Remote care is deemed done at the home of whom it is meant for, since 2021; of others, only inside a set of services. */
const lookAtRemoteCare = (notes: Notes): void => {
  const { line, on, settings } = notes
  const deems = remoteCare.on(on) !== undefined
  if (line.place === 'remote' && !deems) note(notes, 'deemed-at-home')
  if (deems && line.publicServed) hold(notes, remoteCare, true)
  else if (deems && line.publicServed === undefined && !isSet(line.bundle, settings))
    note(notes, 'publicServed')
  else lookAtBundle(notes)
}

const lookAtOddJob = (notes: Notes): void => {
  const { line, on } = notes
  if (line.minutes === undefined) note(notes, 'minutes')
  else lookAtLength(notes, line.minutes)
  if (on < subscriptionKnownUntil) holdIf(notes, subscription, 'subscription', 'no-subscription')
  else if (on < subscriptionEnded && !line.subscription)
    note(notes, line.subscription === undefined ? 'subscription' : 'subscription-still-needed')
}

const lookAtLength = (notes: Notes, minutes: number): void => {
  const { line, on, settings } = notes
  const limit = oddJobMinutes.on(on)
  const most = limit?.value ?? 0
  const isOver = minutes + (line.sameDayMinutes ?? 0) > most
  const isSettled = minutes > most || settings.sameDayOddJobs !== undefined
  if (!limit) note(notes, `law-of-the-day:${oddJobMinutes.id}`)
  else if (isOver && !isSettled) note(notes, 'settings.sameDayOddJobs')
  else if (minutes > most || (isOver && settings.sameDayOddJobs === 'summed'))
    notes.against.push(resting(oddJobWords.broken, oddJobMinutes, limit))
  else notes.grounds.push(resting(oddJobWords.kept, oddJobMinutes, limit))
}
