import { describe, expect, it } from 'vitest'
import { keptNotices } from '../testing/doubles.js'
import { quotingCompany, support } from '../testing/quoting-company.js'
import { readPdf } from '../testing/read-pdf.js'
import { given, refused } from '../testing/scenario.js'

/** A text with plain spaces. */
const spaced = (text = ''): string => text.replace(/\s/g, ' ')

const mailing = async () => {
  const { sent, notifier } = keptNotices()
  const company = await quotingCompany({ notifiers: { email: notifier } })
  const { foyer, as, customer } = company
  const change = { email: 'marie@example.fr' }
  await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
  const mail = (quote: string) => foyer.documents.mailQuote({ quote }, as('agent'))
  return { ...company, sent, mail }
}

describe('mailQuote', () => {
  it('takes an offer that stands to its customer, the archived document attached', async () => {
    const { foyer, as, draft, send, mail, sent } = await mailing()
    const { id } = await draft()
    await send(id)
    const { document } = await given(foyer.sales.showQuote({ quote: id }, as('agent')))
    const delivery = await given(mail(id))
    expect(delivery).toMatchObject({ of: `${id}/1`, turn: 1, status: 'waiting', sha256: document })
    // A double click.
    expect((await given(mail(id))).id).toBe(delivery.id)
    await foyer.relay()
    const [notice] = sent
    expect(sent).toHaveLength(1)
    expect(notice).toMatchObject({ subject: 'quote-sent', title: 'Votre devis' })
    expect(spaced(notice?.text)).toContain('valable jusqu’au 1er avril 2026 inclus')
    const [file] = notice?.attachments ?? []
    expect(file?.name).toBe(`devis-${id}.pdf`)
    expect(await readPdf(file?.bytes ?? new Uint8Array())).toContain(`Devis n° ${id}`)
    const asked = { of: `${id}/1` }
    const list = foyer.documents.listDeliveries(asked, as('agent'))
    expect((await given(list)).items).toMatchObject([{ status: 'sent' }])
    const unknown = { of: 'quo_0000000000000000000000000X/1' }
    const nothing = foyer.documents.listDeliveries(unknown, as('agent'))
    expect((await refused(nothing)).code).toBe('not-found')
  })

  it('sends nothing that is no offer, or that stood only until yesterday', async () => {
    const { foyer, as, clock, draft, send, mail } = await mailing()
    const { id } = await draft()
    expect(await refused(mail(id))).toEqual({ code: 'quote-not-sent' })
    await send(id, { validUntil: '2026-03-10' })
    clock.set('2026-03-11T08:00:00.000Z')
    expect(await refused(mail(id))).toEqual({ code: 'quote-expired', validUntil: '2026-03-10' })
    await given(foyer.sales.withdrawQuote({ quote: id, reason: 'mistake' }, as('agent')))
    expect(await refused(mail(id))).toEqual({ code: 'quote-closed', status: 'withdrawn' })
    const nobody = 'quo_0000000000000000000000000X'
    expect(await refused(mail(nobody))).toEqual({ code: 'not-found', id: nobody })
  })

  it('is not worded any more once the customer answered', async () => {
    const { foyer, draft, send, accept, mail, sent } = await mailing()
    const { id } = await draft()
    await send(id)
    await given(mail(id))
    await accept(id)
    await foyer.relay()
    expect(sent).toEqual([])
  })

  it('needs an address', async () => {
    const { foyer, as, draft, send } = await quotingCompany()
    const { id: quote } = await draft()
    await send(quote)
    const answer = foyer.documents.mailQuote({ quote }, as('agent'))
    expect(await refused(answer)).toEqual({ code: 'customer-without-email' })
  })
})

describe('who withdraws', () => {
  it('is sent a receipt with its date and time (S137)', async () => {
    const { foyer, as, clock, customer, entity: legalEntity, sent } = await mailing()
    const contract = { concluded: 'distance', informed: ['withdrawal'] } as const
    const asked = { customer, legalEntity, lines: [support], contract: { ...contract } }
    const { id: order } = await given(
      foyer.sales.createOrder(
        { ...asked, contract: { ...contract, informed: ['withdrawal'] } },
        as('agent'),
      ),
    )
    clock.set('2026-03-05T13:07:00.000Z')
    await given(foyer.sales.withdrawFromOrder({ order }, as('customer', customer)))
    await foyer.relay()
    const [receipt] = sent
    expect(receipt).toMatchObject({ subject: 'withdrawal-received', address: 'marie@example.fr' })
    expect(spaced(receipt?.text)).toContain(
      `le 5 mars 2026 à 14:07, votre décision de vous rétracter de la commande ${order}`,
    )
    expect(spaced(receipt?.text)).toContain('au plus tard le 19 mars 2026')
  })
})
