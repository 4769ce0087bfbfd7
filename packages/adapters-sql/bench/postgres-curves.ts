import { given } from '@foyer/core/testing'
import { type Measure, median } from './commit.js'
import { copyVisits, nthVisit, type PostgresCompany, postgresCompany } from './postgres-company.js'

const warmUp = 60
const commands = 300

/** The middle of what a command takes, in milliseconds, on visits chosen all over the table. */
const costOf = async (
  { foyer, tenant: own }: PostgresCompany,
  { tenants = 1, visits, used }: { tenants?: number; visits: number; used: Set<string> },
): Promise<number> => {
  const taken: number[] = []
  for (let n = 0; taken.length < commands + warmUp; n++) {
    // Far apart, and never one twice.
    const nth = (n * 7919) % (visits * tenants)
    const [which, whose] = [nth % visits, 1 + Math.floor(nth / visits)]
    const tenant = (tenants === 1 ? own : `tenant-${whose}`) as typeof own
    const visit = nthVisit(which)
    if (used.has(`${tenant} ${visit}`)) continue
    used.add(`${tenant} ${visit}`)
    const from = performance.now()
    await given(
      foyer.dispatch.validateVisit(
        { visit: visit as never },
        {
          as: { tenant, id: 'agent', role: 'agent' },
        },
      ),
    )
    taken.push(performance.now() - from)
  }
  return median(taken.slice(warmUp))
}

const curve = (kind: string, sizes: readonly number[], costs: readonly number[]): Measure[] =>
  costs.map((value, i) => ({
    id: `cost-${kind}-${sizes[i]}`,
    ...{ value, unit: 'ms a command' },
    ...{ peer: `the same at ${sizes[0]}`, peerValue: costs[0] ?? value },
    ratio: (costs[0] ?? value) / value,
  }))

/**
 * What a whole command costs behind the wall as tenants become more, each with a hundred visits, and as one tenant's visits do. The server
 * does not wait for its disk: the work is compared, not the disk.
 */
export const measurePostgresCurves = async (): Promise<readonly Measure[]> => {
  const counts = [10, 100, 1_000, 10_000]
  const sizes = [1_000, 10_000, 100_000, 1_000_000]
  const [byTenants, byVisits]: [number[], number[]] = [[], []]
  for (const tenants of counts) {
    const company = await postgresCompany(1, { durable: false })
    await copyVisits(company, { tenants, visits: 100 })
    byTenants.push(await costOf(company, { tenants, visits: 100, used: new Set() }))
    await company.close()
  }
  const company = await postgresCompany(1, { durable: false })
  const used = new Set<string>()
  let from = 0
  for (const visits of sizes) {
    await copyVisits(company, { from, visits: visits - from })
    byVisits.push(await costOf(company, { visits, used }))
    from = visits
  }
  await company.close()
  return [...curve('tenants', counts, byTenants), ...curve('documents', sizes, byVisits)]
}
