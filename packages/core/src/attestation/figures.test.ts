import { describe, expect, it } from 'vitest'
import { bill, goods, pay, serve, support } from '../testing/journey.js'
import { given } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'
import { sameFigures } from './figures.js'

const year = async ({ foyer, as, entity, customer }: SmallCompany, of = 2025) => {
  const subject = { legalEntity: entity, year: of, customer }
  return given(foyer.attestation.explainYear(subject, as('owner')))
}

const open = () => smallCompany({ at: '2026-01-15T08:00:00.000Z' })

const nothing = {
  paidGross: 0,
  prepaidCesu: 0,
  aids: 0,
  advance: 0,
  paidNet: 0,
  ineligiblePaid: 0,
  paidInCash: 0,
  byActivity: [],
  interventions: [],
}

describe('the figures of a year', () => {
  it('are nothing while nothing was paid', async () => {
    const company = await open()
    await bill(company, [support(6000)])
    expect((await year(company)).figures).toEqual(nothing)
  })

  it('count money in the year in which it came, whatever the year of the visit', async () => {
    const company = await open()
    const invoice = await bill(company, [support(6000, { date: '2024-12-10' })])
    for (const [on, amount] of [
      ['2024-12-31', 1000],
      ['2025-01-01', 2000],
      ['2025-12-31', 500],
      ['2026-01-01', 1500],
    ] as const)
      await pay(company, invoice, amount, { on })
    const gross = async (of: number) => (await year(company, of)).figures.paidGross
    expect([await gross(2024), await gross(2025), await gross(2026)]).toEqual([1000, 2500, 1500])
    expect((await year(company)).figures.interventions).toMatchObject([{ date: '2024-12-10' }])
  })

  it('hold prepaid CESU and a third party’s aid inside the gross, and outside the net', async () => {
    const company = await open()
    const invoice = await bill(company, [support(6000)])
    await pay(company, invoice, 1000, { means: 'prepaid-cesu' })
    await pay(company, invoice, 2000, { thirdParty: 'Département de la Drôme' })
    await pay(company, invoice, 3000, { means: 'cheque' })
    expect((await year(company)).figures).toMatchObject({
      paidGross: 6000,
      prepaidCesu: 1000,
      aids: 2000,
      advance: 0,
      paidNet: 3000,
    })
  })

  it('set cash apart, on every line and from everybody: it opens no right', async () => {
    const company = await open()
    const invoice = await bill(company, [support(6000), goods(3000)])
    await pay(company, invoice, 4500, { means: 'cash', thirdParty: 'Département de la Drôme' })
    await pay(company, invoice, 4500)
    expect((await year(company)).figures).toMatchObject({
      paidGross: 3000,
      aids: 0,
      ineligiblePaid: 1500,
      paidInCash: 4500,
    })
  })

  it.each([
    ['goods', goods(6000), 0],
    ['work in the workshop', support(6000, { place: 'workshop' }), 0],
    ['an odd job of two hours', support(6000, { activity: 'II-3', minutes: 120 }), 6000],
    ['an odd job of more', support(6000, { activity: 'II-3', minutes: 121 }), 0],
    ['an activity before its declaration', support(6000, { date: '2019-09-01' }), 0],
    ['an activity from its declaration on', support(6000, { date: '2019-09-02' }), 6000],
    ['an activity that was never declared', support(6000, { activity: 'II-2' }), 0],
  ])('certify of %s what opens the right', async (_, sold, paidGross) => {
    const company = await open()
    await pay(company, await bill(company, [sold]), 6000)
    const { figures } = await year(company)
    expect(figures).toMatchObject({ paidGross, ineligiblePaid: 6000 - paidGross })
  })

  it('split the gross by activity, in the order of the law, and list the visits by date', async () => {
    const company = await open()
    const invoice = await bill(company, [
      support(4900, { date: '2025-03-12' }),
      support(5800, { activity: 'II-3', date: '2025-03-10', minutes: 45 }),
      support(100, { date: '2025-03-14' }),
    ])
    await pay(company, invoice, 10_800)
    const { figures } = await year(company)
    expect(figures.byActivity).toEqual([
      { activity: 'II-3', amount: 5800 },
      { activity: 'II-11', amount: 5000 },
    ])
    expect(figures.interventions).toMatchObject([
      { date: '2025-03-10', minutes: 45, worker: company.alma },
      { date: '2025-03-12', minutes: 60 },
      { date: '2025-03-14', minutes: 60 },
    ])
  })

  it('list a visit once, however many lines bill it', async () => {
    const company = await open()
    const { foyer, as, entity, customer } = company
    const visit = await serve(company, 'II-11')
    const line = { kind: 'service', activity: 'II-11', visit, vatRate: '0.2' } as const
    const lines = [
      { ...line, no: 1, label: 'Dépannage', gross: 6000 },
      { ...line, no: 2, label: 'Déplacement', gross: 1500 },
    ]
    const { invoice } = await given(
      foyer.invoicing.takeOverInvoice(
        { legalEntity: entity, customer, number: 'F1', issuedOn: '2025-03-31', lines },
        as('owner'),
      ),
    )
    await pay(company, invoice, 7500)
    const { figures } = await year(company)
    expect(figures).toMatchObject({ paidGross: 7500, interventions: [{ visit, minutes: 60 }] })
    expect(figures.interventions).toHaveLength(1)
  })

  it('lose a credited visit and its money, in the year of the credit note', async () => {
    const company = await open()
    const { foyer, as } = company
    const invoice = await bill(company, [support(6000), support(3000, { date: '2025-03-17' })])
    await pay(company, invoice, 9000, { on: '2024-12-20' })
    const note = { invoice, number: 'A1', issuedOn: '2025-01-08' }
    const lines = [{ line: 2, amount: 3000 }]
    await given(foyer.invoicing.takeOverCreditNote({ ...note, lines }, as('owner')))
    expect((await year(company, 2024)).figures).toMatchObject({ paidGross: 9000 })
    expect((await year(company, 2025)).figures).toMatchObject({
      paidGross: -3000,
      byActivity: [{ activity: 'II-11', amount: -3000 }],
      interventions: [],
    })
  })

  it('are the same whatever order a store gives their fields back in', async () => {
    const company = await open()
    await pay(company, await bill(company, [support(6000)]), 6000)
    const { figures } = await year(company)
    const turned = Object.fromEntries(Object.entries(figures).reverse()) as typeof figures
    expect(sameFigures(figures, turned)).toBe(true)
    expect(sameFigures(figures, { ...turned, aids: figures.paidGross })).toBe(false)
  })
})

describe('explainYear', () => {
  it('names the payment, the line, the verdict and the rules behind every amount', async () => {
    const company = await open()
    const invoice = await bill(company, [support(6000), goods(3000)])
    await pay(company, invoice, 9000, { means: 'cheque', thirdParty: 'CAF de la Drôme' })
    const { reasons } = await year(company)
    const paid = { invoice: 'X1', on: '2025-04-05', means: 'cheque', thirdParty: 'CAF de la Drôme' }
    expect(reasons).toMatchObject([
      {
        ...paid,
        line: 1,
        label: 'Dépannage',
        performedOn: '2025-03-10',
        eligible: true,
        because: [
          'fr.service.individual',
          'fr.service.goods',
          'fr.service.at-home',
          'fr.service.listed',
          'fr.service.registered',
        ],
        amount: 6000,
        kind: 'aid',
        counts: 'paidGross',
      },
      {
        ...paid,
        line: 2,
        eligible: false,
        because: ['fr.service.goods'],
        amount: 3000,
        kind: 'aid',
        counts: 'ineligiblePaid',
      },
    ])
  })

  it('says which fact is missing, where the right could not be settled', async () => {
    const company = await open()
    const invoice = await bill(company, [support(6000, { activity: 'II-8' })])
    const { foyer, as, entity: legalEntity } = company
    const shown = await given(foyer.invoicing.showInvoice({ invoice }, as('owner')))
    expect(shown.lines[0]?.verdict.because).toEqual(['fr.service.registered'])
    const declared = { legalEntity, activity: 'II-8', from: '2019-09-02' } as const
    await given(foyer.organisation.declareActivity(declared, as('owner')))
    await pay(company, await bill(company, [support(500, { activity: 'II-8' })]), 500)
    const { reasons } = await year(company)
    expect(reasons).toMatchObject([
      { eligible: false, because: ['missing: bundle'], counts: 'ineligiblePaid' },
    ])
  })

  it('shows the certificate as it was issued, beside the money as it stands', async () => {
    const company = await open()
    await pay(company, await bill(company, [support(6000)]), 6000)
    const explained = await year(company)
    expect(explained.certificate).toBeUndefined()
    const { foyer, as, entity: legalEntity } = company
    await given(foyer.attestation.draftYear({ legalEntity, year: 2025 }, as('owner')))
    const { certificate, figures } = await year(company)
    expect(certificate?.figures).toEqual(figures)
  })
})
