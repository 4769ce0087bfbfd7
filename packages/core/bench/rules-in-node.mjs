/**
 * What `npm run bench -- rules` measures, in a process of its own: the packages as built, in plain Node, as a host runs them.
 * Prints the figures, and the sum that the oracle must find.
 */
import { stdout } from 'node:process'
import { assess } from '@foyer/core/eligibility'
import { yearOf } from '@foyer/core/tax-credit'
import { household, serviceLine } from '@foyer/core/testing'
import fc from 'fast-check'
import Engine from 'publicodes'

/** How many different households and lines are asked about, each in turn; the same as in rules.ts. */
const asked = 100_000
const seed = 2026

/**
 * A household as a program holds it, each field in its place, with the expenses that one has: up to three, aids in one of four.
 * What the generator makes has five, most with aids, and shapes that no caller's has.
 */
const asHeld = (one, i) => ({
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
const asParsed = (made) => JSON.parse(JSON.stringify(made))

/** An organisation is registered for a few activities, not for all of them with every status. */
const ofItsActivity = (line) => ({
  ...line,
  registered: line.registered.filter(({ activity }) => activity === line.activity),
})

// A round answers how many it did, and fails when nothing was explained: nothing is optimised away.

const yearsBy = (households) => () => {
  let steps = 0
  for (const one of households) {
    const answer = yearOf(one)
    if (answer.ok) steps += answer.value.because.length
  }
  if (!steps) throw new Error('nothing was explained')
  return households.length
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

const yearsByPeer = (households) => {
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

const situationOf = (one) => {
  const spent = (activity) =>
    one.expenses
      .filter((expense) => expense.activity === activity)
      .reduce((sum, { amount }) => sum + amount / 100, 0)
  const all = one.expenses.reduce((sum, { amount }) => sum + amount / 100, 0)
  const capped = [spent('II-3'), spent('II-11'), spent('II-2')]
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

const assessedBy = (lines) => () => {
  let reasons = 0
  for (const one of lines) reasons += assess(one).because.length
  if (!reasons) throw new Error('nothing was explained')
  return lines.length
}

const assessedByPeer = (lines) => {
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
  const yes = (is) => (is ? 'oui' : 'non')
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

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const perSecond = (round) => {
  const start = performance.now()
  let done = 0
  do done += round()
  while (performance.now() - start < 1_000)
  return (done * 1_000) / (performance.now() - start)
}

/** Five rounds in turn with the peer, the middle one of each counts. */
const measure = (id, ours, peers) => {
  perSecond(ours)
  perSecond(peers)
  const rounds = Array.from({ length: 5 }, () => [perSecond(ours), perSecond(peers)])
  const value = median(rounds.map(([own]) => own))
  const peerValue = median(rounds.map(([, peer]) => peer))
  return { id, value, unit: '/s', peer: 'publicodes', peerValue, ratio: value / peerValue }
}

const households = fc.sample(household, { seed, numRuns: asked }).map(asHeld)
const lines = asParsed(fc.sample(serviceLine, { seed, numRuns: asked })).map(ofItsActivity)
const sum = households.reduce((all, one) => {
  const { ok, value } = yearOf(one)
  return ok ? all + value.credit + value.reduction + value.ceiling : all
}, 0)
const measures = [
  measure('household-years', yearsBy(households), yearsByPeer(households)),
  measure('assessments', assessedBy(lines), assessedByPeer(lines)),
]
stdout.write(JSON.stringify({ sum, measures }))
