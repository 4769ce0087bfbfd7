import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Notifier } from '../ports/outside.js'
import { keptNotices } from '../testing/doubles.js'
import { bill, checkAndIssue, pay, sign, support } from '../testing/journey.js'
import { memoryFiles } from '../testing/memory-files.js'
import { readPdf } from '../testing/read-pdf.js'
import { given, refused } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'

const email = 'marie.dupont@example.fr'

/** A company whose customer has an e-mail address, and an invoice of 60.00 issued to her. */
const open = async (options: Parameters<typeof smallCompany>[0] = {}) => {
  const kept = keptNotices()
  const company = await smallCompany({ notifiers: { email: kept.notifier }, ...options })
  const { foyer, as, customer, entity } = company
  await given(foyer.customers.amendCustomer({ customer, change: { email } }, as('agent')))
  const service = { kind: 'service', activity: 'II-11', label: 'Dépannage' } as const
  const asked = { customer, legalEntity: entity, lines: [{ ...service, minutes: 60, price: 6000 }] }
  const { id: order } = await given(foyer.sales.createOrder(asked, as('agent')))
  const draft = await sign(company, { order })
  const { id: invoice } = await checkAndIssue(company, draft)
  await foyer.relay()
  kept.sent.length = 0
  const send = () => foyer.documents.sendInvoice({ invoice }, as('agent', 'ana'))
  const listed = async () =>
    (await given(foyer.documents.listDeliveries({ of: invoice }, as('accountant')))).items
  const timeline = async () =>
    (await given(foyer.customers.showTimeline({ customer }, as('agent')))).items
  return { ...company, sent: kept.sent, invoice, send, listed, timeline }
}

const hashOf = (bytes: Uint8Array = new Uint8Array()) =>
  createHash('sha256').update(bytes).digest('hex')

describe('sendInvoice', () => {
  it('sends the archived document by e-mail, and tells of it as queued, sent, then delivered (S068)', async () => {
    const { foyer, as, send, sent, listed, invoice, customer, clock } = await open()
    const queued = await given(send())
    expect(queued).toMatchObject({ of: invoice, customer, turn: 1, status: 'waiting', by: 'ana' })
    expect(sent).toEqual([])
    await foyer.relay()
    expect(sent).toMatchObject([{ address: email, subject: 'invoice-issued', purpose: 'service' }])
    expect(sent[0]?.attachments).toMatchObject([
      { name: 'facture-F2026-00001.pdf', type: 'application/pdf' },
    ])
    expect(hashOf(sent[0]?.attachments?.[0]?.bytes)).toBe(queued.sha256)
    expect(await listed()).toMatchObject([{ id: queued.id, status: 'sent', sentAt: clock.now() }])
    const receipt = { key: queued.notice, status: 'delivered', at: clock.now() } as const
    await given(foyer.messages.recordReceipt(receipt, as('system')))
    expect(await listed()).toMatchObject([{ status: 'delivered', deliveredAt: clock.now() }])
  })

  it('says the number, the amount and what is left to pay, in the language of the customer', async () => {
    const company = await open()
    const { foyer, as, send, sent, invoice, customer, clock } = company
    await pay(company, invoice, 2000, { on: '2026-03-09' })
    await given(send())
    await foyer.relay()
    const plain = (text = '') => text.replace(/[\u00a0\u202f]/g, ' ')
    expect(sent[0]?.title).toBe('Votre facture F2026-00001')
    expect(plain(sent[0]?.text)).toMatch(/Montant TTC : 60,00 €\nReste à payer : 40,00 €/)
    clock.pass(60_000)
    const change = { language: 'en' } as const
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    await given(send())
    await foyer.relay()
    expect(sent[1]?.title).toBe('Your invoice F2026-00001')
    expect(sent[1]?.text).toMatch(/including VAT: €60\.00\nAmount due: €40\.00/)
    expect(sent[1]?.attachments?.[0]?.name).toBe('invoice-F2026-00001.pdf')
  })

  it('shows sent or bounced on the customer’s timeline, with the hash of the attachment (S068)', async () => {
    const { foyer, as, send, timeline, clock, invoice } = await open()
    const { notice, sha256 } = await given(send())
    const told = async () =>
      (await timeline()).filter(({ told }) => told?.subject === 'invoice-issued')
    const moment = { type: 'invoice-queued', of: invoice, by: 'ana' }
    expect(await told()).toMatchObject([{ ...moment, told: { status: 'waiting', sha256 } }])
    await foyer.relay()
    expect(await told()).toMatchObject([{ ...moment, told: { status: 'sent', sha256 } }])
    clock.pass(1000)
    const reason = '550 unknown here'
    const receipt = { key: notice, status: 'failed', at: clock.now(), reason } as const
    await given(foyer.messages.recordReceipt(receipt, as('system')))
    const bounced = { channel: 'email', status: 'bounced', problem: reason, sha256 }
    expect(await told()).toMatchObject([
      { type: 'notice-bounced', of: notice, told: bounced },
      { ...moment, told: bounced },
    ])
  })

  it('sends one e-mail for a double click, and another when asked later or once it bounced', async () => {
    const { foyer, as, send, sent, listed, clock } = await open()
    const [first, second, third] = await Promise.all([send(), send(), send()].map(given))
    expect([second, third]).toEqual([first, first])
    await foyer.relay()
    expect(await given(send())).toMatchObject({ id: first?.id, status: 'sent' })
    const key = String(first?.notice)
    const receipt = { key, status: 'failed', at: clock.now() } as const
    await given(foyer.messages.recordReceipt(receipt, as('system')))
    expect(await given(send())).toMatchObject({ turn: 2, status: 'waiting' })
    await foyer.relay()
    clock.pass(60_000)
    expect(await given(send())).toMatchObject({ turn: 3, status: 'waiting' })
    await foyer.relay()
    expect(sent).toHaveLength(3)
    expect((await listed()).map(({ turn }) => turn)).toEqual([3, 2, 1])
  })

  it('makes the document at once when the relay has not come by', async () => {
    const company = await open()
    const { foyer, as, sent } = company
    const { id: invoice } = await checkAndIssue(company, await priced(company))
    const { sha256, document } = await given(foyer.documents.sendInvoice({ invoice }, as('agent')))
    await foyer.relay()
    const kept = await given(foyer.documents.downloadDocument({ of: invoice }, as('agent')))
    expect(kept.document).toMatchObject({ id: document, sha256 })
    const file = sent.find(({ subject }) => subject === 'invoice-issued')?.attachments?.[0]
    expect(await readPdf(file?.bytes ?? new Uint8Array())).toContain('Facture n° F2026-00002')
  })

  it('refuses a draft, what another system issued, and a customer without e-mail', async () => {
    const company = await smallCompany()
    const { foyer, as, customer } = company
    const draft = await priced(company)
    const foreign = await bill(company, [support(6000)])
    const send = (invoice: string) => foyer.documents.sendInvoice({ invoice }, as('agent'))
    expect(await refused(send(draft.id))).toEqual({ code: 'invoice-not-issued' })
    expect(await refused(send(foreign))).toEqual({ code: 'invoice-not-ours' })
    await checkAndIssue(company, draft)
    expect(await refused(send(draft.id))).toEqual({ code: 'customer-without-email' })
    await given(foyer.customers.amendCustomer({ customer, change: { email } }, as('agent')))
    expect(await given(send(draft.id))).toMatchObject({ status: 'channel-unavailable' })
  })

  it('tells nobody by SMS instead: an invoice that is not attached is not sent', async () => {
    const texts = keptNotices()
    const { foyer, send, listed, store, tenant, customer } = await open({
      notifiers: { email: keptNotices().notifier, sms: texts.notifier },
    })
    await given(send())
    const found = await store.get(tenant, 'customers', customer)
    if (!found) throw new Error('no customer')
    const { version } = found
    const doc = { ...found.doc, email: undefined }
    await store.commit(tenant, [{ do: 'replace', of: 'customers', doc, version }])
    texts.sent.length = 0
    await foyer.relay()
    expect(texts.sent).toEqual([])
    expect(await listed()).toMatchObject([{ status: 'failed', problem: 'no-address' }])
    expect((await refused(send())).code).toBe('customer-without-email')
  })

  it('waits for the archive when it lost the bytes, and never leaves without them', async () => {
    const files = memoryFiles()
    let lost = true
    const sent: Parameters<Notifier>[0][] = []
    const email: Notifier = async (notice) => {
      sent.push(notice)
      return { by: 'kept' }
    }
    const { foyer, send, listed, clock } = await open({
      notifiers: { email },
      files: { ...files, read: async (...of) => (lost ? undefined : files.read(...of)) },
    })
    sent.length = 0
    const { sha256 } = await given(send())
    await foyer.relay()
    expect(sent).toEqual([])
    expect(await listed()).toMatchObject([
      { status: 'waiting', problem: `the archive lost ${sha256}` },
    ])
    lost = false
    clock.pass(10_000)
    await foyer.relay()
    expect(hashOf(sent[0]?.attachments?.[0]?.bytes)).toBe(sha256)
  })
})

/** A draft of one hour at 60.00, ready to be checked. */
const priced = async (company: SmallCompany) => {
  const { foyer, as } = company
  const { id: invoice, lines: drafted } = await sign(company)
  const lines = drafted.map(({ kind, label, activity, visit, vatRate }) => ({
    ...{ kind, label, activity, visit, vatRate },
    gross: 6000,
  }))
  return given(foyer.invoicing.amendDraft({ invoice, lines }, as('agent')))
}
