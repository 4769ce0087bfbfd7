import { describe, expect, it } from 'vitest'
import { Formula, inputsOf, workOut } from './formula.js'

const values = { lastName: 'Dupont', floor: '3', 'door-code': 'B12', price: '0.1', hours: '0.2' }
const textOf = (field: string) => new Map(Object.entries(values)).get(field)

describe('a formula', () => {
  it.each([
    [{ text: '{lastName} ({floor}, {door-code})' }, 'Dupont (3, B12)'],
    [{ text: '{firstName} {lastName}' }, 'Dupont'],
    [{ text: '{firstName} {email}' }, undefined],
    [{ text: 'Étage {floor} {' }, 'Étage 3 {'],
    [{ sum: ['price', 'hours'] }, '0.3'],
    [{ sum: ['price', 'hours', '-1.05'] }, '-0.75'],
    [{ difference: ['price', 'hours'] }, '-0.1'],
    [{ product: ['price', 'hours', '3'] }, '0.06'],
    [{ product: ['price', 'unknown'] }, undefined],
    [{ product: ['999999999999999', '10'] }, undefined],
    [{ product: ['0.000001', '0.1'] }, undefined],
  ] as const)('%j comes to %j', (formula, result) => {
    expect(workOut(Formula.parse(formula), textOf)).toBe(result)
  })

  it('reads each field once, and no number', () => {
    expect(inputsOf({ text: '{a} {b} {a} 12' })).toEqual(['a', 'b'])
    expect(inputsOf({ sum: ['a', '12', 'a', 'b'] })).toEqual(['a', 'b'])
  })

  it('puts a value in as it is, whatever it looks like', () => {
    const sly = (field: string) => (field === 'a' ? '{b} $& $1' : 'never read')
    expect(workOut({ text: 'x {a}' }, sly)).toBe('x {b} $& $1')
  })

  it.each([
    'firstName + 1',
    { run: 'process.exit()' },
    { sum: [] },
    { sum: ['a; b'] },
    { sum: ['1e9'] },
    { difference: ['a'] },
    { text: '' },
    { text: 'a', sum: ['b'] },
  ])('is data of a few shapes, and nothing else: %j is refused', (typed) => {
    expect(Formula.safeParse(typed).success).toBe(false)
  })
})
