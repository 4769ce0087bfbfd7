import { everything } from '../app/paging.js'
import type { Work } from '../app/work.js'
import type { CivilDate } from '../shared/civil-date.js'
import type { Absence } from './absence.js'
import { absences } from './collections.js'

/** The absences that touch some days, from one (inclusive) to another (exclusive). */
export const absencesBetween = async (
  work: Work,
  from: CivilDate,
  until: CivilDate,
  where: { readonly worker?: string; readonly customer?: string } = {},
): Promise<readonly Absence[]> => {
  const found = await everything(work, absences, {
    where: { ...where, through: { from } },
    order: 'through',
  })
  return found.filter((one) => one.from.date < until)
}
