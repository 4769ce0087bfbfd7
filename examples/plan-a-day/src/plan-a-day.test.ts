import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stderr, stdout } from 'node:process'
import { plan } from '@foyer/core/dispatch/planner'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { clockOf, Day, secondsOf } from './day.js'
import { pageOf } from './page.js'
import { main } from './plan-a-day.js'
import { firstOf, problemOf } from './problem.js'
import { words } from './words.js'

const valence = new URL('../problems/valence.json', import.meta.url)
const json = (): unknown => JSON.parse(readFileSync(valence, 'utf8'))

let out: string
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'plan-a-day-'))
})
afterAll(() => rmSync(out, { recursive: true, force: true }))

const run = async (...args: readonly string[]) => {
  const said: string[] = []
  const hear = (text: unknown) => said.push(String(text)) > 0
  const spies = [vi.spyOn(stdout, 'write'), vi.spyOn(stderr, 'write')]
  for (const spy of spies) spy.mockImplementation(hear)
  try {
    return { code: await main(args), said: said.join('') }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

const drawn = async (change: (day: Day) => Day = (day) => day, language: 'fr' | 'en' = 'fr') => {
  const day = change(Day.parse(json()))
  const problem = await problemOf(day)
  const planned = await plan(problem, { iterations: 300, seed: 1 })
  if (!planned.ok) throw new Error(JSON.stringify(planned.refusal))
  return { day, problem, plan: planned.value, words: words[language] }
}

describe('a day that is planned', () => {
  it('is drawn with every visit, placed or not, once in the tables and once on the map', async () => {
    const picture = await drawn()
    const page = pageOf(picture)
    const { routes, unassigned } = picture.plan
    const placed = routes.flatMap(({ stops }) => stops.map(({ visit }) => visit))
    expect(placed.length + unassigned.length).toBe(picture.problem.visits.length)
    for (const { id, customer } of picture.day.visits) {
      const times = placed.filter((visit) => firstOf(visit) === id).length
      const rows = page.split(`<td>${customer}</td>`).length - 1
      const left = page.split(`<th scope="row">${customer}</th>`).length - 1
      expect([customer, rows, left]).toEqual([customer, times, times ? 0 : 1])
    }
    expect(page.match(/<circle/g)).toHaveLength(placed.length)
    expect(page.match(/rotate\(45 /g)).toHaveLength(unassigned.length)
  })

  it('sends two workers to whoever needs two, at the same time', async () => {
    const { plan: planned, day } = await drawn((one) => ({
      ...one,
      visits: one.visits.filter(({ together }) => together),
    }))
    const stops = planned.routes.flatMap((route) => route.stops.map(({ start }) => start))
    expect([planned.routes.length, new Set(stops).size]).toEqual([2, 1])
    expect(day.visits).toHaveLength(1)
  })

  it('passes by a store for what a worker lacks, in the order of the day, on the map and in the table', async () => {
    const picture = await drawn((one) => ({
      ...one,
      visits: one.visits.filter(({ parts }) => parts['repeater']),
    }))
    const [route] = picture.plan.routes
    const { call, stops } = route ?? {}
    expect(call && call.leave <= (stops?.[0]?.start ?? 0)).toBe(true)
    const page = pageOf(picture)
    expect(page).toContain('<td>prendre ce qui manque</td>')
    expect(page.match(/class="call"/g)).toHaveLength(1)
    expect(page.match(/class="store"/g)).toHaveLength(1)
    // From home by the store to the customer and back.
    expect(page.match(/<polyline points="([^"]+)"/)?.[1]?.split(' ')).toHaveLength(4)
    const having = await drawn((one) => ({
      ...one,
      visits: one.visits.filter(({ parts }) => parts['repeater']),
      workers: one.workers.map((worker) => ({ ...worker, parts: { repeater: 1 } })),
    }))
    expect(pageOf(having)).not.toContain('class="call"')
  })

  it('keeps what was promised: a pinned visit where and when it is', async () => {
    const { plan: planned, day } = await drawn()
    const pinned = day.visits.find((visit) => visit.pinned)
    const route = planned.routes.find(({ worker }) => worker === pinned?.pinned?.worker)
    const stop = route?.stops.find(({ visit }) => visit === pinned?.id)
    expect(clockOf(stop?.start ?? 0)).toBe(pinned?.pinned?.at)
  })

  it('says what does not fit, why, and what would place it, in both languages', async () => {
    const only = (day: Day): Day => ({
      ...day,
      visits: day.visits.filter(({ customer }) => customer === 'Carpentier'),
    })
    const french = pageOf(await drawn(only))
    expect(french).toContain('<td>compétence</td>')
    expect(french).toMatch(/<td>[^<]+ y va malgré tout<\/td>/)
    expect(french).toContain('<html lang="fr">')
    expect(french).toContain('Tournées du mardi 1er décembre 2026')
    const english = pageOf(await drawn(only, 'en'))
    expect(english).toMatch(/<td>skill<\/td><td>[^<]+ goes all the same<\/td>/)
    expect(english).toMatch(/Rounds of Tuesday,? 1 December 2026/)
  })

  it('is one page that asks nothing of anybody, whatever names say', async () => {
    const page = pageOf(
      await drawn((day) => ({
        ...day,
        visits: day.visits.map((visit) => ({ ...visit, what: '<script src="x">&' })),
      })),
    )
    expect(page).not.toContain('<script')
    expect(page).not.toMatch(/<[^<>]*\s(src|href)=/)
    expect(page).toContain('&#60;script src=&#34;x&#34;&#62;&#38;')
  })
})

describe('npm run plan-a-day', () => {
  it('writes the page, the same for the same seed', async () => {
    const [one, other] = [join(out, 'one.html'), join(out, 'other.html')]
    for (const path of [one, other]) {
      const { code, said } = await run('--out', path, '--iterations', '200', '--seed', '7')
      expect([code, said]).toEqual([0, expect.stringMatching(/\d+ visites sur 26 .* 6 interv/)])
    }
    expect(readFileSync(one, 'utf8')).toBe(readFileSync(other, 'utf8'))
  })

  it('refuses a day by what is wrong of it, and a command line that it does not understand', async () => {
    const path = join(out, 'wrong.json')
    const day = json() as { visits: object[]; workers: object[] }
    const wrong = { ...day, visits: [{ ...day.visits[0], minutes: 0 }], workers: [] }
    writeFileSync(path, JSON.stringify(wrong))
    const { code, said } = await run('--day', path)
    expect(code).toBe(1)
    expect(said).toContain('visits.0.minutes')
    expect(said).toContain('workers')
    writeFileSync(path, '{')
    expect((await run('--day', path)).code).toBe(1)
    const twice = { ...day, visits: [day.visits[0], day.visits[0]] }
    writeFileSync(path, JSON.stringify(twice))
    expect(await run('--day', path)).toMatchObject({
      code: 1,
      said: expect.stringContaining('visits'),
    })
    for (const args of [['--seed', 'x'], ['--language', 'de'], ['--iterations', '0'], ['--what']])
      expect((await run(...args)).code).toBe(2)
  })

  it('reads times of day both ways', () => {
    for (const clock of ['00:00', '08:30', '23:59']) expect(clockOf(secondsOf(clock))).toBe(clock)
  })
})
