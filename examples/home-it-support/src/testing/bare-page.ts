import { Instant, type Principal } from '@foyer/core'
import { yes } from '../answers.js'
import { offers, tenant } from '../company.js'
import type { OpenSite } from './open-site.js'

const as: Principal = { tenant, id: 'owner', role: 'owner' }

/** A shop's page with the script tag and the two widgets for visitors, and nothing else. */
export const barePage = async ({ url, house: { foyer } }: OpenSite, origin: string) => {
  const { items } = await yes(foyer.organisation.listLegalEntities({}, { as }))
  const token = await foyer.mintToken({
    ...{ tenant, id: 'shop', role: 'visitor', origin },
    operations: ['customers.submitForm', 'taxCredit.simulate'],
    until: Instant.parse(new Date(Date.now() + 600_000).toISOString()),
  })
  const common = `url="${url}/foyer" token="${token}"`
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Une boutique</title>
<script type="module" src="${url}/assets/foyer.js"></script>
<foyer-simulator ${common} legal-entity="${items[0]?.id}" offers='${JSON.stringify(offers.fr)}'></foyer-simulator>
<foyer-form ${common}></foyer-form>`
}

/** Somebody who goes to the homes. */
export const oneWorker = async ({ house: { foyer } }: OpenSite): Promise<string> => {
  const { items } = await yes(foyer.organisation.listWorkers({}, { as }))
  return items[0]?.id ?? ''
}

/** The screen of a phone. */
export const aPhone = {
  viewport: { width: 412, height: 915 },
  isMobile: true,
  hasTouch: true,
} as const
