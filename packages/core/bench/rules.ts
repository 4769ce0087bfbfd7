import fc from 'fast-check'
import Engine from 'publicodes'
import { oracleYear } from '../../../conformance/oracle/year.js'
import { run } from '../../../scripts/run.js'
import type * as Eligibility from '../src/eligibility/index.js'
import type * as TaxCredit from '../src/tax-credit/index.js'
import { household } from '../src/testing/households.js'
import { serviceLine } from '../src/testing/service-lines.js'
import type { Measure } from './certificates.js'

type Household = TaxCredit.Household

/** How many different households and lines are asked about, each in turn. */
const asked = 100_000
const seed = 2026

/**
 * Explained household-years and assessments a second on one core, from the built package, beside publicodes on the same formula.
 * The advantages of all households add up to what the oracle finds, or the bench fails.
 */
export const measureRules = async (): Promise<readonly Measure[]> => {
  const built = await run('npm run build --silent --workspace=@foyer/core')
  if (!built.ok) throw new Error(built.output)
  const dist = new URL('../dist/', import.meta.url)
  const taxCredit: typeof TaxCredit = await import(new URL('tax-credit/index.js', dist).href)
  const eligibility: typeof Eligibility = await import(new URL('eligibility/index.js', dist).href)
  const households = fc.sample(household, { seed, numRuns: asked }).map(asHeld)
  const lines = asParsed(fc.sample(serviceLine, { seed, numRuns: asked })).map(ofItsActivity)
  checkSums(households, taxCredit)
  return [
    measure('household-years', yearsBy(taxCredit, households), yearsByPeer(households)),
    measure('assessments', assessedBy(eligibility, lines), assessedByPeer(lines)),
  ]
}

/**
 * A household as a program holds it, each field in its place, with the expenses that one has: up to three, aids in one of four.
 * What the generator makes has five, most with aids, and shapes that no caller's has.
 */
const asHeld = (one: Household, i: number): Household => ({
  year: one.year,
  domiciledInFrance: one.domiciledInFrance,
  members: one.members.map((member) =>
    member.is === 'child'
      ? { is: member.is, custody: member.custody }
      : { is: member.is, birthYear: member.birthYear },
  ),
  expenses: one.expenses.slice(0, 3).map((expense) => ({
    activity: expense.activity,
    paidOn: expense.paidOn,
    amount: expense.amount,
    means: expense.means,
    employment: expense.employment,
    home: expense.home,
    aids: i % 4 ? undefined : expense.aids?.map(({ kind, amount }) => ({ kind, amount })),
  })),
  working: one.working,
  ascendants: one.ascendants?.map(({ birthYear }) => ({ birthYear })),
  disability: one.disability,
  firstDirectEmployment: one.firstDirectEmployment,
  advance: one.advance,
})

/** Plain objects, as they come off the wire: those of the generator have shapes that no caller's have. */
const asParsed = <T>(made: readonly T[]): readonly T[] => JSON.parse(JSON.stringify(made))

/** An organisation is registered for a few activities, not for all of them with every status. */
const ofItsActivity = (line: Eligibility.ServiceLine): Eligibility.ServiceLine => ({
  ...line,
  registered: line.registered.filter(({ activity }) => activity === line.activity),
})

/** Answers of one round: it says how many, so that nothing is optimised away. */
type Round = () => number

const yearsBy =
  ({ yearOf }: typeof TaxCredit, households: readonly Household[]): Round =>
  () => {
    let steps = 0
    for (const one of households) {
      const answer = yearOf(one)
      if (answer.ok) steps += answer.value.because.length
    }
    if (!steps) throw new Error('nothing was explained')
    return households.length
  }

const checkSums = (households: readonly Household[], { yearOf }: typeof TaxCredit): void => {
  let ours = 0
  let theirs = 0
  for (const one of households) {
    const answer = yearOf(one)
    const expected = oracleYear(one)
    if (answer.ok) ours += answer.value.credit + answer.value.reduction + answer.value.ceiling
    if (expected.ok) theirs += expected.credit + expected.reduction + expected.ceiling
  }
  if (ours !== theirs) throw new Error(`sum ${ours}, the oracle’s ${theirs}`)
}

/** The formula of 2017 on: aids off, caps of activities, ceiling, half of it to the nearest euro. */
const formula = {
  bricolage: { question: '' },
  informatique: { question: '' },
  jardinage: { question: '' },
  autres: { question: '' },
  personnes: { question: '' },
  invalide: { question: '' },
  'première année': { question: '' },
  base: {
    somme: [
      { valeur: 'bricolage', plafond: 500 },
      { valeur: 'informatique', plafond: 3000 },
      { valeur: 'jardinage', plafond: 5000 },
      'autres',
    ],
  },
  plafond: {
    variations: [
      { si: 'invalide', alors: 20_000 },
      { si: 'première année', alors: { valeur: '15000 + 1500 * personnes', plafond: 18_000 } },
      { sinon: { valeur: '12000 + 1500 * personnes', plafond: 15_000 } },
    ],
  },
  crédit: { valeur: { produit: [{ valeur: 'base', plafond: 'plafond' }, '50%'] }, arrondi: 'oui' },
}

const yearsByPeer = (households: readonly Household[]): Round => {
  const engine = new Engine(formula, { logger: silent })
  const situations = households
    .filter(({ year }) => year >= 2017)
    .slice(0, 2_000)
    .map(situationOf)
  return () => {
    for (const situation of situations) {
      engine.setSituation(situation)
      engine.evaluate('crédit')
    }
    return situations.length
  }
}

const silent = { log: () => {}, warn: () => {}, error: () => {} }

const situationOf = (one: Household): Record<string, string> => {
  const spent = (activity: string): number =>
    one.expenses
      .filter((expense) => expense.activity === activity)
      .reduce((sum, { amount }) => sum + amount / 100, 0)
  const all = one.expenses.reduce((sum, { amount }) => sum + amount / 100, 0)
  const capped = [spent('II-3'), spent('II-11'), spent('II-2')] as const
  const children = one.members.filter(({ is }) => is === 'child').length
  return {
    bricolage: String(capped[0]),
    informatique: String(capped[1]),
    jardinage: String(capped[2]),
    autres: String(all - capped[0] - capped[1] - capped[2]),
    personnes: String(children),
    invalide: one.disability ? 'oui' : 'non',
    'première année': one.firstDirectEmployment ? 'oui' : 'non',
  }
}

const assessedBy =
  ({ assess }: typeof Eligibility, lines: readonly Eligibility.ServiceLine[]): Round =>
  () => {
    let reasons = 0
    for (const one of lines) reasons += assess(one).because.length
    if (!reasons) throw new Error('nothing was explained')
    return lines.length
  }

const assessedByPeer = (lines: readonly Eligibility.ServiceLine[]): Round => {
  const engine = new Engine(
    {
      particulier: { question: '' },
      service: { question: '' },
      domicile: { question: '' },
      déclaré: { question: '' },
      'minutes de bricolage': { question: '' },
      éligible: {
        'toutes ces conditions': [
          ...['particulier', 'service', 'domicile', 'déclaré'],
          'minutes de bricolage <= 120',
        ],
      },
    },
    { logger: silent },
  )
  const yes = (is: boolean): string => (is ? 'oui' : 'non')
  const situations = lines.slice(0, 2_000).map((one) => ({
    particulier: yes(one.customer === 'individual'),
    service: yes(one.kind === 'service'),
    domicile: yes(one.place === 'home'),
    déclaré: yes(one.registered.some(({ activity }) => activity === one.activity)),
    'minutes de bricolage': String(one.activity === 'II-3' ? (one.minutes ?? 0) : 0),
  }))
  return () => {
    for (const situation of situations) {
      engine.setSituation(situation)
      engine.evaluate('éligible')
    }
    return situations.length
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const perSecond = (round: Round): number => {
  const start = performance.now()
  let done = 0
  do done += round()
  while (performance.now() - start < 1_000)
  return (done * 1_000) / (performance.now() - start)
}

/** Five rounds in turn with the peer, the middle one of each counts. */
const measure = (id: string, ours: Round, peers: Round): Measure => {
  perSecond(ours)
  perSecond(peers)
  const rounds = Array.from({ length: 5 }, () => [perSecond(ours), perSecond(peers)] as const)
  const value = median(rounds.map(([own]) => own))
  const peerValue = median(rounds.map(([, peer]) => peer))
  return { id, value, unit: '/s', peer: 'publicodes', peerValue, ratio: value / peerValue }
}
