import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { foyer, tenant } from '../../lib/foyer'
import { accountIn, cookieName } from '../../lib/session'
import { Office } from './office'

export default async function Page() {
  const jar = await cookies()
  const account = accountIn(jar.get(cookieName)?.value)
  if (!account) redirect('/login')
  const answer = await foyer().organisation.listLegalEntities({}, { as: { tenant, ...account } })
  if (!answer.ok) throw new Error(foyer().say(answer.refusal, 'fr'))
  const [entity] = answer.value.items
  return entity ? <Office legalEntity={entity.id} /> : <p>Aucune société dans ce fichier.</p>
}
