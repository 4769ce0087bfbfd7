import { describe, expect, it } from 'vitest'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'

const couple = {
  year: 2025,
  domiciledInFrance: true,
  members: [
    { is: 'taxpayer', birthYear: 1980 },
    { is: 'taxpayer', birthYear: 1982 },
    { is: 'child', custody: 'full' },
  ],
  expenses: [
    {
      activity: 'II-11',
      paidOn: '2025-05-12',
      amount: 350_000,
      means: 'card',
      employment: 'provider',
      home: 'own',
    },
  ],
} as const

describe('yearOf', () => {
  it('gives a household’s credit with what was cut, by which row, and the boxes of the return (T11)', async () => {
    const { foyer, as, entity } = await smallCompany()
    const asked = { legalEntity: entity, household: couple }
    const year = await given(foyer.taxCredit.yearOf(asked, as('visitor')))
    expect(year).toMatchObject({
      base: 300_000,
      ceiling: 1_350_000,
      credit: 150_000,
      boxes: { '7DB': 3_000 },
      cuts: [{ amount: 50_000, reason: { row: 'fr.tax-credit.cap.it-support@2013-07-01' } }],
    })
  })

  it('names the row that nobody read, until the entity does', async () => {
    const { foyer, as, entity: legalEntity } = await smallCompany()
    const [expense] = couple.expenses
    const garden = { ...expense, activity: 'II-2', paidOn: '2006-05-12' } as const
    const household = { ...couple, year: 2006, expenses: [garden] }
    const asked = () => foyer.taxCredit.yearOf({ legalEntity, household }, as('customer'))
    const row = 'fr.tax-credit.cap.gardening@2005-12-30'
    expect(await refused(asked())).toEqual({
      code: 'unsettled-law',
      row,
      field: 'expenses.0.activity',
    })
    await given(
      foyer.organisation.settleLaw({ legalEntity, settings: { trusts: [row] } }, as('owner')),
    )
    expect(await given(asked())).toMatchObject({ base: 150_000, reduction: 75_000 })
  })

  it('names the field of a household that the year asks for', async () => {
    const { foyer, as, entity } = await smallCompany()
    const household = { ...couple, year: 2010, expenses: [] }
    const asked = foyer.taxCredit.yearOf({ legalEntity: entity, household }, as('agent'))
    expect(await refused(asked)).toEqual({
      code: 'invalid-input',
      issues: [{ path: 'household.working', code: 'missing', message: 'missing' }],
    })
  })

  it('is by the settings of an entity that exists', async () => {
    const { foyer, as, customer } = await smallCompany()
    const nobody = `ent_${customer.slice(4)}`
    const asked = foyer.taxCredit.yearOf({ legalEntity: nobody, household: couple }, as('agent'))
    expect(await refused(asked)).toEqual({ code: 'not-found', id: nobody })
  })
})

describe('simulate', () => {
  const quote = {
    kind: 'service',
    activity: 'II-11',
    performedOn: '2025-09-10',
    place: 'home',
    customer: 'individual',
    price: 9_000,
  } as const

  it('puts the price first, and what comes back apart from it (T11)', async () => {
    const { foyer, as, entity } = await smallCompany()
    const asked = foyer.taxCredit.simulate({ ...quote, legalEntity: entity }, as('visitor'))
    expect(await given(asked)).toMatchObject({
      price: 9_000,
      assessment: { verdict: 'eligible' },
      advantage: { kind: 'credit', amount: 4_500, costInTheEnd: 4_500 },
      ceilingLeft: 1_191_000,
      capLeft: 291_000,
      householdAssumed: true,
      display: { code: 'price-leads' },
    })
  })

  it('knows what the household already spent', async () => {
    const { foyer, as, entity } = await smallCompany()
    const asked = { ...quote, legalEntity: entity, household: couple }
    expect(await given(foyer.taxCredit.simulate(asked, as('customer')))).toMatchObject({
      advantage: { amount: 0, costInTheEnd: 9_000 },
      capLeft: 0,
      householdAssumed: false,
    })
  })

  it('names the field that is wrong, and the entity that does not exist', async () => {
    const { foyer, as, entity, customer } = await smallCompany()
    const { performedOn: _, ...undated } = quote
    const asked = foyer.taxCredit.simulate({ ...undated, legalEntity: entity }, as('agent'))
    expect(await refused(asked)).toMatchObject({
      code: 'invalid-input',
      issues: [{ path: 'paidOn', code: 'missing' }],
    })
    const nobody = `ent_${customer.slice(4)}`
    expect(
      await refused(foyer.taxCredit.simulate({ ...quote, legalEntity: nobody }, as('agent'))),
    ).toEqual({ code: 'not-found', id: nobody })
  })
})
