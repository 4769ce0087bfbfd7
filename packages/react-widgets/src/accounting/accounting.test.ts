import { day, type registry } from '@foyer/core'
import { createClient } from '@foyer/core/client'
import { Money } from '@foyer/core/money'
import { given, smallCompany } from '@foyer/core/testing'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { sentenceOf } from '../kit/answer.js'
import { barsOf } from './chart.js'
import { Accounting, Year } from './component.js'
import { Found } from './journal.js'
import {
  type AccountingState,
  bestOf,
  canCloseYear,
  lastDayOf,
  lateOf,
  next,
  openedOf,
  ratesOf,
  reportOf,
  sumsOf,
  unread,
  vatAt,
  whichOf,
  type YearRead,
  yearsOf,
} from './model.js'
import { yearConclusion } from './months.js'
import { OneMonth, reportSaid } from './one-month.js'
import { owedConclusion } from './owed.js'
import { readBooks } from './read-books.js'
import { saidOf } from './said.js'
import type { AccountingInHand } from './use-accounting.js'
import { closedSaid, monthSaid, rateSaid, words } from './words.js'
import { vatSaid, YearHead } from './year-head.js'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

/** A company that sold a cable of 24 EUR over the counter in March 2026; its office asks as one role. */
const officeOf = async (role: 'owner' | 'accountant' | 'manager' | 'agent' = 'accountant') => {
  const company = await smallCompany({ http: { principalOf: () => company.as(role).as } })
  const client = createClient<typeof registry>({
    url: 'https://app.example.fr',
    fetch: (url, init) => company.foyer.http(new Request(String(url), init)),
  })
  const { foyer, as, entity: legalEntity, clock } = company
  const lines = [{ label: 'Câble', gross: 2400, vatRate: '0.2' }]
  const paid = [{ means: 'card', amount: 2400 } as const]
  await given(foyer.payments.recordCounterSale({ legalEntity, lines, paid }, as('owner')))
  await foyer.relay()
  clock.set('2026-04-02T09:00:00.000Z')
  const which = { legalEntity, year: 2026 }
  const read = async (readsOnly = false): Promise<YearRead> => {
    const answer = await readBooks(client, which, readsOnly)
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const close = async (month = '2026-03') => {
    await foyer.relay()
    return given(client.journal.closeMonth({ legalEntity, month }))
  }
  return { ...company, client, which, read, close }
}

/** What is known once a year was read. */
const knownOf = (which: { legalEntity: string; year: number }, read: YearRead) => {
  const { legalEntity: entity, year } = which
  const today = next(unread, { type: 'today', today: '2026-04-02' })
  const chosen = next(today, { type: 'chosen', entity, year })
  return next(chosen, { type: 'read', of: which, read })
}

/** Hands that do nothing: what a screen shows of a state. */
const handOf = (state: AccountingState): AccountingInHand => {
  const rest = async () => {}
  return {
    ...{ state, choose: rest, refresh: rest, toggleKeys: rest, open: rest, shut: rest },
    ...{ typeDay: rest, ask: rest, close: rest, check: rest, save: rest, report: rest },
  }
}

const drawnYear = (state: AccountingState, language: 'fr' | 'en' = 'fr') => {
  const { read } = state
  if (!read) throw new Error('nothing read')
  const hand = handOf(state)
  return plain(
    renderToString(createElement(YearHead, { hand, language })) +
      renderToString(createElement(Year, { hand, read, language })),
  )
}

const drawnMonth = (state: AccountingState, language: 'fr' | 'en' = 'fr') => {
  const { read } = state
  const month = openedOf(state)
  if (!read || !month) throw new Error('no month is opened')
  return plain(
    renderToString(createElement(OneMonth, { hand: handOf(state), month, read, language })),
  )
}

describe('a year of the books', () => {
  it('is told in a title, a picture and a table of twelve months, in French and in English', async () => {
    const { read, which } = await officeOf()
    const state = knownOf(which, await read())
    const html = drawnYear(state)
    expect(html).toContain(
      '2026 : 24,00 € vendus, 24,00 € encaissés ; le mois le plus fort est mars',
    )
    expect(html).toContain('TVA due à 20 %')
    expect(html).toContain('TVA sur les encaissements')
    expect(html.match(/acc-line/g)).toHaveLength(12)
    expect(html.match(/<rect/g)).toHaveLength(26)
    expect(html).toContain('Rien n’est dû')
    expect(html).not.toContain('style=')
    const english = drawnYear(state, 'en')
    expect(english).toContain('2026: €24.00 sold, €24.00 received; the strongest month is March')
    expect(english).toContain('VAT on receipts')
  })

  it('adds up, and names the rates and the strongest month', async () => {
    const { read } = await officeOf()
    const { books } = await read()
    expect(sumsOf(books)).toEqual({ sales: 2400, receipts: 2400, vat: 400 })
    expect(ratesOf(books)).toEqual(['0.2'])
    expect(books.months.map((month) => vatAt(month, '0.2'))).toEqual([
      ...[0, 0, 400, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ])
    expect(bestOf(books)?.month).toBe('2026-03')
  })

  it('says of a year without anything that there was nothing, and of receipts alone what came in', async () => {
    const { read } = await officeOf()
    const { books } = await read()
    const [zero, five] = [Money.zero, Money.cents(500)]
    const months = books.months.map((month) => ({ ...month, sales: zero, receipts: zero }))
    const nothing = { ...books, months }
    expect(bestOf(nothing)).toBeUndefined()
    expect(yearConclusion(nothing, 2024, 'fr')).toBe('2024 : rien n’a été vendu ni encaissé')
    const paid = months.map((month, no) => (no ? month : { ...month, receipts: five }))
    const only = { ...books, months: paid }
    expect(plain(yearConclusion(only, 2026, 'fr'))).toBe('2026 : 5,00 € encaissés, rien de vendu')
  })

  it('says why VAT falls due when it does, and that none does in franchise or where exempt', async () => {
    const { read } = await officeOf()
    const { books } = await read()
    expect(vatSaid({ ...books, vatOn: 'debits' }, 'fr')).toContain('sur les débits, par option')
    expect(vatSaid({ ...books, seller: 'franchise' }, 'fr')).toContain('293 B')
    expect(vatSaid({ ...books, seller: 'exempt' }, 'en')).toContain('261')
  })

  it('is this year of the first company until somebody chooses, and keeps what was read of no other', async () => {
    const { read, which } = await officeOf()
    const entities = [{ id: which.legalEntity, name: 'A' }] as never
    const state = { ...next(unread, { type: 'today', today: '2026-04-02' }), entities }
    expect(whichOf(state)).toEqual(which)
    expect(state.day).toBe('2026-04-01')
    expect(yearsOf('2026-04-02', 2015)).toEqual([2026, 2025, 2024, 2023, 2022, 2021, 2020, 2015])
    const known = knownOf(which, await read())
    const other = next(known, { type: 'chosen', entity: which.legalEntity, year: 2025 })
    expect(other.read).toBeUndefined()
    expect(next(other, { type: 'read', of: which, read: await read() })).toBe(other)
    const busy = next(known, { type: 'busy', with: 'check' })
    expect(next(busy, { type: 'chosen', entity: 'ent_1', year: 2020 })).toBe(busy)
    expect(next(busy, { type: 'opened', month: '2026-03' })).toBe(busy)
  })
})

describe('who may read the books', () => {
  it('a manager reads the figures, and is shown no way to close, check or carry away', async () => {
    const { read, which } = await officeOf('manager')
    for (const readsOnly of [true, false]) {
      const state = knownOf(which, await read(readsOnly))
      expect(state.read?.reports).toBeUndefined()
      const year = drawnYear(state)
      expect(year).toContain('24,00 €')
      expect(year).not.toContain('Vérifier le journal')
      const month = drawnMonth(next(state, { type: 'opened', month: '2026-03' }))
      expect(month).toContain('Les clôtures et les exports sont au gérant et au comptable.')
      expect(month).not.toMatch(/Clôturer|Télécharger|Déclarer/)
    }
  })

  it('an agent reads nothing, and is told so', async () => {
    const { client, which } = await officeOf('agent')
    const answer = await readBooks(client, which)
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } })
  })
})

describe('closing', () => {
  it('is offered for the month that comes next alone, and says why not for the others', async () => {
    const { read, which, close } = await officeOf()
    const known = knownOf(which, await read())
    const month = (no: string, state = known) =>
      drawnMonth(next(state, { type: 'opened', month: `2026-${no}` }))
    expect(month('03')).toContain('Clôturer mars 2026')
    expect(month('02')).toContain('Clôturez d’abord mars 2026.')
    expect(month('04')).toContain('il se clôture à partir du 1 mai 2026')
    expect(month('05')).toContain('Ce mois n’a pas commencé.')
    expect(month('03')).toContain('une fois le mois clos')
    await close()
    const closed = knownOf(which, await read())
    expect(month('03', closed)).toContain('Ce mois est clos')
    expect(month('03', closed)).toContain('Télécharger les écritures (FEC)')
  })

  it('asks with the name of what is closed, and what becomes impossible', async () => {
    const { read, which } = await officeOf()
    const known = knownOf(which, await read())
    const opened = next(known, { type: 'opened', month: '2026-03' })
    const asked = next(opened, { type: 'asking', closed: { period: 'month', of: '2026-03' } })
    const html = drawnMonth(asked)
    expect(html).toContain('Clôturer mars 2026 ?')
    expect(html).toContain('Plus aucun paiement, remboursement ni rejet')
    expect(html).toContain('ne se défait pas')
    const asking = { period: 'day', of: '2026-03-31' } as const
    expect(drawnYear(next(known, { type: 'asking', closed: asking }), 'en')).toContain(
      'Close the day of 31 March 2026?',
    )
    expect(next(asked, { type: 'asking', closed: undefined }).asking).toBeUndefined()
  })

  it('says a refusal in its own words, and stops asking', async () => {
    const { client, read, which } = await officeOf()
    const { legalEntity } = which
    const answer = await client.journal.closeMonth({ legalEntity, month: '2026-04' })
    if (answer.ok) throw new Error('closed')
    const wrong = [{ field: 'send', says: sentenceOf(answer.refusal) }]
    const known = knownOf(which, await read())
    const opened = next(known, { type: 'opened', month: '2026-04' })
    const html = drawnMonth(next(opened, { type: 'refused', wrong }))
    expect(html).toContain('Cette période se clôture à partir du')
  })

  it('of a year waits for its twelve months', async () => {
    const { read } = await officeOf()
    const { books } = await read()
    expect(canCloseYear(books, 2026)).toBe(false)
    const months = books.months.map((month) => ({ ...month, state: 'closed' as const }))
    const whole = { ...books, months }
    expect(canCloseYear(whole, 2026)).toBe(true)
    const closed = { ...whole.closed, year: day('2026-12-31') }
    expect(canCloseYear({ ...whole, closed }, 2026)).toBe(false)
  })

  it('is said when it is done', () => {
    const closed = { period: 'year', of: '2026' } as const
    expect(saidOf({ what: 'close', closed }, 'fr')).toBe('C’est clos : l’année 2026.')
    expect(closedSaid(closed, 'en')).toBe('the year 2026')
    expect(saidOf({ what: 'saved', name: 'a.txt' }, 'fr')).toBe('Fichier enregistré : a.txt')
  })
})

describe('the files of a closed month', () => {
  it('are the entries for the ledger, debits as credits, and an archive with every entry', async () => {
    const { client, which, close } = await officeOf()
    await close()
    const asked = { legalEntity: which.legalEntity, month: '2026-03' }
    const entries = await given(client.accounting.exportEntries(asked))
    expect(entries.debit).toBe(2400)
    expect(entries.credit).toBe(2400)
    const archive = await given(client.journal.exportJournal(asked))
    expect(archive).toMatchObject({ name: 'journal-123456782-2026-03.jsonl' })
  })
})

describe('the check of the journal', () => {
  it('says that it is intact, how much was looked at, and what only anchors would show', async () => {
    const { client, read, which } = await officeOf()
    const { legalEntity } = which
    const found = await given(client.journal.verifyJournal({ legalEntity }))
    const state = next(knownOf(which, await read()), { type: 'checked', found })
    const html = drawnYear(state)
    expect(html).toContain('Journal intact')
    expect(html).toContain('Écritures vérifiées : 1')
    expect(html).toContain('Aucune empreinte gardée ailleurs')
  })

  it('shows that it runs, and how many entries there are', async () => {
    const { read, which } = await officeOf()
    const html = drawnYear(next(knownOf(which, await read()), { type: 'busy', with: 'check' }))
    expect(html).toContain('<progress')
    expect(html).toContain('Écritures à vérifier : 1')
  })

  it('says what is wrong and at which entry, in words', async () => {
    const { client, which, store, tenant } = await officeOf()
    const { legalEntity } = which
    const [sale] = (await store.find(tenant, 'counter-sales', { limit: 1 })).items
    if (!sale) throw new Error('no sale')
    const { version } = sale
    const doc = { ...sale.doc, gross: 2300 }
    await store.commit(tenant, [{ do: 'replace', of: 'counter-sales', doc, version }])
    const found = await given(client.journal.verifyJournal({ legalEntity }))
    expect(found.sound).toBe(false)
    const draw = (language: 'fr' | 'en') =>
      plain(renderToString(createElement(Found, { found, language })))
    expect(draw('fr')).toContain('Écriture n° 1 (vente au comptoir, 2 mars 2026) :')
    expect(draw('fr')).toContain('le document dit aujourd’hui autre chose')
    expect(draw('en')).toContain('Entry no. 1 (counter sale, 2 March 2026):')
  })
})

describe('what is reported of a month', () => {
  it('is nothing, then an edition; the same figures again make no other', async () => {
    const { client, read, which } = await officeOf()
    const { legalEntity } = which
    const state = async () =>
      next(knownOf(which, await read()), { type: 'opened', month: '2026-03' })
    expect(drawnMonth(await state())).toContain('Rien n’est déclaré de ce mois.')
    const days = { legalEntity, from: '2026-03-01', through: lastDayOf('2026-03') }
    expect(await given(client.accounting.reportSales(days))).toMatchObject({ known: false })
    const told = await state()
    expect(drawnMonth(told)).toContain('Édition 1, établie le jeu. 2 avr. 2026 : aucune plateforme')
    expect(await given(client.accounting.reportSales(days))).toMatchObject({ known: true })
    const report = reportOf(told.read?.reports ?? [], '2026-03')
    if (!report) throw new Error('no report')
    const sent = { ...report, status: 'transmitted', reference: 'PA-1' } as const
    expect(plain(reportSaid(sent, 'en'))).toBe(
      'Edition 1, transmitted on Thu, 2 Apr 2026, reference PA-1.',
    )
    const later = { ...report, edition: 2 }
    expect(reportOf([report, later], '2026-03')).toBe(later)
    expect(reportOf([report], '2026-02')).toBeUndefined()
    expect(saidOf({ what: 'report', edition: 1, known: true }, 'fr')).toContain('Rien n’a changé')
  })
})

describe('what is owed', () => {
  it('is told with what is late of it', async () => {
    const { read } = await officeOf()
    const { owed } = await read()
    const parts = owed.parts.map((part) =>
      part.late === '1-30'
        ? { ...part, amount: Money.cents(3000), invoices: 2, customers: 1 }
        : part.late === 'not-due'
          ? { ...part, amount: Money.cents(5000), invoices: 1, customers: 1 }
          : part,
    )
    const aged = { ...owed, parts, owed: Money.cents(8000) }
    expect(lateOf(aged)).toBe(3000)
    expect(plain(owedConclusion(aged, 'fr'))).toBe('80,00 € restent dus, dont 30,00 € en retard')
    const all = { ...aged, owed: Money.cents(3000) }
    expect(plain(owedConclusion(all, 'en'))).toBe('€30.00 are owed, all of it late')
    const inTime = { ...aged, parts: parts.filter(({ late }) => late === 'not-due') }
    expect(plain(owedConclusion(inTime, 'fr'))).toBe('80,00 € restent dus, rien n’est en retard')
  })
})

describe('the picture', () => {
  it('hangs amounts below nothing under its line, and never leaves its frame', () => {
    const { ground, bars } = barsOf([
      { label: 'a', amounts: [100, 50] },
      { label: 'b', amounts: [-100, 0] },
    ])
    const [up, , down, none] = bars.flat()
    expect(up?.y).toBeCloseTo(8)
    expect(up && up.y + up.height).toBeCloseTo(ground)
    expect(down).toMatchObject({ y: ground })
    expect(down && down.y + down.height).toBeCloseTo(196)
    expect(none?.height).toBe(0)
    expect(barsOf([{ label: 'a', amounts: [0] }]).bars[0]?.[0]?.height).toBe(0)
  })
})

describe('the widget', () => {
  it.each([
    ['fr', 'Comptabilité', 'Chargement des comptes'],
    ['en', 'Accounts', 'Loading the accounts'],
  ] as const)('is drawn in "%s" without a browser', async (language, title, loading) => {
    const { client } = await officeOf()
    const html = renderToString(createElement(Accounting, { client, language }))
    expect(html).toContain(`lang="${language}"`)
    expect(html).toContain(`<h2>${title}</h2>`)
    expect(html).toContain(loading)
  })

  it('says months, rates and states in words of each language', () => {
    expect([monthSaid('2026-03', 'fr'), monthSaid('2026-03', 'en', 'name')]).toEqual([
      ...['mars 2026', 'March'],
    ])
    expect(plain(rateSaid('0.055', 'fr'))).toBe('5,5 %')
    for (const language of ['fr', 'en'] as const)
      for (const text of Object.values(words[language])) expect(text).not.toBe('')
  })
})
