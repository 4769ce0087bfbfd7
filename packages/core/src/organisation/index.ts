export { legalEntities, roleGrants, territories, workers } from './collections.js'
export { Address, LegalEntity, LegalEntityId } from './legal-entity.js'
export { Territory, TerritoryId, territoryFor } from './territory.js'
export { isActive, Worker, WorkerId, workerName } from './worker.js'
