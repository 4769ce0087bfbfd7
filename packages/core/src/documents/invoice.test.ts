import { PDFDocument } from 'pdf-lib'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { day } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { factor } from '../shared/rate.js'
import { formatMoney } from './format.js'
import { type InvoiceView, renderInvoice } from './invoice.js'
import { bundledInvoice, discountedInvoice, finalInvoice, sampleInvoice } from './samples.js'

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
    const gross = Money.eur('12')
    const one = { label: 'Cours', vatRate: factor('0'), net: gross, vat: Money.zero, gross }
    const untaxed = {
      ...sampleInvoice(0),
      lines: [one],
      gross,
      credit: undefined,
      paid: Money.zero,
    }
    const totals = [
      { rate: factor('0'), taxed: 'franchise', net: gross, vat: Money.zero, gross },
    ] as const
    const exempt = await textOf({ ...untaxed, totals, vatExemptions: [exemption] })
    expect(exempt).toContain(exemption)
    expect(exempt).toContain('TVA non applicable 12,00 € 0,00 € 12,00 €')
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

  it('tells a consumer when to pay, and an organisation what paying late costs (L441-9)', async () => {
    const consumer = await textOf({ ...sampleInvoice(1), dueOn: day('2025-04-01') })
    expect(consumer).toContain('Payable à réception.')
    expect(consumer).not.toContain('au plus tard')
    const recoveryFee = 'Indemnité forfaitaire pour frais de recouvrement en cas de retard : 40 €'
    const business = { latePenalties: factor('0.125'), recoveryFee }
    const due = { ...sampleInvoice(1), business }
    const text = await textOf(due)
    for (const mention of [
      'À payer au plus tard le 15 avril 2025.',
      'Pénalités de retard : 12,5 % par an.',
      recoveryFee,
      'Pas d’escompte pour paiement anticipé.',
    ])
      expect(text).toContain(mention)
    expect(text).not.toContain('Médiateur')
    const early = { ...business, earlyPayment: 'Escompte de 1 % à huit jours.' }
    const english = await textOf({ ...due, business: early, language: 'en' })
    expect(english).toContain('Late payment interest: 12.5% a year')
    expect(english).toContain('Escompte de 1 % à huit jours.')
    expect(english).not.toContain('No discount')
  })

  it('prints the discount of a line under it, and that of the whole before the rates', async () => {
    for (const language of ['fr', 'en'] as const) {
      const text = await textOf(discountedInvoice(language))
      const money = (euros: string) => plain(formatMoney(Money.eur(euros), language))
      const rate = language === 'fr' ? '10 %' : '10%'
      expect(text).toContain(
        language === 'fr'
          ? `Fidélité ${rate} : ${money('-5.70')}`
          : `Fidélité ${rate}: ${money('-5.70')}`,
      )
      expect(text).toContain(language === 'fr' ? 'Total avant remise' : 'Total before discount')
      expect(text).toContain(`Bienvenue ${money('-12.17')} ${money('-1.96')} ${money('-14.13')}`)
      expect(text).toContain(`Total ${money('109.47')} ${money('17.70')} ${money('127.17')}`)
    }
  })

  it('prints a bundle as one price with its split, and what of it opens the right (S141)', async () => {
    const text = await textOf(bundledInvoice('fr'))
    expect(text).toContain('Sérénité 24,92 € 29,90 €')
    expect(text).toContain('Part ouvrant droit au crédit d’impôt : 21,36 €.')
    expect(text).toContain(
      'Assistance à distance et à domicile forfait 17,80 € 21,36 € 20 % 17,80 € 21,36 €',
    )
    expect(text).toContain('Box 1 7,12 € 8,54 € 20 % 7,12 € 8,54 €')
    expect(await textOf(bundledInvoice('en'))).toContain('gives right to the tax credit: €21.36.')
    const { lines, ...rest } = bundledInvoice('fr')
    const plainLines = lines.map((line) => ({ ...line, isEligible: false }))
    expect(await textOf({ ...rest, lines: plainLines })).not.toContain('crédit')
  })

  it('takes deposits off with their VAT, and says what is left at each rate (S188)', async () => {
    const text = await textOf(finalInvoice('fr'))
    for (const line of [
      'Total de la prestation 230,46 € 30,54 € 261,00 €',
      'Acompte n° F2025-00090 du 01/03/2025, TVA 10 % -46,64 € -4,66 € -51,30 €',
      'Acompte n° F2025-00090 du 01/03/2025, TVA 20 % -22,50 € -4,50 € -27,00 €',
      '10 % 108,82 € 10,88 € 119,70 €',
      '20 % 52,50 € 10,50 € 63,00 €',
      'Reste facturé 161,32 € 21,38 € 182,70 €',
    ])
      expect(text).toContain(line)
    expect(await textOf(finalInvoice('en'))).toContain(
      'Deposit no. F2025-00090 of 01/03/2025, VAT 10%',
    )
  })

  it('is called a deposit when it is one (S188)', async () => {
    const text = await textOf({ ...sampleInvoice(1), isDeposit: true })
    expect(text).toContain('Facture d’acompte n° F2025-00117')
    expect(text).toContain('À valoir sur la facture de la prestation')
    const english = await textOf({ ...sampleInvoice(1), isDeposit: true, language: 'en' })
    expect(english).toContain('Deposit invoice no. F2025-00117')
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
    const final = { ...finalInvoice('fr'), deposits: [] }
    await expect(renderInvoice(final)).rejects.toThrow('does not add up')
    const { discount, ...discounted } = discountedInvoice('fr')
    expect(discount).toBeDefined()
    await expect(renderInvoice(discounted)).rejects.toThrow('does not add up')
    const { totals: _, ...untold } = discountedInvoice('fr')
    await expect(renderInvoice(untold)).rejects.toThrow('say what each comes to')
  })

  it('is the same valid file, byte for byte, for the same view', async () => {
    const once = await renderInvoice(sampleInvoice(30))
    expect(Buffer.compare(once, await renderInvoice(sampleInvoice(30)))).toBe(0)
    expect((await PDFDocument.load(once)).getPageCount()).toBe(2)
  })
})
