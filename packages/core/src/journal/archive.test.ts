import { describe, expect, it } from 'vitest'
import { webSha256 } from '../system.js'
import { bill, support } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'
import { checkArchive } from './archive.js'

const opened = async () => {
  const company = await smallCompany()
  const { foyer, as, entity: legalEntity, clock } = company
  const owner = as('owner')
  const inMonth = async (month: string) => {
    clock.set(`${month}-05T08:00:00.000Z`)
    await bill(company, [support(6000)])
    await foyer.relay()
  }
  const closed = (month: string) => given(foyer.journal.closeMonth({ legalEntity, month }, owner))
  const archive = (month: string) => foyer.journal.exportJournal({ legalEntity, month }, owner)
  return { ...company, owner, inMonth, closed, archive }
}

describe('exportJournal', () => {
  it('writes a closed month, the same to the byte, and the next begins where it ends', async () => {
    const { inMonth, closed, archive, clock } = await opened()
    await inMonth('2026-03')
    await inMonth('2026-04')
    clock.set('2026-05-02T08:00:00.000Z')
    await closed('2026-03')
    await closed('2026-04')
    const march = await given(archive('2026-03'))
    expect(march).toMatchObject({ name: 'journal-123456782-2026-03.jsonl', entries: 1 })
    expect(await given(archive('2026-03'))).toEqual(march)
    const first = await checkArchive(march.text, webSha256)
    const april = await checkArchive((await given(archive('2026-04'))).text, webSha256)
    expect([first.sound, april.sound]).toEqual([true, true])
    expect(april.before).toEqual(first.last)
    expect(first.days).toEqual({ from: '2026-03-01', through: '2026-03-31' })
  })

  it('refuses a month that is not closed, and an entity that is not there', async () => {
    const { inMonth, archive, foyer, owner } = await opened()
    await inMonth('2026-03')
    expect(await refused(archive('2026-03'))).toEqual({
      code: 'month-not-closed',
      closedThrough: null,
    })
    const legalEntity = 'ent_00000000000000000000000099'
    expect(
      await refused(foyer.journal.exportJournal({ legalEntity, month: '2026-03' }, owner)),
    ).toMatchObject({ code: 'not-found' })
  })
})
