import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { accountWith } from '../../lib/accounts'
import { cookieName, cookieOf } from '../../lib/session'
import { setting } from '../../lib/setting'

const signIn = async (typed: FormData): Promise<void> => {
  'use server'
  const account = accountWith(String(typed.get('name')), String(typed.get('password')))
  if (!account) redirect('/login')
  const jar = await cookies()
  const secure = setting('APP_ORIGIN').startsWith('https:')
  jar.set(cookieName, cookieOf(account), { httpOnly: true, sameSite: 'lax', secure, path: '/' })
  redirect('/office')
}

export default function Login() {
  return (
    <form action={signIn}>
      <label>
        Nom <input name="name" autoComplete="username" required />
      </label>
      <label>
        Mot de passe{' '}
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <button type="submit">Entrer</button>
    </form>
  )
}
