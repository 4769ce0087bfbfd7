import { describe, expect, it } from 'vitest'
import { given, refused, scenario } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'

const days = (...weekdays: readonly number[]) =>
  weekdays.map((weekday) => ({ weekday, from: '09:00', until: '17:00' }))

describe('the working week of a worker', () => {
  it('is what a manager says, and the worker reads their own (T23)', async () => {
    const { foyer, as, alma, basile } = await smallCompany()
    const read = (worker: string, by = alma) =>
      foyer.organisation.workingWeekOf({ worker }, as('worker', by))
    expect(await given(read(alma))).toEqual({ id: alma, hours: [], holidays: false })
    const asked = { worker: alma, hours: days(1, 2, 3, 4, 5) }
    await given(foyer.organisation.setWorkingWeek(asked, as('manager')))
    await given(foyer.organisation.setWorkingWeek(asked, as('manager')))
    expect((await given(read(alma))).hours).toHaveLength(5)
    expect((await refused(read(alma, basile))).code).toBe('not-found')
    expect((await refused(foyer.organisation.setWorkingWeek(asked, as('agent')))).code).toBe(
      'not-allowed',
    )
  })

  it('leaves eleven hours from one day to the next, from Sunday to Monday too', async () => {
    const { foyer, as, alma } = await smallCompany()
    const set = (hours: object[]) =>
      foyer.organisation.setWorkingWeek({ worker: alma, hours } as never, as('owner'))
    const short = { code: 'daily-rest-too-short', minutes: 660 }
    const late = { from: '12:00', until: '22:00' }
    const early = { from: '08:59', until: '12:00' }
    expect(
      await refused(
        set([
          { weekday: 3, ...early },
          { weekday: 2, ...late },
        ]),
      ),
    ).toEqual(short)
    expect(
      await refused(
        set([
          { weekday: 1, ...early },
          { weekday: 7, ...late },
        ]),
      ),
    ).toEqual(short)
    const enough = { ...early, from: '09:00' }
    await given(
      set([
        { weekday: 2, ...late },
        { weekday: 3, ...enough },
      ]),
    )
  })

  it('leaves thirty-five hours in a row once a week', async () => {
    const { foyer, as, alma } = await smallCompany()
    const set = (hours: object[]) =>
      foyer.organisation.setWorkingWeek({ worker: alma, hours } as never, as('owner'))
    expect(await refused(set(days(1, 2, 3, 4, 5, 6, 7)))).toEqual({
      ...{ code: 'weekly-rest-too-short', minutes: 2100 },
    })
    await given(set(days(1, 2, 3, 4, 5, 6)))
  })

  it.each([
    [days(1, 1), 'hours'],
    [days(8), 'hours.0.weekday'],
    [[{ weekday: 1, from: '17:00', until: '09:00' }], 'hours.0.until'],
    [
      [{ ...days(1)[0], pause: { earliest: '13:00', latest: '12:00', minutes: 30 } }],
      'hours.0.pause.latest',
    ],
  ])('refuses %j', async (hours, path) => {
    const { foyer, as, alma } = await smallCompany()
    const asked = { worker: alma, hours } as never
    expect(await refused(foyer.organisation.setWorkingWeek(asked, as('owner')))).toMatchObject({
      ...{ code: 'invalid-input', issues: [{ path }] },
    })
  })

  it('is nothing to another company', async () => {
    const { foyer, as, alma, store } = await smallCompany()
    const asked = { worker: alma, hours: days(1) }
    await given(foyer.organisation.setWorkingWeek(asked, as('owner')))
    const other = scenario({ store, tenant: 'tenant-b' })
    for (const answer of [
      other.foyer.organisation.workingWeekOf({ worker: alma }, other.as('owner')),
      other.foyer.organisation.setWorkingWeek(asked, other.as('owner')),
    ])
      expect((await refused(answer)).code).toBe('not-found')
  })
})
