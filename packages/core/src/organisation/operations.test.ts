import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import { given, refused, type Scenario, scenario } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'
import { legalEntities } from './collections.js'

const company = {
  name: 'Les Jours Tranquilles',
  legalForm: 'SARL',
  siren: '781286570',
  siret: '78128657000017',
  sapNumber: 'SAP781286570',
  declaredOn: '2019-03-01',
  activities: [],
  address: { line: '8 rue des Abricots', postcode: '01120', city: 'Montluel' },
  email: 'bonjour@jours-tranquilles.example',
  phone: '04 65 71 00 00',
  representative: 'Jeanne Blanc',
}
const unknown = {
  entity: 'ent_0000000000000000000000000X',
  worker: 'wrk_0000000000000000000000000X',
}
const wrongAt = (path: string) => ({
  code: 'invalid-input',
  issues: expect.arrayContaining([expect.objectContaining({ path })]),
})
const told = async ({ store, tenant }: Scenario, of: string) => {
  const { items } = await store.find(tenant, facts.name, { where: { of }, limit: 99 })
  return items.map(({ doc }) => [(doc as { type?: string }).type, (doc as { data?: object }).data])
}

describe('registerLegalEntity', () => {
  it('registers a company with its declaration, and the customary answers to what it did not say', async () => {
    const opened = scenario()
    const { foyer, as } = opened
    const entity = await given(foyer.organisation.registerLegalEntity(company, as('owner')))
    const silent = {
      invoicePrefix: 'F',
      vatOnReceipts: true,
      vat: 'normal',
      modes: ['prestataire'],
    }
    expect(entity).toEqual({ ...company, ...silent, id: entity.id })
    expect(await told(opened, entity.id)).toEqual([['legal-entity-registered', undefined]])
    const { items } = await given(foyer.organisation.listLegalEntities({}, as('accountant')))
    expect(items).toEqual([entity])
  })

  it('refuses a SIREN twice, with the company that bears it, also when both come at once', async () => {
    const { foyer, as, store, tenant } = scenario()
    const ask = () => foyer.organisation.registerLegalEntity(company, as('owner'))
    const answers = await Promise.all([ask(), ask()])
    const [registered] = answers.flatMap((one) => (one.ok ? [one.value] : []))
    const no = { ok: false, refusal: { code: 'siren-taken', legalEntity: registered?.id } }
    expect(answers.filter(({ ok }) => !ok)).toEqual([no])
    expect(await ask()).toEqual(no)
    expect((await store.find(tenant, legalEntities.name, { limit: 9 })).items).toHaveLength(1)
  })

  it.each([
    ['siren', { siren: '781286571' }],
    ['siren', { siren: '78128657' }],
    ['siret', { siret: '7812865700001' }],
    ['sapNumber', { sapNumber: '781286570' }],
    ['vatNumber', { vatNumber: 'FR781286570' }],
    ['declaredOn', { declaredOn: '2019-02-30' }],
    ['address.postcode', { address: { ...company.address, postcode: '1120' } }],
    ['email', { email: 'bonjour' }],
    ['invoicePrefix', { invoicePrefix: 'f-' }],
    ['activities.0.activity', { activities: [{ activity: 'II-22', from: '2019-03-01' }] }],
  ])('says where it is wrong: %s', async (path, wrong) => {
    const { foyer, as } = scenario()
    const asked = { ...company, ...wrong } as typeof company
    const answer = foyer.organisation.registerLegalEntity(asked, as('owner'))
    expect(await refused(answer)).toMatchObject(wrongAt(path))
  })

  it('is the owner’s alone', async () => {
    const { foyer, as } = scenario()
    for (const role of ['manager', 'agent', 'accountant', 'worker', 'customer', 'system'] as const)
      expect(
        await refused(foyer.organisation.registerLegalEntity(company, as(role))),
      ).toMatchObject({ code: 'not-allowed', role })
  })
})

describe('the activities of a registration', () => {
  const opened = async () => {
    const scene = scenario()
    const { foyer, as } = scene
    const entity = await given(foyer.organisation.registerLegalEntity(company, as('owner')))
    const gardening = { legalEntity: entity.id, activity: 'II-2' } as const
    return {
      ...scene,
      entity: entity.id,
      declare: (from: string) =>
        foyer.organisation.declareActivity({ ...gardening, from }, as('owner')),
      withdraw: (until: string) =>
        foyer.organisation.withdrawActivity({ ...gardening, until }, as('owner')),
    }
  }

  it('are declared from a day and withdrawn from a day, and may come back', async () => {
    const { declare, withdraw, entity, ...scene } = await opened()
    await given(declare('2020-01-01'))
    await given(withdraw('2021-01-01'))
    const { activities } = await given(declare('2021-01-01'))
    expect(activities).toEqual([
      { activity: 'II-2', from: '2020-01-01', until: '2021-01-01', as: 'declaration' },
      { activity: 'II-2', from: '2021-01-01', as: 'declaration' },
    ])
    expect(await told(scene, entity)).toEqual([
      ['legal-entity-registered', undefined],
      ['activity-declared', { activity: 'II-2', from: '2020-01-01', as: 'declaration' }],
      ['activity-withdrawn', { activity: 'II-2', until: '2021-01-01', as: 'declaration' }],
      ['activity-declared', { activity: 'II-2', from: '2021-01-01', as: 'declaration' }],
    ])
  })

  it('are declared once: not while they run, nor into a time when they did', async () => {
    const { declare, withdraw } = await opened()
    await given(declare('2020-01-01'))
    const refusal = { code: 'activity-already-declared', from: '2020-01-01' }
    expect(await refused(declare('2025-01-01'))).toEqual(refusal)
    await given(withdraw('2021-01-01'))
    expect(await refused(declare('2020-12-31'))).toEqual(refusal)
    expect(await refused(declare('2019-06-01'))).toEqual(refusal)
    await given(declare('2022-01-01'))
  })

  it('are withdrawn once, and not before they were declared', async () => {
    const { declare, withdraw } = await opened()
    const refusal = { code: 'activity-not-declared' }
    expect(await refused(withdraw('2021-01-01'))).toEqual(refusal)
    await given(declare('2020-01-01'))
    expect(await refused(withdraw('2019-12-31'))).toEqual(refusal)
    await given(withdraw('2021-01-01'))
    expect(await refused(withdraw('2021-06-01'))).toEqual(refusal)
  })

  it('are withdrawn from the very day they were declared, when that was a mistake', async () => {
    const { declare, withdraw } = await opened()
    await given(declare('2020-01-01'))
    const { activities } = await given(withdraw('2020-01-01'))
    expect(activities).toEqual([
      { activity: 'II-2', from: '2020-01-01', until: '2020-01-01', as: 'declaration' },
    ])
  })

  it('have the approval beside the declaration, each with its own days (S012)', async () => {
    const { foyer, as, entity: legalEntity } = await opened()
    const childcare = { legalEntity, activity: 'I-1', from: '2024-01-01' } as const
    await given(foyer.organisation.declareActivity(childcare, as('owner')))
    const approval = { ...childcare, as: 'approval', from: '2025-01-01' } as const
    await given(foyer.organisation.declareActivity(approval, as('owner')))
    const { from: _, ...gone } = approval
    const { activities } = await given(
      foyer.organisation.withdrawActivity({ ...gone, until: '2026-01-01' }, as('owner')),
    )
    expect(activities).toEqual([
      { activity: 'I-1', from: '2024-01-01', as: 'declaration' },
      { activity: 'I-1', from: '2025-01-01', until: '2026-01-01', as: 'approval' },
    ])
  })

  it('are those of a company that exists', async () => {
    const { foyer, as } = scenario()
    const of = { legalEntity: unknown.entity, activity: 'II-2' } as const
    const none = { code: 'not-found', id: unknown.entity }
    const declared = foyer.organisation.declareActivity({ ...of, from: '2020-01-01' }, as('owner'))
    expect(await refused(declared)).toEqual(none)
    const gone = foyer.organisation.withdrawActivity({ ...of, until: '2020-01-01' }, as('owner'))
    expect(await refused(gone)).toEqual(none)
  })
})

describe('what the law leaves open', () => {
  it('is decided by the owner, for an entity, all settings at once', async () => {
    const { foyer, as } = scenario()
    const { id } = await given(foyer.organisation.registerLegalEntity(company, as('owner')))
    const settle = (settings: object, role: 'owner' | 'manager' = 'owner') =>
      foyer.organisation.settleLaw({ legalEntity: id, settings }, as(role))
    expect((await given(settle({ aids: 'after-cap' }))).lawSettings).toEqual({ aids: 'after-cap' })
    const summed = { sameDayOddJobs: 'summed' } as const
    expect((await given(settle(summed))).lawSettings).toEqual(summed)
    expect(await refused(settle({}, 'manager'))).toMatchObject({ code: 'not-allowed' })
    expect(await refused(settle({ aids: 'never' }))).toMatchObject(wrongAt('settings.aids'))
    expect(await refused(settle({ aid: 'after-cap' }))).toMatchObject({ code: 'invalid-input' })
    const elsewhere = { legalEntity: unknown.entity, settings: {} }
    expect(await refused(foyer.organisation.settleLaw(elsewhere, as('owner')))).toEqual({
      code: 'not-found',
      id: unknown.entity,
    })
  })
})

describe('field workers', () => {
  const alma = { reference: 'W1', firstName: 'Alma', lastName: 'Roux', skills: ['II-11' as const] }
  const hired = async () => {
    const scene = scenario()
    const worker = await given(scene.foyer.organisation.hireWorker(alma, scene.as('manager')))
    return { ...scene, worker: worker.id }
  }

  it('are hired under a reference of their own, without a name in what is told', async () => {
    const { worker, ...scene } = await hired()
    const { foyer, as } = scene
    const twin = { ...alma, firstName: 'Basile' }
    expect(await refused(foyer.organisation.hireWorker(twin, as('manager')))).toEqual({
      code: 'worker-reference-taken',
      worker,
    })
    expect(await told(scene, worker)).toEqual([['worker-hired', undefined]])
    const { items } = await given(foyer.organisation.listWorkers({}, as('agent')))
    expect(items).toEqual([{ ...alma, id: worker, endedOn: null }])
  })

  it('leave once', async () => {
    const { foyer, as, worker } = await hired()
    const end = (on: string) => foyer.organisation.endWorker({ worker, on }, as('manager'))
    expect(await given(end('2026-04-01'))).toMatchObject({ id: worker, endedOn: '2026-04-01' })
    const refusal = { code: 'worker-already-ended', on: '2026-04-01' }
    expect(await refused(end('2026-05-01'))).toEqual(refusal)
    const nobody = { worker: unknown.worker, on: '2026-04-01' }
    const none = { code: 'not-found', id: unknown.worker }
    expect(await refused(foyer.organisation.endWorker(nobody, as('manager')))).toEqual(none)
  })

  it('are reached otherwise from now on: what is left out stays, and null takes away', async () => {
    const company = await smallCompany()
    const { foyer, as, alma } = company
    const amend = (change: object, role: 'manager' | 'agent' = 'manager') =>
      foyer.organisation.amendWorker({ worker: alma, change }, as(role))
    const email = 'alma@jours-tranquilles.example'
    const reached = { email, language: 'en', phone: '+33611111111' }
    expect(await given(amend({ email, language: 'en' }))).toMatchObject(reached)
    await given(amend({ email }))
    const { phone, ...left } = await given(amend({ phone: null }))
    expect([phone, left.email, left.firstName]).toEqual([undefined, email, 'Alma'])
    expect(await told(company, alma)).toEqual([
      ['worker-hired', undefined],
      ['worker-amended', { fields: ['email', 'language'] }],
      ['worker-amended', { fields: ['phone'] }],
    ])
    expect(await refused(amend({ email: 'nowhere' }))).toMatchObject(wrongAt('change.email'))
    expect((await refused(amend({ email }, 'agent'))).code).toBe('not-allowed')
    const nobody = { worker: unknown.worker, change: { email } }
    const answer = foyer.organisation.amendWorker(nobody, as('owner'))
    expect(await refused(answer)).toEqual({ code: 'not-found', id: unknown.worker })
  })

  it('are listed by reference, a page at a time', async () => {
    const { foyer, as } = scenario()
    for (const reference of ['W3', 'W1', 'W2'])
      await given(foyer.organisation.hireWorker({ ...alma, reference }, as('owner')))
    const list = (after?: string) =>
      given(foyer.organisation.listWorkers({ limit: 2, ...(after ? { after } : {}) }, as('owner')))
    const first = await list()
    const rest = await list(first.next)
    const found = [...first.items, ...rest.items].map(({ reference }) => reference)
    expect(found).toEqual(['W1', 'W2', 'W3'])
    expect(rest.next).toBeUndefined()
  })
})

describe('territories', () => {
  it('say who answers for a postcode, or that nobody does: then it waits in the queue (S031)', async () => {
    const { foyer, as, alma } = await smallCompany()
    const ain = { name: 'Ain', postcodes: [{ from: '01000', to: '01999' }], worker: alma }
    const { territory } = await given(foyer.organisation.drawTerritory(ain, as('manager')))
    const ask = (postcode: string) => foyer.organisation.territoryOf({ postcode }, as('visitor'))
    expect(await given(ask('01120'))).toEqual({ territory, worker: alma })
    expect(await given(ask('75011'))).toEqual({})
    expect(await refused(ask('1120'))).toMatchObject(wrongAt('postcode'))
  })

  it('may be nobody’s: then it is known, and its leads wait', async () => {
    const { foyer, as } = scenario()
    const drawn = { name: 'Paris', postcodes: [{ from: '75001', to: '75020' }] }
    const { territory } = await given(foyer.organisation.drawTerritory(drawn, as('owner')))
    const answer = await given(foyer.organisation.territoryOf({ postcode: '75011' }, as('agent')))
    expect(answer).toEqual({ territory })
  })

  it.each([
    ['postcodes', []],
    ['postcodes.0.from', [{ from: '1000', to: '01999' }]],
    ['postcodes.0.to', [{ from: '02000', to: '01999' }]],
  ])('are drawn from real postcodes, in order (S031): %s', async (path, postcodes) => {
    const { foyer, as } = scenario()
    const answer = foyer.organisation.drawTerritory({ name: 'Ain', postcodes }, as('owner'))
    expect(await refused(answer)).toMatchObject(wrongAt(path))
  })

  it('have a name of their own and a worker who exists', async () => {
    const { foyer, as } = scenario()
    const drawn = { name: 'Ain', postcodes: [{ from: '01000', to: '01999' }] }
    const draw = (rest: object) =>
      foyer.organisation.drawTerritory({ ...drawn, ...rest }, as('owner'))
    const none = { code: 'not-found', id: unknown.worker }
    expect(await refused(draw({ worker: unknown.worker }))).toEqual(none)
    await given(draw({}))
    expect(await refused(draw({}))).toEqual({ code: 'territory-name-taken' })
  })
})

describe('roles', () => {
  it('are given, changed and taken away, and a host asks for them as `system`', async () => {
    const scene = scenario()
    const { foyer, as } = scene
    const ask = () => foyer.organisation.roleOf({ account: 'acc-1' }, as('system'))
    const grant = (role: 'agent' | 'manager') =>
      given(foyer.organisation.grantRole({ id: 'acc-1', role }, as('owner')))
    const revoke = () => foyer.organisation.revokeRole({ account: 'acc-1' }, as('owner'))
    const none = { code: 'not-found', id: 'acc-1' }
    expect(await refused(ask())).toEqual(none)
    expect(await refused(revoke())).toEqual(none)
    await grant('agent')
    await grant('manager')
    expect(await given(ask())).toEqual({ id: 'acc-1', role: 'manager' })
    await given(revoke())
    expect(await refused(ask())).toEqual(none)
    expect(await told(scene, 'acc-1')).toEqual([
      ['role-granted', { role: 'agent' }],
      ['role-granted', { role: 'manager' }],
      ['role-revoked', undefined],
    ])
  })

  it('of customers, workers and partners name who they are; the others name nobody', async () => {
    const { foyer, as } = scenario()
    const grant = (asked: object) =>
      foyer.organisation.grantRole({ id: 'acc-1', ...asked } as never, as('owner'))
    const wrong = wrongAt('self')
    expect(await refused(grant({ role: 'customer' }))).toMatchObject(wrong)
    expect(await refused(grant({ role: 'agent', self: 'cus-1' }))).toMatchObject(wrong)
    expect(await given(grant({ role: 'customer', self: 'cus-1' }))).toMatchObject({ self: 'cus-1' })
  })

  it('never make anybody the system or a visitor', async () => {
    const { foyer, as } = scenario()
    for (const role of ['system', 'visitor'] as const) {
      const answer = foyer.organisation.grantRole({ id: 'acc-1', role } as never, as('owner'))
      expect((await refused(answer)).code).toBe('invalid-input')
    }
  })
})
