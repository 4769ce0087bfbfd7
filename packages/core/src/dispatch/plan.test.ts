import { describe, expect, it } from 'vitest'
import { openWork } from '../app/work.js'
import { day, TimeOfDay } from '../shared/civil-date.js'
import { must } from '../shared/result.js'
import { countedIds, noPorts } from '../testing/doubles.js'
import { memoryFiles } from '../testing/memory-files.js'
import { given, refused } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'
import { visits } from './collections.js'
import { hold } from './holding.js'
import { planned } from './plan.js'
import { visitLife } from './visit.js'

const monday = '2026-03-09'
const afternoon = { activity: 'II-11', date: monday, start: '14:00', minutes: 60 } as const

const took = (company: SmallCompany, worker: string, date: string, start: string) =>
  given(
    company.foyer.dispatch.takeOverVisit(
      {
        reference: `${date} ${start}`,
        legalEntity: company.entity,
        customer: company.customer,
        worker,
        activity: 'II-11',
        date,
        start,
        minutes: 60,
        place: 'home',
      },
      company.as('owner'),
    ),
  )

const bookedAt = async (company: SmallCompany, worker: string, start: string) => {
  const { foyer, as, entity: legalEntity, customer } = company
  const task = { legalEntity, customer, activity: 'II-11', minutes: 60 } as const
  const { id: visit } = await given(foyer.dispatch.createVisit(task, as('agent')))
  await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
  await given(foyer.dispatch.bookSlot({ visit, worker, date: monday, start }, as('agent')))
}

describe('planOf', () => {
  it('shows a visit in the very transaction that books it (S174)', async () => {
    const { foyer, as, store, clock, entity, customer, alma } = await smallCompany()
    const task = { legalEntity: entity, customer, activity: 'II-11', minutes: 60 } as const
    const { id } = await given(foyer.dispatch.createVisit(task, as('agent')))
    const draft = await given(foyer.dispatch.showVisit({ visit: id }, as('agent')))
    const [from, until, start] = [day(monday), day('2026-03-10'), TimeOfDay.parse('14:00')]
    const booking = { worker: alma, date: from, start, minutes: 60 }
    const ports = { files: memoryFiles(), sha256: async () => '', ...noPorts }
    const work = openWork({
      ...{ store, ports, ids: countedIds(), now: clock.now(), ...as('agent') },
      ...{ operation: 'test', reach: 'all', channels: [] },
    })
    const asked = { type: 'book', ...booking } as const
    const fact = must(visitLife.decide({ ...draft, status: 'planned' }, asked))
    work.put(visits, visitLife.evolve(draft, fact))
    await hold(work, id, booking)
    expect(await planned(work, alma, from, until)).toMatchObject([
      { date: monday, slots: [{ start, visit: { id, status: 'booked' } }] },
    ])
  })

  it('reads from a day to another, the first included and the last not', async () => {
    const company = await smallCompany()
    const { foyer, as, alma } = company
    for (const date of ['2026-01-05', '2026-01-06', '2026-01-07'])
      await took(company, alma, date, '09:00')
    const asked = { worker: alma, from: '2026-01-05', until: '2026-01-07' }
    const { days } = await given(foyer.dispatch.planOf(asked, as('worker', alma)))
    expect(days.map(({ date }) => date)).toEqual(['2026-01-05', '2026-01-06'])
  })

  it('shows a worker no plan but its own (S086)', async () => {
    const { foyer, as, alma, basile } = await smallCompany()
    const asked = { worker: alma, from: monday, until: '2026-03-10' }
    const answer = foyer.dispatch.planOf(asked, as('worker', basile))
    expect(await refused(answer)).toEqual({ code: 'not-found' })
  })
})

describe('proposeWorkers', () => {
  it('proposes the territory’s worker first, then the others, and says why (T22, S031)', async () => {
    const { foyer, as, alma, basile } = await smallCompany()
    const asked = { ...afternoon, postcode: '26100' }
    expect((await given(foyer.dispatch.proposeWorkers(asked, as('agent')))).workers).toEqual([
      { worker: alma, name: 'Alma Roux', because: ['territory'] },
      { worker: basile, name: 'Basile Morin', because: [] },
    ])
  })

  it('proposes without preference where no territory is, and refuses half a postcode (S031)', async () => {
    const { foyer, as } = await smallCompany()
    const at = (postcode: string) =>
      foyer.dispatch.proposeWorkers({ ...afternoon, postcode }, as('agent'))
    const { workers } = await given(at('75011'))
    expect(workers.map(({ because }) => because)).toEqual([[], []])
    expect((await refused(at('2610'))).code).toBe('invalid-input')
  })

  it('proposes who was there last before anybody else outside the territory', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, basile, customer } = company
    await took(company, basile, '2026-02-02', '09:00')
    const asked = { ...afternoon, customer, postcode: '75011' }
    expect((await given(foyer.dispatch.proposeWorkers(asked, as('agent')))).workers).toMatchObject([
      { worker: basile, because: ['last-worker'] },
      { worker: alma, because: [] },
    ])
  })

  it('proposes nobody who lacks the skill, has left or is busy (T22)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, basile } = company
    const ask = async (rest: object = {}) => {
      const asked = { ...afternoon, postcode: '26100', ...rest }
      const { workers } = await given(foyer.dispatch.proposeWorkers(asked, as('agent')))
      return workers.map(({ worker }) => worker)
    }
    expect(await ask({ activity: 'II-1' })).toEqual([basile])
    await bookedAt(company, alma, '13:30')
    expect(await ask()).toEqual([basile])
    expect(await ask({ start: '14:30' })).toEqual([alma, basile])
    await given(foyer.organisation.endWorker({ worker: basile, on: monday }, as('owner')))
    expect(await ask({ start: '14:30' })).toEqual([alma])
    expect(await ask()).toEqual([])
  })

  it('prefers who has less to do that day, all else being equal', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, basile } = company
    await bookedAt(company, alma, '09:00')
    const { workers } = await given(foyer.dispatch.proposeWorkers(afternoon, as('agent')))
    expect(workers.map(({ worker }) => worker)).toEqual([basile, alma])
  })
})

describe('lastWorkerOf', () => {
  it('names the worker of the last visit done, by day and hour (S005)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, basile, customer } = company
    const { visit } = await took(company, basile, '2026-02-02', '14:00')
    await took(company, alma, '2026-02-02', '09:00')
    await took(company, alma, '2026-01-05', '16:00')
    await bookedAt(company, alma, '09:00')
    const answer = await given(foyer.dispatch.lastWorkerOf({ customer }, as('customer', customer)))
    expect(answer).toEqual({ worker: basile, visit, why: 'last-visit' })
  })

  it('sends to the queue when that worker has left, or nobody ever came (S005)', async () => {
    const company = await smallCompany({ at: '2026-03-02T08:00:00.000Z' })
    const { foyer, as, alma, customer } = company
    const ask = () => given(foyer.dispatch.lastWorkerOf({ customer }, as('agent')))
    expect(await ask()).toEqual({ queue: 'fallback', why: 'no-visit-yet' })
    const { visit } = await took(company, alma, '2026-02-02', '14:00')
    await given(foyer.organisation.endWorker({ worker: alma, on: '2026-03-02' }, as('owner')))
    expect(await ask()).toEqual({ queue: 'fallback', visit, why: 'worker-left' })
  })
})
