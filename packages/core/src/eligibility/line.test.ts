import { describe, expect, it } from 'vitest'
import { activityCodes, modes, statuses } from '../rules/fr/activities.js'
import { type Task, tasks } from '../rules/fr/exclusions.js'
import { means } from '../rules/fr/payment.js'
import { day } from '../shared/day.js'
import { lawLine } from '../testing/law-lines.js'
import { assess } from './assess.js'
import { places, type ServiceLine, wrongInLine } from './line.js'

const right = lawLine('II-11')
/** The line with fields as nobody's compiler would let them through. */
const raw = (fields: object): ServiceLine => ({ ...right, ...fields })
const wrong = (field: string, reason: string) => ({
  ...{ verdict: 'undetermined', because: [], missing: [] },
  wrong: [{ field, reason }],
})

describe('a line that can be read', () => {
  const known: Record<string, readonly unknown[]> = {
    kind: ['service', 'goods'],
    customer: ['individual', 'organisation'],
    activity: [undefined, ...activityCodes],
    performedOn: [undefined, '2024-02-29'],
    place: [undefined, ...places],
    minutes: [undefined, 1, 1440],
    sameDayMinutes: [undefined, 0, 1440],
    mode: [undefined, ...modes],
    publicServed: [undefined, true, false],
    bundle: [undefined, 'provider', 'household', 'none'],
    ascendantDependent: [undefined, true, false],
    subscription: [undefined, true, false],
    task: [undefined, 'hardware-repair', 'sale-of-equipment', 'entertainment-equipment'],
    means: [undefined, ...means],
    exclusivity: [undefined, 'kept', 'breached'],
    worker: [undefined, 'employee', 'subcontractor', 'household-employee'],
    registered: [
      [],
      [{ activity: 'II-11', from: '2020-01-01' }],
      [{ activity: 'II-11', from: '2020-01-01', until: '2021-01-01' }],
      statuses.map((as) => ({ activity: 'I-1', from: '2020-01-01', as })),
    ],
  }

  it.each(Object.entries(known))('says of %s one of these', (field, values) => {
    for (const value of values) expect(wrongInLine(raw({ [field]: value }))).toEqual([])
  })

  it('is done at one of six places', () => {
    expect(places).toEqual(['home', 'outside', 'ascendant-home', 'workshop', 'remote', 'abroad'])
  })
})

describe('a task', () => {
  const fitting: Readonly<Record<string, readonly Task[]>> = {
    'I-3': ['medical-care'],
    'II-3': ['building-work', 'fluids-gas-electricity'],
    'II-5': ['distance-lesson'],
    'II-8': ['the-meal-itself'],
    'II-11': ['hardware-repair', 'sale-of-equipment', 'entertainment-equipment'],
    'II-12': ['veterinary-or-grooming'],
    'II-20': ['medical-care'],
  }

  it('is said of the activity that it is taken for, and is wrong of every other, or of none', () => {
    for (const activity of [undefined, ...activityCodes])
      for (const task of tasks) {
        const fits = activity && fitting[activity]?.includes(task)
        const stray = [{ field: 'task', reason: 'not-of-this-activity' }]
        expect([activity, task, wrongInLine(raw({ activity, task }))]).toEqual([
          activity,
          task,
          fits ? [] : stray,
        ])
      }
  })

  it('of another activity is named, and nothing is judged', () => {
    expect(assess(raw({ task: 'building-work' }))).toEqual(wrong('task', 'not-of-this-activity'))
    const goods = raw({ kind: 'goods', task: 'building-work' })
    expect(assess(goods)).toEqual(wrong('task', 'not-of-this-activity'))
  })

  it('is not said to be of another activity where one of the two cannot be read', () => {
    expect(assess(raw({ activity: 'II-22', task: 'hardware-repair' }))).toEqual(
      wrong('activity', 'not-one-of'),
    )
    const both = raw({ activity: 'II-22', task: 'repair' })
    expect(assess(both).wrong).toEqual([
      { field: 'activity', reason: 'not-one-of' },
      { field: 'task', reason: 'not-one-of' },
    ])
  })
})

describe('a field that cannot be read', () => {
  it.each([
    ['kind', undefined, 'missing'],
    ['kind', 'Service', 'not-one-of'],
    ['kind', null, 'not-one-of'],
    ['customer', undefined, 'missing'],
    ['customer', 'company', 'not-one-of'],
    ['activity', 'II-22', 'not-one-of'],
    ['activity', null, 'not-one-of'],
    ['performedOn', '2025-02-30', 'not-a-date'],
    ['performedOn', '', 'not-a-date'],
    ['performedOn', null, 'not-a-date'],
    ['performedOn', 20250310, 'not-a-date'],
    ['place', 'office', 'not-one-of'],
    ['minutes', 0, 'out-of-range'],
    ['minutes', 1441, 'out-of-range'],
    ['minutes', 59.5, 'not-a-whole-number'],
    ['minutes', '60', 'not-a-whole-number'],
    ['minutes', Number.NaN, 'not-a-whole-number'],
    ['sameDayMinutes', -1, 'out-of-range'],
    ['sameDayMinutes', 1441, 'out-of-range'],
    ['sameDayMinutes', '0', 'not-a-whole-number'],
    ['mode', 'provider', 'not-one-of'],
    ['publicServed', 'true', 'not-true-or-false'],
    ['publicServed', 1, 'not-true-or-false'],
    ['bundle', true, 'not-one-of'],
    ['ascendantDependent', 'yes', 'not-true-or-false'],
    ['subscription', 1, 'not-true-or-false'],
    ['task', 'repair', 'not-one-of'],
    ['task', null, 'not-one-of'],
    ['task', 'building-work', 'not-of-this-activity'],
    ['means', 'bitcoin', 'not-one-of'],
    ['exclusivity', 'unknown', 'not-one-of'],
    ['worker', 'robot', 'not-one-of'],
    ['registered', undefined, 'missing'],
    ['registered', null, 'not-a-list'],
    ['registered', { activity: 'II-11' }, 'not-a-list'],
  ])('is named, with its reason, and nothing is judged: %s = %o', (field, value, reason) => {
    expect(assess(raw({ [field]: value }))).toEqual(wrong(field, reason))
  })

  it.each([
    ['activity', undefined, 'missing'],
    ['activity', 'III-1', 'not-one-of'],
    ['from', undefined, 'missing'],
    ['from', '01/03/2025', 'not-a-date'],
    ['until', '2025-13-01', 'not-a-date'],
    ['until', null, 'not-a-date'],
    ['as', 'agrément', 'not-one-of'],
  ])('of a registration is named by its place in the list: %s = %o', (field, value, reason) => {
    const fine = { activity: 'II-11', from: day('2020-01-01') }
    const registered = [fine, { ...fine, [field]: value }]
    expect(assess(raw({ registered }))).toEqual(wrong(`registered.1.${field}`, reason))
    expect(assess(raw({ registered: [fine, 'II-11'] }))).toEqual(
      wrong('registered.1', 'not-an-object'),
    )
  })

  it('does not hide another', () => {
    const fields = { place: 'office', minutes: 0, task: 'building-work', registered: [{}] }
    expect(wrongInLine(raw(fields))).toEqual([
      { field: 'place', reason: 'not-one-of' },
      { field: 'minutes', reason: 'out-of-range' },
      { field: 'registered.0.activity', reason: 'missing' },
      { field: 'registered.0.from', reason: 'missing' },
      { field: 'task', reason: 'not-of-this-activity' },
    ])
  })

  it('may be the line itself', () => {
    for (const none of [null, undefined, [], 'II-11', 5])
      expect(assess(none as unknown as ServiceLine)).toEqual(wrong('', 'not-an-object'))
  })

  it('is not excused by a no', () => {
    expect(assess(raw({ kind: 'goods', means: 'bitcoin' }))).toEqual(wrong('means', 'not-one-of'))
  })
})
