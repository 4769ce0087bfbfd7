import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { CustomerId, customers } from '../customers/index.js'
import { calendarOf, LegalEntityId, legalEntities } from '../organisation/index.js'
import { canonical } from '../shared/canonical.js'
import { CivilDate, TimeOfDay } from '../shared/civil-date.js'
import { accept, must, refuse } from '../shared/result.js'
import { projects, projectTemplates, templates, visits } from './collections.js'
import { draftVisit } from './planning.js'
import {
  datedTasks,
  Project,
  ProjectId,
  type ProjectTask,
  type Ticked,
  tick,
  tickProblem,
} from './project.js'
import {
  Key,
  NewProjectTemplate,
  ProjectTemplate,
  ProjectTemplateId,
  problemOf,
  type TaskTemplate,
} from './project-template.js'
import { carriedBy } from './template.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

/** Writes a project template, or another in its place under its name: projects begun before stay as they are (S155). */
export const saveProjectTemplate = command({
  input: NewProjectTemplate,
  output: ProjectTemplate,
  allow: { owner: 'all', manager: 'all' },
  refusals: {
    'task-key-taken': { key: Key },
    'task-after-unknown': { key: Key, after: Key },
    'task-after-itself': { key: Key },
  },
  async run(work, input) {
    const problem = problemOf(input.tasks)
    if (problem) return refuse(problem)
    for (const { service } of input.tasks)
      if (service && !(await work.get(templates, service)))
        return refuse({ code: 'not-found', id: service })
    const [known] = await work.find(projectTemplates, { where: { name: input.name }, limit: 1 })
    const template = { ...input, id: known?.id ?? work.newId(ProjectTemplateId) }
    work.put(projectTemplates, template)
    work.record({ type: 'project-template-saved', of: template.id })
    return accept(template)
  },
})

/** The project templates, by name. */
export const listProjectTemplates = query({
  input: Paging,
  output: pageOf(ProjectTemplate),
  allow: office,
  refusals: {},
  async run(work, paging) {
    return accept(await work.page(projectTemplates, { ...paging, order: 'name' }))
  },
})

/**
 * Begins a project of a template: its tasks are dated from a day on, each after those before it, on working days; where a task names a
 * service, its visit is drafted, wanted that day (S155).
 */
export const beginProject = command({
  input: z.object({
    template: ProjectTemplateId,
    customer: CustomerId,
    /** Whose visits they are. */
    legalEntity: LegalEntityId,
    from: CivilDate,
  }),
  output: Project,
  allow: office,
  refusals: {},
  async run(work, { template: id, customer, legalEntity, from }) {
    const template = await work.get(projectTemplates, id)
    if (!template) return refuse({ code: 'not-found', id })
    if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
    if (!(await work.get(legalEntities, legalEntity)))
      return refuse({ code: 'not-found', id: legalEntity })
    const { name, milestones, tasks: asked } = template
    const tasks: ProjectTask[] = []
    for (const task of datedTasks(asked, from, await calendarOf(work)))
      tasks.push(await withVisit(work, task, asked, { customer, legalEntity }))
    const born = { id: work.newId(ProjectId), template: id, name, customer, from }
    const project: Project = { ...born, tasks, milestones }
    work.put(projects, project)
    work.record({ type: 'project-begun', of: project.id, about: customer, data: { from } })
    return accept(project)
  },
})

const withVisit = async (
  work: Work,
  task: ProjectTask,
  asked: readonly TaskTemplate[],
  whose: Pick<Project, 'customer'> & { readonly legalEntity: LegalEntityId },
): Promise<ProjectTask> => {
  const service = asked.find(({ key }) => key === task.key)?.service
  const template = service && (await work.get(templates, service))
  if (!template) return task
  const wanted = { from: task.date, through: task.date, ...allDay }
  const planned = { ...whose, ...carriedBy(template), wanted, ...unplanned }
  return { ...task, visit: must(await draftVisit(work, planned)).id }
}

const allDay = { earliest: TimeOfDay.parse('00:00'), latest: TimeOfDay.parse('23:59') }
const unplanned = { place: 'home', worker: null, order: null } as const

/** A project is its customer’s, and that of every worker with a visit in it. */
const passOwn = async (work: Work, { customer, tasks }: Project): Promise<void> => {
  const gone = await Promise.all(
    tasks.map(async ({ visit }) => visit && (await work.get(visits, visit))?.worker),
  )
  work.own({ customer, worker: gone.find((worker) => worker === work.as.id) })
}

const tickRefusals = {
  'no-such-task': { key: Key },
  'made-of-steps': { step: Key },
  'task-waits-for': { key: Key },
  'milestone-waits-for': { key: Key },
} as const

/**
 * Ticks a task or a step off, or takes it up again (`done: false`). What is made of steps follows them: done with the last, open again with
 * the first taken up (S172). A task waits for those before it, a milestone for those above it unless the template lets them come in any
 * order (S168).
 */
export const tickTask = command({
  input: z.object({
    project: ProjectId,
    task: Key,
    /** Absent = the task itself. */
    step: Key.optional(),
    done: z.boolean().default(true),
  }),
  output: Project,
  allow: { ...office, worker: 'own' },
  refusals: tickRefusals,
  async run(work, { project: id, done, ...what }) {
    const project = await work.get(projects, id)
    if (!project) return refuse({ code: 'not-found', id })
    await passOwn(work, project)
    const problem = tickProblem(project, what, done)
    if (problem) return refuse(problem)
    const ticked = tick(project, what, done)
    if (canonical(ticked) === canonical(project)) return accept(project)
    work.put(projects, ticked)
    work.record({ type: whatHappened(project, ticked, what, done), ...toldOf(project, what) })
    return accept(ticked)
  },
})

/** A task that a step completed or opened again is what happened; the step, where it changed nothing else. */
const whatHappened = (before: Project, after: Project, { task }: Ticked, done: boolean): string => {
  const isDone = ({ tasks }: Project) => tasks.find(({ key }) => key === task)?.done
  const of = isDone(before) === isDone(after) ? 'step' : 'task'
  return `${of}-${done ? 'completed' : 'reopened'}`
}

const toldOf = ({ id, customer }: Project, { task, step }: Ticked) => ({
  of: id,
  about: customer,
  data: step ? { task, step } : { task },
})

/** A project and how far it is; a customer sees their own, a worker those in which they have a visit. */
export const showProject = query({
  input: z.object({ project: ProjectId }),
  output: Project,
  allow: { ...office, worker: 'own', customer: 'own' },
  refusals: {},
  async run(work, { project: id }) {
    const project = await work.get(projects, id)
    if (!project) return refuse({ code: 'not-found', id })
    await passOwn(work, project)
    return accept(project)
  },
})

/** A customer’s projects, the latest first. */
export const projectsOf = query({
  input: z.object({ customer: CustomerId, ...Paging.shape }),
  output: pageOf(Project),
  allow: { ...office, customer: 'own' },
  refusals: {},
  async run(work, { customer, ...paging }) {
    work.own({ customer })
    const order = { order: 'from', descending: true }
    return accept(await work.page(projects, { where: { customer }, ...order, ...paging }))
  },
})
