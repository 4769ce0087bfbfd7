import { setTimeout as pause } from 'node:timers/promises'
import type { Doc } from '@foyer/core/store'
import type { SqlClient } from './client.js'
import { keptText, type Table } from './table.js'
import { wordsOf } from './writer.js'

/**
 * Derives the columns of every document anew, page after page: no lock lasts longer than a page. Writers already derive them the new way;
 * those that began before that are waited for.
 */
export const fill = async (db: SqlClient, table: Table): Promise<void> => {
  await untilOthersEnd(db)
  await derive(db, table)
}

/** Waits until every transaction that runs now has ended. */
const untilOthersEnd = async (db: SqlClient): Promise<void> => {
  const running = async () => {
    const { rows } = await db.query(
      `select virtualtransaction from pg_locks where locktype = 'virtualxid' and pid <> pg_backend_pid()`,
    )
    return rows.map(([transaction]) => transaction)
  }
  let before = await running()
  while (before.length) {
    await pause(20)
    const still = new Set(await running())
    before = before.filter((transaction) => still.has(transaction))
  }
}

const atOnce = 500

const derive = async (
  db: SqlClient,
  { of, name, columns, valuesOf, words }: Table,
): Promise<void> => {
  const typed = columns.map(({ type }, i) => `, c${i} ${type}`).join('')
  const set = columns.map((column, i) => `${column.name} = x.c${i}`).join(', ')
  // A document that moved on meanwhile was written by who derives these columns already, and keeps its words.
  const update = `update ${name} t set ${set}
    from jsonb_to_recordset($1) as x(t text, id text, v integer, s text, g integer[]${typed})
    where t.tenant = x.t and t.id = x.id and t.version = x.v`
  const keep =
    words &&
    `with kept as (${update} returning x.t, x.id, x.s, x.g)
      insert into ${words.name} (tenant, id, words, grams) select t, id, s, g from kept
        on conflict (tenant, id) do update set words = excluded.words, grams = excluded.grams`
  let after: readonly [unknown, unknown] = ['', '']
  for (;;) {
    const { rows } = await db.query(
      `select tenant, id, body, version from ${name} where (tenant, id) > ($1, $2)
        order by tenant, id limit ${atOnce}`,
      after,
    )
    const lines = rows.map(([t, , body, v]) => {
      const doc = body as Doc
      const searched = words ? wordsOf(of, String(t), doc) : {}
      const values = valuesOf(doc).map((value, i) => [`c${i}`, value])
      return { t, id: keptText(doc.id), v, ...searched, ...Object.fromEntries(values) }
    })
    await db.query(keep ?? update, [JSON.stringify(lines)])
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) return
    after = [last[0], last[1]]
  }
}
