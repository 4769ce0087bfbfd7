import { describe, expect, it } from 'vitest'
import { debitCompany, ibanOf } from '../testing/debit-company.js'
import { readPdf } from '../testing/read-pdf.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer } from '../testing/small-company.js'

const opened = async () => {
  const company = await debitCompany()
  const { foyer, as } = company
  const download = (of: string, who = as('agent')) =>
    foyer.documents.downloadDocument({ of } as never, who)
  const textOf = async (of: string) => {
    const { base64 } = await given(download(of))
    const text = await readPdf(Uint8Array.from(Buffer.from(base64, 'base64')))
    return text.replace(/\s+/g, ' ')
  }
  return { ...company, download, textOf }
}

describe('the document of a mandate', () => {
  it('is there once it is signed, and says what was signed', async () => {
    const { mandate, foyer, textOf } = await opened()
    const { id, reference, signature } = await mandate({
      terms: { monthly: 2500, day: 5, noticeDays: 7 },
    })
    await foyer.relay()
    const text = await textOf(id)
    for (const part of [
      ...['Mandat de prélèvement SEPA', reference, 'FR69ZZZ651190', 'Les Jours Tranquilles'],
      ...['vous autorisez Les Jours Tranquilles', 'huit semaines', 'récurrent'],
      ...['IBAN FR se terminant par 0143', '25,00 € par mois au plus', 'le 5 du mois'],
      ...['7 jours avant le débit', 'Signé électroniquement par Marie Dupont'],
    ])
      expect(text).toContain(part)
    expect(text.replaceAll(' ', '')).toContain(signature?.seal ?? 'no seal')
    expect(text.replaceAll(' ', '')).not.toContain(ibanOf(1).slice(4, -4))
  })

  it('is in the customer’s language, and says nothing of terms that nobody agreed on', async () => {
    const { mandate, foyer, textOf, customer, as } = await opened()
    const change = { language: 'en' } as const
    await given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
    const { id } = await mandate({ kind: 'one-off' })
    await foyer.relay()
    const text = await textOf(id)
    expect(text).toContain('By signing this mandate you authorise')
    expect(text).toContain('one-off')
    expect(text).not.toContain('a month at most')
  })

  it('stays as it was signed, whatever changes later', async () => {
    const { mandate, foyer, as, download, textOf } = await opened()
    const { id } = await mandate()
    await foyer.relay()
    const before = await given(download(id))
    const owner = as('owner')
    const account = { mandate: id, iban: ibanOf(2), signedBy: 'Marie Dupont' }
    await given(foyer.directDebit.changeAccount(account, owner))
    await given(foyer.documents.archiveMandate({ mandate: id }, owner))
    expect(await given(download(id))).toEqual(before)
    expect(await textOf(id)).toContain('se terminant par 0143')
  })

  it('is not made of a mandate that nobody signed here', async () => {
    const { foyer, as, entity: legalEntity, customer } = await opened()
    const owner = as('owner')
    const iban = ibanOf(1)
    const prepared = await given(
      foyer.directDebit.prepareMandate({ legalEntity, customer, iban }, owner),
    )
    const paper = { reference: 'P1', signedBy: 'M', signedOn: '2024-01-02' }
    const taken = await given(
      foyer.directDebit.takeOverMandate({ legalEntity, customer, iban, ...paper }, owner),
    )
    for (const { id: mandate } of [prepared, taken])
      expect(await refused(foyer.documents.archiveMandate({ mandate }, owner))).toEqual({
        code: 'nothing-to-archive',
      })
  })

  it('is for the office and the customer whose it is', async () => {
    const company = await opened()
    const { mandate, foyer, as, download, customer } = company
    const { id } = await mandate()
    await foyer.relay()
    await given(download(id, as('customer', customer)))
    const stranger = await newCustomer(company, 2)
    expect((await refused(download(id, as('customer', stranger)))).code).toBe('not-found')
  })
})
