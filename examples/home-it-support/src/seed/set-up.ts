import type { Foyer, Principal } from '@foyer/core'
import { yes } from '../answers.js'
import { entity, staff, tenant, workers } from '../company.js'

const as: Principal = { tenant, id: 'owner', role: 'owner' }

/** Ids of a company that has done nothing yet. */
export interface SetUp {
  readonly legalEntity: string
  /** With the postcodes that they answer for, both ends included. */
  readonly workers: readonly { readonly id: string; readonly from: string; readonly to: string }[]
}

/** What a company must say of itself before its first customer calls: who it is, who goes where, and who may sign in. */
export const setUp = async ({ organisation }: Foyer): Promise<SetUp> => {
  const { id: legalEntity } = await yes(organisation.registerLegalEntity({ ...entity }, { as }))
  for (const { id, role } of staff) await yes(organisation.grantRole({ id, role }, { as }))
  const hired = []
  for (const { territory, ...worker } of workers) {
    const { id } = await yes(
      organisation.hireWorker({ ...worker, skills: [...worker.skills] }, { as }),
    )
    const drawn = { name: territory.name, postcodes: [...territory.postcodes], worker: id }
    await yes(organisation.drawTerritory(drawn, { as }))
    for (const { from, to } of territory.postcodes) hired.push({ id, from, to })
  }
  return { legalEntity, workers: hired }
}
