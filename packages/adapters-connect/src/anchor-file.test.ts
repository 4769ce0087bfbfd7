import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { given, smallCompany } from '@foyer/core/testing'
import { afterEach, expect, it } from 'vitest'
import { anchorFile, anchorsIn } from './anchor-file.js'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

it('keeps what each closing is anchored to, and proves the journal with it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-anchors-'))
  folders.push(folder)
  const path = join(folder, 'far', 'anchors.jsonl')
  const company = await smallCompany({ anchors: anchorFile(path) })
  const { foyer, as, entity: legalEntity, tenant, customer, clock } = company
  const money = { customer, amount: 100, on: '2026-03-02', means: 'card' } as const
  await given(foyer.payments.recordPayment(money, as('accountant')))
  await foyer.relay()
  clock.set('2026-04-02T08:00:00.000Z')
  await foyer.tick()
  await given(foyer.journal.closeMonth({ legalEntity, month: '2026-03' }, as('accountant')))
  await foyer.relay()
  await foyer.relay()
  await appendFile(path, '{"tenant":"tenant-a","lega')
  const anchors = await anchorsIn(path, { tenant, legalEntity })
  expect(anchors.map(({ count }) => count)).toEqual([2, 3])
  expect(await anchorsIn(path, { tenant: 'tenant-b', legalEntity })).toEqual([])
  const asked = { legalEntity, anchors: [...anchors] }
  expect(await given(foyer.journal.verifyJournal(asked, as('owner')))).toMatchObject({
    ...{ sound: true, anchors: 2, entries: 3 },
  })
  const forged = anchors.map((anchor) => ({ ...anchor, hash: 'f'.repeat(64) }))
  const lied = { legalEntity, anchors: forged }
  expect(await given(foyer.journal.verifyJournal(lied, as('owner')))).toMatchObject({
    sound: false,
    faults: [
      { no: 2, fault: 'anchor' },
      { no: 3, fault: 'anchor' },
    ],
  })
})
