import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collections } from '@foyer/core'
import { given, smallCompany } from '@foyer/core/testing'
import Database from 'libsql'
import { afterAll, describe, expect, it } from 'vitest'
import { sqliteStore } from './sqlite-store.js'

const folder = mkdtempSync(join(tmpdir(), 'foyer-fields-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a contact of a new kind', () => {
  it('is kept and found in a file whose tables stay as they were (S341)', async () => {
    const path = join(folder, 'company.db')
    const store = sqliteStore({ path, collections, synchronous: 'normal' })
    const beside = new Database(path)
    const layout = () => beside.prepare('select type, name, sql from sqlite_master').all()
    const before = layout()
    const { foyer, as, customer } = await smallCompany({ store })
    const [on, agent] = ['customers' as const, as('agent')]
    const label = { fr: 'WhatsApp', en: 'WhatsApp' }
    const field = {
      name: 'whatsapp',
      label,
      kind: 'text',
      personal: true,
      searchable: true,
    } as const
    await given(foyer.organisation.declareField({ on, field }, as('owner')))
    const custom = { whatsapp: 'mdupont.26' }
    await given(foyer.customers.amendCustomer({ customer, change: {}, custom }, agent))
    const found = await given(foyer.customers.searchCustomers({ text: 'mdupont 26' }, agent))
    expect(found.items).toMatchObject([{ id: customer, custom }])
    expect(before.length).toBeGreaterThan(50)
    expect(layout()).toEqual(before)
    beside.close()
    await store.close()
  })
})
