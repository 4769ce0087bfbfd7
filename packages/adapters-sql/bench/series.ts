import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collections, createFoyer } from '@foyer/core'
import { given } from '@foyer/core/testing'
import Database from 'libsql'
import { settings } from '../src/connection.js'
import { sqliteStore } from '../src/index.js'
import { companyIn, nth } from '../src/testing/company.js'
import type { Measure } from './commit.js'

const issuers = 50
const each = 60

/**
 * Invoices issued a second by fifty issuers at once on one series, in one process on SQLite: numbered without gap, twin or refusal. Beside
 * the floor: a counter and a document as text, one commit each, by the bare driver.
 */
export const measureSeries = async (): Promise<Measure> => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'))
  const path = join(folder, 'ours.db')
  const store = sqliteStore({ path, collections, synchronous: 'normal' })
  const peer = new Database(join(folder, 'peer.db'))
  try {
    const count = issuers * each
    const { tenant, entity: legalEntity, as, clock } = await companyIn(store, { invoices: count })
    const foyer = createFoyer({ store, files: store.files, clock })
    const from = performance.now()
    const numbers = await Promise.all(
      Array.from({ length: issuers }, async (_, issuer) => {
        const issued: string[] = []
        for (let n = issuer * each; n < (issuer + 1) * each; n++) {
          const asked = { legalEntity, invoice: nth('inv', n) as never }
          issued.push(
            String((await given(foyer.invoicing.issueInvoice(asked, as('agent')))).number),
          )
        }
        return issued
      }),
    )
    const value = (count * 1000) / (performance.now() - from)
    const sorted = numbers.flat().sort()
    if (new Set(sorted).size !== count || !sorted[count - 1]?.endsWith(String(count)))
      throw new Error('a gap or a twin')

    const { items } = await store.find(tenant, 'invoices', { limit: 1 })
    const body = JSON.stringify(items[0]?.doc)
    for (const setting of ['journal_mode = wal', 'synchronous = normal', ...settings])
      peer.exec(`pragma ${setting}`)
    peer.exec('create table counter (value integer); insert into counter values (0)')
    peer.exec('create table invoices (number integer primary key, body text)')
    const next = peer.prepare('update counter set value = value + 1')
    const insert = peer.prepare('insert into invoices select value, ? from counter')
    const start = performance.now()
    for (let n = 0; n < count; n++) {
      peer.exec('begin immediate')
      next.run([])
      insert.run([body])
      peer.exec('commit')
    }
    const peerValue = (count * 1000) / (performance.now() - start)
    return {
      ...{ id: 'series-50', value, unit: 'invoices/s' },
      ...{ peer: 'libsql, a counter and the document as text', peerValue },
      ratio: value / peerValue,
    }
  } finally {
    await store.close()
    peer.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
