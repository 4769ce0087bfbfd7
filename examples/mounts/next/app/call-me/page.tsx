import { Instant } from '@foyer/core'
import { foyer, tenant } from '../../lib/foyer'
import { setting } from '../../lib/setting'
import { CallMe } from './call-me'

// A token ends: a page that was drawn while Next built would hand out a dead one.
export const dynamic = 'force-dynamic'

export default async function Page() {
  const token = await foyer().mintToken({
    tenant,
    id: 'web-form',
    role: 'visitor',
    operations: ['customers.submitForm'],
    origin: setting('APP_ORIGIN'),
    until: Instant.parse(new Date(Date.now() + 12 * 3_600_000).toISOString()),
  })
  return <CallMe token={token} />
}
