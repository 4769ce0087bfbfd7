import type { Plan, Term } from '@foyer/core/dispatch/planner'
import type { Drawn } from './drawn.js'
import { n, text } from './svg.js'

const width = 520
const names = 250
const tall = 30

/** The terms of the objective that cost something or are weighed, the dearest first. */
export const weighed = ({ terms }: Plan): readonly Term[] =>
  (Object.keys(terms) as Term[])
    .filter((term) => terms[term].weight > 0)
    .sort((a, b) => terms[b].cost - terms[a].cost)

/** What each term of the objective costs, as bars with their amounts. */
export const termsOf = ({ plan, words }: Drawn): string => {
  const rows = weighed(plan)
  const dearest = Math.max(1, ...rows.map((term) => plan.terms[term].cost))
  const bars = rows.map((term, i) => {
    const { amount, cost } = plan.terms[term]
    const long = (cost / dearest) * (width - names - 64)
    const y = i * tall
    return `<text x="0" y="${y + 19}" class="name">${text(words.term[term])}</text><rect x="${names}" y="${y + 6}" width="${n(long)}" height="${tall - 12}" rx="3" class="cost"/><text x="${n(names + long + 8)}" y="${y + 19}" class="told">${text(words.amount(term, amount))}</text>`
  })
  return `<svg viewBox="0 0 ${width} ${rows.length * tall + 4}" role="img" aria-label="${text(words.terms)}">${bars.join('')}</svg>`
}
