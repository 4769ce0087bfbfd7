import { Instant, type registry } from '@foyer/core'
import { createClient } from '@foyer/core/client'
import { given, smallCompany } from '@foyer/core/testing'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import {
  bookingOf,
  completionOf,
  reportOf,
  type Step,
  signatureOf,
  valuesOf,
  wrongIn,
} from './asks.js'
import { Day } from './component.js'
import { type DayState, next, openedStop, shownValues, stepsOf, unread } from './model.js'
import { readDay } from './read-day.js'
import { StepForm } from './step-form.js'
import { groupsOf, routeTo, type Stop, standingOf } from './stops.js'
import { pathOf, pointOn } from './strokes.js'
import type { Day as DayInHand, DayOptions } from './use-day.js'

const booked: Stop = {
  ...{ visit: 'vis_1', customer: 'cus_1', status: 'booked', date: '2026-03-02', start: '09:00' },
  ...{ minutes: 90, wants: 'Imprimante', report: undefined },
  who: { name: 'Marie Durand', phone: '+33612345678', address: '1 rue des Lilas, 26000 Valence' },
}
const toFix: Stop = {
  ...booked,
  visit: 'vis_2',
  status: 'planned',
  date: undefined,
  start: undefined,
}

const read = (stops: readonly Stop[] = [booked, toFix]): DayState =>
  next(unread, { type: 'read', stops })
const opened = (visit = 'vis_1') => next(read(), { type: 'opened', visit })

/** A company whose worker Alma holds the telephone. */
const phoneOf = async () => {
  const company = await smallCompany({
    http: { principalOf: () => company.as('worker', company.alma).as },
  })
  const client = createClient<typeof registry>({
    url: 'https://app.example.fr',
    fetch: (url, init) => company.foyer.http(new Request(String(url), init)),
  })
  const { foyer, as, customer, entity: legalEntity, alma: worker } = company
  const plan = async () => {
    const task = { customer, legalEntity, activity: 'II-11', minutes: 60, worker } as const
    const { id } = await given(foyer.dispatch.createVisit(task, as('agent')))
    await given(foyer.dispatch.validateVisit({ visit: id }, as('agent')))
    return id
  }
  const visits = async () => {
    const answer = await readDay(client, { worker, today: '2026-03-02', days: 7 })
    if (!answer.ok) throw new Error(answer.says)
    return answer.stops
  }
  return { ...company, client, plan, visits, worker }
}

describe('the order of the work', () => {
  it('puts what is late first, then day by day, then appointments to fix', () => {
    const late = { ...booked, visit: 'vis_0', date: '2026-02-27' }
    const tomorrow = { ...booked, visit: 'vis_3', date: '2026-03-03' }
    const early = { ...booked, visit: 'vis_4', start: '08:00' }
    const groups = groupsOf([toFix, tomorrow, booked, late, early], '2026-03-02')
    expect(groups.map(({ of, stops }) => [of, ...stops.map(({ visit }) => visit)])).toEqual([
      ['late', 'vis_0'],
      ['2026-03-02', 'vis_4', 'vis_1'],
      ['2026-03-03', 'vis_3'],
      ['to-fix', 'vis_2'],
    ])
  })

  it('leaves out what was cancelled', () => {
    expect(groupsOf([{ ...booked, status: 'cancelled' }], '2026-03-02')).toEqual([])
  })

  it('offers the next step first', () => {
    expect(stepsOf(toFix)).toEqual(['appointment'])
    expect(stepsOf(booked)).toEqual(['complete', 'appointment'])
    expect(stepsOf({ ...booked, status: 'done' })).toEqual(['report'])
    expect(stepsOf({ ...booked, status: 'cancelled' })).toEqual([])
  })

  it('finds the way with a map of the worker’s own, or the host’s', () => {
    expect(routeTo('1 rue des Lilas, 26000')).toBe('geo:0,0?q=1%20rue%20des%20Lilas%2C%2026000')
    expect(routeTo('A&B', 'https://carte.example/?q={address}')).toBe(
      'https://carte.example/?q=A%26B',
    )
  })
})

describe('a visit in hand', () => {
  it('keeps what was typed when the worker goes back to the list', () => {
    const typed = next(next(opened(), { type: 'went', to: 'report' }), {
      type: 'typed',
      values: { text: 'Pilote remis' },
    })
    const away = next(typed, { type: 'went', to: 'list' })
    expect(openedStop(away)).toBeUndefined()
    expect(away.last).toBe('vis_1')
    expect(shownValues(away, booked, 'fr').text).toBe('Pilote remis')
  })

  it('keeps what was typed when it is refused, and says why', () => {
    const wrong = [{ field: 'send', says: 'Ce créneau est pris.' }]
    const typed = next(opened(), { type: 'typed', values: { start: '10:00' } })
    const sending = next(typed, { type: 'sending' })
    expect(sending.isSending).toBe(true)
    const refused = next(sending, { type: 'refused', wrong })
    expect(refused).toMatchObject({ isSending: false, wrong, typed: typed.typed })
  })

  it('opens nothing else while it is being sent', () => {
    const sending = next(opened(), { type: 'sending' })
    expect(next(sending, { type: 'went', to: 'list' })).toBe(sending)
    expect(next(sending, { type: 'opened', visit: 'vis_2' })).toBe(sending)
  })

  it('shows the visit as saved, and forgets what was typed', () => {
    const typed = next(opened('vis_2'), { type: 'typed', values: { start: '10:00' } })
    const change = { status: 'booked', date: '2026-03-04', start: '10:00' } as const
    const saved = next(typed, { type: 'saved', visit: 'vis_2', change })
    expect(openedStop(saved)).toMatchObject(change)
    expect(saved).toMatchObject({ isSaved: true, step: undefined, typed: {} })
  })

  it('keeps the visits on the screen when nobody answers', () => {
    const lost = next(read(), { type: 'lost', says: 'Pas de réponse' })
    expect(lost).toMatchObject({ trouble: 'Pas de réponse', stops: [booked, toFix] })
    expect(next(lost, { type: 'read', stops: [] }).trouble).toBeUndefined()
  })

  it('takes a complaint away once its field is touched', () => {
    const wrong = [
      { field: 'text', says: 'a' },
      { field: 'parts.0.label', says: 'b' },
    ]
    const refused = next(opened(), { type: 'refused', wrong })
    expect(next(refused, { type: 'typed', values: { parts: [] } }).wrong).toEqual([wrong[0]])
  })
})

describe('what keeps a step from being sent', () => {
  const empty = { ...valuesOf(toFix, 'fr'), minutes: '0', worked: '' }
  const fields = (step: Parameters<typeof wrongIn>[0], values = empty, hidePrices = false) =>
    wrongIn(step, values, { language: 'fr', hidePrices }).map(({ field }) => field)

  it('names every field that is missing, in the order of the screen', () => {
    expect(fields('appointment')).toEqual(['date', 'start', 'minutes'])
    expect(fields('complete')).toEqual(['worked'])
    expect(fields('signature')).toEqual(['signedBy'])
    const parts = [{ label: ' ', quantity: '0', price: 'cher' }]
    const all = ['text', 'worked', 'parts.0.label', 'parts.0.quantity', 'parts.0.price']
    expect(fields('report', { ...empty, parts })).toEqual(all)
  })

  it('asks for no price where prices are hidden (S283)', () => {
    const parts = [{ label: 'Câble', quantity: '1', price: '' }]
    const values = { ...empty, text: 'Fait', worked: '60', parts }
    expect(fields('report', values)).toEqual(['parts.0.price'])
    expect(fields('report', values, true)).toEqual([])
  })
})

describe('a day with a house behind it', () => {
  it('shows the visit to fix with its customer, and goes with it to the signature (S066)', async () => {
    const { client, plan, visits, worker, clock } = await phoneOf()
    const visit = await plan()
    const [first] = await visits()
    if (!first) throw new Error('no visit')
    expect(first).toMatchObject({
      visit,
      status: 'planned',
      who: {
        name: 'Marie Dupont 1',
        phone: '+33612345678',
        address: '1 rue des Lilas, 26000 Valence',
      },
    })

    const values = { ...valuesOf(first, 'fr'), date: '2026-03-02', start: '10:00', minutes: '45' }
    await given(client.dispatch.bookSlot(bookingOf(first, values, worker)))
    expect((await visits())[0]).toMatchObject({ status: 'booked', start: '10:00', minutes: 45 })

    const early = await client.dispatch.completeVisit(completionOf(first, values))
    expect(early).toMatchObject({ ok: false, refusal: { code: 'visit-not-started' } })
    clock.set(Instant.parse('2026-03-02T10:00:00.000Z'))
    await given(client.dispatch.completeVisit(completionOf(first, { ...values, worked: '50' })))
    const [done] = await visits()
    if (!done) throw new Error('no visit')
    expect(standingOf(done)).toBe('to-report')
    expect(signatureOf(done, values)).toBeUndefined()

    const parts = [{ label: 'Câble', quantity: '2', price: '12,50' }]
    const written = { ...values, text: ' Pilote remis ', worked: '50', parts }
    await given(client.dispatch.writeReport(reportOf(done, written)))
    const [reported] = await visits()
    if (!reported) throw new Error('no visit')
    expect(standingOf(reported)).toBe('to-sign')
    expect(reported.report).toMatchObject({ text: 'Pilote remis', minutesWorked: 50 })
    expect(valuesOf(reported, 'fr').parts).toEqual(parts)

    const signature = signatureOf(reported, { ...written, signedBy: ' Marie Dupont ' })
    if (!signature) throw new Error('nothing to sign')
    await given(client.dispatch.signReport(signature))
    const [signed] = await visits()
    if (!signed) throw new Error('no visit')
    expect(standingOf(signed)).toBe('finished')
    expect(signed.report?.signedBy).toBe('Marie Dupont')
    expect(stepsOf(signed)).toEqual([])
  })

  it('says in the house’s words why there is nothing to show: another’s day is not theirs', async () => {
    const { client, basile } = await phoneOf()
    const answer = await readDay(client, { worker: basile, today: '2026-03-02', days: 7 })
    expect(answer).toEqual({ ok: false, says: 'Introuvable.' })
  })
})

describe('a signature', () => {
  it('is drawn in thousandths of the pad, and stays on it', () => {
    const pad = { left: 100, top: 50, width: 500 }
    expect(pointOn(pad, { clientX: 350, clientY: 100 })).toEqual([500, 100])
    expect(pointOn(pad, { clientX: 0, clientY: 9999 })).toEqual([0, 400])
    expect(pointOn({ ...pad, width: 0 }, { clientX: 350, clientY: 100 })).toEqual([0, 0])
  })

  it('is a path, with a dot for a tap', () => {
    const strokes = [[[1, 2] as const, [3, 4] as const], [[5, 6] as const], []]
    expect(pathOf(strokes)).toBe('M1 2L3 4M5 6L5 6')
    expect(pathOf([])).toBe('')
  })
})

describe('the widget on a server', () => {
  it.each([
    ['fr', 'Mes visites', 'Chargement de vos visites'],
    ['en', 'My visits', 'Loading your visits'],
  ] as const)('is drawn in "%s" without a browser', async (language, title, loading) => {
    const { client, worker } = await phoneOf()
    const html = renderToString(createElement(Day, { client, language, worker }))
    expect(html).toContain(`lang="${language}"`)
    expect(html).toContain(`<h2>${title}</h2>`)
    expect(html).toContain(loading)
    expect(html).not.toContain('style=')
  })

  const shown = async (step: Step, more: Partial<DayOptions> = {}) => {
    const { client, worker } = await phoneOf()
    const parts = [{ label: 'Câble', quantity: '1', price: '12,50' }]
    const typed = next(opened(), { type: 'typed', values: { parts } })
    const rest = async () => {}
    const day: DayInHand = {
      ...{ state: typed, today: '2026-03-02', isDictating: false, refresh: rest, open: rest },
      ...{ go: rest, type: rest, dictate: rest, send: rest },
    }
    const options = { client, worker, language: 'fr', ...more } as const
    return renderToString(createElement(StepForm, { day, stop: booked, step, options }))
  }

  it('draws each step with a label for every field', async () => {
    for (const step of ['appointment', 'complete', 'report', 'signature'] as const) {
      const html = await shown(step)
      const ids = [...html.matchAll(/<(?:input|textarea)[^>]* id="([^"]+)"/g)].map(([, id]) => id)
      expect(ids.length).toBeGreaterThan(0)
      for (const id of ids) expect(html).toContain(`for="${id}"`)
      expect(html).not.toContain('style=')
    }
  })

  it('shows no price where prices are hidden (S283), and dictates only where somebody listens (S175)', async () => {
    expect(await shown('report')).toContain('12,50')
    expect(await shown('report', { hidePrices: true })).not.toContain('12,50')
    expect(await shown('report')).not.toContain('Dicter')
    expect(await shown('report', { onDictate: async () => 'Fait' })).toContain('Dicter')
  })
})
