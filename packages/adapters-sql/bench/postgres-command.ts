import { given } from '@foyer/core/testing'
import { type Measure, median } from './commit.js'
import { copyVisits, nthVisit, type PostgresCompany, postgresCompany } from './postgres-company.js'

const rounds = 21
const warmUp = 3
const aRound = 150

type Way = (n: number) => Promise<unknown>

/** A whole command: it reads a visit, decides, and keeps it with the fact and the notice that follow. */
const ours =
  ({ foyer, as }: PostgresCompany): Way =>
  (n) =>
    given(foyer.dispatch.validateVisit({ visit: nthVisit(n) as never }, as('agent')))

/** What a program that knows no rule would do: the same document read by its key, and the same three rows kept by one statement. */
const bare = async (company: PostgresCompany): Promise<Way> => {
  const { owner, schema, tenant, foyer, as } = company
  const sample = nthVisit(0)
  await given(foyer.dispatch.validateVisit({ visit: sample as never }, as('agent')))
  const columnsOf = async (table: string): Promise<readonly string[]> => {
    const { rows } = await owner.query<{ readonly name: string }>(
      `select column_name as name from information_schema.columns
        where table_schema = $1 and table_name = $2 and column_name not in ('tenant', 'id', 'version', 'body')`,
      [schema, table],
    )
    return rows.map(({ name }) => `"${name}"`)
  }
  const rowOf = async (table: string, columns: readonly string[], where: string) => {
    const { rows } = await owner.query({
      text: `select body::text, ${columns.join(', ')} from ${schema}.${table} where tenant = '${tenant}' and ${where}`,
      rowMode: 'array',
    })
    return rows[0] as unknown[]
  }
  const [v, f, m] = [
    await columnsOf('visits'),
    await columnsOf('facts'),
    await columnsOf('notices'),
  ]
  const visit = await rowOf('visits', v, `id = '${sample}'`)
  const fact = await rowOf('facts', f, `"of" = '${sample}' limit 1`)
  const notice = await rowOf('notices', m, `body::text like '%${sample}%' limit 1`)
  const values = [...visit, ...fact, ...notice]
  let next = 2
  const places = (count: number): string =>
    Array.from({ length: count }, () => `$${++next}`).join(', ')
  const text = `with v as (update ${schema}.visits set version = version + 1, (body, ${v.join(', ')})
      = (${places(visit.length)}) where tenant = $1 and id = $2),
    f as (insert into ${schema}.facts (tenant, id, version, body, ${f.join(', ')})
      values ($1, 'fac_' || $2, 1, ${places(fact.length)}))
    insert into ${schema}.notices (tenant, id, version, body, ${m.join(', ')})
      values ($1, 'out_' || $2, 1, ${places(notice.length)})`
  const read = `select version, body from ${schema}.visits where tenant = $1 and id = $2`
  return async (n) => {
    const id = nthVisit(n)
    await owner.query({ name: 'read', text: read, values: [tenant, id] })
    await owner.query({ name: 'write', text, values: [tenant, id, ...values] })
  }
}

const perSecond = async (way: Way, from: number, clients: number): Promise<number> => {
  const start = performance.now()
  let n = from
  const client = async () => {
    while (n < from + aRound) await way(n++)
  }
  await Promise.all(Array.from({ length: clients }, client))
  return (aRound * 1000) / (performance.now() - start)
}

/**
 * Whole commands a second on a Postgres that waits for its disk, behind the wall between tenants, by 1 and by 10 clients; beside a bare read
 * by key and one prepared statement that keeps the same rows.
 */
export const measurePostgresCommand = async (): Promise<readonly Measure[]> => {
  const measures: Measure[] = []
  for (const clients of [1, 10]) {
    const company = await postgresCompany(clients)
    try {
      await copyVisits(company, { visits: 2 * (rounds + warmUp) * aRound + 1 })
      const ways = [ours(company), await bare(company)] as const
      const taken: [number[], number[]] = [[], []]
      let from = 1
      for (let round = 0; round < rounds + warmUp; round++)
        for (const side of round % 2 ? ([0, 1] as const) : ([1, 0] as const)) {
          const rate = await perSecond(ways[side], from, clients)
          from += aRound
          if (round >= warmUp) taken[side].push(rate)
        }
      const [value, peerValue] = [median(taken[0]), median(taken[1])]
      measures.push({
        id: clients === 1 ? 'postgres-command' : `postgres-command-${clients}`,
        ...{ value, unit: 'commands/s', peer: 'pg, a read by key and one statement', peerValue },
        ratio: value / peerValue,
      })
    } finally {
      await company.close()
    }
  }
  return measures
}
