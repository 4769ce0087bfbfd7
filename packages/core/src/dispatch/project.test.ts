import { describe, expect, it } from 'vitest'
import { given, refused, scenario } from '../testing/scenario.js'
import { newCustomer, type SmallCompany, smallCompany } from '../testing/small-company.js'

/** A swimming pool: ten tasks, three of them milestones; written out of order on purpose. */
const pool = {
  name: 'Piscine',
  tasks: [
    { key: 'handover', label: 'Remise', after: ['trial', 'fence'], milestone: true },
    { key: 'measure', label: 'Relevé' },
    { key: 'order', label: 'Commande', after: ['measure'], days: 5 },
    { key: 'dig', label: 'Terrassement', after: ['measure'], days: 2 },
    { key: 'shell', label: 'Coque', after: ['order', 'dig'], milestone: true },
    {
      ...{ key: 'pipes', label: 'Hydraulique', after: ['shell'] },
      steps: [
        { key: 'skimmer', label: 'Skimmer' },
        {
          ...{ key: 'pump', label: 'Pompe' },
          steps: [
            { key: 'mount', label: 'Pose' },
            { key: 'wire', label: 'Raccordement' },
          ],
        },
      ],
    },
    { key: 'fill', label: 'Mise en eau', after: ['pipes'], days: 2 },
    { key: 'trial', label: 'Essai', after: ['fill'], milestone: true },
    { key: 'fence', label: 'Clôture', after: ['shell'], days: 0 },
    { key: 'tidy', label: 'Nettoyage', after: ['handover'], days: 0 },
  ],
} as const

const begun = async (company: SmallCompany, changed: object = {}, from = '2026-04-30') => {
  const { foyer, as, entity, customer } = company
  const template = { ...pool, ...changed } as never
  const { id } = await given(foyer.dispatch.saveProjectTemplate(template, as('manager')))
  const asked = { template: id, customer, legalEntity: entity, from }
  const project = await given(foyer.dispatch.beginProject(asked, as('agent')))
  const tick = (task: string, step?: string, done = true) =>
    foyer.dispatch.tickTask({ project: project.id, task, step, done }, as('agent'))
  return { project, tick }
}

describe('a project template', () => {
  it('dates its ten tasks from a day on, each after those before it, on working days (S155, T27)', async () => {
    const company = await smallCompany()
    const { project } = await begun(company)
    // 1 and 8 May are holidays, 3 and 10 May Sundays; 14 May is Ascension.
    expect(project.tasks.map(({ key, date }) => `${date} ${key}`)).toEqual(
      [
        ...['2026-04-30 measure', '2026-05-02 order', '2026-05-02 dig', '2026-05-09 shell'],
        ...['2026-05-11 pipes', '2026-05-11 fence', '2026-05-12 fill', '2026-05-15 trial'],
        ...['2026-05-16 handover', '2026-05-18 tidy'],
      ].sort((a, b) => order(a) - order(b)),
    )
    const dateOf = new Map(project.tasks.map(({ key, date }) => [key, date]))
    for (const { after, date } of project.tasks)
      for (const one of after) expect(String(dateOf.get(one)) <= date).toBe(true)
    expect(project.tasks).toHaveLength(10)
  })

  it('drafts the visits of its services, wanted on their day', async () => {
    const company = await smallCompany()
    const { foyer, as } = company
    const leak = { name: 'Essai', activity: 'II-3', minutes: 90 } as const
    const service = await given(foyer.dispatch.saveTemplate(leak, as('owner')))
    const tasks = [{ key: 'trial', label: 'Essai', service: service.id }]
    const { project } = await begun(company, { tasks }, '2026-05-01')
    const visit = project.tasks[0]?.visit ?? ''
    expect(await given(foyer.dispatch.showVisit({ visit }, as('agent')))).toMatchObject({
      ...{ template: service.id, minutes: 90, status: 'draft' },
      wanted: { from: '2026-05-02', through: '2026-05-02' },
    })
  })

  it.each([
    [
      [
        { key: 'a', label: 'A' },
        { key: 'a', label: 'A' },
      ],
      { code: 'task-key-taken', key: 'a' },
    ],
    [
      [
        {
          key: 'a',
          label: 'A',
          steps: [{ key: 'b', label: 'B', steps: [{ key: 'b', label: 'B' }] }],
        },
      ],
      { code: 'task-key-taken', key: 'b' },
    ],
    [
      [{ key: 'a', label: 'A', after: ['z'] }],
      { code: 'task-after-unknown', key: 'a', after: 'z' },
    ],
    [
      [
        { key: 'a', label: 'A', after: ['b'] },
        { key: 'b', label: 'B', after: ['a'] },
      ],
      { code: 'task-after-itself', key: 'a' },
    ],
  ])('is refused where its tasks make no project: %j', async (tasks, refusal) => {
    const { foyer, as } = await smallCompany()
    const asked = foyer.dispatch.saveProjectTemplate({ name: 'X', tasks } as never, as('owner'))
    expect(await refused(asked)).toEqual(refusal)
  })
})

const order = (line: string): number =>
  [
    'measure',
    'order',
    'dig',
    'shell',
    'pipes',
    'fence',
    'fill',
    'trial',
    'handover',
    'tidy',
  ].indexOf(line.slice(11))

describe('a milestone', () => {
  const three = {
    tasks: ['one', 'two', 'three'].map((key) => ({ key, label: key, milestone: true, days: 0 })),
  }

  it('is not reached before those above it (S168)', async () => {
    const company = await smallCompany()
    const { tick } = await begun(company, three)
    await given(tick('one'))
    const early = { code: 'milestone-waits-for', key: 'two' }
    expect(await refused(tick('three'))).toEqual(early)
    await given(tick('two'))
    await given(tick('three'))
  })

  it('is, where the template lets them come in any order (S168)', async () => {
    const company = await smallCompany()
    const { tick } = await begun(company, { ...three, milestones: 'any-order' })
    await given(tick('three'))
  })

  it('waits for the tasks that come before it in any case', async () => {
    const company = await smallCompany()
    const { tick } = await begun(company, { milestones: 'any-order' })
    expect(await refused(tick('shell'))).toEqual({ code: 'task-waits-for', key: 'order' })
  })
})

describe('steps within steps', () => {
  const pipes = async () => {
    const company = await smallCompany()
    const opened = await begun(company, {
      tasks: [{ key: 'pipes', label: 'Hydraulique', steps: pool.tasks[5].steps }],
    })
    const state = (project: typeof opened.project) => {
      const [task] = project.tasks
      const [skimmer, pump] = task?.steps ?? []
      return [task?.done, skimmer?.done, pump?.done]
    }
    return { ...opened, ...company, state }
  }

  it('complete their parents with the last, and open them again with the first (S172)', async () => {
    const { tick, state, store, tenant, project } = await pipes()
    await given(tick('pipes', 'mount'))
    expect(state(await given(tick('pipes', 'wire')))).toEqual([false, false, true])
    expect(state(await given(tick('pipes', 'skimmer')))).toEqual([true, true, true])
    expect(state(await given(tick('pipes', 'wire', false)))).toEqual([false, true, false])
    expect(state(await given(tick('pipes', 'wire')))).toEqual([true, true, true])
    await given(tick('pipes', 'wire'))
    const where = { of: project.id }
    const { items } = await store.find(tenant, 'facts', { where, limit: 99 })
    expect(items.map(({ doc }) => (doc as unknown as { type: string }).type)).toEqual([
      ...['project-begun', 'step-completed', 'step-completed', 'task-completed'],
      ...['task-reopened', 'task-completed'],
    ])
  })

  it('are ticked off themselves: what they make up follows', async () => {
    const { tick } = await pipes()
    expect(await refused(tick('pipes'))).toEqual({ code: 'made-of-steps', step: 'skimmer' })
    expect(await refused(tick('pipes', 'pump'))).toEqual({ code: 'made-of-steps', step: 'mount' })
    expect(await refused(tick('pipes', 'tap'))).toEqual({ code: 'no-such-task', key: 'tap' })
    expect(await refused(tick('tap'))).toEqual({ code: 'no-such-task', key: 'tap' })
  })
})

describe('who sees a project', () => {
  it('is the office, its customer, and the workers with a visit in it', async () => {
    const company = await smallCompany()
    const { foyer, as, customer, store, alma, basile } = company
    const service = await given(
      foyer.dispatch.saveTemplate({ name: 'Essai', activity: 'II-3', minutes: 90 }, as('owner')),
    )
    const tasks = [{ key: 'trial', label: 'Essai', service: service.id }]
    const { project } = await begun(company, { tasks })
    const visit = project.tasks[0]?.visit ?? ''
    await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
    const slot = { visit, worker: alma, date: '2026-05-02', start: '09:00' }
    await given(foyer.dispatch.bookSlot(slot, as('agent')))
    const show = (who: ReturnType<typeof as>) =>
      foyer.dispatch.showProject({ project: project.id }, who)
    await given(show(as('customer', customer)))
    await given(show(as('worker', alma)))
    const stranger = await newCustomer(company, 2)
    for (const who of [as('customer', stranger), as('worker', basile)])
      expect((await refused(show(who))).code).toBe('not-found')
    const tick = { project: project.id, task: 'trial' }
    expect((await refused(foyer.dispatch.tickTask(tick, as('worker', basile)))).code).toBe(
      'not-found',
    )
    await given(foyer.dispatch.tickTask(tick, as('worker', alma)))
    const other = scenario({ store, tenant: 'tenant-b' })
    const theirs = other.foyer.dispatch.showProject({ project: project.id }, other.as('owner'))
    expect((await refused(theirs)).code).toBe('not-found')
    const list = await given(foyer.dispatch.projectsOf({ customer }, as('customer', customer)))
    expect(list.items.map(({ id }) => id)).toEqual([project.id])
  })
})
