import { labelEmployer, labelExplained } from '../rules/fr/label.js'
import { type LawSettings, safeSide } from '../rules/fr/settings.js'
import { broken, kept, type Reason } from '../rules/reason.js'
import type { CivilDate } from '../shared/day.js'
import { type Assessment, assess } from './assess.js'
import type { ServiceLine } from './line.js'

/** How strict the tenant's quality label is. */
export interface LabelPolicy {
  /** The fifth rule: only employees of the organisation do the work. */
  readonly employerOnly: boolean
}

/**
 * Whether a line may be sold under the quality label: to a private person, a service, at the residence, with a decision that is
 * known and explained before the order, and, where the tenant asks for it, by an employee of its own.
 */
export const assessLabel = (
  line: ServiceLine,
  policy: LabelPolicy,
  settings: LawSettings = safeSide,
): Assessment => {
  const law = assess(line, settings)
  if (law.wrong.length) return law
  const by = policy.employerOnly ? byEmployee(line) : undefined
  if (by?.no) return { verdict: 'not-eligible', because: [by.no], missing: [], wrong: [] }
  const on = line.performedOn
  if (law.verdict === 'undetermined' || !on) return unexplained(law, by?.missing)
  if (law.verdict === 'not-eligible') return law
  if (by?.missing) return { ...law, verdict: 'undetermined', because: [], missing: by.missing }
  const because = [...law.because, kept(labelExplained, on), by?.yes]
  return { ...law, because: because.filter((one) => one !== undefined) }
}

interface ByEmployee {
  readonly no?: Reason | undefined
  readonly yes?: Reason | undefined
  readonly missing?: readonly string[]
}

const byEmployee = ({ worker, performedOn }: ServiceLine): ByEmployee => {
  if (!worker) return { missing: ['worker'] }
  const on = performedOn ?? ('9999-12-31' as CivilDate)
  if (worker === 'employee') return { yes: kept(labelEmployer, on) }
  return { no: broken(labelEmployer, 'label-employer-only', on) }
}

/** Nothing can be shown before the order: the facts are asked for. */
const unexplained = (law: Assessment, missing: readonly string[] = []): Assessment => ({
  ...law,
  verdict: 'undetermined',
  because: [],
  missing: [...law.missing, ...missing],
})
