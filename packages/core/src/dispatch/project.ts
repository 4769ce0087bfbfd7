import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { type Calendar, isWorkingDay } from '../organisation/index.js'
import { CivilDate, plusDays } from '../shared/civil-date.js'
import { idOf } from '../shared/id.js'
import {
  inOrder,
  Key,
  ProjectTemplateId,
  type StepTemplate,
  type TaskTemplate,
} from './project-template.js'
import { VisitId } from './visit.js'

/** Id of a project. */
export const ProjectId = idOf<'ProjectId'>('prj')
/** Id of a project. */
export type ProjectId = z.output<typeof ProjectId>

/** A step and what it is made of. What is made of steps is done when they all are; `done` says so of what is not. */
export interface Step {
  readonly key: string
  readonly label: string
  readonly done: boolean
  readonly steps: readonly Step[]
}

/** A step and what it is made of. */
export const Step: z.ZodType<Step> = z
  .object({
    key: Key,
    label: z.string(),
    done: z.boolean(),
    get steps() {
      return z.array(Step).readonly()
    },
  })
  .readonly()
  .meta({ id: 'Step' })

const ProjectTask = z
  .object({
    key: Key,
    label: z.string(),
    date: CivilDate,
    after: z.array(Key).readonly(),
    milestone: z.boolean(),
    done: z.boolean(),
    steps: z.array(Step).readonly(),
    /** The visit drafted of its service. */
    visit: VisitId.optional(),
  })
  .readonly()
/** A task of a project. */
export type ProjectTask = z.output<typeof ProjectTask>

/** Work of many tasks for one customer (chantier): dated once, ticked off one by one. */
export const Project = z
  .object({
    id: ProjectId,
    template: ProjectTemplateId,
    name: z.string(),
    customer: CustomerId,
    /** The day from which it was dated. */
    from: CivilDate,
    tasks: z.array(ProjectTask).readonly(),
    milestones: z.enum(['in-order', 'any-order']),
  })
  .readonly()
  .meta({ id: 'Project' })
/** Work of many tasks for one customer. */
export type Project = z.output<typeof Project>

/**
 * The tasks of a template from a day on, in the order in which they come: each on the first working day on which all before it have taken
 * their working days (S155).
 */
export const datedTasks = (
  tasks: readonly TaskTemplate[],
  from: CivilDate,
  calendar: Calendar,
): readonly ProjectTask[] => {
  const ends = new Map<string, CivilDate>()
  return inOrder(tasks).map(({ key, label, days, after, milestone, steps }) => {
    const date = workingDays(
      after.reduce<CivilDate>((last, one) => latest(last, ends.get(one)), from),
      0,
      calendar,
    )
    ends.set(key, workingDays(date, days, calendar))
    return { key, label, date, after, milestone, done: false, steps: steps.map(undone) }
  })
}

const latest = (a: CivilDate, b: CivilDate | undefined): CivilDate => (b && b > a ? b : a)

/** The working day so many working days after the first one from a date on. */
const workingDays = (from: CivilDate, count: number, calendar: Calendar): CivilDate => {
  let date = from
  let left = count
  while (!isWorkingDay(calendar, date)) date = plusDays(date, 1)
  while (left > 0) {
    date = plusDays(date, 1)
    if (isWorkingDay(calendar, date)) left -= 1
  }
  return date
}

const undone = ({ key, label, steps = [] }: StepTemplate): Step => ({
  key,
  label,
  done: false,
  steps: steps.map(undone),
})

/** What is ticked off or taken up again: a task, or a step within it. */
export interface Ticked {
  readonly task: string
  /** Absent = the task itself. */
  readonly step?: string | undefined
}

/** Why something is not ticked off. */
export type TickProblem =
  | { readonly code: 'no-such-task'; readonly key: string }
  | { readonly code: 'made-of-steps'; readonly step: string }
  | { readonly code: 'task-waits-for'; readonly key: string }
  | { readonly code: 'milestone-waits-for'; readonly key: string }

/** Why this cannot be ticked off, or taken up again; undefined = it can. */
export const tickProblem = (
  project: Project,
  { task: key, step }: Ticked,
  done: boolean,
): TickProblem | undefined => {
  const task = project.tasks.find((one) => one.key === key)
  if (!task) return { code: 'no-such-task', key }
  const found = step ? findStep(task.steps, step) : { steps: task.steps }
  if (!found) return { code: 'no-such-task', key: step ?? key }
  const [inside] = found.steps
  if (inside) return { code: 'made-of-steps', step: inside.key }
  if (!done) return undefined
  const next = tick(project, { task: key, step }, true).tasks.find((one) => one.key === key)
  return next?.done ? waits(project, task) : undefined
}

/** What a task that would be done now has to wait for. */
const waits = ({ tasks, milestones }: Project, task: ProjectTask): TickProblem | undefined => {
  const before = tasks.find(({ key, done }) => task.after.includes(key) && !done)
  if (before) return { code: 'task-waits-for', key: before.key }
  if (!task.milestone || milestones === 'any-order') return undefined
  const above = tasks.slice(0, tasks.indexOf(task)).find((one) => one.milestone && !one.done)
  return above && { code: 'milestone-waits-for', key: above.key }
}

const findStep = (steps: readonly Step[], key: string): Step | undefined => {
  for (const step of steps) {
    const found = step.key === key ? step : findStep(step.steps, key)
    if (found) return found
  }
  return undefined
}

/** The project with something ticked off, or taken up again: what is made of steps follows them, all the way up (S172). */
export const tick = (project: Project, { task: key, step }: Ticked, done: boolean): Project => ({
  ...project,
  tasks: project.tasks.map((task) => {
    if (task.key !== key) return task
    const steps = step ? task.steps.map((one) => tickStep(one, step, done)) : task.steps
    return { ...task, steps, done: steps.length ? steps.every((one) => one.done) : done }
  }),
})

const tickStep = (step: Step, key: string, done: boolean): Step => {
  if (!step.steps.length) return step.key === key ? { ...step, done } : step
  const steps = step.steps.map((one) => tickStep(one, key, done))
  return { ...step, steps, done: steps.every((one) => one.done) }
}
