import { describe, expect, it } from 'vitest'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'
import { CreditorIdentifier, creditorOf } from './creditor-identifier.js'

const opened = async () => {
  const company = await smallCompany()
  const { foyer, as, entity: legalEntity } = company
  const set = (creditorIdentifier: string, role: 'owner' | 'manager' = 'owner') =>
    foyer.organisation.setCreditorIdentifier({ legalEntity, creditorIdentifier }, as(role))
  return { ...company, set }
}

describe('setCreditorIdentifier', () => {
  it('refuses one whose check digits are wrong (S115)', async () => {
    const { set } = await opened()
    const code = 'creditor-identifier-wrong'
    expect(await refused(set('FR68ZZZ651190'))).toEqual({ code, reason: 'check-digits' })
    expect(await refused(set('FR69ZZZ651191'))).toEqual({ code, reason: 'check-digits' })
    expect(await given(set('FR69ZZZ651190'))).toMatchObject({ creditorIdentifier: 'FR69ZZZ651190' })
  })

  it('leaves the business code out of the check, for it is free (S115)', async () => {
    const { set } = await opened()
    await given(set('FR69ABC651190'))
    expect(creditorOf('FR69ABC651190')).toBe(creditorOf('FR69ZZZ651190'))
  })

  it.each([
    ['a digit short', 'FR69ZZZ65119', 'length'],
    ['a digit too many', 'FR69ZZZ6511900', 'length'],
    ['a sign', 'FR69ZZZ6511-0', 'characters'],
    ['no country', '6969ZZZ651190', 'characters'],
    ['nothing', '', 'characters'],
    ['nothing behind the business code', 'DE69ZZZ', 'length'],
  ])('refuses one with %s', async (_, typed, reason) => {
    const { set } = await opened()
    expect(await refused(set(typed))).toEqual({ code: 'creditor-identifier-wrong', reason })
  })

  it('takes one of another country, and spaces and small letters', async () => {
    const { set } = await opened()
    expect(await given(set('de98 zzz0 9999 9999 99'))).toMatchObject({
      creditorIdentifier: 'DE98ZZZ09999999999',
    })
    expect(CreditorIdentifier.safeParse('DE97ZZZ09999999999').success).toBe(false)
  })

  it('is for the owner alone, and the trail keeps it', async () => {
    const { set, foyer, as, entity } = await opened()
    expect((await refused(set('FR69ZZZ651190', 'manager'))).code).toBe('not-allowed')
    await given(set('FR69ZZZ651190'))
    await foyer.relay()
    const { items } = await given(foyer.audit.showTrail({ of: entity }, as('owner')))
    expect(items.at(-1) ?? items[0]).toBeDefined()
    expect(JSON.stringify(items)).toContain('creditor-identified')
  })
})
