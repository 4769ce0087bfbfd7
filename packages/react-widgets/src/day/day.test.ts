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
import { groupsOf, type Report, routeTo, type Stop, standingOf } from './stops.js'
import { drawnOn, longestDrawing, pathOf, pointOn, type Stroke } from './strokes.js'
import type { Day as DayInHand, DayOptions } from './use-day.js'
import { Written } from './written.js'

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
  next(unread, { type: 'read', stops, isPriceless: false })
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
  /** A visit of Alma's that is done, from the list. */
  const done = async () => {
    const visit = await plan()
    const slot = { visit, worker, date: '2026-03-02', start: '08:00' }
    await given(client.dispatch.bookSlot(slot))
    await given(client.dispatch.completeVisit({ visit }))
    return only(await visits())
  }
  return { ...company, client, plan, visits, done, worker }
}

const only = (stops: readonly Stop[]): Stop => {
  const [stop, ...more] = stops
  if (!stop || more.length) throw new Error(`${stops.length} visits`)
  return stop
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
    const again = next(lost, { type: 'read', stops: [], isPriceless: true })
    expect(again).toMatchObject({ trouble: undefined, isPriceless: true })
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
  const fields = (step: Parameters<typeof wrongIn>[0], values = empty, hidesPrices = false) =>
    wrongIn(step, values, { language: 'fr', hidesPrices }).map(({ field }) => field)

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
    await given(client.dispatch.writeReport(reportOf(done, written, false)))
    const [reported] = await visits()
    if (!reported) throw new Error('no visit')
    expect(standingOf(reported)).toBe('to-sign')
    expect(reported.report).toMatchObject({ text: 'Pilote remis', minutesWorked: 50 })
    expect(valuesOf(reported, 'fr').parts).toEqual(parts)

    const strokes: readonly Stroke[] = [
      [
        [120, 200],
        [130, 190],
      ],
    ]
    const signature = signatureOf(reported, { ...written, signedBy: ' Marie Dupont ', strokes })
    if (!signature) throw new Error('nothing to sign')
    await given(client.dispatch.signReport(signature))
    const [signed] = await visits()
    if (!signed) throw new Error('no visit')
    expect(standingOf(signed)).toBe('finished')
    expect(signed.report).toMatchObject({
      ...{ signedBy: 'Marie Dupont', signature: { drawing: 'M120 200L130 190', intact: true } },
    })
    expect(stepsOf(signed)).toEqual([])
  })

  it('signs what was read, and nothing that was written since (S149)', async () => {
    const { client, done, visits, foyer, as } = await phoneOf()
    const stop = await done()
    const written = { ...valuesOf(stop, 'fr'), text: 'Pilote remis', signedBy: 'Marie' }
    await given(client.dispatch.writeReport(reportOf(stop, written, false)))
    const read = only(await visits())
    const { visit } = read
    await given(foyer.dispatch.writeReport({ visit, text: 'Autre chose' }, as('agent')))
    const signature = signatureOf(read, written)
    if (!signature) throw new Error('nothing to sign')
    const answer = await client.dispatch.signReport(signature)
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'stale' } })
  })

  it('sends what was dictated as such, and keeps it so while it is corrected by hand (S175)', async () => {
    const { client, done, visits } = await phoneOf()
    const stop = await done()
    const typed = { ...valuesOf(stop, 'fr'), text: 'Pilote remis' }
    expect(typed.source).toBe('typed')
    const dictated = { ...typed, source: 'voice' } as const
    await given(client.dispatch.writeReport(reportOf(stop, dictated, false)))
    const read = only(await visits())
    expect(read.report?.source).toBe('voice')
    const corrected = { ...valuesOf(read, 'fr'), text: 'Pilote remis en place' }
    await given(client.dispatch.writeReport(reportOf(read, corrected, false)))
    expect(only(await visits()).report).toMatchObject({
      ...{ source: 'voice', text: 'Pilote remis en place' },
    })
  })

  it('asks the house whether prices are kept from workers, and then neither shows nor sends any (S283)', async () => {
    const { client, done, visits, worker, foyer, as } = await phoneOf()
    const stop = await done()
    const asked = { worker, today: '2026-03-02', days: 7 }
    expect(await readDay(client, asked)).toMatchObject({ isPriceless: false })
    await given(foyer.organisation.setPolicy({ workerPrices: 'hidden' }, as('owner')))
    expect(await readDay(client, asked)).toMatchObject({ isPriceless: true })

    const parts = [{ label: 'Câble', quantity: '1', price: '12,50' }]
    const values = { ...valuesOf(stop, 'fr'), text: 'Fait', parts }
    const refused = await client.dispatch.writeReport(reportOf(stop, values, false))
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'price-hidden', part: 1 } })
    await given(client.dispatch.writeReport(reportOf(stop, values, true)))
    const priced = [{ label: 'Câble', price: 1250 }]
    const { visit } = stop
    await given(foyer.dispatch.writeReport({ visit, text: 'Fait', parts: priced }, as('agent')))
    const read = only(await visits())
    expect(valuesOf(read, 'fr').parts).toEqual([{ label: 'Câble', quantity: '1', price: '' }])
    await given(client.dispatch.writeReport(reportOf(read, valuesOf(read, 'fr'), true)))
    const shown = await given(foyer.dispatch.showReport({ visit }, as('agent')))
    expect(shown.parts).toMatchObject([{ label: 'Câble', price: 1250 }])
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

  it('takes no point twice: a finger that rests adds nothing', () => {
    const rested = drawnOn(drawnOn([[100, 100]], [101, 102]), [100, 100])
    expect(rested).toEqual([[100, 100]])
    expect(drawnOn(rested, [104, 100])).toEqual([
      [100, 100],
      [104, 100],
    ])
    expect(drawnOn([], [0, 0])).toEqual([[0, 0]])
  })

  it('longer than the house takes is not sent', () => {
    const stroke: Stroke = Array.from({ length: Math.ceil(longestDrawing / 7) }, (_, i) => [
      100 + (i % 2),
      99,
    ])
    const values = { ...valuesOf(booked, 'fr'), signedBy: 'Marie', strokes: [stroke] }
    const wrong = (strokes: readonly Stroke[]) =>
      wrongIn('signature', { ...values, strokes }, { language: 'fr', hidesPrices: false })
    expect(wrong([stroke]).map(({ field }) => field)).toEqual(['drawing'])
    expect(wrong([stroke.slice(0, 100)])).toEqual([])
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
      ...{ go: rest, type: rest, dictate: rest, send: rest, hidesPrices: more.hidePrices === true },
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

  /** A report that was dictated, with a part that has a price and one that has none, signed by hand. */
  const signed = async (): Promise<Report> => {
    const { client, done, clock } = await phoneOf()
    const { visit } = await done()
    const parts = [
      { label: 'Câble', price: 1250 },
      { label: 'Souris', quantity: 2 },
    ]
    const said = { visit, text: 'Pilote remis', source: 'voice', parts } as const
    const { id } = await given(client.dispatch.writeReport(said))
    clock.set(Instant.parse('2026-03-02T23:30:00.000Z'))
    const drawn = { report: id, signedBy: 'Marie Dupont', drawing: 'M1 2L3 4' }
    return given(client.dispatch.signReport(drawn))
  }
  const written = (report: Report, more: Partial<Report> = {}, hidesPrices = false) => {
    const stop = { ...booked, report: { ...report, ...more } }
    return renderToString(createElement(Written, { stop, language: 'fr', hidesPrices }))
  }

  it('shows the report with what was drawn, who signed and when in France (S138)', async () => {
    const report = await signed()
    const html = written(report)
    expect(html).toContain('Signé par Marie Dupont, le mar. 3 mars 2026')
    const drawing = 'role="img" aria-label="Signature de Marie Dupont"><path d="M1 2L3 4"'
    expect(html).toContain(drawing)
    expect(html).toContain('Texte dicté')
    expect(html).not.toMatch(/plus tel qu’il a été signé|style=/)
    const draft = { signedBy: null, signedAt: null, signature: undefined }
    expect(written(report, draft)).not.toMatch(/Signé|<svg/)
    expect(written(report, { source: 'typed' })).not.toContain('Texte dicté')
  })

  it('warns of a report that is no longer as it was signed (S138)', async () => {
    const html = written(await signed(), { signature: { intact: false } })
    expect(html).toContain('plus tel qu’il a été signé')
    expect(html).not.toContain('<svg')
  })

  it('says of a part without a price that it is to be completed, where prices are shown at all (S283)', async () => {
    const report = await signed()
    const parts = (html: string) => [...html.matchAll(/<li>([^<]*)/g)].map(([, part]) => part)
    expect(parts(written(report))).toEqual([
      expect.stringMatching(/^1 × Câble \(12,50\s€\)$/),
      '2 × Souris (prix à compléter)',
    ])
    expect(parts(written(report, {}, true))).toEqual(['1 × Câble', '2 × Souris'])
  })
})
