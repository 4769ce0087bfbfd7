import {
  type Assessment,
  activityOf,
  assess,
  type LawSettings,
  type ServiceLine,
} from '@foyer/core/eligibility'
import { type Household, yearOf } from '@foyer/core/tax-credit'
import { household, serviceLine, spoilt } from '@foyer/core/testing'
import { rateFor, type VatAnswer, type VatLine } from '@foyer/core/vat'
import fc from 'fast-check'

/** The form of the files: it changes when a field of a case changes its meaning. */
export const version = 1

/** One case, as it stands in a file. */
export interface Vector {
  readonly input: unknown
  readonly settings?: LawSettings
  readonly expect: unknown
  /** Ids of the rows of law that the answer rests on. */
  readonly rows: readonly string[]
}

/** What is asked, by settings. */
type Asked = Pick<Vector, 'input' | 'settings'>

/** One file of cases: of which function, what its answer is, and what is asked. */
export interface VectorFile {
  readonly name: string
  readonly of: string
  readonly answer: (asked: Asked) => Pick<Vector, 'expect' | 'rows'>
  readonly asked: () => readonly Asked[]
}

interface Resting {
  readonly reason: { readonly row: string }
}

const once = (rows: readonly string[]): readonly string[] => [...new Set(rows)]
const rowsOf = (steps: readonly Resting[]) => once(steps.map(({ reason }) => reason.row))

const taxYear: VectorFile['answer'] = ({ input, settings }) => {
  const answer = yearOf(input as Household, settings)
  if (!answer.ok) {
    const { code } = answer.refusal
    if (code === 'unsettled-law') return { expect: { refusal: answer.refusal }, rows: [] }
    return { expect: { refusal: { code, wrong: answer.refusal.wrong } }, rows: [] }
  }
  const { cuts, because, year: _, ...figures } = answer.value
  const cut = cuts.map(({ reason, amount }) => [reason.code, amount])
  return { expect: { ...figures, cuts: cut }, rows: rowsOf([...because, ...cuts]) }
}

const filled = (lists: Readonly<Record<string, readonly unknown[]>>) =>
  Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length))

const told = <A extends Pick<Assessment, 'because'>>({ because, ...answer }: A) => ({
  expect: { ...answer, because: because.map(({ code }) => code) },
  rows: once(because.map(({ row }) => row)),
})

const assessment: VectorFile['answer'] = ({ input, settings }) => {
  const { verdict, because, missing, wrong } = assess(input as ServiceLine, settings)
  return told({ verdict, because, ...filled({ missing, wrong }) })
}

const rate: VectorFile['answer'] = ({ input, settings }) => {
  const answer: VatAnswer = rateFor(input as VatLine, settings)
  if (answer.verdict === 'known') return told(answer)
  const { verdict, missing, wrong } = answer
  return { expect: { verdict, ...filled({ missing, wrong }) }, rows: [] }
}

const seed = 199
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Without what cannot matter: what is registered for other activities, and who does it. */
const lean = ({ worker: _, registered, ...line }: ServiceLine): ServiceLine => ({
  ...line,
  registered: registered
    .filter(({ activity }) => activity === line.activity)
    .map(({ as, ...rest }) => (as === 'declaration' ? rest : { ...rest, as })),
})

/** Every fact as it opens the right. */
const opening = ({ activity, performedOn, registered }: ServiceLine): ServiceLine => {
  const bundle = activity && activityOf(activity).bundle
  return {
    ...{ kind: 'service', customer: 'individual', activity, performedOn, registered },
    ...{ place: bundle ? 'outside' : 'home', minutes: 60, mode: 'prestataire' },
    ...{ publicServed: true, bundle: 'provider', ascendantDependent: true, subscription: true },
  }
}

/** Lines with every fact at random, and as many with one at random and all others in order. */
const line: fc.Arbitrary<ServiceLine> = fc
  .oneof(
    serviceLine,
    serviceLine.chain((one) =>
      fc
        .constantFrom(...(Object.keys(one) as (keyof ServiceLine)[]))
        .map((fact) => ({ ...opening(one), [fact]: one[fact] })),
    ),
  )
  .map(lean)

/** Few expenses, and nothing said that need not be: there are many households in one file. */
const short = household
  .filter(({ expenses }) => expenses.length <= 3)
  .map(({ advance, firstDirectEmployment, ...rest }) => ({
    ...rest,
    ...(advance ? { advance } : {}),
    ...(firstDirectEmployment ? { firstDirectEmployment } : {}),
  }))

const unset = <T>(known: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: known })
const seller = fc.record({
  vat: fc.constantFrom('liable', 'franchise', 'exempt'),
  exemption: fc.constantFrom(undefined, 'lessons', 'association', 'fragile-public'),
  paidDirectly: fc.constantFrom(undefined, true, false),
  issuedOn: unset(fc.constantFrom('2026-12-31', '2028-06-30', '2028-07-01')),
})
const territory = ['metropole', 'guadeloupe', 'martinique', 'reunion', 'guyane', 'mayotte']
const vatLine = fc
  .tuple(
    line,
    fc.record({
      schoolSupport: fc.constantFrom(undefined, true, false),
      paidOnAccount: unset(fc.constantFrom('2011-12-31', '2012-01-01', '2013-07-01', '2014-01-01')),
      agentFee: unset(fc.boolean()),
      territory: unset(fc.constantFrom(...territory)),
      seller: unset(seller),
    }),
  )
  .map(([line, own]) => ({ ...line, ...own }))

const spoils = fc.constantFrom(undefined, null, -1, 0.5, 'x', [], {})

const gardenOf2005 = 'fr.tax-credit.cap.gardening@2005-12-30'
const readings: Readonly<Record<string, readonly LawSettings[]>> = {
  'tax-credit': [
    { trusts: ['fr.tax-credit.disability.cmi-80@1997-01-01', gardenOf2005] },
    { aids: 'after-cap' },
    { sixtyFive: 'before-the-year' },
    { trusts: [gardenOf2005], aids: 'after-cap', confidence: 'verified' },
  ],
  eligibility: [
    { confidence: 'verified' },
    { sameDayOddJobs: 'summed' },
    { sameDayOddJobs: 'apart', bundleOf: 'household' },
    { trusts: ['fr.service.meals-alone@2026-01-01'] },
  ],
  vat: [
    { confidence: 'verified' },
    {
      trusts: ['fr.vat.sap-before-move-others@2006-01-01', 'fr.vat.not-levied-mayotte@2014-01-01'],
    },
    { vatClass: { 'II-16': 'reduced', 'II-17': 'normal', 'II-18': 'super-reduced' } },
    { mentions: { franchise: 'TVA non applicable' } },
  ],
}

/** Whole inputs, every third by another reading of the law, and some that cannot be read. */
const asking =
  (name: string, whole: fc.Arbitrary<object>, count: number): VectorFile['asked'] =>
  () => {
    const others = readings[name] ?? []
    const inputs = fc.sample(whole, { seed, numRuns: count })
    const wrong = fc.sample(spoilt(whole, spoils), { seed, numRuns: 100 })
    return [
      ...inputs.map((input, i) => {
        const settings = i % 3 === 2 ? others[((i / 3) % others.length) | 0] : undefined
        return { input: plain(input), ...(settings ? { settings } : {}) }
      }),
      ...wrong.map((input) => ({ input: plain(input) })),
    ]
  }

/** The files of cases that other languages test themselves against. */
export const vectorFiles: readonly VectorFile[] = [
  {
    name: 'tax-credit',
    of: '@foyer/core/tax-credit yearOf',
    answer: taxYear,
    asked: asking('tax-credit', short, 2900),
  },
  {
    name: 'eligibility',
    of: '@foyer/core/eligibility assess',
    answer: assessment,
    asked: asking('eligibility', line, 1400),
  },
  {
    name: 'vat',
    of: '@foyer/core/vat rateFor',
    answer: rate,
    asked: asking('vat', vatLine, 1400),
  },
]

/** A file as it is stored, one case a line. */
export const printed = ({ of, answer, asked }: VectorFile): string => {
  const lines = asked().map((one) => JSON.stringify({ ...one, ...answer(one) }))
  const head = `"version": ${version},\n"function": ${JSON.stringify(of)}`
  return `{\n${head},\n"cases": [\n${lines.join(',\n')}\n]\n}\n`
}
