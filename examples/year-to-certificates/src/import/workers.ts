import type { Row } from '../exports.js'
import { type ColumnOf, type Import, report, reportRefusal, word } from './context.js'

const columnOf: ColumnOf<'workers.csv'> = {
  reference: 'Worker No',
  firstName: 'First Name',
  lastName: 'Last Name',
  skills: 'Skills',
  home: 'Home Zip',
}

/** Hires the workers; answers their ids by their number. A home that cannot be read is left out, the worker is not. */
export const importWorkers = async (
  to: Import,
  rows: readonly Row<'workers.csv'>[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = new Map<string, string>()
  for (const row of rows) {
    const id = await hire(to, row)
    if (id) ids.set(row.of['Worker No'], id)
    to.step()
  }
  return ids
}

type Hired = Parameters<Import['foyer']['organisation']['hireWorker']>[0]

const hire = async (to: Import, row: Row<'workers.csv'>): Promise<string | undefined> => {
  const { foyer, ask } = to
  const worker: Hired = {
    reference: row.of['Worker No'],
    firstName: row.of['First Name'],
    lastName: row.of['Last Name'],
    skills: row.of.Skills.split('|')
      .filter(Boolean)
      .map((skill) => word(skill)),
  }
  const home = { postcode: row.of['Home Zip'], city: row.of['Home City'] }
  let answer = await foyer.organisation.hireWorker({ ...worker, home }, ask)
  if (!answer.ok && onlyHomeIsWrong(answer.refusal)) {
    report(to, row, 'warning', {
      field: 'Home Zip',
      reason: 'unreadable-home',
      value: home.postcode,
    })
    answer = await foyer.organisation.hireWorker(worker, ask)
  }
  if (answer.ok) return answer.value.id
  if (answer.refusal.code === 'worker-reference-taken') return answer.refusal.worker
  reportRefusal(to, [row], answer.refusal, columnOf)
  return undefined
}

const onlyHomeIsWrong = (refusal: { readonly code: string }): boolean =>
  'issues' in refusal &&
  (refusal.issues as readonly { path: string }[]).every(({ path }) => path.startsWith('home'))
