import { everything } from '../app/paging.js'
import type { Work } from '../app/work.js'
import type { CustomerId } from '../customers/index.js'
import { territories, territoryFor, type WorkerId, workers } from '../organisation/index.js'
import { plusDays, TimeOfDay } from '../shared/civil-date.js'
import type { Postcode } from '../shared/text.js'
import { absencesBetween, overlaps } from './absences.js'
import { agendas, refusedPairs, visits } from './collections.js'
import { type Proposal, propose, type Wanted } from './proposal.js'
import type { Visit } from './visit.js'

/** For whom, where and when somebody is looked for. */
type Search = Pick<Wanted, 'activity' | 'date' | 'needs' | 'span'> & {
  readonly customer?: CustomerId | undefined
  readonly postcode?: Postcode | undefined
}

/** Who could go, best first, as things stand. */
export const proposals = async (
  work: Work,
  { customer, postcode, ...search }: Search,
): Promise<readonly Proposal[]> => {
  const last = customer ? await lastVisitOf(work, customer) : undefined
  const prefer = {
    territory: postcode ? await answersFor(work, postcode) : undefined,
    'last-worker': last?.worker ?? undefined,
  }
  const pairs = customer ? await everything(work, refusedPairs, { where: { customer } }) : []
  const known = {
    refused: [...pairs.map(({ worker }) => worker), ...(await awayThen(work, search))],
    workers: await everything(work, workers, {}),
    agendas: await everything(work, agendas, { where: { date: search.date } }),
  }
  return propose({ ...search, prefer, ...known })
}

const answersFor = async (work: Work, postcode: Postcode): Promise<WorkerId | undefined> =>
  territoryFor(await everything(work, territories, {}), postcode)?.worker

/** A customer's latest visit that is done. */
export const lastVisitOf = async (work: Work, customer: CustomerId): Promise<Visit | undefined> => {
  const where = { customer, status: 'done' }
  const latest = { order: 'date', descending: true, limit: 20 }
  const done = await work.find(visits, { where, ...latest })
  return [...done].sort((a, b) => (momentKey(a) < momentKey(b) ? 1 : -1)).at(0)
}

const momentKey = ({ date, start, id }: Visit): string => `${date} ${start} ${id}`

/** Who is away at that time, or some time of that day. */
const awayThen = async (
  work: Work,
  { date, span }: Pick<Search, 'date' | 'span'>,
): Promise<readonly WorkerId[]> => {
  const touching = await absencesBetween(work, date, plusDays(date, 1))
  const { start = firstMinute, minutes = 1440 } = span ?? {}
  return touching.flatMap((one) =>
    one.worker && overlaps(one, { date, start, minutes }) ? [one.worker] : [],
  )
}

const firstMinute = TimeOfDay.parse('00:00')
