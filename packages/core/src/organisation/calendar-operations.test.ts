import { describe, expect, it } from 'vitest'
import { given, refused, scenario } from '../testing/scenario.js'

const year = { from: '2026-01-01', until: '2027-01-01' }

describe('the holidays of a company', () => {
  it('are the eleven of the whole country until it says otherwise (T24)', async () => {
    const { foyer, as } = scenario()
    const { dates } = await given(foyer.organisation.holidays(year, as('agent')))
    expect(dates).toEqual([
      ...['2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25'],
      ...['2026-07-14', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25'],
    ])
  })

  it('are those of Alsace and Moselle besides, and its own, each once', async () => {
    const { foyer, as } = scenario()
    const days = ['12-20', '06-10', '12-20']
    const asked = { alsaceMoselle: true, days }
    const kept = await given(foyer.organisation.setCalendar(asked, as('manager')))
    expect(kept).toEqual({ alsaceMoselle: true, days: ['06-10', '12-20'] })
    const found = await given(foyer.organisation.holidays(year, as('worker', 'wrk_1')))
    expect(found.dates).toHaveLength(15)
    expect(found.dates).toEqual(
      expect.arrayContaining(['2026-04-03', '2026-06-10', '2026-12-20', '2026-12-26']),
    )
  })

  it('are each company’s own, and the office’s to say', async () => {
    const { foyer, as, store } = scenario()
    const other = scenario({ store, tenant: 'tenant-b' })
    const asked = { alsaceMoselle: true, days: [] }
    await given(foyer.organisation.setCalendar(asked, as('owner')))
    const theirs = await given(other.foyer.organisation.holidays(year, other.as('owner')))
    expect(theirs.dates).toHaveLength(11)
    for (const role of ['agent', 'worker', 'customer'] as const) {
      const answer = await refused(foyer.organisation.setCalendar(asked, as(role)))
      expect(answer.code).toBe('not-allowed')
    }
  })

  it.each([
    [{ alsaceMoselle: 'yes', days: [] }, 'alsaceMoselle'],
    [{ alsaceMoselle: true, days: ['13-01'] }, 'days.0'],
    [{ alsaceMoselle: true, days: ['2026-05-01'] }, 'days.0'],
  ])('refuses %j', async (asked, path) => {
    const { foyer, as } = scenario()
    const answer = await refused(foyer.organisation.setCalendar(asked as never, as('owner')))
    expect(answer).toMatchObject({ code: 'invalid-input', issues: [{ path }] })
  })

  it('refuses to list no day, or more than a year', async () => {
    const { foyer, as } = scenario()
    for (const until of ['2026-01-01', '2027-01-03']) {
      const asked = { from: '2026-01-01', until }
      const answer = await refused(foyer.organisation.holidays(asked, as('owner')))
      expect(answer).toMatchObject({ code: 'invalid-input', issues: [{ path: 'until' }] })
    }
  })
})
