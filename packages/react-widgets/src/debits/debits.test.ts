import type { registry } from '@foyer/core'
import { createClient } from '@foyer/core/client'
import { sealsUnder } from '@foyer/core/system'
import { given, keptNotices, type SmallCompany, smallCompany } from '@foyer/core/testing'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { sentenceOf } from '../kit/answer.js'
import { Asking } from './asking.js'
import { Debited, Debits } from './component.js'
import {
  type DebitsRead,
  type DebitsState,
  daysOf,
  lastFourOf,
  next,
  readyOf,
  refusedOf,
  stepsOf,
  unread,
} from './model.js'
import { gatherAll, prepareAll, readDebits } from './read-debits.js'
import { saidOf } from './said.js'
import { wrongFields } from './typed-creditor.js'
import type { DebitsInHand } from './use-debits.js'
import { reasonsSaid, words } from './words.js'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

/** A French account number with its check digits. */
const accountOf = (no: number): string => {
  const number = `3000400003${String(no).padStart(11, '0')}43`
  return `FR${String(98n - (BigInt(`${number}152700`) % 97n)).padStart(2, '0')}${number}`
}

/** A company that collects, on 2 March 2026; a customer owes it 60 euros and has signed a mandate, unless told otherwise. */
const officeOf = async (
  told: { readonly role?: 'owner' | 'accountant' | 'worker'; readonly signs?: object | false } = {},
) => {
  const { role = 'accountant', signs = {} } = told
  const { notifier } = keptNotices()
  const company = await smallCompany({
    notifiers: { email: notifier, sms: notifier },
    seals: sealsUnder({ k1: new Uint8Array(32).fill(7) }, 'k1'),
    bankFiles: {
      write: async (file) => new TextEncoder().encode(JSON.stringify(file)),
      read: async (bytes) => ({
        ok: true,
        value: JSON.parse(new TextDecoder().decode(bytes)),
      }),
    },
    http: { principalOf: () => company.as(role).as },
  })
  const client = createClient<typeof registry>({
    url: 'https://app.example.fr',
    fetch: (url, init) => company.foyer.http(new Request(String(url), init)),
  })
  const { foyer, as, entity: legalEntity, customer } = company
  const owner = as('owner')
  const creditorIdentifier = 'FR69ZZZ651190'
  await given(foyer.organisation.setCreditorIdentifier({ legalEntity, creditorIdentifier }, owner))
  await given(foyer.directDebit.setCreditor({ legalEntity, iban: accountOf(99) }, owner))
  const email = { customer, change: { email: 'marie.dupont@example.fr' } }
  await given(foyer.customers.amendCustomer(email, owner))
  if (signs) {
    const asked = { legalEntity, customer, iban: accountOf(1), ...signs }
    const { id: mandate } = await given(foyer.directDebit.prepareMandate(asked, owner))
    await given(foyer.directDebit.signMandate({ mandate, signedBy: 'Marie Dupont' }, owner))
  }
  await owes(company)
  const read = async (): Promise<DebitsRead> => {
    const answer = await readDebits(client, legalEntity)
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  return { ...company, client, legalEntity, read }
}

const owes = async ({ foyer, as, entity: legalEntity, customer }: SmallCompany) => {
  const line = { no: 1, kind: 'goods', label: 'Souris', gross: 6000, vatRate: '0.2' } as const
  const sold = { legalEntity, customer, number: 'X1', issuedOn: '2026-02-27', lines: [line] }
  await given(foyer.invoicing.takeOverInvoice(sold, as('owner')))
}

/** The same, its debit counted as paid on 16 March. */
const collected = async () => {
  const office = await officeOf()
  const { client, legalEntity, foyer, clock, read } = office
  await prepareAll(client, legalEntity)
  await foyer.relay()
  await gatherAll(client, legalEntity, '2026-03-16')
  const [batch] = (await read()).batches
  if (!batch) throw new Error('no batch')
  await given(client.directDebit.writeBatch({ batch: batch.id }))
  await given(client.directDebit.sendBatch({ batch: batch.id }))
  clock.set('2026-03-16T20:00:00.000Z')
  await foyer.tick()
  const hear = async (word: object) => {
    const said = { type: 'debit', status: 'returned', on: '2026-03-16', refs: {}, ...word }
    const text = JSON.stringify({ format: 'camt.054', messageId: 'N1', words: [said] })
    return given(client.directDebit.takeBankFile({ base64: btoa(text) }))
  }
  return { ...office, hear }
}

const knownOf = (read: DebitsRead, tab = 'wanted'): DebitsState => ({
  ...unread,
  ...{ entity: 'ent_1', read, tab },
})

/** Hands that do nothing: what a screen shows of a state. */
const handOf = (state: DebitsState): DebitsInHand => {
  const rest = async () => {}
  return {
    ...{ state, choose: rest, refresh: rest, openTab: rest, ask: rest, confirm: rest },
    ...{ gather: rest, write: rest, save: rest, hear: rest, type: rest, settle: rest },
  }
}

const drawn = (read: DebitsRead, tab: string, language: 'fr' | 'en' = 'fr', mayChange = false) => {
  const hand = handOf(knownOf(read, tab))
  return plain(renderToString(createElement(Debited, { hand, read, language, mayChange })))
}

describe('what is to debit', () => {
  it('is shown with its amount and its day before anybody is told', async () => {
    const { read, foyer } = await officeOf()
    const known = await read()
    expect(readyOf(known.wanted)).toEqual({ count: 1, total: 6000 })
    const html = drawn(known, 'wanted')
    expect(html).toContain('Prélèvements possibles : 1, pour 60,00 €')
    expect(html).toContain('lun. 16 mars 2026')
    expect(html).not.toContain('style=')
    await foyer.relay()
    expect((await read()).prepared).toEqual([])
    expect(drawn(known, 'wanted', 'en')).toContain('Debits that are possible: 1, for €60.00')
  })

  it('is refused with every reason, in words', async () => {
    const { read } = await officeOf({ signs: { terms: { monthly: 5000, day: 20 } } })
    const { wanted } = await read()
    expect(
      refusedOf(wanted)
        .flatMap((one) => reasonsSaid(one, 'fr'))
        .map(plain),
    ).toEqual(['Le mandat s’arrête à 50,00 € par mois.'])
    const none = await officeOf({ signs: false })
    expect(drawn(await none.read(), 'wanted')).toContain('Le client n’a pas signé de mandat.')
  })

  it('asks before customers are told, then says how many were prepared, and waits for a batch', async () => {
    const { client, legalEntity, read } = await officeOf()
    const question = { of: 'prepare', count: 1, total: 6000 } as const
    const state = next(knownOf(await read()), { type: 'asking', question })
    const draw = (language: 'fr' | 'en') =>
      plain(renderToString(createElement(Asking, { hand: handOf(state), question, language })))
    expect(draw('fr')).toContain('Chaque client est prévenu par message')
    expect(draw('en')).toContain('€60.00?')
    const sum = await prepareAll(client, legalEntity)
    expect(sum).toEqual({ ok: true, value: { count: 1, refused: 0 } })
    const after = await read()
    expect(daysOf(after.prepared)).toMatchObject([{ on: '2026-03-16', total: 6000 }])
    expect(drawn(after, 'wanted')).toContain('Préparer la remise du lun. 16 mars 2026')
    expect(refusedOf(after.wanted)).toEqual([])
  })
})

describe('a batch', () => {
  it('is gathered, written, handed over; its steps follow, and what was left is said', async () => {
    const { client, legalEntity, read, foyer } = await officeOf()
    await prepareAll(client, legalEntity)
    const early = await gatherAll(client, legalEntity, '2026-03-16')
    expect(early).toEqual({ ok: true, value: { batches: 0, left: ['not-announced'] } })
    await foyer.relay()
    expect(await gatherAll(client, legalEntity, '2026-03-16')).toMatchObject({
      value: { batches: 1, left: [] },
    })
    const [batch] = (await read()).batches
    if (!batch) throw new Error('no batch')
    expect(drawn(await read(), 'batches')).toContain('Établir le fichier')
    await given(client.directDebit.writeBatch({ batch: batch.id }))
    const written = drawn(await read(), 'batches', 'en')
    for (const text of ['Download the file', 'I handed it to the bank', 'Call the batch off'])
      expect(written).toContain(text)
    const steps = ['prepared', 'written', 'sent', 'cancelled'] as const
    expect(steps.map((status) => stepsOf({ status }))).toEqual([
      ['write', 'cancel'],
      ['save', 'send', 'cancel'],
      ['save'],
      [],
    ])
    const left = ['not-owed', 'not-announced', 'not-owed']
    expect(saidOf({ what: 'gathered', batches: 0, left }, 'fr')).toBe(
      'Aucune remise n’est préparée. Laissés : 2 (n’est plus dû), 1 (client pas prévenu à temps).',
    )
  })

  it('asks with its day before it is said to be at the bank, and before it is called off', async () => {
    const { client, legalEntity, read, foyer } = await officeOf()
    await prepareAll(client, legalEntity)
    await foyer.relay()
    await gatherAll(client, legalEntity, '2026-03-16')
    const [batch] = (await read()).batches
    if (!batch) throw new Error('no batch')
    const draw = (of: 'send' | 'cancel') => {
      const hand = handOf(knownOf({ ...unreadLists, batches: [batch] }))
      const question = { of, batch }
      return plain(renderToString(createElement(Asking, { hand, question, language: 'fr' })))
    }
    expect(draw('send')).toContain('La remise du lun. 16 mars 2026 est à la banque ?')
    expect(draw('cancel')).toContain('serait prélevé une seconde fois')
  })
})

const unreadLists: DebitsRead = {
  ...{ wanted: [], prepared: [], batches: [], parked: [], returned: [], mandates: [] },
  ...{ creditor: undefined, identifier: undefined, hasMore: false },
}

describe('what the bank says', () => {
  it('is said as it was heard: matched, parked, known', async () => {
    const { hear } = await collected()
    const heard = await hear({ amount: 6000, reason: 'AM04' })
    expect(saidOf({ what: 'heard', name: 'camt.xml', heard }, 'fr')).toBe(
      'camt.xml : 0 mis à leur prélèvement, 1 à rapprocher, 0 déjà dits, 0 sans rapport.',
    )
    const again = await hear({ amount: 6000, reason: 'AM04' })
    expect(saidOf({ what: 'heard', name: 'camt.xml', heard: again }, 'en')).toContain(
      'was handed in before',
    )
  })

  it('waits where nobody can tell, and a person says which debit it is', async () => {
    const { hear, read, client } = await collected()
    await hear({ amount: 6000, reason: 'AC04' })
    const known = await read()
    const html = drawn(known, 'bank')
    expect(html).toContain('Mots de la banque à rapprocher : 1')
    expect(html).toContain('Rien n’y dit quel prélèvement c’est.')
    expect(html).toContain('Marie Dupont 1, facture X1, 60,00 €, le lun. 16 mars 2026')
    const [parked] = known.parked
    const debit = parked?.meant[0]?.debit
    if (!parked || !debit) throw new Error('nothing parked')
    const question = { of: 'match', parked, debit } as const
    const hand = handOf(knownOf(known))
    expect(
      plain(renderToString(createElement(Asking, { hand, question, language: 'fr' }))),
    ).toContain('C’est bien Marie Dupont 1, facture X1')
    await given(client.directDebit.resolveBankItem({ item: parked.item.id, debit }))
    const after = drawn(await read(), 'bank')
    expect(after).toContain('Aucun mot de la banque n’attend')
    expect(after).toContain('AC04 (Compte clos)')
    expect(after).toContain('un autre compte est demandé au client')
    expect(drawn(await read(), 'mandates')).toContain('Suspendu (autre compte attendu, AC04)')
  })

  it('is set aside with a reason', async () => {
    const { hear, read, client } = await collected()
    await hear({ amount: 1 })
    const [parked] = (await read()).parked
    if (!parked) throw new Error('nothing parked')
    expect(drawn(await read(), 'bank')).not.toContain('Rapprocher')
    const because = 'not-ours'
    await given(client.directDebit.dismissBankItem({ item: parked.item.id, because }))
    expect((await read()).parked).toEqual([])
  })
})

describe('mandates and settings', () => {
  it('show the reference, the last four, the last debit and when they lapse', async () => {
    const { read } = await collected()
    const { mandates } = await read()
    const [mandate] = mandates ?? []
    if (!mandate) throw new Error('no mandate')
    expect(lastFourOf(mandate)).toBe(accountOf(1).slice(-4))
    const html = drawn(await read(), 'mandates')
    for (const text of [mandate.reference, 'lun. 16 mars 2026', 'ven. 16 mars 2029', 'En vigueur'])
      expect(html).toContain(text)
    expect(html).not.toContain(accountOf(1))
    const { client, legalEntity } = await officeOf()
    const without = await readDebits(client, legalEntity, false)
    expect(without).toMatchObject({ ok: true, value: { mandates: undefined } })
  })

  it('show identifier and account; the owner alone is shown fields to change them', async () => {
    const { read } = await officeOf()
    const known = await read()
    expect(drawn(known, 'settings')).toContain('FR69ZZZ651190')
    expect(drawn(known, 'settings')).toContain(`…${accountOf(99).slice(-4)}`)
    expect(drawn(known, 'settings')).not.toContain('Enregistrer les réglages')
    expect(drawn(known, 'settings', 'fr', true)).toContain('Enregistrer les réglages')
    expect(drawn(unreadLists, 'settings', 'en')).toContain('to be given')
  })

  it('want an identifier or an account, and forget the number once it is kept', () => {
    const empty = { identifier: '', iban: ' ', bic: '' }
    expect(wrongFields(empty, 'fr')).toMatchObject([{ field: 'identifier' }])
    expect(wrongFields({ ...empty, identifier: 'FR1', bic: 'AGRIFRPP' }, 'fr')).toMatchObject([
      { field: 'iban' },
    ])
    expect(wrongFields({ ...empty, iban: 'FR76' }, 'en')).toEqual([])
    const typed = next(unread, { type: 'typed', values: { iban: 'FR76' } })
    expect(typed.values.iban).toBe('FR76')
    expect(next(typed, { type: 'done', done: { what: 'settled' } }).values.iban).toBe('')
    expect(next(typed, { type: 'done', done: { what: 'sent' } }).values.iban).toBe('FR76')
  })
})

describe('the widget', () => {
  it.each([
    ['fr', 'Prélèvements', 'Chargement des prélèvements'],
    ['en', 'Direct debits', 'Loading the direct debits'],
  ] as const)('is drawn in "%s" without a browser', async (language, title, loading) => {
    const { client } = await officeOf()
    const html = renderToString(createElement(Debits, { client, language }))
    expect(html).toContain(`lang="${language}"`)
    expect(html).toContain(`<h2>${title}</h2>`)
    expect(html).toContain(loading)
    for (const text of Object.values(words[language])) expect(text).not.toBe('')
  })

  it('reads nothing for whoever may not', async () => {
    const { client, legalEntity } = await officeOf({ role: 'worker' })
    const answer = await readDebits(client, legalEntity)
    if (answer.ok) throw new Error('read')
    expect(answer.refusal.code).toBe('not-allowed')
    expect(sentenceOf(answer.refusal)).not.toBe('not-allowed')
  })

  it('changes neither company nor tab while something is done', () => {
    const busy = next(unread, { type: 'busy' })
    expect(next(busy, { type: 'tab', tab: 'bank' })).toBe(busy)
    expect(next(busy, { type: 'chosen', entity: 'ent_2' })).toBe(busy)
  })
})
