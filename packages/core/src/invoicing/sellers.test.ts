import { describe, expect, it } from 'vitest'
import { checkAndIssue, sign } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'

const franchise = 'TVA non applicable, article 293 B du CGI'
const mouse = { kind: 'goods', label: 'Souris', gross: 1000 } as const

describe('a seller under the franchise', () => {
  it('drafts without VAT, and says why on services and goods', async () => {
    const company = await smallCompany({ vat: 'franchise' })
    const parts = [{ label: 'Souris', price: 1250 }]
    const { lines, vat } = await sign(company, { parts })
    expect(vat).toBe(0)
    expect(lines).toMatchObject([
      { vatRate: '0', taxed: 'franchise', mention: franchise, incomplete: ['price'] },
      { vatRate: '0', taxed: 'franchise', mention: franchise, net: 1250, incomplete: [] },
    ])
  })

  it('may charge none, whatever somebody enters', async () => {
    const company = await smallCompany({ vat: 'franchise' })
    const { foyer, as } = company
    const { id: invoice } = await sign(company)
    const amend = (vatRate: string) =>
      foyer.invoicing.amendDraft({ invoice, lines: [{ ...mouse, vatRate }] }, as('agent'))
    expect(await refused(amend('0.2'))).toEqual({ code: 'vat-not-charged', line: 1 })
    expect(await given(amend('0'))).toMatchObject({
      ...{ vat: 0, lines: [{ taxed: 'franchise', mention: franchise, incomplete: [] }] },
    })
  })

  it('is one from a day on: what is performed then bears no VAT, what was before still does', async () => {
    const company = await smallCompany()
    const { foyer, as, entity: legalEntity } = company
    const from = { legalEntity, from: '2026-03-10', vat: 'franchise' } as const
    await given(foyer.organisation.changeVat(from, as('owner')))
    const before = await sign(company)
    const after = await sign(company)
    expect([before, after].map(({ lines }) => lines[0])).toMatchObject([
      { performedOn: '2026-03-09', vatRate: '0.2' },
      { performedOn: '2026-03-10', vatRate: '0', taxed: 'franchise' },
    ])
    const back = { legalEntity, from: '2026-03-11', vat: 'normal' } as const
    await given(foyer.organisation.changeVat(back, as('owner')))
    expect((await sign(company)).lines[0]).toMatchObject({ vatRate: '0.2' })
  })
})

describe('an exempt seller', () => {
  it('says on which ground, and waits for it until then', async () => {
    const company = await smallCompany({ vat: 'exempt' })
    const { foyer, as, entity: legalEntity } = company
    expect((await sign(company)).lines[0]).toMatchObject({
      ...{ vatRate: '0', incomplete: ['price', 'vat-rate'] },
    })
    const change = (rest: object) =>
      foyer.organisation.changeVat(
        { legalEntity, from: '2026-01-01', vat: 'exempt', ...rest },
        as('owner'),
      )
    expect(await refused(change({}))).toEqual({ code: 'exemption-needed' })
    await given(change({ exemption: 'association' }))
    expect((await sign(company)).lines[0]).toMatchObject({
      ...{ vatRate: '0', taxed: 'exempt', incomplete: ['price'] },
      mention: 'Exonération de TVA, article 261, 7, 1°, b du CGI',
    })
  })
})

describe('a seller who is liable to VAT', () => {
  it('says why a line bears none, or the line waits for it', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const { id: invoice } = await sign(company)
    const amend = (rest: object = {}) => {
      const lines = [{ ...mouse, vatRate: '0', ...rest }]
      return given(foyer.invoicing.amendDraft({ invoice, lines }, as('agent')))
    }
    expect(await amend()).toMatchObject({ lines: [{ incomplete: ['vat-exemption'] }] })
    const mention = 'Exonération de TVA, article 262 ter, I du CGI'
    expect(await amend({ mention })).toMatchObject({
      lines: [{ taxed: 'exempt', mention, incomplete: [] }],
    })
    expect(await checkAndIssue(company, await amend({ mention }))).toMatchObject({ vat: 0 })
  })
})

describe('how an entity numbers', () => {
  it('never gives credit notes the prefix of a series of invoices', async () => {
    const { foyer, as, entity: legalEntity } = await smallCompany()
    const settle = (settings: object) =>
      foyer.organisation.settleInvoicing({ legalEntity, settings }, as('owner'))
    const taken = (prefix: string) => ({ code: 'prefix-taken', prefix })
    expect(await refused(settle({ creditNotePrefix: 'F' }))).toEqual(taken('F'))
    expect(await refused(settle({ goodsPrefix: 'AV' }))).toEqual(taken('AV'))
    const same = { creditNotePrefix: 'M', goodsPrefix: 'M' }
    expect(await refused(settle(same))).toEqual(taken('M'))
    expect(await given(settle({ goodsPrefix: 'F' }))).toMatchObject({
      invoicing: { goodsPrefix: 'F' },
    })
    for (const wrong of [{ goodsPrefix: 'm' }, { latePenalties: '12' }, { unknown: 1 }])
      expect((await refused(settle(wrong))).code).toBe('invalid-input')
    const nobody = `ent_${legalEntity.slice(4, -1)}Z`
    const unknown = foyer.organisation.settleInvoicing(
      { legalEntity: nobody, settings: {} },
      as('owner'),
    )
    expect(await refused(unknown)).toEqual({ code: 'not-found', id: nobody })
  })

  it('bills a visit’s parts apart where goods have their own series, and follows a revision (X11)', async () => {
    const company = await smallCompany()
    const { foyer, as, alma, entity: legalEntity, store, tenant } = company
    const settings = { goodsPrefix: 'M' }
    await given(foyer.organisation.settleInvoicing({ legalEntity, settings }, as('owner')))
    const work = await sign(company, { parts: [{ label: 'Souris', price: 1250 }] })
    expect(work.lines).toMatchObject([{ kind: 'service' }])
    const partsOf = work.report ?? ''
    const goods = async () =>
      (await store.find(tenant, 'invoices', { where: { partsOf }, limit: 2 })).items
    const [apart] = await goods()
    expect(apart?.doc).toMatchObject({
      report: null,
      gross: 1250,
      lines: [{ no: 1, kind: 'goods' }],
    })
    const revise = async (parts: readonly object[]) => {
      const written = { text: 'Encore', minutesWorked: 60, parts: parts as never }
      const revised = { visit: work.lines[0]?.visit ?? '', ...written }
      await given(foyer.dispatch.reviseReport(revised, as('worker', alma)))
      const signed = { report: partsOf, signedBy: 'M. Dupont' }
      await given(foyer.dispatch.signReport(signed, as('worker', alma)))
    }
    await revise([{ label: 'Souris', quantity: 2, price: 1250 }])
    expect((await goods()).map(({ doc }) => doc)).toMatchObject([{ gross: 2500 }])
    await revise([])
    expect(await goods()).toEqual([])
  })
})
