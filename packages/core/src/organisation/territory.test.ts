import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Postcode } from '../shared/text.js'
import { Siren } from './legal-entity.js'
import { type Territory, territoryFor } from './territory.js'
import { TerritoryId } from './territory-id.js'
import { isActive, Worker } from './worker.js'

const territory = (no: number, ...ranges: readonly (readonly [string, string])[]): Territory => ({
  id: TerritoryId.parse(`ter_${String(no).padStart(26, '0')}`),
  name: `Territory ${no}`,
  postcodes: ranges.map(([from, to]) => ({ from: Postcode.parse(from), to: Postcode.parse(to) })),
})
const found = (postcode: string, ...drawn: readonly Territory[]) =>
  territoryFor(drawn, postcode)?.name

describe('the territory of a postcode', () => {
  it('holds both ends of its ranges, and its zero (S031)', () => {
    const ain = territory(1, ['01000', '01999'])
    for (const postcode of ['01000', '01120', '01999']) expect(found(postcode, ain)).toBe(ain.name)
    for (const postcode of ['00999', '02000', '10000']) expect(found(postcode, ain)).toBeUndefined()
  })

  it('is the narrowest one: a town inside a county', () => {
    const county = territory(1, ['69000', '69999'])
    const town = territory(2, ['75000', '75999'], ['69001', '69009'])
    expect(found('69003', county, town)).toBe(town.name)
    expect(found('69100', county, town)).toBe(county.name)
  })

  it('is the first drawn of two that are as narrow, in whatever order they come', () => {
    const [first, second] = [territory(1, ['26000', '26100']), territory(2, ['26050', '26150'])]
    expect(found('26075', first, second)).toBe(first.name)
    expect(found('26075', second, first)).toBe(first.name)
  })

  it('covers what it answers for, and nothing that covers it is narrower', () => {
    const postcode = fc.integer({ min: 1000, max: 1100 }).map((n) => String(n).padStart(5, '0'))
    const range = fc.tuple(postcode, postcode).map((pair) => [...pair].sort() as [string, string])
    const drawn = fc
      .array(fc.array(range, { minLength: 1, maxLength: 3 }), { maxLength: 5 })
      .map((list) => list.map((ranges, i) => territory(i + 1, ...ranges)))
    fc.assert(
      fc.property(drawn, postcode, (territories, asked) => {
        const widths = (one: Territory) =>
          one.postcodes
            .filter(({ from, to }) => from <= asked && asked <= to)
            .map(({ from, to }) => Number(to) - Number(from))
        const answer = territoryFor(territories, asked)
        const narrowest = Math.min(...territories.flatMap(widths))
        expect(answer ? Math.min(...widths(answer)) : Number.POSITIVE_INFINITY).toBe(narrowest)
      }),
    )
  })
})

describe('a SIREN', () => {
  it.each(['732829320', '552100554', '123456782'])('carries its key: %s', (siren) => {
    expect(Siren.safeParse(siren).success).toBe(true)
  })

  it.each(['732829321', '73282932', '7328293200', '73282932a', ' 732829320', ''])(
    'is none without it: %j',
    (siren) => {
      expect(Siren.safeParse(siren).success).toBe(false)
    },
  )

  it('notices any one digit that is wrong, and nearly any two that are swapped', () => {
    const digits = fc.array(fc.nat({ max: 9 }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(digits, fc.nat({ max: 8 }), fc.integer({ min: 1, max: 9 }), (list, at, by) => {
        const keys = Array.from({ length: 10 }, (_, key) => `${list.join('')}${key}`)
        const siren = keys.filter((one) => Siren.safeParse(one).success)
        expect(siren).toHaveLength(1)
        const wrong = [...(siren[0] ?? '')]
        wrong[at] = String((Number(wrong[at]) + by) % 10)
        expect(Siren.safeParse(wrong.join('')).success).toBe(false)
      }),
    )
  })
})

describe('a worker who leaves', () => {
  it('is with the company until the day before', () => {
    const alma = Worker.parse({
      id: 'wrk_0000000000000000000000000A',
      reference: 'W1',
      firstName: 'Alma',
      lastName: 'Roux',
      skills: [],
      endedOn: '2026-04-01',
    })
    const on = (date: string) => isActive(alma, date as never)
    expect([on('2026-03-31'), on('2026-04-01'), on('2026-04-02')]).toEqual([true, false, false])
    expect(isActive({ ...alma, endedOn: null }, '2099-01-01' as never)).toBe(true)
  })
})
