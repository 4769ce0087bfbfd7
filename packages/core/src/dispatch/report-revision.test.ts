import { describe, expect, it } from 'vitest'
import { Fact, facts } from '../app/facts.js'
import { checkAndIssue, draftOf, report } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'

/** A report of an hour ordered at 60.00, signed by Marie. */
const signed = async () => {
  const company = await smallCompany()
  const { foyer, as, customer, entity, alma, clock } = company
  const service = { kind: 'service', activity: 'II-11', label: 'Dépannage' } as const
  const asked = { customer, legalEntity: entity, lines: [{ ...service, minutes: 60, price: 6000 }] }
  const { id: order } = await given(foyer.sales.createOrder(asked, as('agent')))
  const id = await report(company, { order })
  const sign = (signedBy: string) =>
    foyer.dispatch.signReport({ report: id, signedBy }, as('worker', alma))
  const first = await given(sign('Marie Dupont'))
  const { visit } = first
  const revise = (change: { minutesWorked?: number; version?: number } = {}, by = as('agent')) =>
    foyer.dispatch.reviseReport({ visit, text: 'Pilote et imprimante', ...change }, by)
  const show = () => given(foyer.dispatch.showReport({ visit }, as('customer', customer)))
  const invoice = () => draftOf(company, id)
  clock.pass(60_000)
  return { ...company, id, visit, first, sign, revise, show, invoice }
}

const seal = /^[0-9a-f]{64}$/

const told = async ({ store, tenant }: SmallCompany, type: string) => {
  const { items } = await store.find(tenant, facts.name, { where: { type }, limit: 99 })
  return items.map(({ doc }) => Fact.parse(doc))
}

describe('a signed report that is revised', () => {
  it('is a new edition that needs a signature of its own; the signed one stays as it was (S177)', async () => {
    const { revise, sign, show, first, clock } = await signed()
    const { text, minutesWorked, parts, signedBy, signedAt } = first
    const before = { edition: 1, text, minutesWorked, parts, signedBy, signedAt }
    const draft = { edition: 2, status: 'draft', signedBy: null, signedAt: null, earlier: [before] }
    expect(await given(revise())).toMatchObject({ ...draft, text: 'Pilote et imprimante' })
    expect(await show()).toMatchObject(draft)
    await given(sign('Paul Dupont'))
    expect(await show()).toMatchObject({
      ...{ edition: 2, status: 'signed', text: 'Pilote et imprimante' },
      ...{ signedBy: 'Paul Dupont', signedAt: clock.now(), earlier: [before] },
    })
    await given(revise())
    expect((await show()).earlier).toMatchObject([before, { edition: 2, signedBy: 'Paul Dupont' }])
  })

  it('may be rewritten until that signature, and never the signed edition (S177, T29)', async () => {
    const { foyer, as, revise, sign, visit, first, alma } = await signed()
    await given(revise())
    expect(await refused(revise())).toEqual({ code: 'report-not-signed' })
    const asked = { visit, text: 'Encore autre chose' }
    const written = await given(foyer.dispatch.writeReport(asked, as('worker', alma)))
    expect(written).toMatchObject({ edition: 2, text: 'Encore autre chose' })
    expect(written.earlier).toMatchObject([{ text: first.text, signedBy: 'Marie Dupont' }])
    await given(sign('Marie Dupont'))
    expect(await refused(foyer.dispatch.writeReport(asked, as('worker', alma)))).toEqual({
      code: 'report-signed',
    })
    expect(await refused(sign('Marie Dupont'))).toEqual({ code: 'report-signed' })
  })

  it('is the office’s and its worker’s to revise, on the version that they read (S149)', async () => {
    const { foyer, as, revise, visit, first, alma, basile, customer } = await signed()
    expect(await refused(revise({}, as('worker', basile)))).toEqual({ code: 'not-found' })
    const asked = { visit, text: 'Rien' }
    const answer = foyer.dispatch.reviseReport(asked, as('customer', customer))
    expect((await refused(answer)).code).toBe('not-allowed')
    const { version } = first
    expect(await refused(revise({ version: version - 1 }))).toEqual({ code: 'stale', version })
    expect((await given(revise({ version }, as('worker', alma)))).version).toBe(version + 1)
  })

  it('tells of its edition and its seal, and neither of its text nor of who signed', async () => {
    const company = await signed()
    const { revise, sign, visit, customer } = company
    await given(revise())
    await given(sign('Paul Dupont'))
    const found = [
      ...(await told(company, 'report-revised')),
      ...(await told(company, 'report-signed')),
    ]
    expect(found.map(({ about, data }) => [about, data])).toEqual([
      [customer, { visit, edition: 2 }],
      [customer, { visit, edition: 1, sha256: expect.stringMatching(seal) }],
      [customer, { visit, edition: 2, sha256: expect.stringMatching(seal) }],
    ])
  })
})

describe('the invoice of a report that is revised', () => {
  it('is corrected by the new signature while it is a draft, and not before (S177)', async () => {
    const company = await signed()
    const { revise, sign, invoice, id } = company
    const first = await invoice()
    await given(revise({ minutesWorked: 90 }))
    expect(await invoice()).toEqual(first)
    await given(sign('Marie Dupont'))
    const corrected = await invoice()
    expect(corrected).toMatchObject({ id: first.id, status: 'draft', gross: 9000 })
    expect(corrected.lines).toMatchObject([{ minutes: 90, gross: 9000 }])
    expect(await told(company, 'invoice-drafted')).toHaveLength(1)
    expect(await told(company, 'invoice-amended')).toMatchObject([
      { of: first.id, data: { gross: 9000, lines: 1, report: id, edition: 2 } },
    ])
    expect(await told(company, 'invoice-outdated')).toEqual([])
  })

  it.each(['checked', 'issued'] as const)(
    'is left as it is once %s: the office is told that it is outdated (S177)',
    async (status) => {
      const company = await signed()
      const { foyer, as, revise, sign, invoice, id, customer } = company
      const draft = await invoice()
      if (status === 'issued') await checkAndIssue(company, draft)
      else await given(foyer.invoicing.checkInvoice({ invoice: draft.id }, as('agent')))
      const before = await invoice()
      await given(revise({ minutesWorked: 90 }))
      await given(sign('Marie Dupont'))
      expect(await invoice()).toEqual(before)
      expect(await told(company, 'invoice-outdated')).toMatchObject([
        { of: draft.id, about: customer, data: { status, report: id, edition: 2 } },
      ])
    },
  )

  it('bills the time of the edition that stands while the next one waits for its signature (S177)', async () => {
    const { foyer, as, revise, invoice } = await signed()
    const { id, lines } = await invoice()
    await given(revise({ minutesWorked: 90 }))
    const entries = lines.map(({ kind, label, activity, visit, gross, vatRate }) => ({
      ...{ kind, label, activity, visit, gross, vatRate },
    }))
    const amended = await given(
      foyer.invoicing.amendDraft({ invoice: id, lines: entries }, as('agent')),
    )
    expect(amended.lines).toMatchObject([{ minutes: 60 }])
  })
})
