import { describe, expect, it } from 'vitest'
import { notices } from '../app/notices.js'
import { collections } from '../house.js'
import type { BankFiles } from '../ports/bank-files.js'
import { StoreError } from '../ports/store.js'
import { fromBase64 } from '../shared/base64.js'
import { companyIban, debitCompany, ibanOf } from '../testing/debit-company.js'
import { bill, pay, support } from '../testing/journey.js'
import { memoryStore } from '../testing/memory-store.js'
import { plainBank } from '../testing/plain-bank.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, smallCompany } from '../testing/small-company.js'

const day = '2026-03-16'

const opened = async (options: Parameters<typeof debitCompany>[0] = {}) => {
  const company = await debitCompany(options)
  const { foyer, as, entity: legalEntity, store, tenant } = company
  const gather = (collectOn = day) =>
    foyer.directDebit.prepareBatches({ legalEntity, collectOn }, as('accountant'))
  const write = (batch: string) =>
    foyer.directDebit.writeBatch({ batch } as never, as('accountant'))
  const download = (batch: string) =>
    foyer.directDebit.downloadBatch({ batch } as never, as('accountant'))
  const payments = async () =>
    (await store.find(tenant, 'payments', { limit: 1000 })).items.map(({ doc }) => doc)
  return { ...company, gather, write, download, payments }
}

/** A company with a debit of 60 euros on 16 March, told of. */
const withDebit = async (options: Parameters<typeof debitCompany>[0] = {}, asked: object = {}) => {
  const company = await opened(options)
  const mandate = await company.mandate(asked)
  const invoice = await bill(company, [support(6000)], { number: 'X77' })
  return { ...company, invoice, signed: mandate, one: await company.debit(invoice) }
}

describe('prepareBatches', () => {
  it('gathers the debits of an entity, a day and a sequence type', async () => {
    const company = await opened()
    const { gather, foyer, as } = company
    await company.mandate()
    const other = await newCustomer(company, 2)
    await company.mandate({ customer: other, iban: ibanOf(2), kind: 'one-off' })
    const first = await company.debit(await bill(company, [support(6000)]))
    const second = await company.debit(await bill(company, [support(1500)]))
    const once = await company.debit(await bill(company, [support(900)], { customer: other }))
    await company.debit(await bill(company, [support(400)]), { collectOn: '2026-03-17' })
    const { batches, left, more } = await given(gather())
    expect(batches).toMatchObject([
      { sequence: 'RCUR', collectOn: day, total: 7500, debits: [first.id, second.id] },
      { sequence: 'OOFF', collectOn: day, total: 900, debits: [once.id] },
    ])
    expect([left, more]).toEqual([[], false])
    const { items } = await given(
      foyer.directDebit.listBatches({ legalEntity: company.entity }, as('agent')),
    )
    expect(items).toHaveLength(2)
  })

  it('puts each debit in one batch, also when two gather at once', async () => {
    const { gather, one, show } = await withDebit()
    const both = await Promise.all([given(gather()), given(gather())])
    expect(both.flatMap(({ batches }) => batches)).toHaveLength(1)
    expect((await given(gather())).batches).toEqual([])
    expect((await show(one)).status).toBe('batched')
  })

  it('leaves out what is not owed any more, and what has no mandate that stands', async () => {
    const company = await withDebit()
    const { gather, invoice, one, show } = company
    await pay(company, invoice, 1)
    expect((await given(gather())).left).toEqual([{ debit: one.id, because: 'not-owed' }])
    expect(await show(one)).toMatchObject({ status: 'withdrawn', withdrawn: 'not-owed' })
  })

  it('leaves out what goes beyond the terms that were agreed meanwhile', async () => {
    const { gather, one, signed, foyer, as } = await withDebit()
    const terms = { monthly: 5999 }
    await given(foyer.directDebit.changeMandateTerms({ mandate: signed.id, terms }, as('agent')))
    expect((await given(gather())).left).toEqual([{ debit: one.id, because: 'outside-terms' }])
  })

  it.each(['failed', 'bounced', 'channel-unavailable', 'waiting'])(
    'leaves what its payer was not told of: the notice is %s',
    async (status) => {
      const { gather, one, store, tenant, show, foyer, as } = await withDebit()
      const notice = await store.get(tenant, notices.name, one.announced.notice ?? '')
      if (!notice) throw new Error('no notice')
      const doc = { ...notice.doc, status }
      const change = { do: 'replace', of: notices.name, doc, version: notice.version } as const
      await store.commit(tenant, [change])
      const { batches, left } = await given(gather())
      expect([batches, left]).toEqual([[], [{ debit: one.id, because: 'not-announced' }]])
      expect((await show(one)).status).toBe('prepared')
      const told = (on: string) =>
        foyer.directDebit.recordAnnouncement({ debit: one.id, on }, as('agent'))
      expect(await refused(told('2026-03-03'))).toEqual({ code: 'not-yet' })
      await given(told('2026-03-02'))
      expect((await given(gather())).batches).toHaveLength(1)
    },
  )

  it('asks for a company that is known to its bank', async () => {
    const { foyer, as, entity: legalEntity } = await smallCompany()
    const asked = foyer.directDebit.prepareBatches({ legalEntity, collectOn: day }, as('owner'))
    expect(await refused(asked)).toEqual({
      ...{ code: 'creditor-incomplete', missing: 'creditor-identifier' },
    })
  })
})

describe('the file of a batch', () => {
  it('says who pays what to whom, under which mandate', async () => {
    const { batch, send, signed, one } = await withDebit()
    const [only] = await batch(day)
    if (!only) throw new Error('no batch')
    const file = await send(only)
    expect(file).toMatchObject({
      format: 'pain.008.001.08',
      messageId: only.messageId,
      createdAt: '2026-03-02T08:00:00.000Z',
      initiator: 'Les Jours Tranquilles',
    })
    expect(file.debits).toEqual([
      {
        ...{ endToEnd: one.endToEnd, amount: 6000, sequence: 'RCUR', collectOn: day },
        creditor: {
          name: 'Les Jours Tranquilles',
          ...{ identifier: 'FR69ZZZ651190', iban: companyIban, bic: 'AGRIFRPPXXX' },
        },
        mandate: { reference: signed.reference, signedOn: '2026-03-02' },
        debtor: { name: 'Marie Dupont 1', iban: ibanOf(1) },
        remittance: 'X77',
      },
    ])
    expect([only.messageId, one.endToEnd].join('')).toMatch(/^[A-Z0-9]{58}$/)
  })

  it('is the same bytes and the same name whenever it is written and read again', async () => {
    const {
      batch,
      write,
      download,
      foyer,
      as,
      customer,
      entity: legalEntity,
      clock,
      signed,
    } = await withDebit()
    const [only] = await batch(day)
    const id = only?.id ?? ''
    const first = (await given(write(id))).batch
    const bytes = (await given(download(id))).base64
    // Whatever is said differently from now on, this file is written.
    clock.set('2026-03-12T10:00:00.000Z')
    const change = { lastName: 'Martin' }
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    const owner = as('owner')
    await given(foyer.directDebit.setCreditor({ legalEntity, iban: ibanOf(5), name: 'X' }, owner))
    const account = { mandate: signed.id, iban: ibanOf(2), signedBy: 'Marie' }
    await given(foyer.directDebit.changeAccount(account, owner))
    const again = (await given(write(id))).batch
    expect([again.sha256, again.messageId]).toEqual([first.sha256, first.messageId])
    expect((await given(download(id))).base64).toBe(bytes)
  })

  it('is the same after a crash between the file and the commit (kill and crash)', async () => {
    const written: string[] = []
    const witness: BankFiles = {
      ...plainBank,
      async write(file) {
        const bytes = await plainBank.write(file)
        written.push(new TextDecoder().decode(bytes))
        return bytes
      },
    }
    const inner = memoryStore(collections)
    let dies = false
    const store = {
      ...inner,
      async commit(...[tenant, changes]: Parameters<typeof inner.commit>) {
        if (dies) throw new Error('the machine is gone')
        await inner.commit(tenant, changes)
      },
    }
    const { batch, write, download, clock } = await withDebit({ store, bankFiles: witness })
    const [only] = await batch(day)
    const id = only?.id ?? ''
    dies = true
    await expect(write(id)).rejects.toThrow('the machine is gone')
    dies = false
    clock.pass(86_400_000)
    await given(write(id))
    const { base64, name } = await given(download(id))
    expect(name).toBe(`${only?.messageId}.xml`)
    expect(written).toHaveLength(3)
    expect(new Set([...written, new TextDecoder().decode(fromBase64(base64))]).size).toBe(1)
  })

  it('is the same when a commit is lost to somebody else, and tried again', async () => {
    const inner = memoryStore(collections)
    let lost = 0
    const store = {
      ...inner,
      async commit(...[tenant, changes]: Parameters<typeof inner.commit>) {
        if (lost-- > 0) throw new StoreError('conflict', 'lost')
        await inner.commit(tenant, changes)
      },
    }
    const { batch, write, download } = await withDebit({ store })
    const [only] = await batch(day)
    const id = only?.id ?? ''
    lost = 2
    const { batch: written } = await given(write(id))
    expect(written.messageId).toBe(only?.messageId)
    await given(download(id))
  })

  it('is not there before it is written, and needs the host’s bank files', async () => {
    const { batch, download, write } = await withDebit()
    const [only] = await batch(day)
    expect(await refused(download(only?.id ?? ''))).toEqual({ code: 'batch-not-written' })
    await given(write(only?.id ?? ''))
    const without = await smallCompany()
    const asked = without.foyer.directDebit.takeBankFile({ base64: '' }, without.as('owner'))
    expect(await refused(asked)).toEqual({ code: 'bank-files-unavailable' })
  })

  it('is at the bank a day before, or refused with the first day that is possible', async () => {
    const { batch, write, clock, one, show } = await withDebit()
    const [only] = await batch(day)
    clock.set('2026-03-13T08:00:00.000Z')
    await given(write(only?.id ?? ''))
    const late = await withDebit()
    const [second] = await late.batch(day)
    late.clock.set('2026-03-14T08:00:00.000Z')
    const earliest = '2026-03-17'
    expect(await refused(late.write(second?.id ?? ''))).toEqual({ code: 'too-soon', earliest })
    expect((await show(one)).status).toBe('batched')
  })

  it('leaves out what changed since it was gathered, and is called off with nothing left', async () => {
    const company = await withDebit()
    const { batch, write, invoice, one, show } = company
    const [only] = await batch(day)
    await pay(company, invoice, 6000)
    const { batch: after, left } = await given(write(only?.id ?? ''))
    expect([after.status, left]).toEqual(['cancelled', [{ debit: one.id, because: 'not-owed' }]])
    expect((await show(one)).status).toBe('withdrawn')
  })

  it('tells what changed of a mandate since its bank last saw it, once', async () => {
    const company = await withDebit()
    const { batch, send, foyer, as, signed, until } = company
    const mandate = signed.id
    const owner = as('owner')
    const sendNext = async (on: string) => {
      const [next] = await batch(on)
      if (!next) throw new Error('nothing to send')
      return (await send(next)).debits[0]
    }
    // Nothing is told of a mandate that no bank has seen.
    await given(foyer.directDebit.changeAccount({ mandate, iban: ibanOf(2), signedBy: 'M' }, owner))
    expect(await sendNext(day)).not.toHaveProperty('amendment')
    await until(day)
    await given(foyer.directDebit.changeAccount({ mandate, iban: ibanOf(3), signedBy: 'M' }, owner))
    await given(foyer.directDebit.changeMandateReference({ mandate, reference: 'NEW' }, owner))
    const identifier = { legalEntity: company.entity, creditorIdentifier: 'FR72ZZZ123456' }
    await given(foyer.organisation.setCreditorIdentifier(identifier, owner))
    const second = await company.debit(await bill(company, [support(900)]))
    expect(await sendNext(second.collectOn)).toMatchObject({
      mandate: { reference: 'NEW' },
      creditor: { identifier: 'FR72ZZZ123456' },
      debtor: { iban: ibanOf(3) },
      amendment: {
        reference: signed.reference,
        creditorIdentifier: 'FR69ZZZ651190',
        account: { iban: ibanOf(2) },
      },
    })
    await until(second.collectOn)
    const third = await company.debit(await bill(company, [support(700)]))
    expect(await sendNext(third.collectOn)).not.toHaveProperty('amendment')
    await until(third.collectOn)
    const elsewhere = { mandate, iban: ibanOf(4, '10278'), signedBy: 'M' }
    await given(foyer.directDebit.changeAccount(elsewhere, owner))
    const fourth = await company.debit(await bill(company, [support(500)]))
    expect((await sendNext(fourth.collectOn))?.amendment).toEqual({ account: 'another-bank' })
  })

  it('presents a mandate’s first debit as a first one only where the bank insists', async () => {
    const { one } = await withDebit({ settings: { first: 'FRST' } })
    expect(one.sequence).toBe('FRST')
    const company = await withDebit({ settings: { first: 'FRST' } })
    const [only] = await company.batch(day)
    if (!only) throw new Error('no batch')
    expect((await company.send(only)).debits[0]?.sequence).toBe('FRST')
    await company.until(day)
    const next = await company.debit(await bill(company, [support(900)]))
    expect(next.sequence).toBe('RCUR')
  })

  it('names the last debit of a mandate, which ends with it', async () => {
    const company = await opened()
    const { id: mandate } = await company.mandate()
    const invoice = await bill(company, [support(6000)])
    const one = await company.debit(invoice, { last: true })
    expect(one.sequence).toBe('FNAL')
    const [only] = await company.batch(day)
    if (!only) throw new Error('no batch')
    await company.send(only)
    await company.until(day)
    const shown = company.foyer.directDebit.showMandate({ mandate }, company.as('agent'))
    expect(await given(shown)).toMatchObject({ status: 'completed', endedOn: day })
  })
})

describe('a batch at the bank', () => {
  it('counts as paid on its day, and not before it was sent', async () => {
    const company = await withDebit()
    const { batch, send, until, due, show, one, payments } = company
    const [only] = await batch(day)
    if (!only) throw new Error('no batch')
    await send(only)
    await until('2026-03-15')
    expect([await due(), (await show(one)).status]).toEqual([6000, 'sent'])
    await until(day)
    expect([await due(), (await show(one)).status]).toEqual([0, 'collected'])
    expect(await payments()).toMatchObject([
      { amount: 6000, means: 'direct-debit', on: day, reference: one.endToEnd },
    ])
    await until('2026-03-20')
    expect(await payments()).toHaveLength(1)
  })

  it('is never counted as paid when its file was written and not sent', async () => {
    const { batch, write, until, due, foyer, as } = await withDebit()
    const [only] = await batch(day)
    const id = only?.id ?? ''
    await given(write(id))
    await until('2026-03-20')
    expect(await due()).toBe(6000)
    const settle = foyer.directDebit.settleBatch({ batch: id } as never, as('accountant'))
    expect(await refused(settle)).toEqual({ code: 'batch-not-written' })
  })

  it('waits for the bank’s credit notice where a setting says so', async () => {
    const company = await withDebit({ settings: { paidAt: 'credit-notice' } })
    const { batch, send, until, due, hear, one, show } = company
    const [only] = await batch(day)
    if (!only) throw new Error('no batch')
    await send(only)
    await until('2026-03-20')
    expect(await due()).toBe(6000)
    const word = { type: 'credit', refs: { group: `${only.messageId}-1` }, on: day } as never
    const said = { ...(word as object), amount: 6000 } as never
    expect((await hear([said])).outcome).toEqual({ applied: 1, known: 0, parked: 0, other: 0 })
    await until('2026-03-21')
    expect([await due(), (await show(one)).status]).toEqual([0, 'collected'])
  })

  it('is parked when the bank credits another amount', async () => {
    const company = await withDebit({ settings: { paidAt: 'credit-notice' } })
    const { batch, send, hear, until, due, foyer, as } = company
    const [only] = await batch(day)
    if (!only) throw new Error('no batch')
    await send(only)
    const refs = { message: only.messageId }
    const word = { type: 'credit', refs, on: day, amount: 5999 } as never
    expect((await hear([word])).outcome).toMatchObject({ parked: 1 })
    await until(day)
    expect(await due()).toBe(6000)
    await given(foyer.directDebit.settleBatch({ batch: only.id }, as('accountant')))
    expect(await due()).toBe(0)
  })

  it('settles page after page, each debit once', async () => {
    const company = await opened()
    await company.mandate()
    for (let i = 0; i < 55; i++) await company.debit(await bill(company, [support(100 + i)]))
    const [only] = await company.batch(day)
    if (!only) throw new Error('no batch')
    await company.send(only)
    await company.until(day)
    expect(await company.payments()).toHaveLength(55)
    expect(await company.due()).toBe(0)
    const { items } = await given(
      company.foyer.directDebit.listBatches({ legalEntity: company.entity }, company.as('owner')),
    )
    expect(items[0]?.status).toBe('settled')
  })

  it('is counted in a month whose books are shut, and entered today', async () => {
    const company = await withDebit()
    const { batch, send, foyer, as, clock, due, payments, entity: legalEntity } = company
    const [only] = await batch(day)
    if (!only) throw new Error('no batch')
    await send(only)
    clock.set('2026-04-10T08:00:00.000Z')
    await given(
      foyer.journal.closeMonth({ legalEntity, month: '2026-03' } as never, as('accountant')),
    )
    await foyer.tick()
    expect(await due()).toBe(0)
    expect(await payments()).toMatchObject([{ on: day, bookedOn: '2026-04-10' }])
  })
})

describe('a batch that is called off', () => {
  it('frees its debits for another one', async () => {
    const { batch, foyer, as, one, show, gather } = await withDebit()
    const [only] = await batch(day)
    const cancel = (neverSent = false) =>
      foyer.directDebit.cancelBatch({ batch: only?.id ?? '', neverSent } as never, as('manager'))
    expect((await given(cancel())).status).toBe('cancelled')
    expect(await show(one)).toMatchObject({ status: 'prepared', batch: null })
    expect((await given(gather())).batches).toHaveLength(1)
    expect(await refused(cancel())).toEqual({ code: 'batch-over', status: 'cancelled' })
  })

  it('once its file is written, was never sent: somebody says so', async () => {
    const { batch, write, foyer, as } = await withDebit()
    const [only] = await batch(day)
    const id = only?.id ?? ''
    await given(write(id))
    const cancel = (neverSent: boolean) =>
      foyer.directDebit.cancelBatch({ batch: id, neverSent } as never, as('manager'))
    expect(await refused(cancel(false))).toEqual({ code: 'file-may-be-at-bank' })
    await given(cancel(true))
  })

  it('is not at the bank', async () => {
    const { batch, send, foyer, as, write, one } = await withDebit()
    const [only] = await batch(day)
    if (!only) throw new Error('no batch')
    await send(only)
    const asked = { batch: only.id, neverSent: true }
    const code = 'batch-at-bank'
    expect(await refused(foyer.directDebit.cancelBatch(asked, as('manager')))).toEqual({ code })
    expect(await refused(write(only.id))).toEqual({ code })
    const off = foyer.directDebit.withdrawDebit({ debit: one.id }, as('agent'))
    expect(await refused(off)).toEqual({ code: 'debit-at-bank' })
  })
})
