import { describe, expect, it } from 'vitest'
import { checkAndIssue, closeAll, pay, sign } from '../testing/journey.js'
import { quotingCompany } from '../testing/quoting-company.js'
import { readPdf } from '../testing/read-pdf.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, type SmallCompany, smallCompany } from '../testing/small-company.js'
import { formatMoney } from './format.js'

const support = { kind: 'service', activity: 'II-11', label: 'Dépannage', minutes: 75 } as const
const jobs = { kind: 'service', activity: 'II-3', label: 'Pose d’étagères', minutes: 60 } as const
const lines = [
  { ...support, price: 7495 },
  { ...jobs, price: 4555 },
]

const order = async ({ foyer, as, customer, entity }: SmallCompany, asked: object = {}) => {
  const whole = { customer, legalEntity: entity, description: 'Avant Pâques', lines, ...asked }
  return (await given(foyer.sales.createOrder(whole, as('agent')))).id
}

const archive = ({ foyer, as }: SmallCompany, of: string) =>
  foyer.documents.archiveOrder({ order: of }, as('agent'))

const textOf = async ({ foyer, as }: SmallCompany, of: string) => {
  const { base64 } = await given(foyer.documents.downloadDocument({ of }, as('agent')))
  return readPdf(Uint8Array.from(Buffer.from(base64, 'base64')))
}

const money = (cents: number) => formatMoney(cents as never, 'fr').replace(/\s+/g, ' ')

describe('the documents of one order', () => {
  it('share their line ids and their totals to the cent, each with the mentions of its kind (S035)', async () => {
    const company = await quotingCompany()
    const { foyer, as, clock, draft, send, accept } = company
    const offered = { ...support, label: 'Non retenu', price: 100 }
    const [first, second] = lines
    const options = [offered, { ...second, chosen: true }]
    const { id: quote, order: id } = await draft({ lines: [{ ...first, options }] } as never)
    await send(quote)
    await accept(quote)
    await given(foyer.sales.convertQuote({ quote }, as('agent')))
    await given(archive(company, id))
    const [offer, form] = [await textOf(company, `${quote}/1`), await textOf(company, id)]
    const invoices = []
    for (const { activity, minutes } of [support, jobs]) {
      const asked = { order: id, activity, minutesWorked: minutes }
      const invoice = await checkAndIssue(company, await sign(company, asked))
      await pay(company, invoice.id, invoice.gross, { on: '2026-04-05' })
      invoices.push(invoice)
    }
    clock.set('2027-01-15T08:00:00.000Z')
    const [certificate] = await closeAll(company, 2026)
    await foyer.relay()
    const certified = await textOf(company, certificate?.id ?? '')
    const billed = await Promise.all(invoices.map((one) => textOf(company, one.id)))
    for (const [i, one] of billed.entries()) {
      // The option that was not taken is line 2: it is quoted, and neither ordered nor billed.
      const lineId = `${id}/${[1, 3][i]}`
      expect(offer).toContain(`ligne ${lineId}`)
      for (const text of [form, one, certified]) expect(text).toContain(`commande ${lineId}`)
      const gross = money(lines[i]?.price ?? 0)
      for (const text of [offer, form, one, certified]) expect(text).toContain(gross)
      expect(one).toContain('Facture n° F2026-0000')
      expect(one).toContain('TVA des prestations de services exigible à l’encaissement.')
    }
    const total = money(7495 + 4555)
    expect(offer).toContain(`Total TTC, options retenues ${total}`)
    expect(offer).toContain('Devis gratuit.')
    expect(form).toContain(`Total TTC ${total}`)
    for (const text of [form, certified, ...billed]) expect(text).not.toContain(`${id}/2`)
    expect(certified).toContain(`brut acquitté en 2026 ${total}`)
    expect(certified).toContain('article D7233-4 du code du travail')
    for (const text of [offer, form, certified, ...billed]) expect(text).toContain('SAP123456782')
    const { items } = await given(
      foyer.documents.listDocuments({ customer: company.customer }, as('agent')),
    )
    expect(items.map(({ kind }) => kind).sort()).toEqual([
      ...['certificate', 'invoice', 'invoice', 'order', 'quote'],
    ])
  })
})

describe('an order form', () => {
  it('says what was ordered, at which price, from whom, and what a consumer is told of it (S035)', async () => {
    const company = await smallCompany()
    const id = await order(company)
    expect(await given(archive(company, id))).toMatchObject({ kind: 'order', of: id, number: id })
    const text = await textOf(company, id)
    for (const mention of [
      `Bon de commande Commande n° ${id}`,
      'Commandé le 2 mars 2026',
      'Exécution date à convenir',
      'Avant Pâques',
      'Dépannage 1 h 15 1 74,95 € 74,95 €',
      `activité II-11 · commande ${id}/1`,
      'Les Jours Tranquilles',
      '04 65 71 00 00',
      'vous disposez de quatorze jours pour vous rétracter',
      'articles L221-18 et suivants du code de la consommation',
      'bonjour@jours-tranquilles.example',
    ])
      expect(text).toContain(mention)
    expect(text).not.toMatch(/\{\w+\}|undefined/)
  })

  it('names the mediator, where the company has one, and tells a company nothing of withdrawal', async () => {
    const company = await smallCompany()
    const { foyer, as, entity } = company
    const { items } = await given(foyer.organisation.listLegalEntities({}, as('owner')))
    const mediator = { name: 'Médiation Exemple', url: 'https://mediation.example' }
    const known = items.find(({ id }) => id === entity)
    if (!known) throw new Error('no entity to copy')
    const { id: _, ...first } = known
    const numbers = { siren: '781286570', siret: '78128657000017', sapNumber: 'SAP781286570' }
    const second = { ...first, ...numbers, mediator }
    const { id: legalEntity } = await given(
      foyer.organisation.registerLegalEntity(second, as('owner')),
    )
    const ours = await order(company, { legalEntity })
    await given(archive(company, ours))
    expect(await textOf(company, ours)).toContain(
      'Médiateur de la consommation : Médiation Exemple, https://mediation.example',
    )
    const change = { organisation: 'Mairie de Valence' }
    const { customer } = company
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    const theirs = await order(company, { legalEntity })
    await given(archive(company, theirs))
    expect(await textOf(company, theirs)).not.toMatch(/rétract|Médiateur/)
  })

  it('has the model form and the last day to withdraw, where it is known how it was concluded (S137)', async () => {
    const company = await smallCompany()
    const informed = ['withdrawal']
    const form = async (contract: object) => {
      const id = await order(company, { contract: { informed, ...contract } })
      await given(archive(company, id))
      return { id, text: await textOf(company, id) }
    }
    const { id, text } = await form({ concluded: 'distance' })
    expect(text).toContain('vous pouvez vous rétracter jusqu’au 16 mars 2026 inclus')
    expect(text).toContain('Modèle de formulaire de rétractation')
    expect(text).toContain(`ci-dessous : ${id}`)
    expect(text).not.toMatch(/Si ce contrat a été conclu|Aucun paiement/)
    const off = await form({ concluded: 'off-premises' })
    expect(off.text).toContain('ni reçu de vous avant le 10 mars 2026')
    expect((await form({ concluded: 'shop' })).text).not.toContain('rétract')
    const urgent = await form({ concluded: 'off-premises', urgent: true })
    expect(urgent.text).toContain('Vous ne disposez pas du droit de rétractation')
    expect(urgent.text).not.toContain('Modèle de formulaire')
  })

  it('prints what a discount took off', async () => {
    const company = await smallCompany()
    const discount = { label: 'Remise fidélité', rate: '0.1' }
    const id = await order(company, { lines: [{ ...support, price: 8000, discount }] })
    await given(archive(company, id))
    const text = await textOf(company, id)
    expect(text).toContain('Dépannage 1 h 15 1 80,00 € 72,00 €')
    expect(text).toContain('Remise fidélité 10 % : -8,00 €')
    expect(text).toContain('Total TTC 72,00 €')
  })

  it('is in the language of the customer, with the days of the visits', async () => {
    const company = await smallCompany()
    const { foyer, as, customer, alma } = company
    const change = { language: 'en' } as const
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    const id = await order(company)
    const { id: visit } = await given(
      foyer.dispatch.createVisit({ order: id, worker: alma }, as('agent')),
    )
    await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
    const slot = { visit, worker: alma, date: '2026-03-24', start: '14:00' }
    await given(foyer.dispatch.bookSlot(slot, as('agent')))
    await given(archive(company, id))
    const text = await textOf(company, id)
    expect(text).toContain(`Order form Order no. ${id}`)
    expect(text).toContain('To be done on 24/03/2026')
    expect(text).toContain('you have fourteen days to withdraw')
  })

  it('is made once, and is its customer’s to download', async () => {
    const company = await smallCompany()
    const { foyer, as, customer } = company
    const id = await order(company)
    const first = await given(archive(company, id))
    expect(await given(archive(company, id))).toEqual(first)
    const own = foyer.documents.downloadDocument({ of: id }, as('customer', customer))
    expect((await given(own)).document).toEqual(first)
    const stranger = await newCustomer(company, 2)
    const answer = foyer.documents.downloadDocument({ of: id }, as('customer', stranger))
    expect(await refused(answer)).toEqual({ code: 'not-found' })
  })

  it('is refused while a price is not agreed, and for an order that is cancelled or unknown', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const open = await order(company, { lines: [{ ...support, price: 7495 }, jobs] })
    expect(await refused(archive(company, open))).toEqual({ code: 'price-not-agreed', line: 2 })
    await given(foyer.sales.cancelOrder({ order: open, reason: 'too-late' }, as('agent')))
    expect(await refused(archive(company, open))).toEqual({ code: 'order-already-cancelled' })
    const nobody = 'ord_0000000000000000000000ZZZZ'
    expect(await refused(archive(company, nobody))).toEqual({ code: 'not-found', id: nobody })
  })
})
