import { z } from 'zod'
import type { Link, Plan, PlanVisit, Problem } from '../../src/dispatch/planner/index.js'
import type { Instance, Measured } from './instance.js'

const Span = z.tuple([z.number(), z.number()])

const Patient = z.object({
  id: z.string(),
  time_window: Span,
  required_caregivers: z
    .array(z.object({ service: z.string(), duration: z.number() }))
    .min(1)
    .max(2),
  synchronization: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('simultaneous') }),
      z.object({ type: z.literal('sequential'), distance: Span }),
    ])
    .optional(),
})
type Patient = z.output<typeof Patient>

/** Home health care of Mankowska, Meisel and Bierwirth 2014, as iolab-uniud/hhcrsp writes it down. The first place is the office. */
const HomeCare = z.object({
  patients: z.array(Patient),
  caregivers: z.array(z.object({ id: z.string(), abilities: z.array(z.string()) })),
  central_offices: z.array(z.object({ id: z.string() })).length(1),
  distances: z.array(z.array(z.number())),
})
type HomeCare = z.output<typeof HomeCare>

/** Time and distance are counted in thousandths, as far as the files go. */
const thousandths = 1000
/** Later than any service of the set starts. */
const latest = 10_000 * thousandths

/** Whether a text is such an instance. */
export const isHomeCare = (text: string): boolean => /"required_caregivers"/.test(text)

/** Every service of a patient is a visit; two of one patient are linked. A start after the window is late and costs, as the latest of all does. */
export const readHomeCare = (text: string): Instance => {
  const care = HomeCare.parse(JSON.parse(text))
  const problem: Problem = {
    workers: care.caregivers.map(({ id, abilities }) => ({
      id,
      start: 0,
      shifts: [{ start: 0, end: latest }],
      skills: Object.fromEntries(abilities.map((ability) => [ability, 1])),
    })),
    visits: care.patients.flatMap(visitsOf),
    links: care.patients.flatMap(linkOf),
    travel: { durations: care.distances.map((row) => row.map(inThousandths)) },
    weights: { travel: 1, lateness: 1, worstLateness: 1, unserved: 1e9 },
  }
  return { problem, measure: (plan) => measured(care, plan) }
}

const inThousandths = (value: number): number => Math.round(value * thousandths)

const visitsOf = (patient: Patient, i: number): readonly PlanVisit[] =>
  patient.required_caregivers.map(({ service, duration }, s) => ({
    id: serviceOf(patient, s),
    place: i + 1,
    duration: inThousandths(duration),
    windows: [
      { start: inThousandths(patient.time_window[0]), end: inThousandths(patient.time_window[1]) },
    ],
    lateBy: latest,
    skills: { [service]: 1 },
  }))

const serviceOf = ({ id }: Patient, s: number): string => `${id}/${s + 1}`

const linkOf = (patient: Patient): readonly Link[] => {
  const { synchronization: how } = patient
  if (!how) return []
  const [least, most] = how.type === 'sequential' ? how.distance : [0, 0]
  return [
    {
      first: serviceOf(patient, 0),
      second: serviceOf(patient, 1),
      least: inThousandths(least),
      most: inThousandths(most),
      apart: true,
    },
  ]
}

/** (distance + all tardiness + worst tardiness) / 3 of the starts that a plan has, with the distances and hours of the file. */
const measured = (care: HomeCare, plan: Plan): Measured => {
  const placeOf = new Map(
    care.patients.flatMap((patient, i) =>
      patient.required_caregivers.map((_, s) => [serviceOf(patient, s), i + 1] as const),
    ),
  )
  const way = (from: number, to: number): number => care.distances[from]?.[to] ?? 0
  let [distance, tardiness, maxTardiness] = [0, 0, 0]
  for (const { stops } of plan.routes) {
    let place = 0
    for (const { visit, start } of stops) {
      const to = placeOf.get(visit) ?? 0
      const end = care.patients[to - 1]?.time_window[1] ?? 0
      const late = Math.max(0, start / thousandths - end)
      distance += way(place, to)
      tardiness += late
      maxTardiness = Math.max(maxTardiness, late)
      place = to
    }
    distance += way(place, 0)
  }
  const cost = (distance + tardiness + maxTardiness) / 3
  return { distance, compared: cost, figures: { cost, tardiness, maxTardiness } }
}
