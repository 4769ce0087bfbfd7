import { PDFDocument } from 'pdf-lib'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { day } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { factor } from '../shared/rate.js'
import { formatMoney } from './format.js'
import { type InvoiceView, renderInvoice } from './invoice.js'
import { sampleInvoice } from './samples.js'

const plain = (text: string): string => text.replace(/\s+/g, ' ')

const pagesOf = async (view: InvoiceView): Promise<readonly string[]> => {
  const file = await getDocumentProxy(await renderInvoice(view))
  const { text } = await extractText(file, { mergePages: false })
  return text.map(plain)
}

const textOf = async (view: InvoiceView): Promise<string> => (await pagesOf(view)).join(' ')

describe('the invoice', () => {
  it('shows every amount to the cent, with the totals of each rate of VAT', async () => {
    for (const language of ['fr', 'en'] as const) {
      const view = { ...sampleInvoice(3), language }
      const text = await textOf(view)
      const ofLines = view.lines.flatMap(({ net, gross }) => [net, gross])
      const given = [view.gross, view.paid, view.credit?.eligibleGross, view.credit?.expected]
      const totals = ['155.46', '15.54', '171', '230.46', '30.54', '241'].map(Money.eur)
      for (const amount of [...given, ...ofLines, ...totals])
        expect(text).toContain(plain(formatMoney(amount ?? Money.zero, language)))
    }
  })

  it('carries the mentions of article D7233-1 and of the general tax code', async () => {
    const text = await textOf(sampleInvoice(3))
    for (const mention of [
      'Facture n° F2025-00117',
      'Émise le 1er avril 2025',
      'du 03/03/2025 au 06/03/2025',
      'Maison Claire Services SARL au capital de 8 000,00 € · SIREN 781 286 570',
      'TVA FR28781286570',
      'déclaré sous le n° SAP781286570 le 1er mars 2019',
      'Mme Éloïse d’Hœnheim-Lefèvre 12 bis rue des Érables 69003 Lyon',
      '03/03/2025 · 2 h · intervenant W09 · activité II-1',
      '2 h 25,91 €/h 28,50 €/h 10 % 51,82 € 57,00 €',
      '10 % 155,46 € 15,54 € 171,00 €',
      '20 % 75,00 € 15,00 € 90,00 €',
      'Total 230,46 € 30,54 € 261,00 €',
      'Sommes déjà acquittées 20,00 €',
      'Reste à payer au plus tard le 15 avril 2025',
      'Règlement par CESU accepté.',
      'exigible à l’encaissement',
      'Médiateur de la consommation : Médiation Consommation Exemple, https://mediation.example',
      'Page 1 / 1',
    ])
      expect(text).toContain(mention)
  })

  it('names the tax credit after the price, and never the fee of forty euros on a consumer', async () => {
    const text = await textOf(sampleInvoice(3))
    expect(text).toContain('Crédit d’impôt attendu (50 %) : 85,50 €, après paiement')
    expect(text.indexOf('Crédit d’impôt')).toBeGreaterThan(text.indexOf('Reste à payer 241,00 €'))
    expect(text).not.toMatch(/40 €|40,00 €|indemnité/)
    expect(await textOf({ ...sampleInvoice(3), credit: undefined })).not.toContain('crédit')
  })

  it('says on which event VAT falls due, or why there is none', async () => {
    const debits = await textOf({ ...sampleInvoice(1), vatOnReceipts: false })
    expect(debits).toContain('Option pour le paiement de la taxe d’après les débits')
    const exemption = 'TVA non applicable, article 293 B du CGI'
    const exempt = await textOf({ ...sampleInvoice(1), vatExemption: exemption })
    expect(exempt).toContain(exemption)
    expect(exempt).not.toContain('encaissement')
  })

  it('says the same in English', async () => {
    const text = await textOf({ ...sampleInvoice(2), language: 'en' })
    for (const mention of [
      'Invoice no. F2025-00117',
      'Issued on 1 April 2025',
      'Amount due by 15 April 2025',
      'worker W09',
      'Expected tax credit (50%): €57.00',
      'VAT on services falls due on receipt of payment.',
    ])
      expect(text).toContain(mention)
    expect(text).not.toMatch(/facture|crédit d’impôt/i)
  })

  it('prints a fixed price, and the price of one only when it is a whole number of cents', async () => {
    const amounts = { net: Money.eur('10'), vat: Money.eur('2'), gross: Money.eur('12') }
    const one = { vatRate: factor('0.2'), ...amounts }
    const lines = [
      { ...one, label: 'Dépannage' },
      { ...one, label: 'Câbles', quantity: 7 },
    ]
    const view = { ...sampleInvoice(0), lines, gross: Money.eur('24'), credit: undefined }
    const text = await textOf(view)
    expect(text).toContain('Dépannage forfait 10,00 € 12,00 € 20 % 10,00 € 12,00 €')
    expect(text).toContain('Câbles 7 20 % 10,00 € 12,00 €')
  })

  it('is a credit note when it corrects an invoice, and names it', async () => {
    const text = await textOf({
      ...sampleInvoice(1),
      creditNoteFor: { number: 'F2025-00100', issuedOn: day('2025-03-10') },
    })
    expect(text).toContain('Facture d’avoir n° F2025-00117')
    expect(text).toContain('Avoir sur la facture n° F2025-00100 du 10 mars 2025.')
    expect(text).not.toContain('Reste à payer')
  })

  it('names what the invoices of 2026 must name: supplies, delivery, beneficiary', async () => {
    const text = await textOf({
      ...sampleInvoice(1),
      operations: 'both',
      deliveryAddress: ['18 chemin des Vignes', '69230 Saint-Genis-Laval'],
      beneficiary: { name: 'M. Paul Roux', address: ['3 quai Romain-Rolland', '69005 Lyon'] },
    })
    expect(text).toContain('Livraisons de biens et prestations de services')
    expect(text).toContain('18 chemin des Vignes, 69230 Saint-Genis-Laval')
    expect(text).toContain('M. Paul Roux, 3 quai Romain-Rolland, 69005 Lyon')
  })

  it('lists sixty lines over pages that repeat the head, the totals together on one of them', async () => {
    for (const lines of [20, 21, 22, 23, 24, 25, 26, 60]) {
      const pages = await pagesOf(sampleInvoice(lines))
      const text = pages.join(' ')
      expect(text.match(/intervenant W09/g)).toHaveLength(lines)
      for (const [i, page] of pages.entries()) {
        expect(page).toContain(`Page ${i + 1} / ${pages.length}`)
        if (page.includes('intervenant W09')) expect(page).toContain('Désignation Qté')
        if (page.includes('Taux de TVA'))
          expect(page).toMatch(/Total .* Sommes déjà .* Reste à payer/)
      }
    }
  })

  it('refuses to print an invoice that does not add up', async () => {
    const wrong = { ...sampleInvoice(2), gross: Money.eur('1') }
    await expect(renderInvoice(wrong)).rejects.toThrow('does not add up')
  })

  it('is the same valid file, byte for byte, for the same view', async () => {
    const once = await renderInvoice(sampleInvoice(30))
    expect(Buffer.compare(once, await renderInvoice(sampleInvoice(30)))).toBe(0)
    expect((await PDFDocument.load(once)).getPageCount()).toBe(2)
  })
})
