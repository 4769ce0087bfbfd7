import { describe, expect, it } from 'vitest'
import { isPublicHoliday } from '../organisation/index.js'
import { day, plusDays } from '../shared/civil-date.js'
import { easterOf } from '../shared/easter.js'
import { type Withdrawable, withdrawalRight } from './withdrawal.js'

const contract = (concludedOn: string, rest: Partial<Withdrawable> = {}): Withdrawable => ({
  ...{ concluded: 'distance', goods: false, performed: false },
  concludedOn: day(concludedOn),
  withdrawalToldOn: day(concludedOn),
  ...rest,
})
const right = (concludedOn: string, rest: Partial<Withdrawable> = {}, on = concludedOn) =>
  withdrawalRight(contract(concludedOn, rest), day(on))

describe('the days to withdraw', () => {
  it('are fourteen after the day of the conclusion, which does not count (S137)', () => {
    expect(right('2026-03-02')).toMatchObject({
      ...{ status: 'open', first: '2026-03-03', last: '2026-03-16' },
      because: ['fr.withdrawal.days@2016-07-01', 'fr.withdrawal.count@2016-07-01'],
    })
  })

  it('run until the last hour of the last day', () => {
    expect(right('2026-03-02', {}, '2026-03-16').status).toBe('open')
    expect(right('2026-03-02', {}, '2026-03-17').status).toBe('over')
  })

  it.each([
    ['2026-03-06', '2026-03-20', 'a Friday'],
    ['2026-03-07', '2026-03-23', 'a Saturday: the Monday after'],
    ['2026-03-08', '2026-03-23', 'a Sunday: the Monday after'],
    ['2026-03-22', '2026-04-07', 'a Sunday before Easter Monday: the Tuesday'],
    ['2026-04-17', '2026-05-04', '1 May, a Friday: the Monday after'],
    ['2026-04-30', '2026-05-15', 'Ascension: the Friday after'],
    ['2026-05-11', '2026-05-26', 'Whit Monday: the Tuesday after'],
    ['2026-12-11', '2026-12-28', 'Christmas, a Friday: the Monday after'],
  ])('that began on %s end on %s: it would have been %s', (concludedOn, last) => {
    expect(right(concludedOn).last).toBe(last)
  })

  it('are twelve months more for whoever was not told, and again end on a working day', () => {
    const { last, prolonged, because } = right('2026-03-02', { withdrawalToldOn: undefined })
    expect({ last, prolonged }).toEqual({ last: '2027-03-16', prolonged: true })
    expect(because.at(-1)).toBe('fr.withdrawal.extension@2016-07-01')
    // 16 August 2026 is a Sunday, 17 August 2027 a Tuesday; 17 October 2027 a Sunday.
    expect(right('2026-08-02', { withdrawalToldOn: undefined }).last).toBe('2027-08-17')
    expect(right('2026-10-02', { withdrawalToldOn: undefined }).last).toBe('2027-10-18')
  })

  it('are fourteen from the day on which the consumer is told at last', () => {
    const told = (on: string) => right('2026-03-02', { withdrawalToldOn: day(on) })
    expect(told('2026-06-01')).toMatchObject({ last: '2026-06-15', prolonged: true })
    expect(told('2026-06-01').because.at(-1)).toBe('fr.withdrawal.after-information@2016-07-01')
    expect(told('2026-03-04')).toMatchObject({ last: '2026-03-18', prolonged: true })
    expect(told('2026-03-01')).toMatchObject({ last: '2026-03-16' })
    expect(told('2027-03-16').last).toBe('2027-03-30')
    expect(told('2027-03-17').last).toBe('2027-03-16')
  })

  it('of goods run from their reception, and are open until then', () => {
    expect(right('2026-03-02', { goods: true }, '2027-01-01')).toMatchObject({
      ...{ status: 'open', first: undefined, last: undefined },
    })
    const received = { goods: true, receivedOn: day('2026-03-12') }
    expect(right('2026-03-02', received)).toMatchObject({ first: '2026-03-13', last: '2026-03-26' })
  })

  it('are nobody’s in a shop, nor of urgent repairs expressly asked for (L221-28, 8°)', () => {
    expect(right('2026-03-02', { concluded: 'shop' }).status).toBe('none')
    expect(right('2026-03-02', { urgent: true })).toEqual({
      ...{ status: 'none', because: ['fr.withdrawal.urgent-repairs@2016-07-01'] },
    })
  })

  it('are lost once the service is fully performed at the consumer’s express request (L221-28, 1°)', () => {
    const early = { on: 'other', acknowledged: true } as const
    const off = { concluded: 'off-premises', performed: true } as const
    expect(right('2026-03-02', { performed: true, early }).status).toBe('lost')
    expect(right('2026-03-02', { early }).status).toBe('open')
    expect(right('2026-03-02', { performed: true }).status).toBe('open')
    const silent = { on: 'paper', acknowledged: false } as const
    expect(right('2026-03-02', { performed: true, early: silent }).status).toBe('open')
    expect(right('2026-03-02', { ...off, early }).status).toBe('open')
    const written = { on: 'durable-medium', acknowledged: true } as const
    expect(right('2026-03-02', { ...off, early: written }).status).toBe('lost')
    const sale = { performed: true, early, goods: true, receivedOn: day('2026-03-02') }
    expect(right('2026-03-02', sale).status).toBe('open')
  })

  it('are not counted for a contract of before the rows that were read', () => {
    expect(right('2016-06-30').status).toBe('undetermined')
    expect(right('2016-07-01').status).toBe('open')
  })
})

describe('a public holiday', () => {
  it('is one of the eleven of the whole country', () => {
    const all = Array.from({ length: 365 }, (_, i) => plusDays(day('2026-01-01'), i))
    expect(all.filter(isPublicHoliday)).toEqual([
      ...['2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25'],
      ...['2026-07-14', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25'],
    ])
  })

  it('follows Easter', () => {
    expect([2000, 2008, 2011, 2024, 2025, 2027, 2038].map(easterOf)).toEqual([
      ...['2000-04-23', '2008-03-23', '2011-04-24', '2024-03-31'],
      ...['2025-04-20', '2027-03-28', '2038-04-25'],
    ])
  })
})
