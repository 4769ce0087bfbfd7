/**
 * Our side of `npm run bench -- rules`, in a process of its own: the package as built, in plain Node, as a host runs it. What is
 * asked is read from the file named first. Prints the figures, and the sum that the oracle must find.
 */
import { readFileSync } from 'node:fs'
import { argv, stdout } from 'node:process'
import { assess } from '@foyer/core/eligibility'
import { yearOf } from '@foyer/core/tax-credit'
import { perSecond } from './rounds.mjs'

const { households, lines } = JSON.parse(readFileSync(argv[2], 'utf8'))

// A round fails when nothing was explained: nothing is optimised away.

const years = () => {
  let steps = 0
  for (const one of households) {
    const answer = yearOf(one)
    if (answer.ok) steps += answer.value.because.length
  }
  if (!steps) throw new Error('nothing was explained')
  return households.length
}

const assessments = () => {
  let reasons = 0
  for (const one of lines) reasons += assess(one).because.length
  if (!reasons) throw new Error('nothing was explained')
  return lines.length
}

const figures = { years: perSecond(years), assessments: perSecond(assessments) }
const sum = households.reduce((all, one) => {
  const { ok, value } = yearOf(one)
  return ok ? all + value.credit + value.reduction + value.ceiling : all
}, 0)
stdout.write(JSON.stringify({ ...figures, sum }))
