import { describe, expect, it } from 'vitest'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'

const help = {
  kind: 'service',
  activity: 'II-11',
  performedOn: '2026-03-10',
  place: 'home',
  customer: 'individual',
} as const

describe('rateFor', () => {
  it('gives the rate that an entity would charge, and why (T13)', async () => {
    const { foyer, as, entity } = await smallCompany()
    const answer = await given(foyer.vat.rateFor({ ...help, legalEntity: entity }, as('agent')))
    expect(answer).toMatchObject({
      verdict: 'known',
      rate: '0.2',
      taxed: 'taxed',
      chargeableOn: '2026-03-10',
      missing: [],
    })
    expect(answer.because.map(({ rule }) => rule)).toEqual([
      'fr.vat.normal',
      'fr.vat.sap-moved-to-normal',
    ])
  })

  it('asks for the facts that are missing', async () => {
    const { foyer, as, entity } = await smallCompany()
    const { performedOn: _, ...undated } = help
    const asked = foyer.vat.rateFor({ ...undated, legalEntity: entity }, as('visitor'))
    expect(await given(asked)).toEqual({
      verdict: 'undetermined',
      because: [],
      missing: ['performedOn'],
    })
  })

  it('asks for a field that cannot be read as for one that is missing', async () => {
    const { foyer, as, entity } = await smallCompany()
    const asked = { ...help, task: 'building-work', legalEntity: entity } as const
    expect(await given(foyer.vat.rateFor(asked, as('agent')))).toEqual({
      verdict: 'undetermined',
      because: [],
      missing: ['task'],
    })
  })

  it('gives the words to print for an entity under the franchise (T14)', async () => {
    const { foyer, as } = await smallCompany({ vat: 'franchise' })
    const { items } = await given(foyer.organisation.listLegalEntities({}, as('owner')))
    const legalEntity = items[0]?.id ?? ''
    expect(await given(foyer.vat.rateFor({ ...help, legalEntity }, as('agent')))).toMatchObject({
      verdict: 'known',
      rate: '0',
      taxed: 'franchise',
      mention: 'TVA non applicable, article 293 B du CGI',
    })
  })

  it('asks an exempt entity for its ground', async () => {
    const { foyer, as, entity } = await smallCompany({ vat: 'exempt' })
    const asked = { ...help, activity: 'II-5', legalEntity: entity } as const
    expect(await given(foyer.vat.rateFor(asked, as('agent')))).toMatchObject({
      missing: ['seller.exemption'],
    })
    const lessons = { ...asked, exemption: 'lessons', paidDirectly: true } as const
    expect(await given(foyer.vat.rateFor(lessons, as('agent')))).toMatchObject({
      rate: '0',
      taxed: 'exempt',
    })
  })

  it('is that of an entity that exists', async () => {
    const { foyer, as, customer } = await smallCompany()
    const nobody = `ent_${customer.slice(4)}`
    expect(await refused(foyer.vat.rateFor({ ...help, legalEntity: nobody }, as('agent')))).toEqual(
      { code: 'not-found', id: nobody },
    )
  })
})
