import type { registry } from '@foyer/core'
import { createClient } from '@foyer/core/client'
import { given, newCustomer, type SmallCompany, smallCompany } from '@foyer/core/testing'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Certificates } from './component.js'
import {
  type CertificatesState,
  countsOf,
  leftToSend,
  next,
  openedOf,
  phaseOf,
  standingOf,
  unread,
  whichOf,
  yearsOf,
} from './model.js'
import { OneCertificate } from './one-certificate.js'
import { readLines, readYear } from './read-year.js'
import { runYear } from './runs.js'
import type { CertificatesInHand } from './use-certificates.js'
import { counted, words } from './words.js'
import { YearHead } from './year-head.js'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

/** A company in January 2026 whose office asks as one role; households paid for an hour of IT support each in 2025. */
const officeOf = async (
  told: { readonly paying?: number; readonly role?: 'owner' | 'agent'; readonly at?: string } = {},
) => {
  const { paying = 2, role = 'owner', at = '2026-01-15T08:00:00.000Z' } = told
  const company = await smallCompany({ at, http: { principalOf: () => company.as(role).as } })
  const client = createClient<typeof registry>({
    url: 'https://app.example.fr',
    fetch: (url, init) => company.foyer.http(new Request(String(url), init)),
  })
  for (let no = 1; no <= paying; no++) {
    const customer = no === 1 ? company.customer : await newCustomer(company, no)
    await paidHour(company, customer, no)
  }
  const which = { legalEntity: company.entity, year: 2025 }
  const read = async () => {
    const answer = await readYear(client, which)
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const run = async (what: 'draft' | 'close' | 'send') => {
    const counts: number[] = []
    const answer = await runYear(client, what, which, (count) => counts.push(count), isWanted)
    return { answer, counts }
  }
  return { ...company, client, which, read, run }
}

const isWanted = () => true

const paidHour = async (
  { foyer, as, entity: legalEntity, alma: worker }: SmallCompany,
  customer: string,
  no: number,
) => {
  const what = { reference: `V${no}`, legalEntity, customer, worker, activity: 'II-11' } as const
  const when = { date: '2025-03-10', start: '09:00', minutes: 60, place: 'home' } as const
  const { visit } = await given(foyer.dispatch.takeOverVisit({ ...what, ...when }, as('owner')))
  const line = { no: 1, kind: 'service', label: 'Dépannage', activity: 'II-11', visit } as const
  const lines = [{ ...line, gross: 6000, vatRate: '0.2' }]
  const history = { legalEntity, customer, number: `X${no}`, issuedOn: '2025-03-31', lines }
  const { invoice } = await given(foyer.invoicing.takeOverInvoice(history, as('owner')))
  const money = { on: '2025-04-05', means: 'transfer', amount: 6000, invoice } as const
  await given(foyer.payments.recordPayment(money, as('owner')))
}

/** What is known once a year was read. */
const knownOf = (
  which: { readonly legalEntity: string; readonly year: number },
  read: NonNullable<CertificatesState['read']>,
  today = '2026-01-15',
): CertificatesState => {
  const { legalEntity: entity, year } = which
  const chosen = next(next(unread, { type: 'today', today }), { type: 'chosen', entity, year })
  return next(chosen, { type: 'read', of: which, read })
}

/** Hands that do nothing: what a screen shows of a state. */
const handOf = (state: CertificatesState): CertificatesInHand => {
  const rest = async () => {}
  return {
    ...{ state, choose: rest, refresh: rest, readOn: rest, search: rest, toggleKeys: rest },
    ...{ open: rest, close: rest, ask: rest, run: rest, send: rest, correct: rest, openPdf: rest },
  }
}

describe('a year of certificates', () => {
  it('is empty, then drafted, then issued; each is done in as many calls as it takes (S004)', async () => {
    const { run, read, which } = await officeOf()
    expect(phaseOf(knownOf(which, await read()))).toBe('empty')
    const drafted = await run('draft')
    const sum = { unreachable: 0, isLate: false }
    expect(drafted.answer).toEqual({ ok: true, value: { count: 2, ...sum } })
    const after = await read()
    expect(phaseOf(knownOf(which, after))).toBe('drafted')
    expect(after.lines.map(({ figures }) => figures.paidGross)).toEqual([6000, 6000])
    expect((await run('close')).answer).toEqual({ ok: true, value: { count: 2, ...sum } })
    const closed = await read()
    expect(phaseOf(knownOf(which, closed))).toBe('issued')
    expect(countsOf(closed.lines)).toEqual({ drafts: 0, issued: 2, reopened: 0 })
    expect(closed.totals).toMatchObject({ certificates: 2, figures: { paidGross: 12_000 } })
  })

  it('tells how many were done while it goes on, and begun again does no more', async () => {
    const { run } = await officeOf({ paying: 101 })
    const first = await run('draft')
    expect([first.answer, first.counts]).toMatchObject([{ value: { count: 101 } }, [100]])
    expect((await run('draft')).answer).toMatchObject({ value: { count: 0 } })
    const closed = await run('close')
    expect([closed.answer, closed.counts]).toMatchObject([{ value: { count: 101 } }, [100]])
    expect((await run('close')).answer).toMatchObject({ value: { count: 0 } })
  })

  it('stops when nobody waits for it any more, and goes on later where it stopped', async () => {
    const { client, which, run, read } = await officeOf({ paying: 101 })
    let calls = 0
    const once = () => ++calls === 1
    expect(await runYear(client, 'draft', which, () => undefined, once)).toBeUndefined()
    expect((await read()).lines).toHaveLength(100)
    expect(await run('close')).toMatchObject({ answer: { refusal: { code: 'year-not-drafted' } } })
    expect((await run('draft')).answer).toMatchObject({ value: { count: 1 } })
  })

  it('says when certificates were issued past the day of the law', async () => {
    const { run } = await officeOf({ at: '2026-04-02T08:00:00.000Z' })
    await run('draft')
    expect((await run('close')).answer).toMatchObject({ value: { count: 2, isLate: true } })
    const done = { what: 'close', count: 2, unreachable: 0 } as const
    const late = next(unread, { type: 'done', done, isLate: true })
    const draw = (state: CertificatesState) =>
      renderToString(createElement(YearHead, { hand: handOf(state), language: 'fr' }))
    expect(draw(late)).toContain('D7233-4')
    expect(draw(next(unread, { type: 'done', done }))).not.toContain('D7233-4')
    const chosen = next(late, { type: 'chosen', entity: 'ent_1', year: 2024 })
    expect(draw(chosen)).not.toContain('D7233-4')
  })

  it('is sent to everybody, those without an e-mail address counted', async () => {
    const { run, read, foyer, as, customer } = await officeOf()
    await run('draft')
    await run('close')
    expect(leftToSend((await read()).lines)).toBe(0)
    const change = { email: 'marie.dupont@example.fr' }
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    expect(leftToSend((await read()).lines)).toBe(1)
    const sent = await run('send')
    expect(sent.answer).toMatchObject({ value: { count: 1, unreachable: 1 } })
  })

  it('shows an agent the certificates, and neither the whole nor a way to prepare it', async () => {
    const { client, read, which } = await officeOf({ role: 'agent' })
    const known = await read()
    expect(known).toMatchObject({ totals: undefined, lines: [] })
    expect(await readYear(client, which, true)).toEqual({ ok: true, value: known })
    const html = renderToString(
      createElement(YearHead, { hand: handOf(knownOf(which, known)), language: 'fr' }),
    )
    expect(html).toContain('Aucune attestation pour 2025')
    expect(html).not.toContain('Préparer les attestations')
  })

  it('goes on where a long list stops', async () => {
    const { client, which, run } = await officeOf({ paying: 3 })
    await run('draft')
    const page = await client.documents.certificatesOf({ ...which, limit: 2 })
    if (!page.ok || !page.value.next) throw new Error('one page')
    const rest = await readLines(client, which, page.value.next)
    expect(rest).toMatchObject({ ok: true, value: { lines: [{ name: 'Marie Dupont 3' }] } })
  })
})

describe('which year is shown', () => {
  it('is last year of the first company, until somebody chooses', async () => {
    const { client, which } = await officeOf({ paying: 0 })
    const { items: entities } = await given(client.organisation.listLegalEntities({}))
    const state = { ...unread, entities, today: '2027-01-12' }
    expect(whichOf(unread)).toBeUndefined()
    expect(whichOf(state)).toEqual({ legalEntity: which.legalEntity, year: 2026 })
    const chosen = next(state, { type: 'chosen', entity: 'ent_2', year: 2024 })
    expect(whichOf(chosen)).toEqual({ legalEntity: 'ent_2', year: 2024 })
  })

  it('offers the current year, those before, and the one that was asked for', () => {
    expect(yearsOf('2027-01-12', 2026)).toEqual([2027, 2026, 2025, 2024, 2023, 2022])
    expect(yearsOf('2027-01-12', 2019).at(-1)).toBe(2019)
  })

  it('says of a year that is not over from when it is drafted, whatever was read', async () => {
    const { read, which } = await officeOf()
    const of = { ...which, year: 2026 }
    const state = knownOf(of, await read(), '2026-12-31')
    expect(phaseOf(state)).toBe('not-over')
    const html = renderToString(createElement(YearHead, { hand: handOf(state), language: 'fr' }))
    expect(html).toContain('ven. 1 janv. 2027')
    expect(html).not.toContain('Préparer')
    expect(phaseOf(next(state, { type: 'today', today: '2027-01-01' }))).toBe('empty')
  })

  it('drops what was read of another year, and changes nothing while something is done', async () => {
    const { read, which } = await officeOf()
    const state = knownOf(which, await read())
    const other = next(state, { type: 'chosen', entity: which.legalEntity, year: 2024 })
    expect(other.read).toBeUndefined()
    expect(next(other, { type: 'read', of: which, read: await read() })).toBe(other)
    const running = { what: 'draft', count: 0, total: undefined } as const
    const busy = next(state, { type: 'running', running })
    expect(next(busy, { type: 'chosen', entity: 'ent_1', year: 2020 })).toBe(busy)
    expect(next(busy, { type: 'opened', certificate: 'cer_1' })).toBe(busy)
  })
})

describe('one certificate', () => {
  const issued = async () => {
    const office = await officeOf({ paying: 1 })
    const { run, foyer, as, customer } = office
    const change = { email: 'marie.dupont@example.fr' }
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    await run('draft')
    await run('close')
    const line = async () => {
      const [first] = (await office.read()).lines
      if (!first) throw new Error('no certificate')
      return first
    }
    return { ...office, line }
  }

  it('stands issued, then sent, and to be corrected once its money moved', async () => {
    const { client, foyer, as, line, which } = await issued()
    expect(standingOf(await line())).toBe('issued')
    const { certificate } = await line()
    const delivery = await given(client.documents.sendCertificate({ certificate }))
    expect(standingOf({ status: 'issued', delivery: { ...delivery, status: 'sent' } })).toBe('sent')
    expect(standingOf({ status: 'issued', delivery: { ...delivery, status: 'bounced' } })).toBe(
      'bounced',
    )
    const { items } = await given(
      foyer.invoicing.listInvoices({ customer: (await line()).customer }, as('owner')),
    )
    const note = { invoice: items[0]?.id ?? '', number: 'A1', issuedOn: '2025-05-01' }
    await given(
      foyer.invoicing.takeOverCreditNote(
        { ...note, lines: [{ line: 1, amount: 1000 }] },
        as('owner'),
      ),
    )
    expect(standingOf(await line())).toBe('reopened')
    const { legalEntity } = which
    const { correction } = await given(
      client.attestation.correctCertificate({ legalEntity, certificate }),
    )
    expect(correction?.figures.paidGross).toBe(5000)
  })

  it('is drawn with its figures, its address and what is done next', async () => {
    const { line, which, read } = await issued()
    const known = knownOf(which, await read())
    const one = await line()
    const state = next(known, { type: 'opened', certificate: one.certificate })
    expect(openedOf(state)).toEqual(one)
    const draw = (language: 'fr' | 'en') =>
      plain(
        renderToString(
          createElement(OneCertificate, {
            ...{ hand: handOf(state), line: one, year: which.year, language },
          }),
        ),
      )
    const html = draw('fr')
    for (const text of ['Attestation AF2025-00001', '60,00 €', 'marie.dupont@example.fr'])
      expect(html).toContain(text)
    expect(html).toContain('Envoyer par e-mail')
    expect(html).not.toContain('Hors attestation')
    expect(html).not.toContain('style=')
    expect(draw('en')).toContain('Certificate AF2025-00001')
  })

  it('gives its place to the one that corrects it', () => {
    const open = { ...unread, opened: 'cer_1' }
    const done = { what: 'correct', certificate: 'cer_2' } as const
    expect(next(open, { type: 'done', done }).opened).toBe('cer_2')
    expect(next(open, { type: 'done', done: { what: 'withdraw' } }).opened).toBe('cer_1')
  })
})

describe('the widget', () => {
  it.each([
    ['fr', 'Attestations fiscales', 'Chargement des attestations'],
    ['en', 'Tax certificates', 'Loading the certificates'],
  ] as const)('is drawn in "%s" without a browser', async (language, title, loading) => {
    const { client } = await officeOf({ paying: 0 })
    const html = renderToString(createElement(Certificates, { client, language }))
    expect(html).toContain(`lang="${language}"`)
    expect(html).toContain(`<h2>${title}</h2>`)
    expect(html).toContain(loading)
    expect(html).not.toContain('style=')
  })

  it('asks with the year’s name before it issues, and shows how far it is', async () => {
    const { run, read, which } = await officeOf()
    await run('draft')
    const known = knownOf(which, await read())
    const draw = (state: CertificatesState) =>
      renderToString(createElement(YearHead, { hand: handOf(state), language: 'fr' }))
    expect(draw(known)).toContain('2 brouillons à relire')
    expect(draw(next(known, { type: 'asking', is: true }))).toContain(
      'Émettre les attestations 2025',
    )
    const running = { what: 'close', count: 1, total: 2 } as const
    const html = draw(next(known, { type: 'running', running }))
    expect(html).toContain('1 sur 2')
    expect(html).toContain('<progress')
    expect(html).not.toContain('Préparer de nouveau')
  })

  it('counts in words', () => {
    expect(counted(words.fr, 'done-draft', 0)).toBe(
      'Rien n’a changé depuis la dernière préparation.',
    )
    expect(counted(words.fr, 'drafts', 1)).toBe('1 brouillon à relire')
    expect(counted(words.en, 'done-send', 12)).toBe('12 e-mails are leaving.')
  })
})
