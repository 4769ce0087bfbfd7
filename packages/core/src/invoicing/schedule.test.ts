import { describe, expect, it } from 'vitest'
import { checkAndIssue, secondEntity } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, type SmallCompany, smallCompany } from '../testing/small-company.js'
import type { Invoice } from './invoice.js'
import { Schedule } from './schedule.js'

const project = [
  { kind: 'service', activity: 'II-11', label: 'Installation', price: 33_333 },
  { kind: 'goods', label: 'Ordinateur', price: 66_667 },
  { kind: 'service', activity: 'II-1', label: 'Nettoyage', price: 1 },
] as const

const orderOf = async ({ foyer, as, customer, entity: legalEntity }: SmallCompany) =>
  (
    await given(
      foyer.sales.createOrder({ customer, legalEntity, lines: [...project] }, as('agent')),
    )
  ).id

/** A visit of the order, booked for a day of March. */
const booked = async ({ foyer, as, alma: worker }: SmallCompany, order: string, day: string) => {
  const planned = { order, worker, activity: 'II-11' } as const
  const { id: visit } = await given(foyer.dispatch.createVisit(planned, as('agent')))
  await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
  const slot = { visit, worker, date: `2026-03-${day}`, start: '14:00', minutes: 60 }
  await given(foyer.dispatch.bookSlot(slot, as('worker', worker)))
  return visit
}

const complete = async ({ foyer, as, alma, clock }: SmallCompany, visit: string, day: string) => {
  clock.set(`2026-03-${day}T16:00:00.000Z`)
  await given(foyer.dispatch.completeVisit({ visit }, as('worker', alma)))
}

const drafts = async ({ foyer, as }: SmallCompany): Promise<readonly Invoice[]> =>
  (await given(foyer.invoicing.listInvoices({ status: 'draft' }, as('agent')))).items

/** 30 % at the order, 40 % at the first visit, 30 % at the second. */
const scheduled = async () => {
  const company = await smallCompany()
  const { foyer, as } = company
  const order = await orderOf(company)
  const visits = [await booked(company, order, '10'), await booked(company, order, '17')] as const
  const milestones = [
    { label: 'À la commande', share: '0.3' },
    { label: 'Première visite', share: '0.4', visit: visits[0] },
    { label: 'Réception', share: '0.3', visit: visits[1] },
  ]
  const schedule = await given(foyer.invoicing.scheduleOrder({ order, milestones }, as('agent')))
  const reach = (milestone: number) =>
    foyer.invoicing.reachMilestone({ schedule: schedule.id, milestone }, as('agent'))
  return { ...company, order, visits, schedule, reach }
}

describe('a schedule of 30, 40 and 30 %', () => {
  it('asks for 40 % once the second milestone is done, and adds up to the cent (S188)', async () => {
    const company = await scheduled()
    const { schedule, reach, visits } = company
    expect(schedule.milestones.map(({ amount }) => amount)).toEqual([30_000, 40_001, 30_000])
    const { invoice: first } = await given(reach(1))
    const issued = [await checkAndIssue(company, first)]
    expect(await drafts(company)).toEqual([])
    await complete(company, visits[0], '10')
    const [second] = await drafts(company)
    expect(second).toMatchObject({ nature: 'deposit', milestone: 2, gross: 40_001 })
    if (!second) throw new Error('no draft')
    issued.push(await checkAndIssue(company, second))
    await complete(company, visits[1], '17')
    const [last] = await drafts(company)
    expect(last).toMatchObject({
      gross: 30_000,
      deducts: issued.map(({ id: invoice, number }) => ({ invoice, number })),
    })
    expect(last?.nature).toBeUndefined()
    if (!last) throw new Error('no draft')
    issued.push(await checkAndIssue(company, last))
    expect(issued.reduce((sum, { gross }) => sum + gross, 0)).toBe(100_001)
    expect(issued.reduce((sum, { net }) => sum + net, 0)).toBe(83_333 + 1)
    expect(issued.reduce((sum, { vat }) => sum + vat, 0)).toBe(16_667)
  })

  it('adds up by line as well: each is charged what was ordered', async () => {
    const company = await scheduled()
    const { reach, visits } = company
    const issued = [await checkAndIssue(company, (await given(reach(1))).invoice)]
    for (const [visit, day] of [
      [visits[0], '10'],
      [visits[1], '17'],
    ] as const) {
      await complete(company, visit, day)
      const [draft] = await drafts(company)
      if (draft) issued.push(await checkAndIssue(company, draft))
    }
    const charged = [1, 2, 3].map((at) =>
      issued
        .flatMap(({ lines }) => lines.filter(({ orderLine }) => orderLine === at))
        .reduce((sum, { gross }) => sum + gross, 0),
    )
    expect(charged).toEqual(project.map(({ price }) => price))
  })

  it('asks for nothing while the job is not done (S189)', async () => {
    const company = await scheduled()
    const { foyer, as, reach, visits, order } = company
    const waits = { code: 'milestone-waits-for-visit', visit: visits[0] }
    expect(await refused(reach(2))).toEqual(waits)
    expect(await drafts(company)).toEqual([])
    await given(foyer.dispatch.cancelVisit({ visit: visits[1], reason: 'ill' }, as('agent')))
    expect(await drafts(company)).toEqual([])
    await given(reach(3))
    expect(await drafts(company)).toMatchObject([{ milestone: 3, gross: 30_000 }])
    const { items } = await given(foyer.invoicing.schedulesOf({ order }, as('agent')))
    expect(items[0]?.milestones.map(({ reachedOn }) => reachedOn)).toEqual([
      ...[null, null, '2026-03-02'],
    ])
  })

  it('asks for the rest at whichever milestone is done last', async () => {
    const company = await scheduled()
    const { reach, visits } = company
    await complete(company, visits[0], '10')
    await complete(company, visits[1], '17')
    for (const draft of await drafts(company)) await checkAndIssue(company, draft)
    const { invoice } = await given(reach(1))
    expect(invoice).toMatchObject({ gross: 30_000, milestone: 1 })
    expect(invoice.nature).toBeUndefined()
    expect(invoice.lines[0]).toMatchObject({
      ...{ performedOn: '2026-03-17', minutes: 120, verdict: { verdict: 'eligible' } },
    })
  })

  it('judges what a visit earned by that visit, and what is still to be done by nothing', async () => {
    const company = await scheduled()
    const { reach, visits, alma: worker } = company
    const { invoice: first } = await given(reach(1))
    expect(first.lines.map(({ verdict }) => verdict.verdict)).toEqual([
      ...['undetermined', 'not-eligible'],
    ])
    await complete(company, visits[0], '10')
    const second = (await drafts(company)).find(({ milestone }) => milestone === 2)
    expect(second?.lines[0]).toMatchObject({
      ...{ label: 'Acompte de 40 % : Installation', performedOn: '2026-03-10', worker },
      ...{ visit: visits[0], verdict: { verdict: 'eligible' } },
    })
  })

  it('has its deposits issued, or dropped, before the rest is checked', async () => {
    const company = await scheduled()
    const { foyer, as, reach, visits } = company
    const { invoice: first } = await given(reach(1))
    await complete(company, visits[0], '10')
    await complete(company, visits[1], '17')
    const last = (await drafts(company)).find(({ milestone }) => milestone === 3)
    const invoice = last?.id ?? ''
    expect(last).toMatchObject({ gross: 100_001 })
    const check = () => foyer.invoicing.checkInvoice({ invoice }, as('agent'))
    expect((await refused(check())).code).toBe('deposit-not-issued')
    const dropped = { invoice: first.id, reason: 'paid-later' }
    await given(foyer.invoicing.dropDraft(dropped, as('agent')))
    const second = (await drafts(company)).find(({ milestone }) => milestone === 2)
    if (second) await checkAndIssue(company, second)
    expect(await given(check())).toMatchObject({ gross: 60_000 })
  })

  it('leaves no deposit behind: a rate that changed meanwhile is looked at again', async () => {
    const company = await scheduled()
    const { foyer, as, reach, visits } = company
    await checkAndIssue(company, (await given(reach(1))).invoice)
    await complete(company, visits[0], '10')
    await complete(company, visits[1], '17')
    for (const draft of (await drafts(company)).filter(({ nature }) => nature))
      await checkAndIssue(company, draft)
    const [last] = await drafts(company)
    const invoice = last?.id ?? ''
    const lines = (last?.lines ?? []).map(({ kind, label, orderLine, asked, gross }) => ({
      ...{ kind, label, orderLine, gross: asked ?? gross, vatRate: '0.1' },
    }))
    await given(foyer.invoicing.amendDraft({ invoice, lines }, as('agent')))
    const check = foyer.invoicing.checkInvoice({ invoice }, as('agent'))
    expect((await refused(check)).code).toBe('deposit-left')
  })

  it('leaves nothing to the signature of its visits but their parts', async () => {
    const company = await scheduled()
    const { foyer, as, alma, visits } = company
    await complete(company, visits[0], '10')
    const write = async (visit: string, parts: object[]) => {
      const written = { visit, text: 'Fait', parts: parts as never }
      const report = await given(foyer.dispatch.writeReport(written, as('worker', alma)))
      const signed = { report: report.id, signedBy: 'Marie Dupont' }
      await given(foyer.dispatch.signReport(signed, as('worker', alma)))
    }
    await write(visits[0], [])
    expect(await drafts(company)).toHaveLength(1)
    await complete(company, visits[1], '17')
    await write(visits[1], [{ label: 'Câble', price: 500 }])
    expect((await drafts(company)).filter(({ report }) => report)).toMatchObject([
      { gross: 500, lines: [{ label: 'Câble' }] },
    ])
    const order = { order: company.order }
    const nothing = { code: 'nothing-to-invoice' }
    expect(await refused(foyer.invoicing.invoiceOrder(order, as('agent')))).toEqual(nothing)
  })

  it('reaches each milestone once', async () => {
    const { reach } = await scheduled()
    await given(reach(1))
    expect(await refused(reach(1))).toEqual({ code: 'milestone-already-reached' })
    expect((await refused(reach(4))).code).toBe('not-found')
  })

  it('is asked for again once its draft was dropped, until the whole is asked for', async () => {
    const company = await scheduled()
    const { foyer, as, reach, visits } = company
    const drop = (invoice: string) =>
      given(foyer.invoicing.dropDraft({ invoice, reason: 'wrong-day' }, as('agent')))
    await drop((await given(reach(1))).invoice.id)
    expect(await given(reach(1))).toMatchObject({ invoice: { gross: 30_000, milestone: 1 } })
    await complete(company, visits[0], '10')
    const second = (await drafts(company)).find(({ milestone }) => milestone === 2)
    await drop(second?.id ?? '')
    await complete(company, visits[1], '17')
    expect(await refused(reach(2))).toEqual({ code: 'milestone-already-reached' })
    const whole = (await drafts(company)).find(({ nature }) => !nature)
    await drop(whole?.id ?? '')
    const { invoice } = await given(reach(3))
    expect(invoice).toMatchObject({ gross: 100_001 })
    expect(invoice.nature).toBeUndefined()
  })

  it('ends with its order', async () => {
    const company = await scheduled()
    const { foyer, as, order, reach, visits } = company
    await given(foyer.sales.cancelOrder({ order, reason: 'too-late' }, as('agent')))
    expect(await refused(reach(1))).toEqual({ code: 'order-already-cancelled' })
    await complete(company, visits[0], '10')
    expect(await drafts(company)).toEqual([])
  })
})

describe('scheduleOrder', () => {
  const whole = [{ label: 'Tout', share: '1' }]

  it('asks at once for what is done already', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const order = await orderOf(company)
    const visit = await booked(company, order, '10')
    await complete(company, visit, '10')
    const milestones = [
      { label: 'Première visite', share: '0.5', visit },
      { label: 'Fin', share: '0.5' },
    ]
    const schedule = await given(foyer.invoicing.scheduleOrder({ order, milestones }, as('agent')))
    expect(schedule.milestones[0]?.reachedOn).toBe('2026-03-10')
    expect(await drafts(company)).toMatchObject([{ gross: 50_001, nature: 'deposit' }])
  })

  it('takes shares that make a whole, and one schedule an order and entity', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const order = await orderOf(company)
    const plan = (milestones: object[], rest: object = {}) =>
      foyer.invoicing.scheduleOrder(
        { order, milestones: milestones as never, ...rest },
        as('agent'),
      )
    const issue = async (milestones: object[]) => {
      const refusal = await refused(plan(milestones))
      return 'issues' in refusal ? refusal.issues.map(({ path, message }) => [path, message]) : []
    }
    const sum = [['milestones', 'shares that make 1']]
    for (const share of ['0.99', '0.999999999'])
      expect(await issue([{ label: 'Tout', share }])).toEqual(sum)
    const above = [['milestones.0.share', 'a ratio above 0, up to 1'], ...sum]
    expect(await issue([{ label: 'Tout', share: '1.01' }])).toEqual(above)
    const third = { label: 'Tiers', share: '0.3333333333' }
    const digits = ['milestones.0.share', 'nine digits after the point at most']
    expect(await issue([third, { label: 'Reste', share: '0.6666666667' }])).toContainEqual(digits)
    expect((await issue([{ label: ' ', share: '1' }]))[0]?.[0]).toBe('milestones.0.label')
    const { id: schedule } = await given(plan(whole))
    expect(await refused(plan(whole))).toEqual({ code: 'schedule-exists', schedule })
    const shop = await secondEntity(company)
    const unknown = { code: 'not-found', id: shop }
    expect(await refused(plan(whole, { legalEntity: shop }))).toEqual(unknown)
  })

  it('takes shares of nine digits, and keeps what it was told as it was told', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const shares = ['0.333333333', '0.333333333', '0.333333334']
    const milestones = shares.map((share, i) => ({ label: ` Tiers ${i + 1} `, share }))
    const order = await orderOf(company)
    const schedule = await given(foyer.invoicing.scheduleOrder({ order, milestones }, as('agent')))
    expect(schedule).toEqual({
      ...{ id: schedule.id, order, customer: company.customer, legalEntity: company.entity },
      total: 100_001,
      milestones: [33_334, 33_333, 33_334].map((amount, i) => ({
        ...{ label: `Tiers ${i + 1}`, share: shares[i], amount, reachedOn: null },
      })),
    })
    expect(Schedule.parse(schedule)).toEqual(schedule)
    expect(Schedule.meta()).toEqual({ id: 'Schedule' })
    const { milestones: _, ...cut } = schedule
    expect(Schedule.safeParse(cut).success).toBe(false)
  })

  it('waits for visits of its order', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const order = await orderOf(company)
    const visit = await booked(company, await orderOf(company), '10')
    const milestones = [{ label: 'Visite', share: '1', visit }]
    const asked = foyer.invoicing.scheduleOrder({ order, milestones }, as('agent'))
    expect(await refused(asked)).toEqual({ code: 'visit-not-of-order', visit })
  })

  it('is shown to its customer, and to nobody else', async () => {
    const company = await scheduled()
    const { foyer, as, order, customer, schedule } = company
    const show = (who: string) => foyer.invoicing.schedulesOf({ order }, as('customer', who))
    expect((await given(show(customer))).items).toMatchObject([{ id: schedule.id }])
    expect((await refused(show(await newCustomer(company, 2)))).code).toBe('not-found')
  })
})
