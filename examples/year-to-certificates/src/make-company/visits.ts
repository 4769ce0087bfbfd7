import type { Person } from './contacts.js'
import { type Cell, csv } from './csv.js'
import { daysAfter, daysBetween, isSunday } from './dates.js'
import type { Dice } from './dice.js'
import { ACTIVITIES, type Activity, LONGEST_ODD_JOB } from './organisation.js'
import type { Rates } from './rates.js'
import { FIRST_NAMES, LAST_NAMES, TOWNS } from './words.js'

/** A field worker; the identifier is what the certificate prints. */
export interface Worker {
  readonly no: string
  readonly first: string
  readonly last: string
  readonly skills: readonly string[]
  readonly postcode: string
  readonly town: string
}

/** A done visit; `date` and `start` are local. */
export interface DoneVisit {
  readonly no: string
  readonly customer: Person
  readonly worker: string
  readonly activity: Activity
  readonly date: string
  readonly start: string
  readonly minutes: number
  readonly place: 'home' | 'workshop'
}

const MOST_WORKERS = 10

/** Hires enough for the work, at most ten, so that every activity has a worker. */
export function makeWorkers(dice: Dice, visits: number): readonly Worker[] {
  const count = Math.min(MOST_WORKERS, Math.max(3, Math.ceil(visits / 500)))
  const codes = ACTIVITIES.map((activity) => activity.code)
  return Array.from({ length: count }, (_, i) => {
    const own = codes.filter((_, at) => at % 3 === i % 3)
    const other = dice.pick(codes.filter((code) => !own.includes(code)))
    const [postcode, town] = dice.pick(TOWNS)
    return {
      no: `W${String(i + 1).padStart(2, '0')}`,
      first: dice.pick(FIRST_NAMES),
      last: dice.pick(LAST_NAMES),
      skills: dice.shuffled([...own, other]),
      postcode,
      town,
    }
  })
}

/** Prints the workers. */
export const workersCsv = (workers: readonly Worker[]) =>
  csv(
    ['Worker No', 'First Name', 'Last Name', 'Skills', 'Home Zip', 'Home City'],
    workers.map((one): Cell[] => [
      one.no,
      one.first,
      one.last,
      one.skills.join('|'),
      one.postcode,
      one.town,
    ]),
  )

/** Makes the visits of a year and of the two months before; nobody is in two places at once. */
export function makeVisits(
  dice: Dice,
  people: readonly Person[],
  workers: readonly Worker[],
  options: { year: number; visitsPerCustomer: number; rates: Rates },
): readonly DoneVisit[] {
  const busy = new Map<string, number>()
  const made: Omit<DoneVisit, 'no'>[] = []
  for (const customer of people) {
    const activities = activitiesOf(dice, options.rates)
    for (const day of daysOf(dice, options.year, options.visitsPerCustomer)) {
      const activity = dice.pick(activities)
      const long = activity.code === 'II-3' && dice.chance(options.rates.longOddJobs)
      const minutes = long ? LONGEST_ODD_JOB + 30 : dice.pick(activity.minutes)
      const atWorkshop = activity.code === 'II-11' && dice.chance(options.rates.workshop)
      const booked = book(dice, workers, activity, day, minutes, busy)
      if (booked === undefined) continue
      made.push({ ...booked, customer, activity, minutes, place: atWorkshop ? 'workshop' : 'home' })
    }
  }
  const when = (visit: Omit<DoneVisit, 'no'>) => `${visit.date} ${visit.start} ${visit.worker}`
  return made
    .sort((a, b) => (when(a) < when(b) ? -1 : 1))
    .map((visit, i) => ({ no: `V${String(i + 1).padStart(6, '0')}`, ...visit }))
}

function activitiesOf(dice: Dice, rates: Rates): readonly Activity[] {
  const hat = ACTIVITIES.flatMap((activity) => Array(activity.weight).fill(activity) as Activity[])
  const first = dice.pick(hat)
  const second = dice.chance(0.25) ? [dice.pick(hat)] : []
  const never = ACTIVITIES.filter((activity) => activity.declaredOn === undefined)
  return [first, ...second, ...(dice.chance(rates.undeclared) ? never : [])]
}

function daysOf(dice: Dice, year: number, average: number): readonly string[] {
  const count = dice.int(1, Math.max(1, 2 * average - 1))
  const every = dice.pick([7, 7, 14, 14, 30])
  const opens = `${year - 1}-11-02`
  const room = daysBetween(opens, `${year}-12-31`) - (count - 1) * every
  const start = daysAfter(opens, dice.int(0, Math.max(0, room)))
  return Array.from({ length: count }, (_, i) => daysAfter(start, i * every))
    .map((day) => (isSunday(day) ? daysAfter(day, -1) : day))
    .filter((day) => day <= `${year}-12-31`)
}

const OPENS = 8 * 60
const CLOSES = 19 * 60
const TRAVEL = 30

function book(
  dice: Dice,
  workers: readonly Worker[],
  activity: Activity,
  wished: string,
  minutes: number,
  busy: Map<string, number>,
): { worker: string; date: string; start: string } | undefined {
  const skilled = workers.filter((worker) => worker.skills.includes(activity.code))
  for (const date of [wished, daysAfter(wished, -1), daysAfter(wished, -2)]) {
    if (isSunday(date)) continue
    for (const worker of dice.shuffled(skilled)) {
      const start = (busy.get(`${worker.no} ${date}`) ?? OPENS) + dice.pick([0, 30, 60])
      if (start + minutes > CLOSES) continue
      busy.set(`${worker.no} ${date}`, start + minutes + TRAVEL)
      return { worker: worker.no, date, start: clock(start) }
    }
  }
  return undefined
}

const clock = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':')

/** Prints the visits. */
export const visitsCsv = (visits: readonly DoneVisit[]) =>
  csv(
    [
      'Visit No',
      'Contact No',
      'Worker No',
      'Activity',
      'Date',
      'Start',
      'Minutes',
      'Place',
      'Status',
    ],
    visits.map((one): Cell[] => [
      one.no,
      one.customer.no,
      one.worker,
      one.activity.code,
      one.date,
      one.start,
      one.minutes,
      one.place,
      'done',
    ]),
  )
