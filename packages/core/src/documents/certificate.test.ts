import fc from 'fast-check'
import { PDFDocument } from 'pdf-lib'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { day } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { type CertificateView, renderCertificate } from './certificate.js'
import { formatMoney } from './format.js'
import { sampleCertificate } from './samples.js'

const plain = (text: string): string => text.replace(/\s+/g, ' ')

const pagesOf = async (view: CertificateView): Promise<readonly string[]> => {
  const file = await getDocumentProxy(await renderCertificate(view))
  const { text } = await extractText(file, { mergePages: false })
  return text.map(plain)
}

const textOf = async (view: CertificateView): Promise<string> => (await pagesOf(view)).join(' ')

describe('the annual certificate', () => {
  it('shows gross and net, and every amount between them, to the cent', async () => {
    const view = sampleCertificate(8)
    for (const language of ['fr', 'en'] as const) {
      const text = await textOf({ ...view, language })
      const { paidGross, paidNet, ineligiblePaid, paidInCash, byActivity } = view
      const amounts = [paidGross, paidNet, ineligiblePaid, paidInCash]
      const deducted = [view.prepaidCesu, view.aids, view.advance].map(Money.negate)
      for (const amount of [...amounts, ...deducted, ...byActivity.map((one) => one.amount)])
        expect(text).toContain(plain(formatMoney(amount, language)))
    }
  })

  it('carries the mentions of article D7233-4: the body, its declaration, the person, each visit', async () => {
    const text = await textOf(sampleCertificate(8))
    for (const mention of [
      'Maison Claire Services',
      '4 place Carnot 69002 Lyon',
      'SIREN 781 286 570',
      'SIRET 781 286 570 00017',
      'SARL au capital de 8 000,00 €',
      'RCS Lyon',
      'déclaré sous le n° SAP781286570, enregistré le 1er mars 2019',
      'Mme Éloïse d’Hœnheim-Lefèvre, 12 bis rue des Érables, 69003 Lyon',
      'Référence client CLI-00317',
      'ont été acquittées en 2025',
      'article D7233-4 du code du travail, article 199 sexdecies du code général des impôts',
      '06/01/2025 W11 Jean-Noël Œuvrard 1 h',
      '08/01/2025 W09 Aïcha Benkacem 1 h 15',
      'La déclaration engage la responsabilité du seul contribuable.',
      'Ce montant ouvre seul droit à l’avantage fiscal.',
      'Fait à Lyon, le 15 janvier 2026 Claire Vasseur, gérante',
      'Page 1 / 1',
    ])
      expect(text).toContain(mention)
  })

  it('says the same in English', async () => {
    const text = await textOf({ ...sampleCertificate(8), language: 'en' })
    for (const mention of [
      'Annual tax certificate 2025',
      'declared under no. SAP781286570, registered on 1 March 2019',
      'article D7233-4 of the French Labour Code, article 199 sexdecies of the French General Tax Code',
      'That amount alone gives right to the tax advantage.',
    ])
      expect(text).toContain(mention)
    expect(text).not.toMatch(/attestation|avance immédiate/i)
  })

  it('names the approval, the beneficiary, the account and the certificate it replaces, when there are any', async () => {
    const base = sampleCertificate(2)
    const bare = await textOf(base)
    for (const word of ['agréé', 'Compte débité', 'annule et remplace'])
      expect(bare).not.toContain(word)
    const text = await textOf({
      ...base,
      issuer: { ...base.issuer, approval: { number: 'N/2022-07', on: day('2022-07-01') } },
      beneficiary: { name: 'M. Paul Roux', address: ['3 quai Claude-Bernard', '69007 Lyon'] },
      debitedAccounts: ['FR76 •••• 0123'],
      replaces: 'A2025-00017',
    })
    expect(text).toContain('agréé sous le n° N/2022-07 le 1er juillet 2022')
    expect(text).toContain('M. Paul Roux, 3 quai Claude-Bernard, 69007 Lyon a bénéficié')
    expect(text).toContain('Compte débité FR76 •••• 0123')
    expect(text).toContain('annule et remplace l’attestation n° A2025-00017')
  })

  it('keeps silent about ineligible money and cash when there was none', async () => {
    const nothing = { ineligiblePaid: Money.zero, paidInCash: Money.zero }
    const text = await textOf({ ...sampleCertificate(2), ...nothing })
    expect(text).not.toContain('non comprises ci-dessus')
    expect(text).not.toContain('espèces')
  })

  it('lists a whole year of visits over pages that all say which, with a head and monthly subtotals', async () => {
    const pages = await pagesOf(sampleCertificate(130))
    expect(pages.length).toBeGreaterThan(2)
    for (const [i, page] of pages.entries()) {
      expect(page).toContain(`Page ${i + 1} / ${pages.length}`)
      if (/\d\d\/\d\d\/2025 W/.test(page)) expect(page).toContain('Date N° intervenant Intervenant')
    }
    const text = pages.join(' ')
    expect(text.match(/\d\d\/\d\d\/2025 W(?:09|11)/g)).toHaveLength(130)
    expect(text).toContain('janvier 2025 13 interventions')
    expect(text).toContain('Total 130 interventions 195 h')
  })

  it('never parts a month’s last visit from its subtotal, nor the total from the last month', async () => {
    for (let visits = 1; visits < 60; visits++)
      for (const page of await pagesOf(sampleCertificate(visits)))
        expect(page).not.toMatch(/Durée (?:janvier|février|mars|avril|Total)/)
  })

  it('survives names and addresses that no page was made for', async () => {
    const view = sampleCertificate(3)
    const name = `Mme ${'Très-Longue-Particule '.repeat(12)}😀 Nguyễn`
    const customer = {
      name,
      address: Array.from({ length: 9 }, (_, i) => `Ligne ${i} ${'x'.repeat(90)}`),
    }
    const bytes = await renderCertificate({ ...view, customer })
    expect((await PDFDocument.load(bytes)).getPageCount()).toBeGreaterThan(0)
    const text = await textOf({ ...view, customer })
    expect(text).toContain('? Nguyen')
    expect(text).toContain('Ligne 8')
  })

  it('refuses to print amounts that do not add up', async () => {
    for (const wrong of [{ paidNet: Money.eur('1') }, { byActivity: [] }])
      await expect(renderCertificate({ ...sampleCertificate(1), ...wrong })).rejects.toThrow(
        'does not add up',
      )
  })

  it('is the same file, byte for byte, for the same view', async () => {
    const [once, twice] = [
      await renderCertificate(sampleCertificate(20)),
      await renderCertificate(sampleCertificate(20)),
    ]
    expect(Buffer.compare(once, twice)).toBe(0)
    const other = await renderCertificate({ ...sampleCertificate(20), number: 'A2025-00043' })
    expect(Buffer.compare(once, other)).not.toBe(0)
  })

  it('prints any amount so that it reads back to the cent', async () => {
    const cents = fc.integer({ min: 1, max: 99_999_999 }).map(Money.cents)
    await fc.assert(
      fc.asyncProperty(cents, fc.constantFrom('fr', 'en'), async (paidGross, language) => {
        const none = { prepaidCesu: Money.zero, aids: Money.zero, advance: Money.zero }
        const byActivity = [{ activity: 'II-1', label: 'Ménage', amount: paidGross }]
        const amounts = { ...none, paidGross, paidNet: paidGross, byActivity }
        const text = await textOf({ ...sampleCertificate(1), ...amounts, language })
        const shown =
          /(?:brut acquitté en|Gross amount paid in) 2025 (€?[\d\s.,]+)/.exec(text)?.[1] ?? ''
        expect(Number(shown.replace(/\D/g, ''))).toBe(paidGross)
      }),
      { numRuns: 30 },
    )
  })
})
