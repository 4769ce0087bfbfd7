import { describe, expect, it } from 'vitest'
import { mentionsOf } from '../rules/fr/mentions.js'
import { cents } from '../shared/cents.js'
import { day } from '../shared/civil-date.js'
import { factor } from '../shared/factor.js'
import { secondEntity } from '../testing/journey.js'
import {
  cleaning,
  mouse,
  type QuotingCompany,
  quotingCompany,
  support,
} from '../testing/quoting-company.js'
import { readPdf } from '../testing/read-pdf.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer } from '../testing/small-company.js'
import { renderQuote } from './quote.js'
import type { QuoteView } from './quote-view.js'
import { sampleIssuer } from './samples.js'

const goodsTold = ['mediator', 'guarantees', 'return-costs'] as const

const textOf = async ({ foyer, as }: QuotingCompany, of: string) => {
  const { base64 } = await given(foyer.documents.downloadDocument({ of }, as('agent')))
  return readPdf(Uint8Array.from(Buffer.from(base64, 'base64')))
}

const quoted = async (asked: object = {}, options: Parameters<typeof quotingCompany>[0] = {}) => {
  const company = await quotingCompany(options)
  const { draft, send } = company
  const { id, order } = await draft(asked)
  await send(id, { informed: [...goodsTold] })
  return { ...company, id, order, text: await textOf(company, `${id}/1`) }
}

describe('the document of a quote', () => {
  it('says what is offered, at which prices, until when, and that it is free (S035)', async () => {
    const options = [{ ...cleaning, chosen: true }, mouse]
    const lines = [{ ...support, minutes: 90, price: 9000, options }]
    const { id, order, text } = await quoted({ lines, description: 'Avant Pâques' })
    for (const said of [
      `Devis Devis n° ${id} · version 1`,
      'Établi le 2 mars 2026',
      'Valable jusqu’au 1er avril 2026',
      'au plus tard le 30/04/2026',
      'Mode d’intervention prestataire',
      'Avant Pâques',
      'Total TTC, options retenues 147,00 €',
      'Dépannage 1 h 30 1 90,00 € 20 % 75,00 € 90,00 €',
      `60,00 € TTC l’heure · activité II-11 · ligne ${order}/1`,
      'Ménage 2 h 1 57,00 € 10 % 51,82 € 57,00 €',
      'option retenue',
      'Options proposées, non comprises dans le total',
      `option n° 3 · ligne ${order}/3`,
      '10 % 51,82 € 5,18 € 57,00 €',
      '20 % 75,00 € 15,00 € 90,00 €',
      'Total TTC 126,82 € 20,18 € 147,00 €',
      'Devis gratuit.',
      'Bon pour accord',
      'SAP123456782',
    ])
      expect(text).toContain(said)
    expect(text).not.toMatch(/\{\w+\}|undefined|\?/)
  })

  it('shows the tax advantage apart from the price, after it and smaller', async () => {
    const { text } = await quoted({ lines: [support, { ...mouse, price: 5000 }] })
    const advantage = text.indexOf('Avantage fiscal, pour information et distinct du prix')
    expect(advantage).toBeGreaterThan(text.indexOf('110,00 €'))
    expect(text).toContain('ouvrant droit au crédit d’impôt : 60,00 €')
    expect(text).toContain('attendu (50 %) : 30,00 €')
    const none = await quoted({ lines: [mouse] })
    expect(none.text).not.toContain('crédit d’impôt')
  })

  it('tells a consumer of the right to withdraw, with the model form (S137)', async () => {
    const { id, text } = await quoted()
    for (const said of [
      'Vous avez le droit de vous rétracter du présent contrat sans donner de motif',
      'quatorze jours après le jour de la conclusion du contrat',
      'un montant proportionnel à ce qui vous a été fourni',
      'Modèle de formulaire de rétractation',
      `À l’attention de Les Jours Tranquilles, 8 rue des Abricots, 26000 Valence`,
      `ci-dessous : ${id}`,
      '(*) Rayez la mention inutile.',
      'Je demande expressément que la prestation commence',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('sept jours à compter')
  })

  it('says that no money is taken for seven days off the premises, and of goods from when the days run', async () => {
    const off = await quoted({ concluded: 'off-premises', lines: [support, mouse] })
    expect(off.text).toContain('avant l’expiration d’un délai de sept jours')
    expect(off.text).toContain('prend physiquement possession du dernier bien')
  })

  it('names the function to withdraw, online, since 19 June 2026', async () => {
    const words = 'par la fonction « renoncer au contrat ici »'
    expect((await quoted({ online: true })).text).not.toContain(words)
    const at = '2026-06-19T08:00:00.000Z'
    expect((await quoted({ online: true, by: '2026-07-01' }, { at })).text).toContain(words)
  })

  it('says that nobody withdraws from urgent repairs, and nothing of it in a shop or to a company', async () => {
    const urgent = await quoted({ concluded: 'off-premises', urgent: true })
    expect(urgent.text).toContain('Vous ne disposez pas du droit de rétractation')
    expect(urgent.text).not.toMatch(/Modèle de formulaire|Je demande expressément/)
    expect((await quoted({ concluded: 'shop' })).text).not.toMatch(/rétract/)
    const company = await quotingCompany()
    const { foyer, as, customer, draft, send } = company
    const change = { organisation: 'Mairie de Valence' }
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    const { id } = await draft()
    await send(id)
    expect(await textOf(company, `${id}/1`)).not.toMatch(/rétract|Avantage fiscal|Médiateur/)
  })

  it('has every mention that the law asks of a quote to a consumer', async () => {
    const travel = { kind: 'travel', activity: 'II-11', label: 'Déplacement', price: 1500 } as const
    const company = await quotingCompany()
    const { foyer, as, draft, send } = company
    const { items } = await given(foyer.organisation.listLegalEntities({}, as('owner')))
    const [first] = items
    if (!first) throw new Error('no entity')
    const { id: _, ...same } = first
    const numbers = { siren: '781286570', siret: '78128657000017', sapNumber: 'SAP781286570' }
    const mediator = { name: 'Médiation Exemple', url: 'https://mediation.example' }
    const modes: ('prestataire' | 'mandataire')[] = ['prestataire', 'mandataire']
    const entity = { ...same, ...numbers, mediator, modes }
    const { id: legalEntity } = await given(
      foyer.organisation.registerLegalEntity(entity, as('owner')),
    )
    const { id } = await draft({ legalEntity, lines: [support, travel] })
    await send(id, { informed: [] })
    const text = await textOf(company, `${id}/1`)
    const { due } = mentionsOf('quote', day('2026-03-02'), {
      ...{ declared: true, approved: false, vat: 'liable', customer: 'consumer' },
      ...{ beforeTax: cents(6250), withTax: cents(7500), size: 'small', seller: 'company' },
      has: ['extra-fees', 'advantage-shown', 'customer-employs'],
    })
    const shown: Readonly<Record<string, string>> = {
      'fr.mention.quote.mode': 'Mode d’intervention prestataire, mandataire',
      'fr.mention.quote.prices': 'Dépannage 1 h 1 60,00 € 20 % 50,00 € 60,00 €',
      'fr.mention.quote.fees': 'Déplacement',
      'fr.mention.quote.declaration': 'SAP781286570',
      'fr.mention.quote.advantage': 'Avantage fiscal',
      'fr.mention.quote.employer': 'le consommateur est l’employeur de l’intervenant',
    }
    expect(due.map(({ mention }) => mention).sort()).toEqual(Object.keys(shown).sort())
    for (const words of Object.values(shown)) expect(text).toContain(words)
    expect(text).toContain('Médiateur de la consommation : Médiation Exemple')
  })

  it('is in the language of the customer', async () => {
    const company = await quotingCompany()
    const { foyer, as, customer, draft, send } = company
    const change = { language: 'en' } as const
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    const options = [{ ...mouse }]
    const { id } = await draft({ lines: [{ ...support, options }] })
    await send(id, { informed: [...goodsTold] })
    const text = await textOf(company, `${id}/1`)
    for (const said of [
      `Quote Quote no. ${id} · edition 1`,
      'Valid until 1 April 2026',
      'Options on offer, not included in the total',
      'You have the right to withdraw from this contract within 14 days',
      'Model withdrawal form',
      'This quote is free of charge.',
      'Expected tax credit (50%): €30.00',
    ])
      expect(text).toContain(said)
    expect(text).not.toMatch(/\{\w+\}|undefined/)
  })

  it('names who sells a line where it is another company, its discount, and why no VAT is charged', async () => {
    const company = await quotingCompany({ vat: 'franchise' })
    const { draft, send } = company
    const other = await secondEntity(company)
    const discount = { label: 'Remise fidélité', rate: '0.1' }
    const lines = [
      { ...support, discount },
      { ...mouse, legalEntity: other },
    ]
    const { id } = await draft({ lines })
    await send(id, { informed: [...goodsTold] })
    const text = await textOf(company, `${id}/1`)
    expect(text).toContain('Remise fidélité 10 % : -6,00 €')
    expect(text).toContain('vendu par Les Jours Tranquilles Sud')
    expect(text).toContain('TVA non applicable, article 293 B du CGI')
    expect(text).toContain('franchise en base')
  })

  it('is one for each edition that was sent, always the same bytes, and its customer’s', async () => {
    const company = await quoted()
    const { foyer, as, customer, id, send } = company
    const again = { quote: id, lines: [{ ...support, price: 5500 }], by: '2026-04-30' }
    await given(foyer.sales.amendQuote(again, as('agent')))
    const mine = as('customer', customer)
    await send(id)
    expect(await textOf(company, `${id}/2`)).toContain('version 2')
    expect(await textOf(company, `${id}/1`)).toBe(company.text)
    const { items } = await given(foyer.documents.listDocuments({ customer }, mine))
    expect(items.map(({ kind, of }) => [kind, of]).sort()).toEqual([
      ['quote', `${id}/1`],
      ['quote', `${id}/2`],
    ])
    const { document } = await given(foyer.sales.showQuote({ quote: id }, mine))
    expect(items.map(({ sha256 }) => sha256)).toContain(document)
    const stranger = as('customer', await newCustomer(company, 2))
    const theirs = foyer.documents.downloadDocument({ of: `${id}/1` }, stranger)
    expect((await refused(theirs)).code).toBe('not-found')
  })

  it('does not leave the house when it does not add up', async () => {
    const whole = { net: cents(1000), vat: cents(200), gross: cents(1200) }
    const line = { id: 'ord_X/1', label: 'Dépannage', quantity: 1, unitGross: cents(1200) }
    const view: QuoteView = {
      ...{ language: 'fr', id: 'quo_X', edition: 1, consumer: true, description: '' },
      ...{ sentOn: day('2026-03-02'), validUntil: day('2026-04-01'), modes: ['prestataire'] },
      ...{ issuer: sampleIssuer, customer: { name: 'Marie Dupont', address: [] } },
      lines: [{ ...line, vatRate: factor('0.2'), net: whole.net, gross: whole.gross }],
      totals: [{ rate: factor('0.2'), ...whole }],
      ...{ gross: whole.gross, vatExemptions: [], warnings: [] },
    }
    expect((await renderQuote(view)).length).toBeGreaterThan(1000)
    const wrong: readonly Partial<QuoteView>[] = [
      { gross: cents(1201) },
      { totals: [{ rate: factor('0.2'), ...whole, net: cents(999) }] },
      { totals: [{ rate: factor('0.2'), ...whole, vat: cents(199) }] },
      { lines: [] },
    ]
    for (const one of wrong)
      await expect(renderQuote({ ...view, ...one })).rejects.toThrow(RangeError)
  })
})
