import { describe, expect, it } from 'vitest'
import { plan } from '../../src/dispatch/planner/index.js'
import { must } from '../../src/shared/result.js'
import { faultsOf } from '../../src/testing/planner-checker.js'
import { isTechnicians, readTechnicians } from './technicians.js'

/** A technician at (0, 0), the depot at (3, 4), a visit that lacks a tool at (6, 8), and one at (0, 1) from 40 on. */
const text = `tiny
INFO
CREW COUNT  SKILLS  TOOLS   SPARE PARTS
1           2       1       1

DEPOT TECHNICIANS AND REQUESTS
ID   X     Y     TWS    TWE    Serv   SKILLS   TOOLS    SPARE PARTS
0    3     4     0      90     0      [] \t[] \t[]
1    0     0     0      90     0      [0,1] \t[] \t[1]
2    6     8     0      80     10     [1] \t[0] \t[0]
3    0     1     40     80     10     [0] \t[] \t[1]
`

describe('an instance of technicians', () => {
  it('is planned by way of the depot, and measured by the time away from home', async () => {
    expect(isTechnicians(text)).toBe(true)
    const { problem, measure } = readTechnicians(text)
    const answer = must(await plan(problem, { iterations: 200 }))
    expect(faultsOf(problem, answer)).toEqual([])
    const { figures, compared } = measure(answer)
    expect(figures?.['calls']).toBe(1)
    // Out by the depot, 10 and back by (0, 1): 10 + 10 + the way to (0, 1) + 10 + 1.
    expect(compared).toBeCloseTo(31 + Math.hypot(6, 7), 2)
    expect(answer.terms.presence.amount / 1000).toBeCloseTo(compared, 1)
  })

  it.each([
    ['without its table', text.replace(/ID [\s\S]*/, '')],
    ['with a line that is cut', text.replace('[1]\n2 ', '\n2 ')],
    ['with words for numbers', text.replace('3    0     1 ', '3    zero  1 ')],
    ['with more technicians than lines', text.replace('1           2', '9           2')],
  ])('is refused %s', (_, wrong) => {
    expect(() => readTechnicians(wrong)).toThrow(/no /)
  })
})
