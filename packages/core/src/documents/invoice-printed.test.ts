import { describe, expect, it } from 'vitest'
import type { Invoice } from '../invoicing/index.js'
import { checkAndIssue, sign } from '../testing/journey.js'
import { readPdf } from '../testing/read-pdf.js'
import { given } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'

const mouse = { kind: 'goods', label: 'Souris', vatRate: '0.2' } as const
const fee = 'Indemnité forfaitaire pour frais de recouvrement en cas de retard : 40 €'

const settle = ({ foyer, as, entity: legalEntity }: SmallCompany, settings: object) =>
  given(foyer.organisation.settleInvoicing({ legalEntity, settings }, as('owner')))

/** What the document of a draft says once it is checked and issued. */
const printed = async (company: SmallCompany, draft: Pick<Invoice, 'id' | 'legalEntity'>) => {
  const { foyer, as } = company
  const { id: of } = await checkAndIssue(company, draft)
  await foyer.relay()
  const { base64 } = await given(foyer.documents.downloadDocument({ of }, as('owner')))
  return readPdf(Uint8Array.from(Buffer.from(base64, 'base64')))
}

/** A draft that charges this. */
const charging = async (company: SmallCompany, content: object, customer = company.customer) => {
  const { foyer, as } = company
  const draft = await sign(company, { customer })
  const visit = draft.lines[0]?.visit
  const asked = { invoice: draft.id, lines: [], ...content }
  return { visit, draft: await given(foyer.invoicing.amendDraft(asked, as('agent'))) }
}

describe('what an invoice that we issued prints', () => {
  it('is the terms of a consumer: when, and nothing of penalties', async () => {
    const company = await smallCompany()
    await settle(company, {
      consumerDays: 15,
      businessDays: 30,
      latePenalties: '0.12',
      means: 'Par virement.',
    })
    const { draft } = await charging(company, { lines: [{ ...mouse, gross: 1250 }] })
    const text = await printed(company, draft)
    expect(text).toContain('Reste à payer au plus tard le 24 mars 2026')
    expect(text).toContain('Par virement.')
    expect(text).not.toMatch(/40 €|[Pp]énalités|Escompte|escompte/)
  })

  it('is the terms of an organisation, with the fee of forty euros (L441-9, D441-5)', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    await settle(company, { businessDays: 30, latePenalties: '0.12' })
    const home = { street: '2 rue des Lilas', postcode: '26000', city: 'Valence' }
    const identity = { organisation: 'Syndic des Lilas', home }
    const registered = foyer.customers.registerCustomer({ identity }, as('agent'))
    const { customer } = await given(registered)
    const lines = [{ ...mouse, unitNet: 1000, net: 1000 }]
    const { draft } = await charging(company, { lines }, customer.id)
    const text = await printed(company, draft)
    for (const mention of [
      'À payer au plus tard le 8 avril 2026.',
      'Pénalités de retard : 12 % par an.',
      fee,
      'Pas d’escompte pour paiement anticipé.',
      'Souris 1 10,00 € 12,00 € 20 % 10,00 € 12,00 €',
    ])
      expect(text).toContain(mention)
  })

  it('is the discounts, on a line and on the whole, to the cent', async () => {
    const company = await smallCompany()
    const percent = { label: 'Fidélité', rate: '0.1' }
    const lines = [
      { ...mouse, gross: 7990, discount: percent },
      { ...mouse, label: 'Livre', vatRate: '0.055', gross: 1000 },
    ]
    const { draft } = await charging(company, { lines, discount: { label: 'Bon', amount: 191 } })
    const text = await printed(company, draft)
    for (const mention of [
      'Fidélité 10 % : -7,99 €',
      'Souris 1 20 % 59,93 € 71,91 €',
      'Total avant remise 69,41 € 12,50 € 81,91 €',
      'Bon -1,62 € -0,29 € -1,91 €',
      'Total 67,79 € 12,21 € 80,00 €',
    ])
      expect(text).toContain(mention)
  })

  it('is a bundle with its split, and the part that opens the right (S141)', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const { draft, visit } = await charging(company, { lines: [{ ...mouse, gross: 1 }] })
    const service = {
      kind: 'service',
      label: 'Assistance',
      activity: 'II-11',
      vatRate: '0.2',
    } as const
    const parts = [
      { ...service, visit, price: 2500 },
      { ...mouse, label: 'Box', price: 1000 },
    ]
    const bundle = { label: 'Sérénité', gross: 2990, supply: 'several', parts } as const
    const asked = { invoice: draft.id, lines: [], bundles: [bundle] }
    const text = await printed(company, await given(foyer.invoicing.amendDraft(asked, as('agent'))))
    expect(text).toContain('Sérénité 24,92 € 29,90 €')
    expect(text).toContain('Part ouvrant droit au crédit d’impôt : 21,36 €.')
    expect(text).toMatch(/Assistance .* 20 % 17,80 € 21,36 €/)
    expect(text).toMatch(/Box 1 .* 20 % 7,12 € 8,54 €/)
  })

  it('is the words of a seller without VAT, and no word on when VAT falls due', async () => {
    const company = await smallCompany({ vat: 'franchise' })
    const { draft } = await charging(company, { lines: [{ ...mouse, gross: 1250, vatRate: '0' }] })
    const text = await printed(company, draft)
    expect(text).toContain('TVA non applicable 12,50 € 0,00 € 12,50 €')
    expect(text).toContain('TVA non applicable, article 293 B du CGI')
    expect(text).not.toContain('exigible')
  })

  it('is a deposit, then the whole with the deposit taken off (S188)', async () => {
    const company = await smallCompany()
    const { foyer, as, customer, entity: legalEntity } = company
    const lines = [{ kind: 'goods', label: 'Ordinateur', price: 90_000 }] as const
    const ordered = { customer, legalEntity, lines: [...lines] }
    const { id: order } = await given(foyer.sales.createOrder(ordered, as('agent')))
    const ask = { order, share: '0.3' }
    const deposit = await given(foyer.invoicing.draftDeposit(ask, as('agent')))
    const first = await printed(company, deposit)
    expect(first).toContain('Facture d’acompte n° F2026-00001')
    expect(first).toContain('Acompte de 30 % : Ordinateur')
    expect(first).toContain(`commande ${order}/1`)
    const { invoices } = await given(foyer.invoicing.invoiceOrder({ order }, as('agent')))
    const [rest] = invoices
    if (!rest) throw new Error('no draft')
    const text = await printed(company, rest)
    for (const mention of [
      'Ordinateur 1 750,00 € 900,00 € 20 % 750,00 € 900,00 €',
      'Total de la prestation 750,00 € 150,00 € 900,00 €',
      'Acompte n° F2026-00001 du 02/03/2026, TVA 20 % -225,00 € -45,00 € -270,00 €',
      'Reste facturé 525,00 € 105,00 € 630,00 €',
    ])
      expect(text).toContain(mention)
  })
})
