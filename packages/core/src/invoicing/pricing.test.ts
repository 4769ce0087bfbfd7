import { describe, expect, it } from 'vitest'
import { checkAndIssue, sign } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'

const service = { kind: 'service', label: 'Dépannage', activity: 'II-11', vatRate: '0.2' } as const
const mouse = { kind: 'goods', label: 'Souris', vatRate: '0.2' } as const

/** A draft, and a way to say what it charges. */
const drafted = async () => {
  const company = await smallCompany()
  const { foyer, as } = company
  const draft = await sign(company)
  const visit = draft.lines[0]?.visit ?? ''
  const amend = (content: object) =>
    foyer.invoicing.amendDraft({ invoice: draft.id, lines: [], ...content }, as('agent'))
  return { ...company, draft, visit, amend }
}

describe('prices before tax', () => {
  it('put the tax on top, a rate at once, and keep what was said', async () => {
    const { amend } = await drafted()
    const lines = [1, 2, 3].map(() => ({ ...mouse, unitNet: 333, net: 333 }))
    expect(await given(amend({ lines }))).toMatchObject({
      ...{ priced: 'net', net: 999, vat: 200, gross: 1199 },
      lines: [
        { net: 333, vat: 67, gross: 400, unitNet: 333 },
        { net: 333, vat: 67, gross: 400 },
        { net: 333, vat: 66, gross: 399 },
      ],
    })
  })

  it('go back to prices with tax when lines say so', async () => {
    const { amend } = await drafted()
    await given(amend({ lines: [{ ...mouse, net: 1000 }] }))
    const amended = await given(amend({ lines: [{ ...mouse, gross: 1000 }] }))
    expect(amended).toMatchObject({ priced: 'gross', net: 833, gross: 1000 })
  })

  it.each([
    ['a line in both ways', [{ ...mouse, net: 100, gross: 120 }]],
    ['a line in neither', [mouse]],
    ['an hour with tax and a line without', [{ ...mouse, unitGross: 120, net: 100 }]],
    ['an hour without tax and a line with it', [{ ...mouse, unitNet: 100, gross: 120 }]],
    [
      'lines in both ways',
      [
        { ...mouse, net: 100 },
        { ...mouse, gross: 120 },
      ],
    ],
    ['no line', []],
  ])('are refused where they say %s', async (_, lines) => {
    const { amend } = await drafted()
    const { issues } = (await refused(amend({ lines }))) as {
      issues?: { path: string; message: string }[]
    }
    const said = issues?.map(({ path, message }) => `${path}: ${message}`)
    expect([
      ['lines.0.gross: gross, or net: one of them'],
      ['lines: all lines gross, or all net'],
      ['lines: a line at least'],
    ]).toContainEqual(said)
  })
})

describe('discounts', () => {
  const percent = { label: 'Fidélité', rate: '0.1' }

  it('are kept with what they came to, on a line and on the whole', async () => {
    const { amend } = await drafted()
    const lines = [{ ...service, gross: 7990, discount: percent }]
    const discount = { label: 'Bon', amount: 191 }
    expect(await given(amend({ lines, discount }))).toMatchObject({
      ...{ gross: 7000, net: 5833, vat: 1167, discount: { label: 'Bon', amount: 191 } },
      lines: [
        {
          ...{ gross: 7000, asked: 7990, listed: { gross: 7191 } },
          discount: { label: 'Fidélité', rate: '0.1', amount: 799 },
        },
      ],
    })
  })

  it('stay when the lines change, unless another is given, or none', async () => {
    const { amend } = await drafted()
    const lines = [{ ...mouse, gross: 1000 }]
    await given(amend({ lines, discount: percent }))
    expect(await given(amend({ lines }))).toMatchObject({ gross: 900 })
    const other = { label: 'Bon', amount: 300 }
    expect(await given(amend({ lines, discount: other }))).toMatchObject({ gross: 700 })
    const without = await given(amend({ lines, discount: null }))
    expect(without.gross).toBe(1000)
    expect(without.discount).toBeUndefined()
  })

  it('are refused above what they are taken off, or without an amount', async () => {
    const { amend } = await drafted()
    const lines = [{ ...mouse, gross: 1000 }]
    const much = { label: 'Bon', amount: 1001 }
    const code = 'discount-too-large'
    expect(await refused(amend({ lines, discount: much }))).toEqual({ code, amount: 1000 })
    const line = [{ ...mouse, gross: 1000, discount: much }]
    expect(await refused(amend({ lines: line }))).toEqual({ code, line: 1, amount: 1000 })
    for (const discount of [
      { label: 'Bon' },
      { label: 'Bon', rate: '0' },
      { label: 'Bon', amount: 0 },
    ])
      expect((await refused(amend({ lines, discount }))).code).toBe('invalid-input')
  })

  it('follow a revised report while they can, and wait for a person when they cannot', async () => {
    const company = await drafted()
    const { foyer, as, alma, draft, amend, visit } = company
    const order = { ...mouse, gross: 1000 }
    await given(amend({ lines: [order], discount: { label: 'Bon', amount: 500 } }))
    const report = draft.report ?? ''
    const revised = { visit, text: 'Encore', minutesWorked: 60, parts: [] }
    await given(foyer.dispatch.reviseReport(revised, as('worker', alma)))
    await given(foyer.dispatch.signReport({ report, signedBy: 'M' }, as('worker', alma)))
    const shown = await given(foyer.invoicing.showInvoice({ invoice: draft.id }, as('agent')))
    expect(shown.lines).toMatchObject([{ visit, gross: 0, incomplete: ['price', 'discount'] }])
    expect(shown.discount).toBeUndefined()
  })
})

describe('a bundle', () => {
  const parts = [
    { ...service, label: 'Assistance', price: 2500 },
    { ...mouse, label: 'Box', vatRate: '0.2', price: 1000 },
  ]
  const bundle = { label: 'Sérénité', gross: 2990, supply: 'several', parts } as const

  it('has one price, split over its parts by what they cost on their own, to the cent (S141)', async () => {
    const { amend, visit } = await drafted()
    const own = [{ ...parts[0], visit }, parts[1]]
    const amended = await given(amend({ bundles: [{ ...bundle, parts: own }] }))
    const tag = { no: 1, label: 'Sérénité', supply: 'several' }
    expect(amended).toMatchObject({
      gross: 2990,
      lines: [
        { label: 'Assistance', gross: 2136, bundle: tag, verdict: { verdict: 'eligible' } },
        { label: 'Box', gross: 854, bundle: tag, verdict: { verdict: 'not-eligible' } },
      ],
    })
  })

  it('bears the tax of each part, of several supplies; that of its principal, of one (S141)', async () => {
    const { amend } = await drafted()
    const mixed = [{ ...parts[0], activity: 'II-1', vatRate: '0.1' }, parts[1]]
    const rates = async (rest: object) => {
      const { lines } = await given(amend({ bundles: [{ ...bundle, parts: mixed, ...rest }] }))
      return lines.map(({ vatRate }) => vatRate)
    }
    expect(await rates({})).toEqual(['0.1', '0.2'])
    expect(await rates({ supply: 'one', principal: 1 })).toEqual(['0.1', '0.1'])
    expect(await rates({ supply: 'one', principal: 2 })).toEqual(['0.2', '0.2'])
  })

  it('stays a bundle when its lines are saved again, and others follow it', async () => {
    const { amend } = await drafted()
    const { lines } = await given(amend({ bundles: [bundle] }))
    const again = lines.map(({ kind, label, activity, vatRate, bundle: tag, gross }) => ({
      ...{ kind, label, activity, vatRate, bundle: tag, gross },
    }))
    const amended = await given(amend({ lines: again, bundles: [bundle] }))
    expect(amended.lines.map((line) => line.bundle?.no)).toEqual([1, 1, 2, 2])
    expect(amended.gross).toBe(5980)
  })

  it('may be priced before tax', async () => {
    const { amend } = await drafted()
    const { gross: _, ...rest } = bundle
    const amended = await given(amend({ bundles: [{ ...rest, net: 2500 }] }))
    expect(amended).toMatchObject({ priced: 'net', net: 2500, vat: 500 })
  })

  it.each([
    ['of one part', { parts: [parts[0]] }, 'parts', /2 items/],
    [
      'of one supply without its principal part',
      ...[{ supply: 'one' }, 'principal', /its principal part/],
    ],
    [
      'of one supply whose principal is none of its parts',
      ...[{ supply: 'one', principal: 3 }, 'principal', /its principal part/],
    ],
    [
      'whose parts cost nothing on their own',
      ...[{ parts: parts.map((p) => ({ ...p, price: 0 })) }, 'parts', /costs something/],
    ],
    ['without a price', { gross: undefined }, 'gross', /gross, or net/],
    ['with two prices', { net: 2000 }, 'gross', /gross, or net/],
  ] as const)('%s is refused', async (_, rest, field, says) => {
    const { amend } = await drafted()
    const refusal = await refused(amend({ bundles: [{ ...bundle, ...rest } as never] }))
    const message = expect.stringMatching(says as RegExp)
    expect(refusal).toMatchObject({ issues: [{ path: `bundles.0.${field as string}`, message }] })
  })

  it('may have a part that costs nothing on its own, and keeps the words of an exemption', async () => {
    const { amend } = await drafted()
    const mention = 'Exonération de TVA, article 262 ter, I du CGI'
    const free = { ...mouse, label: 'Notice', vatRate: '0', mention, price: 0 }
    const bundles = [{ ...bundle, parts: [...parts, free], orderLine: 3 }]
    expect((await given(amend({ bundles }))).lines).toMatchObject([
      { gross: 2136, orderLine: 3 },
      { gross: 854, orderLine: 3 },
      { gross: 0, orderLine: 3, taxed: 'exempt', mention, incomplete: [] },
    ])
  })
})

describe('travel', () => {
  const travel = {
    kind: 'travel',
    label: 'Déplacement',
    activity: 'II-11',
    vatRate: '0.2',
  } as const

  it('opens no right until the tenant says that it is part of the service', async () => {
    const { foyer, as, amend, visit, entity: legalEntity } = await drafted()
    const verdict = async () => {
      const lines = [
        { ...service, visit, gross: 6000 },
        { ...travel, visit, gross: 1500 },
      ]
      return (await given(amend({ lines }))).lines[1]?.verdict
    }
    const open = { verdict: 'undetermined', because: [], missing: ['settings.travel'] }
    expect(await verdict()).toEqual(open)
    const settings = { travel: 'part-of-service' } as const
    await given(foyer.organisation.settleLaw({ legalEntity, settings }, as('owner')))
    expect((await verdict())?.verdict).toBe('eligible')
  })

  it('never opens one that its service does not', async () => {
    const { foyer, as, amend, entity: legalEntity } = await drafted()
    const settings = { travel: 'part-of-service' } as const
    await given(foyer.organisation.settleLaw({ legalEntity, settings }, as('owner')))
    const { activity: _, ...alone } = travel
    const { lines } = await given(amend({ lines: [{ ...alone, gross: 1500 }] }))
    expect(lines[0]?.verdict.verdict).toBe('not-eligible')
  })

  it('is billed with the first visit that its order has, at the rate of the service once that is decided', async () => {
    const company = await smallCompany()
    const { foyer, as, customer, entity: legalEntity } = company
    const cleaning = { kind: 'service', activity: 'II-3', label: 'Bricolage', minutes: 60 } as const
    const ordered = { kind: 'travel', label: 'Déplacement', price: 1500 } as const
    const order = async () => {
      const lines = [{ ...cleaning, price: 4000 }, ordered]
      const asked = { customer, legalEntity, lines }
      return (await given(foyer.sales.createOrder(asked, as('agent')))).id
    }
    const first = await order()
    const open = await sign(company, { order: first, activity: 'II-3' })
    expect(open.lines).toMatchObject([
      { vatRate: '0.1', incomplete: [] },
      { kind: 'travel', gross: 1500, vatRate: '0.2', incomplete: ['vat-rate'], orderLine: 2 },
    ])
    expect((await sign(company, { order: first, activity: 'II-3' })).lines).toHaveLength(1)
    const settings = { travel: 'part-of-service' } as const
    await given(foyer.organisation.settleLaw({ legalEntity, settings }, as('owner')))
    const settled = await sign(company, { order: await order(), activity: 'II-3' })
    expect(settled.lines[1]).toMatchObject({
      ...{ vatRate: '0.1', incomplete: [], activity: 'II-3', verdict: { verdict: 'eligible' } },
    })
  })
})

describe('an invoice of before', () => {
  it('is still read, checked, issued and credited', async () => {
    const company = await drafted()
    const { foyer, as, draft, store, tenant, entity: legalEntity } = company
    const { priced: _, discount: __, deducts: ___, ...old } = draft
    const line = { ...draft.lines[0], gross: 6000, net: 5000, vat: 1000, incomplete: [] }
    const doc = { ...old, lines: [line], gross: 6000, net: 5000, vat: 1000 } as never
    await store.commit(tenant, [{ do: 'replace', of: 'invoices', doc, version: 1 }])
    const issued = await checkAndIssue(company, draft)
    expect(issued).toMatchObject({ gross: 6000, number: 'F2026-00001', dueOn: issued.issuedOn })
    const asked = { invoice: draft.id, reason: 'Erreur' }
    const { id: creditNote } = await given(foyer.invoicing.draftCreditNote(asked, as('agent')))
    const note = foyer.invoicing.issueCreditNote({ legalEntity, creditNote }, as('owner'))
    expect(await given(note)).toMatchObject({ gross: 6000, net: 5000, vat: 1000 })
  })

  it('and a credit note of before counts by what it said', async () => {
    const company = await drafted()
    const { foyer, as, store, tenant, entity, customer } = company
    const mice = [1, 2, 3].map((no) => ({ ...mouse, no, gross: 100 }))
    const history = { legalEntity: entity, customer, number: 'X9', issuedOn: '2025-03-31' }
    const taken = foyer.invoicing.takeOverInvoice({ ...history, lines: mice }, as('owner'))
    const { invoice } = await given(taken)
    const doc = {
      ...{ id: 'crn_0000000000000000000000000A', legalEntity: entity, customer, invoice },
      ...{ number: 'A1', issuedOn: '2025-04-01', lines: [{ line: 1, amount: 100 }] },
    }
    await store.commit(tenant, [{ do: 'insert', of: 'credit-notes', doc }])
    const asked = { invoice, reason: 'Erreur' }
    const rest = await given(foyer.invoicing.draftCreditNote(asked, as('agent')))
    expect(rest).toMatchObject({ gross: 200, net: 250 - 83, vat: 50 - 17 })
  })
})
