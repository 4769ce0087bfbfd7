import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { everything, Paging, pageOf } from '../app/paging.js'
import { ActivityCode, LawSettings, Status } from '../rules/schemas.js'
import { CivilDate } from '../shared/civil-date.js'
import { accept, refuse } from '../shared/result.js'
import { Postcode } from '../shared/text.js'
import { Abilities } from './ability.js'
import { legalEntities, roleGrants, territories, workers } from './collections.js'
import { GivenValues } from './custom-field.js'
import { takeValues, valueRefusals } from './custom-values.js'
import { filledIn } from './extending.js'
import { fieldsOf } from './fields-of.js'
import { sharedPrefix } from './invoicing-settings.js'
import { LegalEntity, LegalEntityId, NewLegalEntity } from './legal-entity.js'
import { RoleGrant } from './role-grant.js'
import { NewTerritory, territoryFor } from './territory.js'
import { TerritoryId } from './territory-id.js'
import { ContactChange, NewWorker, reachedBy, Worker, WorkerId } from './worker.js'
import { workerExtension } from './worker-fields.js'

export * from './calendar-operations.js'
export * from './creditor-operations.js'
export * from './feature-operations.js'
export * from './field-operations.js'
export * from './field-worker-operations.js'
export * from './invoicing-operations.js'
export * from './policy-operations.js'
export * from './worker-field-operations.js'
export * from './working-week-operations.js'

/** Registers a company of the tenant, with its SAP declaration. */
export const registerLegalEntity = command({
  input: NewLegalEntity,
  output: LegalEntity,
  allow: { owner: 'all' },
  refusals: {
    'siren-taken': { legalEntity: LegalEntityId },
    'prefix-taken': { prefix: z.string() },
  },
  async run(work, input) {
    const prefix = sharedPrefix(input.invoicePrefix, input.invoicing)
    if (prefix) return refuse({ code: 'prefix-taken', prefix })
    const [known] = await work.find(legalEntities, { where: { siren: input.siren }, limit: 1 })
    if (known) return refuse({ code: 'siren-taken', legalEntity: known.id })
    const legalEntity: LegalEntity = { ...input, id: work.newId(LegalEntityId) }
    work.put(legalEntities, legalEntity)
    work.record({ type: 'legal-entity-registered', of: legalEntity.id })
    return accept(legalEntity)
  },
})

/**
 * Adds an activity to an entity's registration, from a day on: that day included. Once withdrawn, it may be declared again from then
 * on. `as` says what the State gave: an approval or an authorisation stands beside the declaration.
 */
export const declareActivity = command({
  input: z.object({
    legalEntity: LegalEntityId,
    activity: ActivityCode,
    from: CivilDate,
    as: Status.default('declaration'),
  }),
  output: LegalEntity,
  allow: { owner: 'all' },
  refusals: { 'activity-already-declared': { from: CivilDate } },
  async run(work, { legalEntity: id, activity, from, as }) {
    const entity = await work.get(legalEntities, id)
    if (!entity) return refuse({ code: 'not-found', id })
    const known = entity.activities.find(
      (one) => isOf(one, activity, as) && (!one.until || from < one.until),
    )
    if (known) return refuse({ code: 'activity-already-declared', from: known.from })
    const declared = { ...entity, activities: [...entity.activities, { activity, from, as }] }
    work.put(legalEntities, declared)
    work.record({ type: 'activity-declared', of: id, data: { activity, from, as } })
    return accept(declared)
  },
})

const isOf = (
  { activity, as = 'declaration' }: LegalEntity['activities'][number],
  asked: ActivityCode,
  status: LegalEntity['activities'][number]['as'],
): boolean => activity === asked && as === status

/** Ends an activity: from `until` on, what is done opens no right. What was done before keeps it. */
export const withdrawActivity = command({
  input: z.object({
    legalEntity: LegalEntityId,
    activity: ActivityCode,
    until: CivilDate,
    as: Status.default('declaration'),
  }),
  output: LegalEntity,
  allow: { owner: 'all' },
  refusals: { 'activity-not-declared': {} },
  async run(work, { legalEntity: id, activity, until, as }) {
    const entity = await work.get(legalEntities, id)
    if (!entity) return refuse({ code: 'not-found', id })
    const running = entity.activities.find(
      (one) => isOf(one, activity, as) && !one.until && one.from <= until,
    )
    if (!running) return refuse({ code: 'activity-not-declared' })
    const withdrawn = {
      ...entity,
      activities: entity.activities.map((one) => (one === running ? { ...one, until } : one)),
    }
    work.put(legalEntities, withdrawn)
    work.record({ type: 'activity-withdrawn', of: id, data: { activity, until, as } })
    return accept(withdrawn)
  },
})

/** Decides what the law leaves open for an entity, all settings at once; what is left out takes its safe side again. */
export const settleLaw = command({
  input: z.object({ legalEntity: LegalEntityId, settings: LawSettings }),
  output: LegalEntity,
  allow: { owner: 'all' },
  refusals: {},
  async run(work, { legalEntity: id, settings: lawSettings }) {
    const entity = await work.get(legalEntities, id)
    if (!entity) return refuse({ code: 'not-found', id })
    const settled = { ...entity, lawSettings }
    work.put(legalEntities, settled)
    work.record({ type: 'law-settled', of: id, data: { settings: JSON.stringify(lawSettings) } })
    return accept(settled)
  },
})

/** The companies of the tenant, by name. */
export const listLegalEntities = query({
  input: Paging,
  output: pageOf(LegalEntity),
  allow: { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' },
  refusals: {},
  async run(work, paging) {
    return accept(await work.page(legalEntities, { ...paging, order: 'name' }))
  },
})

/** Takes a field worker on. `custom` = values of the fields that the company added. */
export const hireWorker = command({
  input: z.object({ ...NewWorker.unwrap().shape, custom: GivenValues.default({}) }),
  output: Worker,
  allow: { owner: 'all', manager: 'all' },
  refusals: { 'worker-reference-taken': { worker: WorkerId }, ...valueRefusals },
  async run(work, { custom, ...input }) {
    const where = { reference: input.reference }
    const [known] = await work.find(workers, { where, limit: 1 })
    if (known) return refuse({ code: 'worker-reference-taken', worker: known.id })
    const values = takeValues(await fieldsOf(work, 'workers'), {}, custom)
    if (!values.ok) return values
    const hired: Worker = { ...input, id: work.newId(WorkerId), endedOn: null }
    const worker = await filledIn(work, workerExtension, hired, values.value)
    work.put(workers, worker)
    work.record({ type: 'worker-hired', of: worker.id })
    return accept(worker)
  },
})

/**
 * Changes how a worker is reached, phone, e-mail, language, and the values of the fields that the company added. What leaves from now on goes
 * there, notices that wait included.
 */
export const amendWorker = command({
  input: z.object({
    worker: WorkerId,
    change: ContactChange,
    custom: GivenValues.default({}),
  }),
  output: Worker,
  allow: { owner: 'all', manager: 'all' },
  refusals: valueRefusals,
  async run(work, { worker: id, change, custom }) {
    const before = await work.get(workers, id)
    if (!before) return refuse({ code: 'not-found', id })
    const values = takeValues(await fieldsOf(work, 'workers'), before.custom ?? {}, custom)
    if (!values.ok) return values
    const reached = reachedBy(before, change)
    const fields = [...reached.fields, ...Object.keys(custom).map((name) => `custom.${name}`)]
    if (!fields.length) return accept(before)
    const worker = await filledIn(work, workerExtension, reached.worker, values.value)
    work.put(workers, worker)
    work.record({ type: 'worker-amended', of: id, data: { fields } })
    return accept(worker)
  },
})

/** Says what a worker is able to do, all at once: nothing that is left out. Visits already booked stay as they are (S333). */
export const setAbilities = command({
  input: z.object({ worker: WorkerId, abilities: Abilities }),
  output: Worker,
  allow: { owner: 'all', manager: 'all' },
  refusals: {},
  async run(work, { worker: id, abilities }) {
    const before = await work.get(workers, id)
    if (!before) return refuse({ code: 'not-found', id })
    const worker = { ...before, abilities }
    work.put(workers, worker)
    work.record({ type: 'worker-abilities-set', of: id, data: { abilities: { ...abilities } } })
    return accept(worker)
  },
})

/** Ends a worker's time with the company: from `on` on, that day included, no visit may be given to them. */
export const endWorker = command({
  input: z.object({ worker: WorkerId, on: CivilDate }),
  output: Worker,
  allow: { owner: 'all', manager: 'all' },
  refusals: { 'worker-already-ended': { on: CivilDate } },
  async run(work, { worker: id, on }) {
    const worker = await work.get(workers, id)
    if (!worker) return refuse({ code: 'not-found', id })
    if (worker.endedOn) return refuse({ code: 'worker-already-ended', on: worker.endedOn })
    const ended = await filledIn(work, workerExtension, { ...worker, endedOn: on })
    work.put(workers, ended)
    work.record({ type: 'worker-ended', of: id, data: { on } })
    return accept(ended)
  },
})

/** The field workers, by reference; with `text`, those whose names, reference or searchable own fields answer every word, best first. */
export const listWorkers = query({
  input: z.object({ ...Paging.shape, text: z.string().trim().min(1).max(200).optional() }),
  output: pageOf(Worker),
  allow: { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' },
  refusals: {},
  async run(work, { text, ...paging }) {
    const sought = text === undefined ? { order: 'reference' } : { search: text }
    return accept(await work.page(workers, { ...paging, ...sought }))
  },
})

/** Draws a territory: a set of postcodes and the worker who answers for it. */
export const drawTerritory = command({
  input: NewTerritory,
  output: z.object({ territory: TerritoryId }),
  allow: { owner: 'all', manager: 'all' },
  refusals: { 'territory-name-taken': {} },
  async run(work, input) {
    if (input.worker && !(await work.get(workers, input.worker)))
      return refuse({ code: 'not-found', id: input.worker })
    const [known] = await work.find(territories, { where: { name: input.name }, limit: 1 })
    if (known) return refuse({ code: 'territory-name-taken' })
    const id = work.newId(TerritoryId)
    work.put(territories, { ...input, id })
    work.record({ type: 'territory-drawn', of: id })
    return accept({ territory: id })
  },
})

/** Who answers for a postcode: the territory and its worker, or neither, which means the queue. */
export const territoryOf = query({
  input: z.object({ postcode: Postcode }),
  output: z.object({ territory: TerritoryId.optional(), worker: WorkerId.optional() }),
  allow: { owner: 'all', manager: 'all', agent: 'all', visitor: 'all' },
  refusals: {},
  async run(work, { postcode }) {
    const found = territoryFor(await everything(work, territories, {}), postcode)
    return accept({ territory: found?.id, worker: found?.worker })
  },
})

/** Gives a host's account its role; an account that had one has the new one instead. */
export const grantRole = command({
  input: RoleGrant,
  output: RoleGrant,
  allow: { owner: 'all' },
  refusals: {},
  async run(work, grant) {
    await work.get(roleGrants, grant.id)
    work.put(roleGrants, grant)
    work.record({ type: 'role-granted', of: grant.id, data: { role: grant.role } })
    return accept(grant)
  },
})

/** Takes an account's role away. */
export const revokeRole = command({
  input: z.object({ account: z.string() }),
  output: z.object({ account: z.string() }),
  allow: { owner: 'all' },
  refusals: {},
  async run(work, { account }) {
    if (!(await work.get(roleGrants, account))) return refuse({ code: 'not-found', id: account })
    work.remove(roleGrants, account)
    work.record({ type: 'role-revoked', of: account })
    return accept({ account })
  },
})

/** The role of an account: a host asks as `system`, with every request it authenticates. */
export const roleOf = query({
  input: z.object({ account: z.string() }),
  output: RoleGrant,
  allow: { owner: 'all', system: 'all' },
  refusals: {},
  async run(work, { account }) {
    const grant = await work.get(roleGrants, account)
    return grant ? accept(grant) : refuse({ code: 'not-found', id: account })
  },
})
