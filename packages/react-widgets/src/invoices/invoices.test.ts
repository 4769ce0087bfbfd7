import type { registry } from '@foyer/core'
import { createClient } from '@foyer/core/client'
import { given, smallCompany } from '@foyer/core/testing'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Invoices } from './component.js'
import { LineForm } from './line-form.js'
import { amendmentOf, lineValues, openingCredit, percentOf, wrongLines } from './lines.js'
import { found, next, type Row, rowOf, standingOf, stepOf, unread } from './model.js'
import { OneInvoice } from './one-invoice.js'
import { readInvoice, readRows } from './read-invoices.js'
import type { InvoicesInHand } from './use-invoices.js'

const row: Row = {
  ...{ invoice: 'inv_1', customer: 'cus_1', name: 'Hélène Masson', standing: 'to-check' },
  ...{ gross: 4_900, number: '', on: '2026-03-02' },
}

/** An office with one draft: an hour of home IT support that nobody priced yet, and two cables. */
const officeOf = async () => {
  const company = await smallCompany({ http: { principalOf: () => company.as('owner').as } })
  const client = createClient<typeof registry>({
    url: 'https://app.example.fr',
    fetch: (url, init) => company.foyer.http(new Request(String(url), init)),
  })
  const { foyer, as, customer, entity: legalEntity, alma: worker } = company
  const agent = as('agent')
  const task = { customer, legalEntity, activity: 'II-11', minutes: 60, worker } as const
  const { id: visit } = await given(foyer.dispatch.createVisit(task, agent))
  await given(foyer.dispatch.validateVisit({ visit }, agent))
  const slot = { visit, worker, date: '2026-03-02', start: '08:00' }
  await given(foyer.dispatch.bookSlot(slot, agent))
  await given(foyer.dispatch.completeVisit({ visit }, agent))
  const parts = [{ label: 'Câble', quantity: 2, price: 1_250 }]
  const report = await given(foyer.dispatch.writeReport({ visit, text: 'Fait', parts }, agent))
  await given(foyer.dispatch.signReport({ report: report.id, signedBy: 'Marie Dupont' }, agent))
  const rows = await readRows(client, undefined)
  const [draft] = rows.ok ? rows.value : []
  if (!draft) throw new Error('no draft')
  const show = async () => {
    const answer = await readInvoice(client, draft.invoice, false)
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  return { ...company, client, draft, show }
}

describe('the invoices of a house', () => {
  it('lists the draft of a signed report, and says what is missing once it is opened', async () => {
    const { draft, show } = await officeOf()
    expect(draft).toMatchObject({ name: 'Marie Dupont 1', standing: 'to-check', number: '' })
    const opened = await show()
    expect(opened).toMatchObject({ address: '1 rue des Lilas, 26000 Valence', due: undefined })
    expect(rowOf(opened).standing).toBe('draft')
  })

  it('corrects, checks and issues it, and no number stands before the check (S179)', async () => {
    const { client, foyer, as, show, customer } = await officeOf()
    const { invoice } = await show()
    const refused = await client.invoicing.checkInvoice({ invoice: invoice.id })
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'line-incomplete' } })

    const [service, goods] = lineValues(invoice, 'fr')
    if (!service || !goods) throw new Error('no lines')
    const values = [
      { ...service, amount: '49,00' },
      { ...goods, quantity: '3' },
    ]
    expect(wrongLines(invoice, values, 'fr')).toEqual([])
    const amended = await given(
      foyer.invoicing.amendDraft(amendmentOf(invoice, values), as('owner')),
    )
    expect(amended.lines).toMatchObject([
      { gross: 4_900, visit: invoice.lines[0]?.visit, activity: 'II-11', incomplete: [] },
      { gross: 3_750, quantity: 3, unitGross: 1_250 },
    ])
    expect(rowOf(await show()).standing).toBe('to-check')
    expect(openingCredit(amended)).toBe(4_900)

    await given(client.invoicing.checkInvoice({ invoice: invoice.id }))
    expect(rowOf(await show())).toMatchObject({ standing: 'to-issue', number: '' })
    const { legalEntity, id } = invoice
    await given(client.invoicing.issueInvoice({ legalEntity, invoice: id }))
    const issued = await show()
    expect(rowOf(issued)).toMatchObject({ standing: 'issued', number: 'F2026-00001' })
    expect(issued.due).toBe(8_650)

    const all = await readRows(client, customer)
    expect(all).toMatchObject({ ok: true, value: [{ number: 'F2026-00001', standing: 'issued' }] })
  })

  it('leaves every amount as it is when nothing was typed', async () => {
    const { show } = await officeOf()
    const { invoice } = await show()
    const { lines } = amendmentOf(invoice, lineValues(invoice, 'en'))
    expect(lines.map(({ gross }) => gross)).toEqual(invoice.lines.map(({ gross }) => gross))
    expect(lines.map(({ vatRate }) => vatRate)).toEqual(invoice.lines.map((one) => one.vatRate))
  })

  it('names each field that cannot be read', async () => {
    const { show } = await officeOf()
    const { invoice } = await show()
    const [service] = lineValues(invoice, 'fr')
    if (!service) throw new Error('no line')
    const values = [{ ...service, label: '', amount: 'cher', vat: '100' }]
    const fields = wrongLines(invoice, values, 'fr').map(({ field }) => field)
    expect(fields).toEqual(['lines.0.label', 'lines.0.amount', 'lines.0.vat'])
  })
})

describe('where an invoice stands', () => {
  const lines = [] as const
  it('goes from the draft to the payment', () => {
    const beside = { due: undefined, isSent: false }
    expect(standingOf({ status: 'draft', lines }, beside)).toBe('to-check')
    expect(standingOf({ status: 'checked', lines }, beside)).toBe('to-issue')
    expect(standingOf({ status: 'issued', lines }, beside)).toBe('issued')
    expect(standingOf({ status: 'issued', lines }, { due: 10, isSent: true })).toBe('sent')
    expect(standingOf({ status: 'issued', lines }, { due: 0, isSent: true })).toBe('paid')
  })

  it('has one next step, until nothing is left to do', () => {
    const all = ['draft', 'to-check', 'to-issue', 'issued', 'sent', 'paid'] as const
    const steps = ['check', 'check', 'issue', 'send', undefined, undefined]
    expect(all.map(stepOf)).toEqual(steps)
  })

  it('reads rates in per cent', () => {
    expect(['0.2', '0.055', '0.021', '0'].map(percentOf)).toEqual([20, 5.5, 2.1, 0])
  })
})

describe('the list', () => {
  it('finds every word, accents and case aside, in names and numbers', () => {
    const issued = { ...row, invoice: 'inv_2', name: 'Paul Petit', number: 'F2026-00012' }
    const rows = [row, issued]
    expect(found(rows, 'helene MASSON')).toEqual([row])
    expect(found(rows, '00012')).toEqual([issued])
    expect(found(rows, ' ')).toEqual(rows)
    expect(found(rows, 'paul masson')).toEqual([])
  })

  it('keeps what was just issued: it is still to be sent', () => {
    const issued = { ...row, standing: 'issued', number: 'F2026-00001' } as const
    const before = next(unread, { type: 'read', rows: [issued] })
    expect(next(before, { type: 'read', rows: [] }).rows).toEqual([issued])
    const waiting = next(unread, { type: 'read', rows: [row] })
    expect(next(waiting, { type: 'read', rows: [] }).rows).toEqual([])
  })

  it('keeps corrections that were refused, and takes a complaint away once its field is touched', async () => {
    const { draft, show } = await officeOf()
    const opened = next(next(unread, { type: 'read', rows: [draft] }), {
      type: 'opened',
      opened: await show(),
    })
    expect(opened.rows?.[0]?.standing).toBe('draft')
    const wrong = [
      { field: 'lines.0.label', says: 'a' },
      { field: 'lines.0.vat', says: 'b' },
    ]
    const refused = next(opened, { type: 'refused', wrong })
    const lines = lineValues((await show()).invoice, 'fr')
    const typed = next(refused, { type: 'typed', lines, field: 'lines.0.vat' })
    expect(typed.wrong).toEqual([wrong[0]])
    const closed = next(typed, { type: 'closed' })
    expect(closed).toMatchObject({ opened: undefined, last: draft.invoice })
    expect(closed.typed[draft.invoice]).toBe(lines)
  })

  it('opens nothing else while something is being sent', () => {
    const sending = next(unread, { type: 'sending' })
    expect(next(sending, { type: 'closed' })).toBe(sending)
  })
})

describe('the widget on a server', () => {
  it.each([
    ['fr', 'Factures', 'Chargement des factures'],
    ['en', 'Invoices', 'Loading the invoices'],
  ] as const)('is drawn in "%s" without a browser', async (language, title, loading) => {
    const { client } = await officeOf()
    const html = renderToString(createElement(Invoices, { client, language }))
    expect(html).toContain(`lang="${language}"`)
    expect(html).toContain(`<h2>${title}</h2>`)
    expect(html).toContain(loading)
    expect(html).not.toContain('style=')
  })

  it('draws one invoice with its table, its totals and its next step, and the form to correct it', async () => {
    const { client, draft, show } = await officeOf()
    const opened = await show()
    const rest = async () => {}
    const hand: InvoicesInHand = {
      state: next(next(unread, { type: 'read', rows: [draft] }), { type: 'opened', opened }),
      ...{ refresh: rest, search: rest, toggleKeys: rest, open: rest, close: rest },
      ...{ correct: rest, type: rest, save: rest, goOn: rest, openPdf: rest },
    }
    const options = { client, language: 'fr' } as const
    const one = renderToString(createElement(OneInvoice, { hand, opened, options }))
    for (const text of ['le prix', 'Câble', '25,00', 'À payer, TTC', 'Vérifiée, elle est juste'])
      expect(one).toContain(text)
    const form = renderToString(createElement(LineForm, { hand, opened, language: 'en' }))
    expect(form).toContain('value="12.50"')
    expect(`${one}${form}`).not.toContain('style=')
  })
})
