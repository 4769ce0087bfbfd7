import type { Binding, Relaxation, Term } from '@foyer/core/dispatch/planner'
import { clockOf } from './day.js'

/** What the picture says, in one language. */
export interface Words {
  readonly lang: string
  readonly title: (date: string) => string
  readonly summary: (served: number, all: number, workers: number) => string
  readonly map: string
  readonly timeline: string
  readonly terms: string
  readonly termsTold: string
  readonly left: string
  readonly noneLeft: string
  readonly stops: string
  readonly columns: readonly string[]
  readonly leftColumns: readonly string[]
  readonly onTheRoad: string
  readonly distance: string
  readonly home: string
  readonly pause: string
  /** What is done at a store. */
  readonly fetched: string
  readonly visits: (count: number) => string
  readonly term: { readonly [T in Term]: string }
  readonly amount: (term: Term, amount: number) => string
  readonly because: { readonly [B in Binding]: string }
  readonly relaxed: (change: Relaxation, nameOf: (worker: string) => string) => string
  readonly idle: string
  readonly date: (iso: string) => string
}

const hours = (seconds: number): string => {
  const minutes = Math.round(seconds / 60)
  const rest = String(minutes % 60).padStart(2, '0')
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${rest}`
}

const dated =
  (locale: string) =>
  (iso: string): string =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(
      new Date(`${iso}T00:00:00Z`),
    )

const counted = (unit: (count: number) => string) => (term: Term, amount: number) => {
  if (term === 'distance') return `${Math.round(amount / 1000)} km`
  if (term === 'unserved' || term === 'continuity' || term === 'changedWorker') return unit(amount)
  return hours(amount)
}

type Starts = Extract<Relaxation, { readonly kind: 'extra-workers' }>['starts']

/** Each moment once, as a clock shows it. */
const clocksOf = (starts: Starts = []): readonly string[] => [
  ...new Set(starts.map(({ start }) => clockOf(start))),
]

const fr: Words = {
  lang: 'fr',
  title: (date) => `Tournées du ${date}`,
  summary: (served, all, workers) =>
    `${served} visites sur ${all} sont placées, chez ${workers} intervenants.`,
  map: 'La carte : chaque intervenant part de chez lui et y revient',
  timeline: 'La journée de chacun',
  terms: 'Ce que coûte ce plan',
  termsTold:
    'La longueur d’une barre est le coût : la quantité, fois le poids que la société lui donne.',
  left: 'Ce qui n’est pas placé',
  noneLeft: 'Toutes les visites sont placées.',
  stops: 'Les visites, dans l’ordre',
  columns: ['Intervenant', 'Début', 'Fin', 'Client', 'Prestation', 'Commune'],
  leftColumns: ['Client', 'Prestation', 'Pourquoi', 'Ce qui la placerait'],
  onTheRoad: 'sur la route',
  distance: 'Distance',
  home: 'domicile',
  pause: 'Pause',
  fetched: 'prendre ce qui manque',
  visits: (count) => `${count} visite${count > 1 ? 's' : ''}`,
  term: {
    travel: 'Trajets',
    distance: 'Distance',
    presence: 'Présence hors de chez soi',
    lateness: 'Retards',
    worstLateness: 'Plus grand retard',
    overtime: 'Heures en plus',
    unserved: 'Visites non placées',
    continuity: 'Autre que l’intervenant habituel',
    fairness: 'Écarts de charge',
    changedWorker: 'Autre que l’intervenant annoncé',
    changedTime: 'Heures annoncées dépassées',
  },
  amount: counted((count) => `${count}`),
  because: {
    skills: 'compétence',
    zone: 'secteur',
    refusal: 'refus',
    tools: 'outillage',
    parts: 'pièces',
    pinned: 'intervenant imposé',
    window: 'horaires du client',
    'most-visits': 'visites par jour',
    'most-work': 'temps de travail',
    shift: 'fin de journée',
    linked: 'l’autre visite de la paire',
    several: 'plusieurs raisons à la fois',
    cost: 'son poids : elle tient, et coûte plus que de la laisser',
  },
  relaxed: (change, nameOf) => {
    switch (change.kind) {
      case 'window':
        return `commencer entre ${clockOf(change.window.start)} et ${clockOf(change.window.end)}`
      case 'most-visits':
        return `une visite de plus pour ${nameOf(change.worker)}`
      case 'most-work':
        return `${hours(change.most)} de travail pour ${nameOf(change.worker)}`
      case 'overtime':
        return `${nameOf(change.worker)} finit jusqu’à ${hours(change.most)} plus tard`
      case 'priority':
        return `une priorité de ${change.priority}`
      case 'extra-workers':
        return `${
          change.visits.length > 1
            ? `${change.visits.length} personnes de plus`
            : 'une personne de plus'
        }${clocksOf(change.starts)
          .map((clock) => `, commencer à ${clock}`)
          .join('')}`
      default:
        return `${nameOf(change.worker)} y va malgré tout`
    }
  },
  idle: 'rien ce jour',
  date: (iso) => dated('fr-FR')(iso).replace(/ 1 (?=\p{L})/u, ' 1er '),
}

const en: Words = {
  lang: 'en',
  title: (date) => `Rounds of ${date}`,
  summary: (served, all, workers) =>
    `${served} visits of ${all} are placed, with ${workers} workers.`,
  map: 'The map: each worker leaves from home and comes back',
  timeline: 'Everybody’s day',
  terms: 'What this plan costs',
  termsTold:
    'A bar is as long as its cost: the amount, times the weight that the company gives it.',
  left: 'What is not placed',
  noneLeft: 'Every visit is placed.',
  stops: 'The visits, in order',
  columns: ['Worker', 'Start', 'End', 'Customer', 'Service', 'Town'],
  leftColumns: ['Customer', 'Service', 'Why', 'What would place it'],
  onTheRoad: 'on the road',
  distance: 'Distance',
  home: 'home',
  pause: 'Break',
  fetched: 'to take what is lacking',
  visits: (count) => `${count} visit${count > 1 ? 's' : ''}`,
  term: {
    travel: 'On the road',
    distance: 'Distance',
    presence: 'Away from home',
    lateness: 'Late starts',
    worstLateness: 'The latest start',
    overtime: 'Overtime',
    unserved: 'Visits left out',
    continuity: 'Another than the usual worker',
    fairness: 'Uneven load',
    changedWorker: 'Another than the worker announced',
    changedTime: 'Later than announced',
  },
  amount: counted((count) => `${count}`),
  because: {
    skills: 'skill',
    zone: 'zone',
    refusal: 'refusal',
    tools: 'tools',
    parts: 'parts',
    pinned: 'the worker it is pinned to',
    window: 'the customer’s hours',
    'most-visits': 'visits a day',
    'most-work': 'working time',
    shift: 'the end of the day',
    linked: 'the other visit of the pair',
    several: 'several reasons at once',
    cost: 'its weight: it fits, and costs more than leaving it out',
  },
  relaxed: (change, nameOf) => {
    switch (change.kind) {
      case 'window':
        return `a start between ${clockOf(change.window.start)} and ${clockOf(change.window.end)}`
      case 'most-visits':
        return `one visit more for ${nameOf(change.worker)}`
      case 'most-work':
        return `${hours(change.most)} of work for ${nameOf(change.worker)}`
      case 'overtime':
        return `${nameOf(change.worker)} ends up to ${hours(change.most)} later`
      case 'priority':
        return `a priority of ${change.priority}`
      case 'extra-workers':
        return `${
          change.visits.length > 1 ? `${change.visits.length} more people` : 'one person more'
        }${clocksOf(change.starts)
          .map((clock) => `, a start at ${clock}`)
          .join('')}`
      default:
        return `${nameOf(change.worker)} goes all the same`
    }
  },
  idle: 'nothing this day',
  date: dated('en-GB'),
}

/** The words of each language. */
export const words = { fr, en } as const
/** A language of the picture. */
export type Language = keyof typeof words

export { hours }
