'use client'

import { createClient } from '@foyer/core/client'
import { type FoyerClient, Intake, Invoices } from '@foyer/react-widgets'

const client: FoyerClient = createClient({ url: '/foyer' })
const offers = [{ name: 'Dépannage informatique', activity: 'II-11', hourlyPrice: 59_00 }] as const

export const Office = ({ legalEntity }: { readonly legalEntity: string }) => (
  <>
    <Intake client={client} language="fr" legalEntity={legalEntity} offers={offers} />
    <Invoices client={client} language="fr" />
  </>
)
