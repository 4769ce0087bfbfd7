import { admittedMeans } from '../rules/fr/payment.js'
import { atHome, individual, listed, remote, serviceOnly } from '../rules/fr/service.js'
import { type LawSettings, safeSide, wrongInSettings } from '../rules/fr/settings.js'
import type { WrongInput } from '../rules/input.js'
import type { Reason } from '../rules/reason.js'
import { isTrusted, trustOf } from '../rules/trust.js'
import type { CivilDate } from '../shared/day.js'
import { examine, type Findings } from './examine.js'
import { type ServiceLine, wrongInLine } from './line.js'

/** An answer that explains itself. Only `eligible` opens a right. */
export interface Assessment {
  readonly verdict: 'eligible' | 'not-eligible' | 'undetermined'
  /** The rules that decided, in the version in force on the day of performance; nothing while undetermined. */
  readonly because: readonly Reason[]
  /** Facts to ask for, settings to decide (`settings.…`), or law that nobody read (`law-of-the-day:…`). */
  readonly missing: readonly string[]
  /** Fields that cannot be read: nothing was judged. */
  readonly wrong: readonly WrongInput[]
}

/**
 * Whether money paid for a line opens the right to the tax credit of article 199 sexdecies of the CGI.
 * One rule that says no is enough; otherwise a fact that is missing leaves it undetermined.
 * @example {@includeCode ../../../../examples/one-rule/assess.ts}
 */
export const assess = (line: ServiceLine, settings: LawSettings = safeSide): Assessment => {
  const wrong = [...wrongInLine(line), ...wrongInSettings(settings)]
  if (wrong.length) return { ...open([]), wrong }
  const { against, grounds, missing } = line.performedOn
    ? examine(line, line.performedOn, settings)
    : whatever(line, settings)
  const no = against.filter(trusted(settings))
  if (no.length) return { verdict: 'not-eligible', because: no, missing: [], wrong: [] }
  const unread = [...against, ...grounds].filter((one) => !trusted(settings)(one))
  const asked = [...missing, ...unread.map(({ row }) => trustOf(row))]
  return asked.length ? open(asked) : { verdict: 'eligible', because: grounds, missing, wrong: [] }
}

const open = (missing: readonly string[]): Assessment => ({
  verdict: 'undetermined',
  because: [],
  missing,
  wrong: [],
})

/** Rules that say no whatever the day. */
const timeless: readonly string[] = [
  individual,
  serviceOnly,
  listed,
  atHome,
  remote,
  admittedMeans,
].map(({ id }) => id)

/** Without its day a line is judged by today's version of the rules that say no whatever the day; the day is asked for. */
const whatever = (line: ServiceLine, settings: LawSettings): Findings => {
  const { against, missing } = examine(line, '9999-12-31' as CivilDate, settings)
  const no = against.filter(({ rule }) => timeless.includes(rule))
  return { against: no, grounds: [], missing: ['performedOn', ...missing] }
}

/** Whether a reason rests on a row that may carry an answer. */
export const trusted =
  (settings: LawSettings) =>
  ({ row, source }: Reason): boolean =>
    isTrusted({ id: row, source }, settings)
