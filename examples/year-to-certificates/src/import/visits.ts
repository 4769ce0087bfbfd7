import type { Row } from '../exports.js'
import { type ColumnOf, type Import, report, reportRefusal, whole, word } from './context.js'

const columnOf: ColumnOf<'visits.csv'> = {
  reference: 'Visit No',
  activity: 'Activity',
  date: 'Date',
  start: 'Start',
  minutes: 'Minutes',
  place: 'Place',
  'visit-reference-taken': 'Visit No',
  'visit-in-the-future': 'Date',
  'visit-crosses-midnight': 'Minutes',
}

/** Whose visits, by the exports' own numbers. */
export interface People {
  readonly legalEntity: string
  readonly customers: ReadonlyMap<string, string>
  readonly workers: ReadonlyMap<string, string>
}

/** Takes the done visits over; answers their ids by visit number. */
export const importVisits = async (
  to: Import,
  people: People,
  rows: readonly Row<'visits.csv'>[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = new Map<string, string>()
  for (const row of rows) {
    const id = await importVisit(to, people, row)
    if (id) ids.set(row.of['Visit No'], id)
    to.step()
  }
  return ids
}

const importVisit = async (
  to: Import,
  { legalEntity, customers, workers }: People,
  row: Row<'visits.csv'>,
): Promise<string | undefined> => {
  const { of } = row
  const refuse = (field: string, reason: string, value: string): undefined =>
    report(to, row, 'refused', { field, reason, value }) as undefined
  const customer = customers.get(of['Contact No'])
  const worker = workers.get(of['Worker No'])
  if (!customer) return refuse('Contact No', 'unknown-contact', of['Contact No'])
  if (!worker) return refuse('Worker No', 'unknown-worker', of['Worker No'])
  if (of.Status !== 'done') return refuse('Status', 'not-done', of.Status)
  const answer = await to.foyer.dispatch.takeOverVisit(
    {
      reference: of['Visit No'],
      legalEntity,
      customer,
      worker,
      activity: word(of.Activity),
      date: of.Date,
      start: of.Start,
      minutes: whole(of.Minutes),
      place: word(of.Place),
    },
    to.ask,
  )
  if (!answer.ok) {
    reportRefusal(to, [row], answer.refusal, columnOf)
    return undefined
  }
  for (const { code } of answer.value.warnings)
    report(to, row, 'warning', { field: 'Start', reason: code, value: of.Start })
  return answer.value.visit
}
