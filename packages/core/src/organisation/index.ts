export { legalEntities, territories, workers } from './collections.js'
export { LegalEntity, LegalEntityId } from './legal-entity.js'
export { TerritoryId, territoryFor } from './territory.js'
export { isActive, Worker, WorkerId, workerName } from './worker.js'
