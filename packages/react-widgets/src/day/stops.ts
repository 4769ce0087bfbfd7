import type { ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'

/** A visit as the house answers it. */
export type Visit = ValueOf<FoyerClient['dispatch']['showVisit']>
/** The report of a visit, as the house answers it. */
export type Report = ValueOf<FoyerClient['dispatch']['showReport']>
/** A line of the queue of visits that still need an appointment. */
export type ToPlan = ValueOf<FoyerClient['desk']['queue']>['items'][number]
type Customer = ValueOf<FoyerClient['customers']['showCustomer']>['customer']

/** Who is visited, as a worker needs it; parts that nobody knows are empty. */
export interface Who {
  readonly name: string
  readonly phone: string
  /** On one line: street, postcode and town. */
  readonly address: string
}

/** One visit of a worker, with what there is to know on the way. */
export interface Stop {
  readonly visit: string
  readonly customer: string
  readonly status: Visit['status']
  /** `YYYY-MM-DD`; undefined while the appointment is to be fixed. */
  readonly date: string | undefined
  /** `HH:MM` */
  readonly start: string | undefined
  readonly minutes: number
  readonly wants: string
  readonly who: Who
  /** Undefined until it is written. */
  readonly report: Report | undefined
}

/** Where a visit stands, for whoever has to do something about it. */
export type Standing = 'to-fix' | 'booked' | 'to-report' | 'to-sign' | 'finished'

/** Where a visit stands: one word out of its status and its report's. */
export const standingOf = ({ status, report }: Pick<Stop, 'status' | 'report'>): Standing => {
  switch (status) {
    case 'draft':
    case 'planned':
      return 'to-fix'
    case 'booked':
      return 'booked'
    case 'cancelled':
      return 'finished'
    case 'done':
      if (!report) return 'to-report'
      return report.status === 'signed' ? 'finished' : 'to-sign'
  }
}

/** Minutes of a visit whose length nobody said. */
const lengthUnsaid = 60

/** A visit that has its appointment. */
export const stopOf = (visit: Visit, report: Report | undefined, who: Who): Stop => ({
  ...timesOf(visit),
  visit: visit.id,
  customer: visit.customer,
  wants: visit.description,
  who,
  report,
})

/** What an answer about a visit changes of its stop. */
export const timesOf = ({
  status,
  date,
  start,
  minutes,
}: Visit): Pick<Stop, 'status' | 'date' | 'start' | 'minutes'> => ({
  status,
  date: date ?? undefined,
  start: start ?? undefined,
  minutes,
})

/** A visit that still needs its appointment. */
export const stopToFix = (
  { of, customer, minutes = lengthUnsaid, wants = '' }: ToPlan,
  who: Who,
): Stop => ({
  ...{ visit: of, customer, status: 'planned', date: undefined, start: undefined },
  ...{ minutes, wants, who, report: undefined },
})

/** A customer as a worker needs it; a company by its name, with the person to ask for. */
export const whoOf = ({ organisation, firstName, lastName, phone, home }: Customer): Who => {
  const person = [firstName, lastName].filter(Boolean).join(' ')
  const town = [home.postcode, home.city].filter(Boolean).join(' ')
  return {
    name: [organisation, person].filter(Boolean).join(', '),
    phone: phone ?? '',
    address: [home.street, town].filter(Boolean).join(', '),
  }
}

/** Somebody whose file could not be read: what the queue says of them. */
export const whoOfLine = ({ name, phone, postcode }: ToPlan): Who => ({
  name,
  phone: phone ?? '',
  address: postcode ?? '',
})

/** Visits under one heading: `late` = of an earlier day and not finished, a day `YYYY-MM-DD`, or `to-fix`. */
export interface Group {
  readonly of: string
  readonly stops: readonly Stop[]
}

/** A worker's visits in the order of the work: what is late, day by day by start, then appointments to fix. */
export const groupsOf = (stops: readonly Stop[], today: string): readonly Group[] => {
  const groups = new Map<string, Stop[]>()
  for (const stop of [...stops].sort(byTime)) {
    const of = groupOf(stop, today)
    if (of) groups.set(of, [...(groups.get(of) ?? []), stop])
  }
  return [...groups].map(([of, inIt]) => ({ of, stops: inIt }))
}

const groupOf = (stop: Stop, today: string): string | undefined => {
  if (stop.status === 'cancelled') return undefined
  if (!stop.date) return 'to-fix'
  if (stop.date >= today) return stop.date
  return standingOf(stop) === 'finished' ? undefined : 'late'
}

const timeKey = ({ date = '9999', start = '', visit }: Stop): string => `${date} ${start} ${visit}`

const byTime = (a: Stop, b: Stop): number => (timeKey(a) < timeKey(b) ? -1 : 1)

/** Where a telephone finds the address: `geo:` opens the map the worker chose; a host's own template holds `{address}`. */
export const routeTo = (address: string, template = 'geo:0,0?q={address}'): string =>
  template.replace('{address}', encodeURIComponent(address))
