/**
 * The peer's side of `npm run bench -- rules`, in a process of its own: publicodes on the same formula, asked the first two
 * thousand of what we are asked. Prints the figures; fails when its answers are not ours.
 */
import { readFileSync } from 'node:fs'
import { argv, stdout } from 'node:process'
import { yearOf } from '@foyer/core/tax-credit'
import Engine from 'publicodes'
import { perSecond } from './rounds.mjs'

const { households, lines } = JSON.parse(readFileSync(argv[2], 'utf8'))

const silent = { log: () => {}, warn: () => {}, error: () => {} }

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

/** The peer answers as we do, but for a euro where binary fractions fall on the wrong side of a half. */
const yearsRound = () => {
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

const assessmentsRound = () => {
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

const figures = { years: perSecond(yearsRound()), assessments: perSecond(assessmentsRound()) }
stdout.write(JSON.stringify(figures))
