import { scryptSync, timingSafeEqual } from 'node:crypto'
import type { Account } from './session'

/** The host's own table of users: here one, whose password is `hearth`, kept as what scrypt makes of it. */
const accounts: readonly (Account & { readonly salt: string; readonly password: string })[] = [
  {
    ...{ id: 'claire', role: 'agent', salt: 'c1a1re' },
    password: 'fb6d7859e2a0925a495bfbeb2e3a226d79e24059e912a55152ba53815b4b60ea',
  },
]

/** Who signs in with this name and password; nobody where they do not belong together. */
export const accountWith = (name: string, password: string): Account | undefined => {
  const known = accounts.find(({ id }) => id === name)
  const given = scryptSync(password, known?.salt ?? 'nobody', 32)
  return known && timingSafeEqual(given, Buffer.from(known.password, 'hex')) ? known : undefined
}
