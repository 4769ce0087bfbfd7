import { z } from 'zod'
import { idOf } from '../shared/id.js'
import { TemplateId } from './template-parts.js'

/** Id of a project template. */
export const ProjectTemplateId = idOf<'ProjectTemplateId'>('ptp')
/** Id of a project template. */
export type ProjectTemplateId = z.output<typeof ProjectTemplateId>

/** A short name inside a project: `delivery`, `first-coat`. */
export const Key = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)

const Label = z.string().trim().min(1).max(200)

/** A step of a task, and the steps that it is made of. */
export interface StepTemplate {
  readonly key: string
  readonly label: string
  readonly steps?: readonly StepTemplate[] | undefined
}

/** Steps within steps; their keys are unique among those of one task. */
export const StepTemplate: z.ZodType<StepTemplate> = z
  .object({
    key: Key,
    label: Label,
    get steps() {
      return z.array(StepTemplate).max(50).readonly().optional()
    },
  })
  .readonly()
  .meta({ id: 'StepTemplate' })

const TaskTemplate = z
  .object({
    key: Key,
    label: Label,
    /** How many working days it takes: the tasks after it begin then. 0 = the same day. */
    days: z.int().min(0).max(366).default(1),
    /** The tasks that come before it, by their keys. */
    after: z.array(Key).max(100).readonly().default([]),
    milestone: z.boolean().default(false),
    steps: z.array(StepTemplate).max(50).readonly().default([]),
    /** The service that a visit is drafted of on its day; absent = no visit. */
    service: TemplateId.optional(),
  })
  .readonly()
/** A task of a project template. */
export type TaskTemplate = z.output<typeof TaskTemplate>

/** What a project template is written with. */
export const NewProjectTemplate = z
  .object({
    /** Unique in the tenant. */
    name: z.string().trim().min(1).max(100),
    tasks: z.array(TaskTemplate).min(1).max(100).readonly(),
    /** `any-order` lets a milestone be reached before those above it. */
    milestones: z.enum(['in-order', 'any-order']).default('in-order'),
  })
  .readonly()

/** A project as the company does it again and again (modèle de projet). */
export const ProjectTemplate = z
  .object({ id: ProjectTemplateId, ...NewProjectTemplate.unwrap().shape })
  .readonly()
  .meta({ id: 'ProjectTemplate' })
/** A project as the company does it again and again. */
export type ProjectTemplate = z.output<typeof ProjectTemplate>

/** Why tasks are no project. */
export type TasksProblem =
  | { readonly code: 'task-key-taken'; readonly key: string }
  | { readonly code: 'task-after-unknown'; readonly key: string; readonly after: string }
  | { readonly code: 'task-after-itself'; readonly key: string }

/** What is wrong with tasks: a key used twice, a task that comes after none of them, or after itself in the end; undefined = nothing. */
export const problemOf = (tasks: readonly TaskTemplate[]): TasksProblem | undefined => {
  const keys = new Set<string>()
  for (const { key, steps } of tasks) {
    if (keys.has(key)) return { code: 'task-key-taken', key }
    keys.add(key)
    const inside = keysOf(steps)
    const twice = inside.find((one, i) => inside.indexOf(one) !== i)
    if (twice) return { code: 'task-key-taken', key: twice }
  }
  for (const { key, after } of tasks) {
    const unknown = after.find((one) => !keys.has(one))
    if (unknown) return { code: 'task-after-unknown', key, after: unknown }
  }
  const ordered = inOrder(tasks)
  const left = tasks.find((task) => !ordered.includes(task))
  return left && { code: 'task-after-itself', key: left.key }
}

const keysOf = (steps: readonly StepTemplate[]): readonly string[] =>
  steps.flatMap(({ key, steps: inside = [] }) => [key, ...keysOf(inside)])

/** Tasks so that each comes after those before it; what waits for itself is left out. */
export const inOrder = (tasks: readonly TaskTemplate[]): readonly TaskTemplate[] => {
  const ordered: TaskTemplate[] = []
  const placed = new Set<string>()
  for (;;) {
    const ready = tasks.filter(
      ({ key, after }) => !placed.has(key) && after.every((one) => placed.has(one)),
    )
    if (!ready.length) return ordered
    for (const task of ready) placed.add(task.key)
    ordered.push(...ready)
  }
}
