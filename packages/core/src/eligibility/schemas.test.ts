import { describe, expect, it } from 'vitest'
import { type Role, roles } from '../app/operation.js'
import { tasks } from '../rules/fr/exclusions.js'
import { given, refused, scenario } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'
import { places } from './line.js'
import { AskedLine, told } from './schemas.js'

const visit = {
  kind: 'service',
  activity: 'II-11',
  performedOn: '2026-03-10',
  place: 'home',
  customer: 'individual',
} as const

describe('a line as a host asks about it', () => {
  const readable = (rest: object) =>
    AskedLine.omit({ legalEntity: true }).safeParse({ ...visit, ...rest }).success

  it.each([
    ['kind', ['service', 'goods'], ['good', undefined]],
    ['customer', ['individual', 'organisation'], ['company', undefined]],
    ['activity', ['I-1', undefined], ['II-22']],
    ['performedOn', ['2026-03-10', undefined], ['2026-02-30']],
    ['place', [...places, undefined], ['office']],
    ['minutes', [1, 1440, undefined], [0, 1441, 1.5]],
    ['sameDayMinutes', [0, 1440, undefined], [-1, 1441, 1.5]],
    ['mode', ['prestataire', 'mandataire', 'mise-a-disposition', undefined], ['agent']],
    ['publicServed', [true, false, undefined], ['yes']],
    ['bundle', ['provider', 'household', 'none', undefined], [true]],
    ['ascendantDependent', [true, false, undefined], ['yes']],
    ['subscription', [true, false, undefined], [1]],
    ['task', [...tasks, undefined], ['repair']],
    ['means', ['transfer', 'cash', undefined], ['bitcoin']],
    ['exclusivity', ['kept', 'breached', undefined], ['unknown']],
    ['worker', ['employee', 'subcontractor', 'household-employee', undefined], ['robot']],
  ])('says of %s one of these, and nothing else', (field, known, unknown) => {
    for (const value of known) expect([value, readable({ [field]: value })]).toEqual([value, true])
    for (const value of unknown)
      expect([value, readable({ [field]: value })]).toEqual([value, false])
  })

  it('is sold by an entity', () => {
    expect(AskedLine.safeParse(visit).success).toBe(false)
  })
})

describe('an answer as a host is told it', () => {
  const answer = { verdict: 'undetermined', because: [], missing: [], wrong: [] } as const

  it('is that of the rules, without the list of what cannot be read', () => {
    const kept = { ...answer, verdict: 'kept', share: 3000 } as const
    expect(told(kept)).toEqual({ verdict: 'kept', share: 3000, because: [], missing: [] })
    expect(told(kept)).not.toHaveProperty('wrong')
    expect(told({ ...answer, missing: ['place'] })).toEqual({
      verdict: 'undetermined',
      because: [],
      missing: ['place'],
    })
  })

  it('asks for what cannot be read with what is missing, and after it', () => {
    const wrong = [
      { field: 'task', reason: 'not-of-this-activity' },
      { field: 'settings.trusts', reason: 'not-a-list' },
    ] as const
    const missing = ['task', 'settings.trusts']
    expect(told({ ...answer, wrong })).toEqual({ verdict: 'undetermined', because: [], missing })
    expect(told({ ...answer, missing: ['place'], wrong }).missing).toEqual(['place', ...missing])
  })

  it('names a task of another activity', async () => {
    const { foyer, as, entity: legalEntity } = await smallCompany()
    const asked = { ...visit, legalEntity, task: 'building-work' } as const
    const open = { verdict: 'undetermined', because: [], missing: ['task'] }
    expect(await given(foyer.eligibility.assess(asked, as('agent')))).toEqual(open)
    const labelled = { ...asked, employerOnly: false }
    expect(await given(foyer.eligibility.assessLabel(labelled, as('agent')))).toEqual(open)
  })

  it('names an accessory activity that is denied, and was sold', async () => {
    const { foyer, as } = scenario()
    const previousYear = { homeServices: 99, total: 100 }
    const asked = { year: 2026, accessory: false, previousYear }
    expect(await given(foyer.eligibility.checkExclusivity(asked, as('owner')))).toEqual({
      verdict: 'undetermined',
      because: [],
      missing: ['accessory'],
    })
  })
})

describe('who may ask', () => {
  const mayAsk = async (ask: (role: Role) => Promise<{ readonly ok: boolean }>) => {
    const asked = await Promise.all(
      roles.map(async (role) => [role, (await ask(role)).ok] as const),
    )
    return asked.flatMap(([role, ok]) => (ok ? [role] : []))
  }

  it('whether a line opens the right is whom sells, keeps the books, or only looks', async () => {
    const { foyer, as, entity: legalEntity } = await smallCompany()
    const may = await mayAsk((role) =>
      foyer.eligibility.assess({ ...visit, legalEntity }, as(role)),
    )
    expect(may).toEqual(['owner', 'manager', 'agent', 'accountant', 'visitor'])
  })

  it('whether it may bear the label is whom sells', async () => {
    const { foyer, as, entity: legalEntity } = await smallCompany()
    const asked = { ...visit, legalEntity, employerOnly: false }
    const may = await mayAsk((role) => foyer.eligibility.assessLabel(asked, as(role)))
    expect(may).toEqual(['owner', 'manager', 'agent'])
  })

  it('whether the exclusivity is kept is whom manages or keeps the books', async () => {
    const { foyer, as } = scenario()
    const may = await mayAsk((role) => foyer.eligibility.checkExclusivity({ year: 2026 }, as(role)))
    expect(may).toEqual(['owner', 'manager', 'accountant'])
  })
})

describe('what the yearly check is told', () => {
  const { foyer, as } = scenario()
  const company = { year: 2026, accessory: true, headcount: 3 }
  const check = (rest: object) =>
    foyer.eligibility.checkExclusivity({ ...company, ...rest }, as('owner'))

  it.each([
    ['year', { year: 1991 }],
    ['year', { year: 2101 }],
    ['headcount', { headcount: -1 }],
    ['headcount', { headcount: 10_000_001 }],
    ['dispensed', { dispensed: 'no' }],
    ['microEntrepreneur', { microEntrepreneur: 1 }],
    ['separateAccounts', { separateAccounts: 'yes' }],
    ['accessory', { accessory: 0 }],
    ['previousYear.homeServices', { previousYear: { homeServices: -1, total: 100 } }],
    ['previousYear.total', { previousYear: { homeServices: 0, total: -1 } }],
    ['previousYear.total', { previousYear: { homeServices: 0 } }],
  ])('is refused for a wrong %s: %o', async (path, rest) => {
    const refusal = await refused(check(rest))
    expect(refusal).toMatchObject({ code: 'invalid-input' })
    expect('issues' in refusal && refusal.issues.map((issue) => issue.path)).toContain(path)
  })

  it('takes the bounds in', async () => {
    const edges = [
      ...[{ year: 1992 }, { year: 2100 }, { headcount: 0 }, { headcount: 10_000_000 }],
      { previousYear: { homeServices: 0, total: 0 } },
      { dispensed: true, microEntrepreneur: false, separateAccounts: true },
    ]
    for (const rest of edges) expect((await check(rest)).ok).toBe(true)
  })
})
