import { TenantId } from '@foyer/core'
import { broadcastContract } from '@foyer/core/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type PostgresServer, startPostgres } from '../testing/postgres-server.js'
import { postgresBroadcast } from './broadcast.js'

const tenant = TenantId.parse('tenant-a')

describe('a broadcast over LISTEN and NOTIFY', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  }, 60_000)
  afterAll(() => server.stop())

  let channels = 0
  const open = async (channel: string) =>
    postgresBroadcast({ open: () => new pg.Client(server.owner), channel })

  for (const { name, run } of broadcastContract(async () => {
    const channel = `a "channel" ${channels++}`
    const [here, there] = [await open(channel), await open(channel)]
    // What is told comes in order: once this has arrived, all before it has.
    const settle = async () => {
      const last = await open(channel)
      const arrived = vi.fn()
      await last.listen(tenant, 'last', arrived)
      await last.tell(tenant, 'last', '')
      await vi.waitFor(() => expect(arrived).toHaveBeenCalled())
      await new Promise((resolve) => setTimeout(resolve, 50))
      await last.close()
    }
    return { here, there, settle }
  }))
    it(name, run)

  it('makes nothing of what others put on its channel', async () => {
    const one = await open('foyer')
    const heard = vi.fn()
    await one.listen(tenant, 'facts', heard)
    const other = new pg.Client(server.owner)
    await other.connect()
    for (const note of ['', 'no JSON', '{}', '["tenant-a"]', '["tenant-a","facts",1]'])
      await other.query('select pg_notify($1, $2)', ['foyer', note])
    await one.tell(tenant, 'facts', 'ours')
    await vi.waitFor(() => expect(heard).toHaveBeenCalled())
    expect(heard.mock.calls).toEqual([['ours']])
    await other.end()
    await one.close()
  })

  it('comes back when the server does, and says that something may have been missed', async () => {
    const one = await open('foyer')
    const heard = vi.fn()
    await one.listen(tenant, 'facts', heard)
    await server.crash()
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(undefined), { timeout: 10_000 })
    await one.tell(tenant, 'facts', '1')
    await vi.waitFor(() => expect(heard).toHaveBeenLastCalledWith('1'))
    await one.close()
  }, 30_000)

  it('refuses to open where nobody answers', async () => {
    const nowhere = () => new pg.Client({ host: '/nowhere', port: 1 })
    await expect(postgresBroadcast({ open: nowhere })).rejects.toThrow(/ENOENT|ECONNREFUSED/)
  })
})
