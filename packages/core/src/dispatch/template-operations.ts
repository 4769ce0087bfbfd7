import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { CustomerId, customers } from '../customers/index.js'
import { LegalEntityId, legalEntities, WorkerId } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { accept, refuse } from '../shared/result.js'
import { templates } from './collections.js'
import { draftVisit } from './planning.js'
import { carriedBy, minutesOfTemplate, NewTemplate, ServiceTemplate } from './template.js'
import { TemplateId } from './template-parts.js'
import { Place, Visit, Wanted } from './visit.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

/** Writes a service template, or another in its place under its name: visits made of it before keep what they carry (S154). */
export const saveTemplate = command({
  input: NewTemplate,
  output: ServiceTemplate,
  allow: { owner: 'all', manager: 'all' },
  refusals: { 'template-minutes-wrong': {} },
  async run(work, input) {
    const minutes = minutesOfTemplate(input)
    if (!minutes) return refuse({ code: 'template-minutes-wrong' })
    const [known] = await work.find(templates, { where: { name: input.name }, limit: 1 })
    const id = known?.id ?? work.newId(TemplateId)
    const template: ServiceTemplate = { ...input, minutes, id }
    work.put(templates, template)
    work.record({ type: 'service-template-saved', of: id, data: { activity: input.activity } })
    return accept(template)
  },
})

/** The service templates, by name. */
export const listTemplates = query({
  input: Paging,
  output: pageOf(ServiceTemplate),
  allow: { ...office, worker: 'all' },
  refusals: {},
  async run(work, paging) {
    return accept(await work.page(templates, { ...paging, order: 'name' }))
  },
})

/** Drafts a visit of a service template: it carries its length, the abilities it needs, what is brought and what is done (S154). */
export const createVisitFromTemplate = command({
  input: z.object({
    template: TemplateId,
    legalEntity: LegalEntityId,
    customer: CustomerId,
    worker: WorkerId.nullable().default(null),
    place: Place.default('home'),
    wanted: Wanted.optional(),
  }),
  output: Visit,
  allow: office,
  refusals: { 'worker-not-available': { worker: WorkerId, on: CivilDate } },
  async run(work, { template: id, wanted, ...asked }) {
    const template = await work.get(templates, id)
    if (!template) return refuse({ code: 'not-found', id })
    const { legalEntity, customer } = asked
    if (!(await work.get(legalEntities, legalEntity)))
      return refuse({ code: 'not-found', id: legalEntity })
    if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
    const agreed = wanted ? { wanted } : {}
    return draftVisit(work, { ...asked, ...carriedBy(template), ...agreed, order: null })
  },
})
