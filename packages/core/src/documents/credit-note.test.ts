import { describe, expect, it } from 'vitest'
import { Money } from '../shared/money.js'
import { bill, goods, support } from '../testing/journey.js'
import { readPdf } from '../testing/read-pdf.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'
import { renderCreditNote } from './credit-note.js'
import { sampleCreditNote } from './samples.js'

describe('the document of a credit note', () => {
  it('says which invoice it corrects, why, and what it takes off at each rate (T31)', async () => {
    const text = await readPdf(await renderCreditNote(sampleCreditNote('fr')))
    for (const mention of [
      'Facture d’avoir n° AV2025-00003',
      'Avoir sur la facture n° F2025-00117 du 1er avril 2025.',
      'Motif : Visite du 4 mars écourtée, routeur rendu',
      'Facture rectifiée F2025-00117',
      'Entretien de la maison et travaux ménagers 2 10 % 18,18 € 1,82 € 20,00 €',
      '10 % 18,18 € 1,82 € 20,00 €',
      '20 % 75,00 € 15,00 € 90,00 €',
      'Total 93,18 € 16,82 € 110,00 €',
      'n’y ouvrent plus droit',
    ])
      expect(text).toContain(mention)
    expect(text).not.toMatch(/annulée en totalité|Reste à payer/)
  })

  it('says the same in English, and when nothing is left of the invoice', async () => {
    const view = { ...sampleCreditNote('en'), isWhole: true, touchesCredit: false }
    const text = await readPdf(await renderCreditNote(view))
    expect(text).toContain('Credit note no. AV2025-00003')
    expect(text).toContain(
      'against invoice no. F2025-00117 of 1 April 2025. It is cancelled as a whole.',
    )
    expect(text).not.toMatch(/avoir|facture|tax credit/i)
  })

  it('is refused when it does not add up', async () => {
    const view = sampleCreditNote('fr')
    const wrong = [
      { ...view, gross: Money.eur('1') },
      { ...view, lines: view.lines.slice(1) },
      { ...view, totals: view.totals.slice(1) },
      { ...view, totals: view.totals.map((one) => ({ ...one, net: Money.zero })) },
    ]
    for (const one of wrong) await expect(renderCreditNote(one)).rejects.toThrow('does not add up')
  })
})

describe('a credit note that is issued', () => {
  const issued = async () => {
    const company = await smallCompany()
    const { foyer, as, entity: legalEntity } = company
    const invoice = await bill(company, [support(6000), goods(3000)], { number: 'FAC-7' })
    const asked = { invoice, reason: 'Geste commercial', amount: 4500 }
    const { id: creditNote } = await given(foyer.invoicing.draftCreditNote(asked, as('agent')))
    await given(foyer.invoicing.issueCreditNote({ legalEntity, creditNote }, as('owner')))
    return { ...company, creditNote, invoice }
  }

  it('is archived once the relay comes by, and its customer downloads it (S003)', async () => {
    const { foyer, as, creditNote, customer } = await issued()
    const download = () =>
      foyer.documents.downloadDocument({ of: creditNote }, as('customer', customer))
    expect((await refused(download())).code).toBe('not-found')
    await foyer.relay()
    const { document, base64 } = await given(download())
    expect(document).toMatchObject({ kind: 'credit-note', number: 'AV2026-00001', of: creditNote })
    const text = await readPdf(Uint8Array.from(Buffer.from(base64, 'base64')))
    for (const mention of [
      'Facture d’avoir n° AV2026-00001',
      'Avoir sur la facture n° FAC-7 du 31 mars 2025.',
      'Motif : Geste commercial',
      'Dépannage 1 20 % 25,00 € 5,00 € 30,00 €',
      'Souris 2 20 % 12,50 € 2,50 € 15,00 €',
      'Total 37,50 € 7,50 € 45,00 €',
      'SIREN 123 456 782',
    ])
      expect(text).toContain(mention)
    const again = await given(foyer.documents.archiveCreditNote({ creditNote }, as('owner')))
    expect(again).toEqual(document)
  })

  it('is the former system’s to show when it was taken over', async () => {
    const { foyer, as, invoice } = await issued()
    const foreign = {
      invoice,
      number: 'A1',
      issuedOn: '2025-05-05',
      lines: [{ line: 1, amount: 1 }],
    }
    const taken = await given(foyer.invoicing.takeOverCreditNote(foreign, as('owner')))
    const archive = (creditNote: string) =>
      foyer.documents.archiveCreditNote({ creditNote }, as('owner'))
    expect(await refused(archive(taken.creditNote))).toEqual({ code: 'nothing-to-archive' })
    const nobody = 'crn_0000000000000000000000000X'
    expect(await refused(archive(nobody))).toEqual({ code: 'not-found', id: nobody })
  })
})
