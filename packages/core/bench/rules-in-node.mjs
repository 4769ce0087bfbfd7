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

/** Facts that are asked for. */
const questions = (...names) => Object.fromEntries(names.map((name) => [name, { question: '' }]))

/**
 * The formula of 2017 on: aids off, caps of activities, ceiling with who raises it, half of it to the nearest euro. Which payments
 * are of the year and by which means is decided before it is asked.
 */
const formula = {
  domicilié: { question: '' },
  ...questions('petit bricolage', 'informatique', 'jardinage', 'autres'),
  ...questions('aides petit bricolage', 'aides informatique', 'aides jardinage', 'aides autres'),
  ...questions('enfants', 'enfants en garde partagée', 'plus de 65 ans', 'ascendants'),
  invalide: { question: '' },
  'première année': { question: '' },
  'petit bricolage retenu': { valeur: 'petit bricolage - aides petit bricolage', plafond: 500 },
  'informatique retenue': { valeur: 'informatique - aides informatique', plafond: 3_000 },
  'jardinage retenu': { valeur: 'jardinage - aides jardinage', plafond: 5_000 },
  base: {
    'applicable si': 'domicilié',
    somme: [
      'petit bricolage retenu',
      'informatique retenue',
      'jardinage retenu',
      'autres - aides autres',
    ],
  },
  majorations: {
    produit: [
      '1500',
      { somme: ['enfants', 'enfants en garde partagée / 2', 'plus de 65 ans', 'ascendants'] },
    ],
  },
  plafond: {
    variations: [
      { si: 'invalide', alors: 20_000 },
      { si: 'première année', alors: { valeur: '15000 + majorations', plafond: 18_000 } },
      { sinon: { valeur: '12000 + majorations', plafond: 15_000 } },
    ],
  },
  crédit: { valeur: { produit: [{ valeur: 'base', plafond: 'plafond' }, '50%'] }, arrondi: 'oui' },
}

/** The peer answers as we do, but for a euro where binary fractions fall on the wrong side of a half. */
const yearsByPeer = (households) => {
  const engine = new Engine(formula, { logger: silent })
  const asked = households.filter(({ year }) => year >= 2017).slice(0, 2_000)
  const situations = asked.map(situationOf)
  const credits = () =>
    situations.map((situation) => {
      engine.setSituation(situation)
      return Number(engine.evaluate('crédit').nodeValue ?? 0)
    })
  credits().forEach((credit, i) => {
    const off = Math.abs(credit * 100 - yearOf(asked[i]).value.credit)
    if (!(off <= 100)) throw new Error(`the peer answers ${credit}: ${JSON.stringify(asked[i])}`)
  })
  return () => credits().length
}

const silent = { log: () => {}, warn: () => {}, error: () => {} }

const caps = { 'II-3': 'petit bricolage', 'II-11': 'informatique', 'II-2': 'jardinage' }

const situationOf = ({ year, members, expenses, ascendants = [], ...one }) => {
  const yes = (is) => (is ? 'oui' : 'non')
  const counted = expenses.filter(
    ({ paidOn, means }) => Number(paidOn.slice(0, 4)) === year && means !== 'cash',
  )
  const spent = (name) => counted.filter(({ activity }) => (caps[activity] ?? 'autres') === name)
  const sum = (list) => String(list.reduce((all, { amount }) => all + amount, 0) / 100)
  const number = (list, is) => String(list.filter(is).length)
  const isAged = ({ birthYear }) => year - birthYear >= 65
  const names = [...Object.values(caps), 'autres']
  return {
    ...Object.fromEntries(names.map((name) => [name, sum(spent(name))])),
    ...Object.fromEntries(
      names.map((name) => [`aides ${name}`, sum(spent(name).flatMap(({ aids = [] }) => aids))]),
    ),
    domicilié: yes(one.domiciledInFrance),
    enfants: number(members, ({ custody }) => custody === 'full'),
    'enfants en garde partagée': number(members, ({ custody }) => custody === 'shared'),
    'plus de 65 ans': number(members, isAged),
    ascendants: counted.some(({ home }) => home === 'ascendant') ? number(ascendants, isAged) : '0',
    invalide: yes(one.disability && one.disability !== 'cmi-80'),
    'première année': yes(
      one.firstDirectEmployment && counted.some(({ employment }) => employment === 'direct'),
    ),
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

/** Made anew from text, and what making them left behind is gone: a host reads households, it does not generate them. */
const settled = (made) => {
  const parsed = asParsed(made)
  globalThis.gc()
  return parsed
}

const households = settled(fc.sample(household, { seed, numRuns: asked }).map(asHeld))
const sum = households.reduce((all, one) => {
  const { ok, value } = yearOf(one)
  return ok ? all + value.credit + value.reduction + value.ceiling : all
}, 0)
const years = measure('household-years', yearsBy(households), yearsByPeer(households))
const lines = settled(fc.sample(serviceLine, { seed, numRuns: asked })).map(ofItsActivity)
const assessments = measure('assessments', assessedBy(lines), assessedByPeer(lines))
stdout.write(JSON.stringify({ sum, measures: [years, assessments] }))
