import type { registry } from '@foyer/core'
import { createClient } from '@foyer/core/client'
import { given, smallCompany } from '@foyer/core/testing'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { found } from '../kit/found.js'
import { Invoices } from './component.js'
import { LineForm } from './line-form.js'
import { amendmentOf, lineValues, openingCredit, percentOf, wrongLines } from './lines.js'
import {
  elsewhereOf,
  type InvoicesState,
  next,
  paidOf,
  type Row,
  rowOf,
  standingOf,
  stepOf,
  unread,
} from './model.js'
import { OneInvoice } from './one-invoice.js'
import { PaymentForm } from './payment-form.js'
import { findIssued, readInvoice, readRows } from './read-invoices.js'
import { isMeans, paymentValues, recordedOf, referenceOf, wrongPayment } from './typed-payment.js'
import { type InvoicesInHand, problemsOf } from './use-invoices.js'
import { words } from './words.js'

const row: Row = {
  ...{ invoice: 'inv_1', customer: 'cus_1', name: 'Hélène Masson', standing: 'to-check' },
  ...{ gross: 4_900, number: '', on: '2026-03-02' },
}

/** The day of all that happens in this office. */
const today = '2026-03-02'

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
  await given(foyer.dispatch.completeVisit({ visit }, as('manager')))
  const parts = [{ label: 'Câble', quantity: 2, price: 1_250 }]
  const report = await given(foyer.dispatch.writeReport({ visit, text: 'Fait', parts }, agent))
  await given(foyer.dispatch.signReport({ report: report.id, signedBy: 'Marie Dupont' }, agent))
  const rows = await readRows(client, undefined, today)
  const [draft] = rows.ok ? rows.value : []
  if (!draft) throw new Error('no draft')
  const show = async (on = today) => {
    const answer = await readInvoice(client, draft.invoice, { isSent: false, today: on })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  return { ...company, client, draft, show }
}

/** The same office once the invoice is issued: 86.50, on 2 March 2026. */
const issuedIn = async (office: Awaited<ReturnType<typeof officeOf>>) => {
  const { client, foyer, as, show } = office
  const { invoice } = await show()
  const [service, goods] = lineValues(invoice, 'fr')
  if (!service || !goods) throw new Error('no lines')
  const values = [
    { ...service, amount: '49,00' },
    { ...goods, quantity: '3' },
  ]
  await given(foyer.invoicing.amendDraft(amendmentOf(invoice, values), as('owner')))
  await given(client.invoicing.checkInvoice({ invoice: invoice.id }))
  const { legalEntity, id } = invoice
  return given(client.invoicing.issueInvoice({ legalEntity, invoice: id }))
}

/** Hands that do nothing: what a screen shows of a state. */
const handOf = (state: InvoicesState): InvoicesInHand => {
  const rest = async () => {}
  return {
    ...{ state, isFinding: false, refresh: rest, search: rest, toggleKeys: rest, open: rest },
    ...{ close: rest, correct: rest, type: rest, save: rest, goOn: rest, openPdf: rest },
    ...{ pay: rest, typePayment: rest, savePayment: rest, copyLink: rest },
  }
}

describe('the invoices of a house', () => {
  it('lists the draft of a signed report, and says what is missing once it is opened', async () => {
    const { draft, show } = await officeOf()
    expect(draft).toMatchObject({ name: 'Marie Dupont 1', standing: 'to-check', number: '' })
    const opened = await show()
    expect(opened).toMatchObject({ address: '1 rue des Lilas, 26000 Valence', due: undefined })
    expect(rowOf(opened).standing).toBe('draft')
  })

  it.each([
    ['a discount and a bundle', { label: 'Fidélité', rate: '0.1' }, 'gross'],
    ['prices before tax', { label: 'Fidélité', amount: 500 }, 'net'],
  ] as const)('loses nothing of %s when it is saved untouched', async (_, discount, priced) => {
    const { foyer, as, show } = await officeOf()
    const { invoice } = await show()
    const part = { kind: 'goods', vatRate: '0.2', price: 1_000 } as const
    const parts = [
      { ...part, label: 'Box' },
      { ...part, label: 'Câble' },
    ]
    const bundle = { label: 'Pack', supply: 'several', parts, [priced]: 2_990 } as const
    const mouse = { kind: 'goods', label: 'Souris', vatRate: '0.2', discount } as const
    const content = { lines: [{ ...mouse, [priced]: 7_990 }], bundles: [bundle], discount }
    const amend = foyer.invoicing.amendDraft({ invoice: invoice.id, ...content }, as('owner'))
    const { version: __, ...before } = await given(amend)
    const untouched = amendmentOf(before, lineValues(before, 'fr'))
    const { version: ___, ...after } = await given(
      foyer.invoicing.amendDraft(untouched, as('owner')),
    )
    expect(after).toEqual(before)
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

    const all = await readRows(client, customer, today)
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

describe('the money of an issued invoice', () => {
  const typed = { amount: '', means: 'cheque', on: today, reference: '' } as const

  it('is noted with what is due, and the invoice stands partly paid, then paid', async () => {
    const office = await officeOf()
    const { id } = await issuedIn(office)
    const { client, show } = office
    const values = paymentValues((await show()).due, today, 'fr')
    expect(values).toEqual({ amount: '86,50', means: 'transfer', on: today, reference: '' })
    const half = { ...values, amount: '40' }
    await given(client.payments.recordPayment(recordedOf(id, half)))
    const partly = await show()
    expect([rowOf(partly).standing, paidOf(partly), partly.due]).toEqual([
      'partly-paid',
      4000,
      4650,
    ])
    const rest = paymentValues(partly.due, today, 'en')
    expect(rest.amount).toBe('46.50')
    await given(client.payments.recordPayment(recordedOf(id, rest)))
    const full = await show()
    expect([rowOf(full).standing, paidOf(full), full.due, full.credit]).toEqual([
      'paid',
      8650,
      0,
      0,
    ])
    expect(paymentValues(full.due, today, 'fr').amount).toBe('')
  })

  it('is overdue the day after its last day to pay, until it is paid', async () => {
    const office = await officeOf()
    const { id, dueOn } = await issuedIn(office)
    const { client, show } = office
    expect([dueOn, rowOf(await show()).standing]).toEqual([today, 'issued'])
    expect(rowOf(await show('2026-03-03')).standing).toBe('overdue')
    const values = paymentValues(8650, today, 'fr')
    await given(client.payments.recordPayment(recordedOf(id, values)))
    expect(rowOf(await show('2026-03-03')).standing).toBe('paid')
  })

  it('says what was paid too much, which is the customer’s', async () => {
    const office = await officeOf()
    const { id } = await issuedIn(office)
    const { client, show } = office
    const { credit } = await given(
      client.payments.recordPayment(recordedOf(id, { ...typed, amount: '90,00' })),
    )
    const opened = await show()
    expect([credit, opened.credit, paidOf(opened)]).toEqual([350, 350, 8650])
    const state = next(unread, { type: 'done', what: 'pay', opened })
    const html = renderToString(
      createElement(OneInvoice, {
        ...{ hand: handOf(state), opened, options: { client, language: 'fr' as const } },
      }),
    )
    expect(html.replace(/[\u00a0\u202f]/g, ' ')).toContain(
      'Paiement noté. Trop perçu, au crédit du client : 3,50 €.',
    )
    expect(html).toContain('Payée')
  })

  it('is noted once under one reference, and a reference that other money bears is told beside its field', async () => {
    const office = await officeOf()
    const { id } = await issuedIn(office)
    const { client, show } = office
    const cheque = recordedOf(id, { ...typed, amount: '20', reference: ' 0042 ' })
    expect(cheque).toMatchObject({ reference: '0042', means: 'cheque', amount: 2000 })
    await given(client.payments.recordPayment(cheque))
    expect(await given(client.payments.recordPayment(cheque))).toMatchObject({ known: true })
    expect((await show()).due).toBe(6650)
    const other = await client.payments.recordPayment({ ...cheque, amount: 3000 })
    if (other.ok) throw new Error('recorded')
    expect(problemsOf(other.refusal)).toEqual([
      { field: 'reference', says: 'Un autre mouvement porte déjà cette référence.' },
    ])
  })

  it('names the amount and the day that cannot be, and none to come', () => {
    const fields = (values: object) =>
      wrongPayment({ ...typed, amount: '10', ...values }, today, 'fr').map(({ field }) => field)
    expect(fields({})).toEqual([])
    expect(fields({ amount: '0', on: '' })).toEqual(['amount', 'on'])
    expect(fields({ amount: '-3', on: '2026-03-03' })).toEqual(['amount', 'on'])
    expect(fields({ on: '2026-02-31' })).toEqual(['on'])
    expect(fields({ on: '2025-12-31' })).toEqual([])
  })

  it('asks for the number of a cheque or a voucher, and for none of cash', () => {
    const values = { ...typed, amount: '10', reference: '0042' }
    expect(recordedOf('inv_1', { ...values, means: 'cash' })).not.toHaveProperty('reference')
    for (const language of ['fr', 'en'] as const)
      for (const means of Object.keys(referenceOf).filter(isMeans)) {
        const said = words[language]
        const name = referenceOf[means]
        expect(said[`means-${means}`]).toBeTruthy()
        expect(name === undefined || said[name]).toBeTruthy()
      }
    expect(isMeans('gold')).toBe(false)
  })

  it('is found by the customer, once the invoice no longer waits', async () => {
    const office = await officeOf()
    const { client } = office
    const { signal } = new AbortController()
    expect(await findIssued(client, 'dupont', today, signal)).toEqual({ ok: true, value: [] })
    const { id } = await issuedIn(office)
    expect(await readRows(client, undefined, today)).toEqual({ ok: true, value: [] })
    const read = await findIssued(client, 'dupont', today, signal)
    expect(read).toMatchObject({ ok: true, value: [{ invoice: id, standing: 'issued' }] })
    expect(await findIssued(client, 'personne', today, signal)).toEqual({ ok: true, value: [] })
  })

  it('keeps what was typed of a payment when one goes back, and forgets it once it is noted', async () => {
    const office = await officeOf()
    await issuedIn(office)
    const opened = await office.show()
    const { id } = opened.invoice
    const begun = { ...typed, amount: '86,50' }
    let state = next(unread, { type: 'opened', opened })
    state = next(state, { type: 'paying', values: begun })
    expect(state.typedPayments).toEqual({})
    const changed = { ...begun, amount: '12' }
    state = next(state, { type: 'typed-payment', values: changed, field: 'amount' })
    state = next(state, { type: 'closed' })
    expect(state).toMatchObject({ paying: undefined, typedPayments: { [id]: changed } })
    state = next(next(state, { type: 'opened', opened }), { type: 'done', what: 'send', opened })
    expect(state.typedPayments[id]).toBe(changed)
    expect(next(state, { type: 'done', what: 'pay', opened }).typedPayments).toEqual({})
  })
})

describe('where an invoice stands', () => {
  const issued = { status: 'issued', lines: [], gross: 100, credited: 0 } as const
  const beside = { due: 100, isOverdue: false, isSent: true }
  it('goes from the draft to the payment', () => {
    const unknown = { ...beside, due: undefined, isSent: false }
    expect(standingOf({ ...issued, status: 'draft' }, unknown)).toBe('to-check')
    expect(standingOf({ ...issued, status: 'checked' }, unknown)).toBe('to-issue')
    expect(standingOf(issued, unknown)).toBe('issued')
    expect(standingOf(issued, beside)).toBe('sent')
    expect(standingOf(issued, { ...beside, due: 10 })).toBe('partly-paid')
    expect(standingOf(issued, { ...beside, due: 0 })).toBe('paid')
  })

  it('is overdue while anything is owed past its last day, and no longer once it is paid', () => {
    expect(standingOf(issued, { ...beside, isOverdue: true })).toBe('overdue')
    expect(standingOf(issued, { ...beside, due: 10, isOverdue: true })).toBe('overdue')
    expect(standingOf(issued, { ...beside, due: 0, isOverdue: true })).toBe('paid')
  })

  it('is no part payment when a credit note took it off, and cancelled when one took all of it', () => {
    const lowered = { ...issued, credited: 40 }
    expect(standingOf(lowered, { ...beside, due: 60 })).toBe('sent')
    expect(standingOf(lowered, { ...beside, due: 50 })).toBe('partly-paid')
    expect(standingOf({ ...issued, credited: 100 }, { ...beside, due: 0 })).toBe('credited')
  })

  it('has one next step, until nothing is left to do', () => {
    const all = ['draft', 'to-check', 'to-issue', 'issued', 'sent', 'overdue', 'paid'] as const
    const steps = ['check', 'check', 'issue', 'send', undefined, undefined, undefined]
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

  it('shows what a search found besides, each invoice once, and no answer to an older search', () => {
    const issued = { ...row, invoice: 'inv_2', number: 'F2026-00012', standing: 'paid' } as const
    const searched = next(next(unread, { type: 'read', rows: [row] }), {
      ...({ type: 'searched', search: 'masson' } as const),
    })
    const answer = (search: string) =>
      ({ type: 'found', elsewhere: { search, rows: [row, issued] } }) as const
    expect(next(searched, answer('mass'))).toBe(searched)
    expect(elsewhereOf(next(searched, answer('masson')))).toEqual([issued])
    const other = next(next(searched, answer('masson')), { type: 'searched', search: 'mas' })
    expect(elsewhereOf(other)).toEqual([])
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
    const hand = handOf(
      next(next(unread, { type: 'read', rows: [draft] }), { type: 'opened', opened }),
    )
    const options = { client, language: 'fr' } as const
    const one = renderToString(createElement(OneInvoice, { hand, opened, options }))
    for (const text of ['le prix', 'Câble', '25,00', 'À payer, TTC', 'Vérifiée, elle est juste'])
      expect(one).toContain(text)
    const form = renderToString(createElement(LineForm, { hand, opened, language: 'en' }))
    expect(form).toContain('value="12.50"')
    expect(`${one}${form}`).not.toContain('style=')
  })

  it('shows no 0 for a price that nobody said: it is to be typed before anything is saved (S283)', async () => {
    const { client, show } = await officeOf()
    const opened = await show()
    const hand = handOf(next(unread, { type: 'opened', opened }))
    const options = { client, language: 'fr' } as const
    const one = renderToString(createElement(OneInvoice, { hand, opened, options }))
    const [, lines = ''] = one.split('<tbody>')
    const [service = '', goods = ''] = lines.split('</tr>')
    expect(service.match(/>à compléter</g)).toHaveLength(2)
    expect(service).not.toContain('€')
    expect(goods).toContain('12,50')
    expect(goods).not.toContain('à compléter')
    const values = lineValues(opened.invoice, 'fr')
    expect(values.map(({ unit, amount }) => [unit, amount])).toMatchObject([
      ['', ''],
      ['12,50', '25,00'],
    ])
    const wrong = wrongLines(opened.invoice, values, 'fr')
    expect(wrong.map(({ field }) => field)).toEqual(['lines.0.amount'])
  })

  it('draws the payment in both languages, with what the law makes of cash', async () => {
    const office = await officeOf()
    await issuedIn(office)
    const opened = await office.show()
    const hand = handOf(next(unread, { type: 'opened', opened }))
    const draw = (language: 'fr' | 'en', means: 'cheque' | 'cash') => {
      const values = { ...paymentValues(opened.due, today, language), means }
      return renderToString(createElement(PaymentForm, { hand, opened, values, language }))
    }
    expect(draw('fr', 'cheque')).toContain('Numéro du chèque')
    expect(draw('fr', 'cheque')).toContain('value="86,50"')
    expect(draw('en', 'cash')).toContain('opens no right to the tax credit')
    expect(draw('en', 'cash')).not.toContain('Reference')
  })
})
