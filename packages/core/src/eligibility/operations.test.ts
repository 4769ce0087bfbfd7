import { describe, expect, it } from 'vitest'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'

const atHome = {
  kind: 'service',
  activity: 'II-11',
  performedOn: '2026-03-10',
  place: 'home',
  customer: 'individual',
} as const

describe('assess', () => {
  it('answers before the order, with the rules, their source and their date (S010)', async () => {
    const { foyer, as, entity } = await smallCompany()
    const answer = await given(
      foyer.eligibility.assess({ ...atHome, legalEntity: entity }, as('agent')),
    )
    expect(answer.verdict).toBe('eligible')
    expect(answer.missing).toEqual([])
    expect(answer.because.map(({ row }) => row)).toEqual([
      'fr.service.individual@2008-05-01',
      'fr.service.goods@2008-05-01',
      'fr.service.at-home@2008-05-01',
      'fr.service.listed@2023-07-17',
      'fr.service.registered@2011-11-22',
    ])
    expect(answer.because[4]?.source).toMatchObject({ article: 'L7232-1-1' })
  })

  it('tells a visitor of the public page what a service by telephone opens: nothing (S082)', async () => {
    const { foyer, as, entity } = await smallCompany()
    const remote = { ...atHome, place: 'remote', legalEntity: entity } as const
    expect(await given(foyer.eligibility.assess(remote, as('visitor')))).toMatchObject({
      verdict: 'not-eligible',
      because: [{ code: 'remote-excluded' }],
    })
  })

  it('goes by what the entity settled', async () => {
    const { foyer, as, entity: legalEntity } = await smallCompany()
    const settings = { confidence: 'verified' } as const
    await given(foyer.organisation.settleLaw({ legalEntity, settings }, as('owner')))
    const asked = foyer.eligibility.assess({ ...atHome, legalEntity }, as('agent'))
    expect((await given(asked)).missing).toContain(
      'settings.trusts:fr.service.individual@2008-05-01',
    )
  })

  it('refuses an entity that does not exist, and a field that cannot be read', async () => {
    const { foyer, as, customer, entity } = await smallCompany()
    const nobody = `ent_${customer.slice(4)}`
    const nowhere = foyer.eligibility.assess({ ...atHome, legalEntity: nobody }, as('agent'))
    expect(await refused(nowhere)).toEqual({ code: 'not-found', id: nobody })
    const wrong = { ...atHome, legalEntity: entity, minutes: 0 }
    expect(await refused(foyer.eligibility.assess(wrong, as('agent')))).toMatchObject({
      code: 'invalid-input',
      issues: [{ path: 'minutes' }],
    })
  })
})

describe('assessLabel', () => {
  const labelled = async (worker: 'employee' | 'subcontractor', employerOnly: boolean) => {
    const { foyer, as, entity } = await smallCompany()
    const asked = { ...atHome, legalEntity: entity, worker, employerOnly }
    return given(foyer.eligibility.assessLabel(asked, as('manager')))
  }

  it('asks for an employee where the policy does, and for nobody in particular elsewhere (S011)', async () => {
    expect(await labelled('subcontractor', true)).toMatchObject({
      verdict: 'not-eligible',
      because: [{ code: 'label-employer-only' }],
    })
    expect((await labelled('subcontractor', false)).verdict).toBe('eligible')
    expect((await labelled('employee', true)).verdict).toBe('eligible')
  })

  it('is that of an entity that exists', async () => {
    const { foyer, as, customer } = await smallCompany()
    const nobody = `ent_${customer.slice(4)}`
    const asked = { ...atHome, legalEntity: nobody, employerOnly: false }
    expect(await refused(foyer.eligibility.assessLabel(asked, as('owner')))).toEqual({
      code: 'not-found',
      id: nobody,
    })
  })
})

describe('checkExclusivity', () => {
  const company = {
    year: 2025,
    headcount: 10,
    previousYear: { homeServices: 7_000_000, total: 10_000_000 },
    separateAccounts: true,
  }

  it('gives the share of other sales, and kept or breached by the rows of the year (S016)', async () => {
    const { foyer, as } = await smallCompany()
    const check = (rest: object) =>
      given(foyer.eligibility.checkExclusivity({ ...company, ...rest }, as('accountant')))
    expect(await check({})).toMatchObject({ verdict: 'kept', share: 3000, missing: [] })
    expect(await check({ headcount: 11 })).toMatchObject({ verdict: 'breached' })
    expect(await check({ headcount: undefined })).toMatchObject({
      verdict: 'undetermined',
      missing: ['headcount'],
    })
  })

  it('refuses a part that is more than the whole', async () => {
    const { foyer, as } = await smallCompany()
    const wrong = { ...company, previousYear: { homeServices: 2, total: 1 } }
    expect(await refused(foyer.eligibility.checkExclusivity(wrong, as('owner')))).toMatchObject({
      code: 'invalid-input',
      issues: [{ path: 'previousYear.homeServices' }],
    })
  })
})
