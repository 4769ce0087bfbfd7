import { argv, env, exit } from 'node:process'
import { serve } from '@hono/node-server'
import { type House, openHouse } from './house.js'
import { buildScriptTag, scripts } from './scripts.js'
import { settingsOf } from './settings.js'
import { siteOf } from './site.js'

/** Lets what was committed go on: messages leave at once, what falls due once a minute. Answers how to stop. */
const keepGoing = ({ foyer }: House): (() => void) => {
  const every = (ms: number, work: () => Promise<unknown>) => {
    let busy = false
    return setInterval(() => {
      if (busy) return
      busy = true
      work()
        .catch((problem) => console.error(problem))
        .finally(() => {
          busy = false
        })
    }, ms)
  }
  const timers = [every(500, () => foyer.relay()), every(60_000, () => foyer.tick())]
  return () => {
    for (const timer of timers) clearInterval(timer)
  }
}

const settings = settingsOf(argv.slice(2), env, new URL('../../..', import.meta.url).pathname)
const [house, assets] = await Promise.all([openHouse(settings), buildScriptTag().then(scripts)])
const site = await siteOf(house, assets)
const server = serve({ fetch: site.fetch, port: settings.port }, ({ port }) => {
  console.log(`Clic & Foyer, a home IT-support company: http://localhost:${port}
  public page      http://localhost:${port}/        (English: /en)
  office           http://localhost:${port}/office  choose Jeanne Blanc or Agnès
  worker's phone   http://localhost:${port}/worker  choose a worker
  customer space   http://localhost:${port}/space   by a link that comes to the outbox, or choose Hélène Marchand
  outbox           http://localhost:${port}/outbox
The logins have no password: they belong to this demonstration. Its data is in ${settings.dataDir}; npm start -- --fresh starts over.`)
})
const stop = keepGoing(house)

const leave = () => {
  stop()
  server.close(() => void house.close().then(() => exit(0)))
  setTimeout(() => exit(0), 2_000).unref()
}
process.on('SIGINT', leave)
process.on('SIGTERM', leave)
