import type { CustomerId } from '../customers/index.js'
import type { LegalEntityId, WorkerId } from '../organisation/index.js'
import { given, type Scenario, scenario } from './scenario.js'

/** A company with two workers of one skill each and some in common, and one customer: where most stories begin. */
export interface SmallCompany extends Scenario {
  readonly entity: LegalEntityId
  /** Home IT support and odd jobs; answers for the postcodes 26000 to 26999. */
  readonly alma: WorkerId
  /** Home IT support and house cleaning. */
  readonly basile: WorkerId
  /** Lives in 26000. */
  readonly customer: CustomerId
}

/** Opens a scenario with a small company in it, liable to VAT unless told otherwise. */
export const smallCompany = async (
  options: Parameters<typeof scenario>[0] & { readonly vat?: 'franchise' | 'exempt' } = {},
): Promise<SmallCompany> => {
  const { vat = 'normal', ...rest } = options
  const opened = scenario(rest)
  const { foyer, as } = opened
  const owner = as('owner')
  const entity = await given(foyer.organisation.registerLegalEntity({ ...newEntity, vat }, owner))
  const alma = await given(
    foyer.organisation.hireWorker(
      {
        reference: 'W1',
        firstName: 'Alma',
        lastName: 'Roux',
        skills: ['II-11', 'II-3'],
        phone: '+33611111111',
      },
      owner,
    ),
  )
  const basile = await given(
    foyer.organisation.hireWorker(
      {
        reference: 'W2',
        firstName: 'Basile',
        lastName: 'Morin',
        skills: ['II-11', 'II-1'],
        phone: '+33622222222',
      },
      owner,
    ),
  )
  const postcodes = [{ from: '26000', to: '26999' }]
  await given(
    foyer.organisation.drawTerritory({ name: 'Drôme', postcodes, worker: alma.id }, owner),
  )
  const customer = await newCustomer(opened, 1)
  return { ...opened, entity: entity.id, alma: alma.id, basile: basile.id, customer }
}

/** One more customer of the company; a number tells them apart. */
export const newCustomer = async (
  { foyer, as }: Pick<Scenario, 'foyer' | 'as'>,
  no: number,
): Promise<CustomerId> => {
  const identity = {
    firstName: 'Marie',
    lastName: `Dupont ${no}`,
    phone: '+33612345678',
    home: { street: '1 rue des Lilas', postcode: '26000', city: 'Valence' },
  }
  const { customer } = await given(foyer.customers.registerCustomer({ identity }, as('agent')))
  return customer.id
}

const newEntity = {
  name: 'Les Jours Tranquilles',
  legalForm: 'SARL',
  siren: '123456782',
  siret: '12345678200010',
  sapNumber: 'SAP123456782',
  declaredOn: '2019-09-02',
  activities: [
    { activity: 'II-11', from: '2019-09-02' },
    { activity: 'II-3', from: '2019-09-02' },
    { activity: 'II-1', from: '2019-09-02' },
  ],
  address: { line: '8 rue des Abricots', postcode: '26000', city: 'Valence' },
  email: 'bonjour@jours-tranquilles.example',
  phone: '04 65 71 00 00',
  representative: 'Jeanne Blanc',
} as const
